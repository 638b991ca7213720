"""What all parts of the actors finder look at, and which tokens they have used up."""

from bisect import bisect_left, bisect_right
from collections import Counter

from dateline.analysis import Analysis
from dateline.extraction.actors.found import Found
from dateline.extraction.actors.scan import Hit, Hits
from dateline.extraction.draft import Context, Draft
from dateline.knowledge.names import fold
from dateline.record import Span

# How many tokens back a "his" looks for its owner.
_REACH = 60
# How many times oftener than any other a country is named that the report is about for certain.
_CLEARLY = 1.2
_WAYS = {"to", "into", "toward", "towards", "for", "from"}
_PRONOUNS = {"his", "her", "their", "its", "whose"}


class Scene:
    """`lower`: words in lower case with straight apostrophes.
    `folded`: the text in plain letters, offsets kept.
    `used[token]`: a name or role that already stands in a mention or tells its country.

    place_at[token]  the country of the place that the token names
    in_place  tokens of names of places, of those too that lie nobody knows where
    organisations[token]  the unknown organisation whose name starts there
    persons[token]  the person mention that covers the token
    """

    def __init__(self, ctx: Context, draft: Draft) -> None:
        self.a: Analysis = ctx.analysis
        self.lower = ["'s" if word == "’s" else word for word in self.a.lower]
        self.folded = fold(self.a.text)
        self.publisher = ctx.report.publisher
        self.published = ctx.report.published
        self.register = ctx.knowledge.register
        self.words = ctx.knowledge.actor_words
        self.hits = Hits(self.a, self.register)
        self.used = [False] * len(self.a)
        self.organisations: dict[int, Found] = {}
        self.persons: dict[int, Found] = {}
        self._named: dict[int, dict[str, None]] = {}
        self._quote_starts = [quote.start for quote in self.a.quotes]
        self.places, self._ends = _literal_places(self.a, draft)
        self.country, self.certain = _about(self.hits, self.places)
        self._is_set = self.certain and self.hits.counts[self.country or ""] > 1
        self.place_at = _countries_by_token(self.a, draft)
        self.in_place = _tokens_of_places(self.a, draft)

    def use(self, first: int, last: int) -> None:
        for token in range(first, last):
            self.used[token] = True

    def label(self, token: int) -> str | None:
        """What the model takes the name for that this token is part of (PERSON, GPE, DATE …)."""
        number = self.a.entity_of[token]
        return self.a.entities[number].label if number >= 0 else None

    def add_person(self, found: Found) -> None:
        self._named.clear()
        self.use(found.first, found.last)
        for token in range(found.first, found.last):
            self.persons[token] = found

    def home(self, token: int) -> tuple[str | None, str]:
        """The country a role without one belongs to: that of a place in the sentence, of another
        actor there, else the one that the report is about; none where the evidence is split."""
        number = self.a.sentence_of[token]
        ends = self._ends_beside_others(number)
        if places := {c: None for c in self.places.get(number, ()) if c not in ends}:
            if self.country in places or len(places) == 1:
                own = self.country if self.country in places else next(iter(places))
                if own != self.country and not self.hits.counts[own] and self._is_set:
                    return None, ""  # a place of that name may be elsewhere
                return own, "country of the place in the sentence"
            return None, ""
        apart = {*ends, self._outsider(token)}
        here = [c for c in self._named_in(number) if c not in apart]
        if here and self.country not in here:
            return here[0], "country named in the sentence"
        if here or self.certain:
            return self.country, "country that the report is about"
        before = set(self.places.get(number - 1, ())) | set(self._named_in(max(0, number - 1)))
        if len(before) == 1:
            return before.pop(), "country of the sentence before"
        if self.country in before:
            return self.country, "country that the report is about"
        return None, ""

    def _ends_beside_others(self, number: int) -> set[str]:
        """The countries whither or whence a sentence says that somebody goes, if it names others."""
        ends = self._ends.get(number, set())
        named = {*self.places.get(number, ()), *self._named_in(number)}
        return ends if ends and named - ends else set()

    def _outsider(self, token: int) -> str | None:
        """The country that speaks or strikes in "X urged the authorities": not the authorities'."""
        a, verb = self.a, self.a.heads[token]
        if a.deps[token] == "pobj":
            verb = a.heads[verb]
        if a.lemmas[verb] not in self.words.outward:
            return None
        doer = a.child(verb, "nsubj")
        hit = self.hits.at[doer] if doer is not None and doer < token else None
        known = hit is not None and hit.named.entry.kind in ("country", "place")
        return hit.named.entry.country if hit is not None and known else None

    def _named_in(self, number: int) -> dict[str, None]:
        """The countries of names and persons of a sentence, in order."""
        if number in self._named:
            return self._named[number]
        sentence = self.a.sentences[number]
        found: dict[str, None] = {}
        for token in range(sentence.first, sentence.last):
            person, hit = self.persons.get(token), self.hits.at[token]
            if person is not None and person.country:
                found[person.country] = None
            elif hit is not None and hit.named.entry.kind in ("country", "place"):
                found[hit.named.entry.country] = None
        self._named[number] = found
        return found

    def owner_before(self, token: int) -> tuple[str | None, str]:
        """The country of the last actor named before a "his", "their", "its" or "whose"."""
        first = max(self.a.sentences[self.a.sentence_of[token]].first, token - _REACH)
        for before in range(token - 1, first - 1, -1):
            if (person := self.persons.get(before)) and person.country:
                return person.country, f'"{self.a.words[token]}": {self.a.words[before]}'
            hit = self.hits.at[before]
            kinds = ("country", "place", "igo", "group")
            near = self.a.lower[token] == "whose"  # who stands before it, be it any body
            if hit is not None and (near or hit.named.entry.kind in kinds):
                return hit.named.entry.country, f'"{self.a.words[token]}": {self.text(hit)}'
        return None, ""

    def is_owner(self, token: int) -> bool:
        return self.a.deps[token] == "poss" and self.a.lower[token] in _PRONOUNS

    def quote_of(self, token: int) -> int:
        """The number of the quotation that a token stands in, or -1."""
        at = self.a.starts[token]
        number = bisect_right(self._quote_starts, at) - 1
        return number if number >= 0 and at < self.a.quotes[number].end else -1

    def text(self, hit: Hit) -> str:
        return self.a.text[self.a.starts[hit.first] : self.a.ends[hit.last - 1]]

    def words_of(self, first: int, last: int) -> str:
        return " ".join(self.a.text[self.a.starts[first] : self.a.ends[last - 1]].split())


