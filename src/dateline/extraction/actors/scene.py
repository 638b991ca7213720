"""What all parts of the actors finder look at, and which tokens they have used up."""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from dateline.analysis import Analysis
from dateline.extraction.actors.found import Found, Gender
from dateline.extraction.actors.phrase import is_helper
from dateline.extraction.actors.scan import Hit, Hits, is_seat
from dateline.extraction.draft import Context, Draft
from dateline.knowledge.names import fold
from dateline.record import Span

# How many times oftener than any other a country is named that the report is about for certain.
_CLEARLY = 1.2
# A country named so often beside it is the scene of a part of the report.
_NEARLY = 0.5
# PLOVER's codes of bodies among states, and the Pope's state: where these act, people have another
# country.
NO_HOME = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "VAT"}
_WAYS = {"to", "into", "toward", "towards", "for", "from"}
_CIVIC = {"mayor", "councilman", "councilwoman", "councilmen", "councillor", "councillors", "councilor", "councilors",
          "alderman", "aldermen"}  # fmt: skip
_PRONOUNS = {"his", "her", "their", "its", "whose"}


# Countries, and the tokens that name them.
Tokens = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Theirs:
    """Tokens that speak of others than who stands outside them; `way`: whither somebody goes."""

    tokens: range
    way: bool = False


class Scene:
    """`lower`: words in lower case with straight apostrophes.
    `folded`: the text in plain letters, offsets kept.
    `used[token]`: a name or role that already stands in a mention or tells its country.

    rivals  the countries that the report is about nearly as much as about `country`
    place_at[token]  the country of the place that the token names
    apart  what `apart.py` found, by sentence
    policed  whether the report speaks of police more than of soldiers
    civic  whether it speaks of a town's mayor or council members
    ranked  whose captains and sergeants it speaks of, where that tells
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
        self.place_at = _countries_by_token(self.a, draft)
        dealing = ctx.knowledge.place_words.dealing_verbs
        self.hits = Hits(self.a, self.register, self.place_at, dealing)
        self.used = [False] * len(self.a)
        self.organisations: dict[int, Found] = {}
        self.persons: dict[int, Found] = {}
        self.apart: dict[int, list[Theirs]] = {}
        self._named: dict[int, Tokens] = {}
        self._quote_starts = [quote.start for quote in self.a.quotes]
        self._places, self._ends = _literal_places(self.a, draft)
        self.country, self.certain, self.rivals = _about(self.hits, self._places)
        self.is_set = self.certain and self.hits.counts[self.country or ""] > 1
        words = Counter(self.lower)
        police, army = (sum(words[w] for w in ws) for ws in (self.words.police, self.words.army))
        self.policed = police > army
        self.civic = not _CIVIC.isdisjoint(words)
        self.ranked = "COP" if police and not army else "MIL" if army > police else None
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
        self.apart.clear()
        self.use(found.first, found.last)
        for token in range(found.first, found.last):
            self.persons[token] = found

    def organisation_at(self, token: int) -> Found | None:
        """The unknown organisation whose name covers a token."""
        near = (self.organisations.get(first) for first in range(token, max(-1, token - 9), -1))
        one = next((one for one in near if one is not None), None)
        return one if one is not None and token < one.last else None

    def ends_beside_others(self, number: int) -> set[str]:
        """The countries whither or whence a sentence says that somebody goes, if it names others."""
        ends = self._ends.get(number, set())
        named = {*self.places_in(number), *self.named_in(number)} - NO_HOME
        return ends if ends and named - ends else set()

    def places_in(self, number: int) -> Tokens:
        """The countries of the places where something happens in a sentence."""
        return self._places.get(number, {})

    def named_in(self, number: int) -> Tokens:
        """The countries of names and persons of a sentence, in order."""
        if number in self._named:
            return self._named[number]
        sentence = self.a.sentences[number]
        found: Tokens = {}
        for token in range(sentence.first, sentence.last):
            person, hit = self.persons.get(token), self.hits.at[token]
            if person is not None and person.country:
                found.setdefault(person.country, []).append(token)
            elif hit is not None and self._names_country(hit):
                found.setdefault(hit.named.entry.country, []).append(token)
        self._named[number] = found
        return found

    def _names_country(self, hit: Hit) -> bool:
        """Not the "Kenyan" of "waving Kenyan flags", "anti-Kenyan slogans", the Kenya of "a Kenya veteran"."""
        if hit.named.entry.kind not in ("country", "place") or is_helper(self.a, self.words, hit):
            return False
        if is_seat(self.a, hit.last):
            return False
        head = self.a.lemmas[self.a.heads[hit.last - 1]]
        if self.is_bare(hit):
            return head not in self.words.placed or self.a.deps[hit.last - 1] != "compound"
        return hit.named.sort != "adjective" or head not in self.words.gear

    def is_bare(self, hit: Hit) -> bool:
        """A country's own name ("Kenya"), no word made from it ("Kenyan") and none that serves as one ("US")."""
        named = hit.named
        place = named.entry.kind in ("country", "place")
        return place and named.sort == "name" and not self.a.words[hit.first].isupper()

    def gender_of(self, token: int) -> Gender | None:
        """What the word for somebody tells: "spokeswoman", "father"."""
        if self.lower[token] in self.words.female_role:
            return "f"
        return "m" if self.lower[token] in self.words.male_role else None

    def taken_up(self, token: int) -> Hit | None:
        """The body named before that a "group" or "alliance" speaks of."""
        if self.lower[token] not in self.words.generic_any:
            return None
        kinds = ("igo", "organization", "group")
        return next((h for h in self.hits.before(token) if h.named.entry.kind in kinds), None)

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


def _literal_places(a: Analysis, draft: Draft) -> tuple[dict[int, Tokens], dict[int, set[str]]]:
    """The countries of the places where something happens, by sentence; and which of them are
    nothing but the ends of a way there ("to Kenya")."""
    found: dict[int, Tokens] = {}
    inside: dict[int, set[str]] = {}
    for place in draft.places:
        for mention in place.mentions if place.country is not None else ():
            if mention.use == "literal" and place.country is not None:
                token = min(bisect_left(a.starts, mention.start), len(a) - 1)
                if is_seat(a, token + 1):
                    continue
                number = a.sentence_of[token]
                found.setdefault(number, {}).setdefault(place.country, []).append(token)
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


def _about(hits: Hits, places: dict[int, Tokens]) -> tuple[str | None, bool, set[str]]:
    """The country that the report speaks of most, whether no other comes near it, and which others it
    speaks of nearly as much; where things happen counts double."""
    counts = Counter(hits.counts)
    for countries in places.values():
        counts.update({country: 2 * len(tokens) for country, tokens in countries.items()})
    best = counts.most_common(2)
    if not best:
        return None, False, set()
    rivals = {c for c, many in counts.items() if many >= _NEARLY * best[0][1]} - {best[0][0]}
    return best[0][0], len(best) < 2 or best[0][1] >= _CLEARLY * best[1][1], rivals - NO_HOME


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