def _literal_places(a: Analysis, draft: Draft) -> tuple[dict[int, list[str]], dict[int, set[str]]]:
    """The countries of the places where something happens, by sentence; and which of them are
    nothing but the ends of a way there ("to Kenya")."""
    found: dict[int, list[str]] = {}
    inside: dict[int, set[str]] = {}
    for place in draft.places:
        for mention in place.mentions if place.country is not None else ():
            if mention.use == "literal" and place.country is not None:
                token = min(bisect_left(a.starts, mention.start), len(a) - 1)
                number = a.sentence_of[token]
                found.setdefault(number, []).append(place.country)
                if not _is_end(a, a.tokens_in(Span(mention.start, mention.end))):
                    inside.setdefault(number, set()).add(place.country)
    ends = {number: {*every} - inside.get(number, set()) for number, every in found.items()}
    return found, ends


def _is_end(a: Analysis, tokens: range) -> bool:
    """ "To Kenya", "for Kenya and Uganda", "from Kenya"."""
    if not tokens:
        return False
    head = next((t for t in tokens if a.heads[t] not in tokens), tokens[0])
    while a.deps[head] == "conj" and a.heads[head] < head:
        head = a.heads[head]
    return a.deps[head] == "pobj" and a.lower[a.heads[head]] in _WAYS


def _about(hits: Hits, places: dict[int, list[str]]) -> tuple[str | None, bool]:
    """The country that the report speaks of most, and whether no other comes near it; where
    things happen counts double."""
    counts = Counter(hits.counts)
    for countries in places.values():
        counts.update(countries)
        counts.update(countries)
    best = counts.most_common(2)
    if not best:
        return None, False
    return best[0][0], len(best) < 2 or best[0][1] >= _CLEARLY * best[1][1]


def _countries_by_token(a: Analysis, draft: Draft) -> dict[int, str]:
    """The country of every token that names a place, in whatever use."""
    return {
        token: place.country
        for place in draft.places
        if place.country is not None
        for mention in place.mentions
        for token in a.tokens_in(Span(mention.start, mention.end))
    }


def _tokens_of_places(a: Analysis, draft: Draft) -> frozenset[int]:
    spans = (Span(m.start, m.end) for place in draft.places for m in place.mentions)
    return frozenset(token for span in spans for token in a.tokens_in(span))
