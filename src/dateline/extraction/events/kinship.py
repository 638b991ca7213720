"""Whether a later telling speaks of an earlier event, by its words, parties, place, date and holder."""

from dateline.analysis import Analysis
from dateline.extraction.draft import Draft
from dateline.extraction.events.found import REAL, Found, Telling
from dateline.extraction.events.when import PUBLISHED_DAY
from dateline.knowledge.ontology import Ontology
from dateline.record import Actor

POINTING = frozenset({"the", "this", "these", "those"})
ANY = frozenset({"any", "no"})
OTHERS = frozenset(
    {"another", "similar", "second", "third", "further", "fresh", "renewed", "previous", "earlier"}
)
GENERAL = "*"
# The words of one telling are compared with those of so many others of an event.
# Who is held, beaten or tortured is not killed by it.
HELD = frozenset({"abduct", "beat", "torture", "sexual"})
MOST_TELLINGS = 3


class Kinship:
    """Compares the events of one report."""

    def __init__(
        self, a: Analysis, ontology: Ontology, draft: Draft, actors: tuple[Actor, ...]
    ) -> None:
        self._a = a
        self._families, self._bare = ontology.families, ontology.bare
        self._times = {time.id: time for time in draft.times}
        self._places = {place.id: place for place in draft.places}
        self._under_title = sentence_under_title(a)
        self._countries = {actor.id: actor.country for actor in (*draft.actors, *actors)}
        self._sectors = {actor.id: {*actor.sectors} for actor in (*draft.actors, *actors)}

    def told_before(self, earlier: list[Found], two: Found) -> Found | None:
        """The event among `earlier` (nearest first) that `two` tells again: the one of kin words,
        else any that a general word can stand for ("the attack")."""
        if self._has(two.tellings[0], OTHERS):
            return None
        kin = [e for e in earlier if self._place_fits(e, two) and self._age_fits(e, two)]
        return next(
            (
                one
                for general in (False, True)
                for one in kin
                if self._are_kin(one, two.tellings[0], general) and self._is_retold(one, two)
            ),
            None,
        )

    def told_by_title(self, earlier: list[Found], two: Found) -> Found | None:
        """The event of the report's title that the first sentence under it tells in full."""
        a = self._a
        if self._under_title is None or a.sentence_of[two.token] != self._under_title:
            return None
        title = [  # told in full by one deed, not by all
            e
            for e in earlier
            if {a.sentence_of[t.act.hit.token] for t in e.tellings} == {self._under_title - 1}
        ]
        return next((e for e in title if self._is_told_in_full(e, two)), None)

    def _is_told_in_full(self, title: Found, two: Found) -> bool:
        """The same, as far as the title says who, to whom and where."""
        if (title.status in REAL) != (two.status in REAL) or not self._place_fits(title, two):
            return False
        sides = ((title.actors, two.actors), (title.recipients, two.recipients))
        if not all(self._is_called(*side) for side in sides):
            return False
        alike = self._are_kin(title, two.tellings[0], general=False)
        known = any(self._country_of(one) & self._country_of(other) for one, other in sides)
        told = title.mode == two.mode or (title.mode is None and two.mode not in HELD)
        return alike or (title.type == "ASSAULT" and known and told)

    def _is_called(self, title: tuple[str, ...], told: tuple[str, ...]) -> bool:
        """Whether a title calls so who is named under it: by the country ("Panama"), or as who they are there
        ("rebels"); who is a student in the title is no journalist under it."""
        if not (title and told) or {*title} & {*told}:
            return True
        return any(self._may_be((a,), (b,)) and self._serves(a, b) for a in title for b in told)

    def _serves(self, one: str, other: str) -> bool:
        known = self._sectors[one], self._sectors[other]
        return not (all(known) and known[0].isdisjoint(known[1]))

    def _country_of(self, actors: tuple[str, ...]) -> set[str | None]:
        return {self._countries.get(actor) for actor in actors} - {None}

    def _is_retold(self, one: Found, two: Found) -> bool:
        """A word that points back, a denial, or the same act by the same."""
        telling = two.tellings[0]
        if self._is_denial(one, telling):
            return self._may_be(one.actors, two.actors) and self._may_be(
                one.recipients, two.recipients
            )
        if not (agree(one.actors, two.actors) and agree(one.recipients, two.recipients)):
            return False
        if two.status in REAL and one.status not in REAL:
            return False
        if self._has(telling, POINTING):
            return True
        if self._is_bare(two.type, telling):
            return two.status in REAL and self._date_fits(one, two)
        shared = bool(set(one.actors) & set(two.actors))
        return shared and (bool(set(one.recipients) & set(two.recipients)) or not two.recipients)

    def _are_kin(self, one: Found, two: Telling, general: bool) -> bool:
        near = [one.tellings[0], *one.tellings[-MOST_TELLINGS:]]
        return any(self._akin(one.type, telling, two, general) for telling in near)

    def _akin(self, kind: str, one: Telling, two: Telling, general: bool) -> bool:
        act, core = one.act, one.act.core
        first, second = act.hit.token, two.act.hit.token
        if general:
            pointing = self._has(two, POINTING | ANY)
            return pointing and GENERAL in self._of(kind, second) and act.hit is core
        if self._of(kind, first).isdisjoint(self._of(kind, second)):
            return False
        if act.hit is core and two.act.hit is two.act.core:
            return True
        if core.type != two.act.core.type:
            return False
        mine = self._of(core.type, core.token)
        return not mine.isdisjoint(self._of(core.type, two.act.core.token))

    def _of(self, kind: str, token: int) -> frozenset[str]:
        """Families of the trigger at a token; its stem where it has none."""
        a = self._a
        lemma = a.lemmas[token]
        phrases = (f"{a.lemmas[token - 1]} {lemma}" if token else "", lemma)
        known = next((f for p in phrases if (f := self._families.get((kind, p)))), frozenset[str]())
        return known | {stem(lemma)}

    def _is_denial(self, one: Found, two: Telling) -> bool:
        """What others assert is denied or doubted here: "denied any air strike"."""
        mention, told = two.mention, one.best.mention
        return (
            mention.claim is not None
            and mention.stance in ("denies", "doubts")
            and told.claim != mention.claim
            and told.status in REAL
        )

    def _may_be(self, one: tuple[str, ...], two: tuple[str, ...]) -> bool:
        """Parties of one country may be the same under other names ("jets", "the army")."""
        if agree(one, two):
            return True
        countries = [{self._countries.get(actor) for actor in side} for side in (one, two)]
        return None in countries[0] | countries[1] or not countries[0].isdisjoint(countries[1])

    def _has(self, telling: Telling, determiners: frozenset[str]) -> bool:
        a, token = self._a, telling.act.hit.token
        return a.pos[token] != "VERB" and any(a.lower[c] in determiners for c in a.children[token])

    def _is_bare(self, kind: str, telling: Telling) -> bool:
        """ "Massive protests", "unrest", but not "a protest" or "two protests"."""
        a, token = self._a, telling.act.hit.token
        if (kind, a.lemmas[token]) not in self._bare or a.pos[token] != "NOUN":
            return False
        plural = a.tags[token] == "NNS" or a.lemmas[token] in ("unrest", "rioting", "turmoil")
        # "Said that unrest …": the conjunction passes for a determiner.
        own = (c for c in a.kids(token, "det", "nummod") if a.lower[c] != "that")
        return plural and next(own, None) is None

    def _place_fits(self, one: Found, two: Found) -> bool:
        if not one.place or not two.place or one.place == two.place:
            return True
        first, second = self._places[one.place], self._places[two.place]
        if first.country != second.country:
            return False
        return one.type == "PROTEST" or "country" in (first.feature, second.feature)

    def _age_fits(self, one: Found, two: Found) -> bool:
        """Not one of the news and one of another year, where both are dated."""
        if "historical" not in (one.status, two.status) or one.status == two.status:
            return True
        return self._date_fits(one, two)

    def _date_fits(self, one: Found, two: Found) -> bool:
        """Not told of days that lie apart."""
        days = [self._times.get(time or "") for time in (one.time, two.time)]
        told = [day for day in days if day and day.id != PUBLISHED_DAY and day.start and day.end]
        if len(told) < 2:
            return True
        first, second = told
        return not (str(first.end) < str(second.start) or str(second.end) < str(first.start))


def sentence_under_title(a: Analysis) -> int | None:
    """The number of the first sentence under a title: a first paragraph of one sentence without a stop."""
    if len(a.paragraphs) < 2 or len(a.sentences) < 2:
        return None
    first = a.sentences[0]
    ends = a.ends[first.last - 1] == a.paragraphs[0].end
    return 1 if ends and a.words[first.last - 1] not in (".", "!", "?", "”", '"') else None


def agree(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return not one or not two or not set(one).isdisjoint(two)


def stem(lemma: str) -> str:
    """Crude, so that "protest", "protester" and "bombing", "bomb" meet."""
    for ending in ("ations", "ation", "ings", "ing", "ment", "al", "ed", "s", "e"):
        if lemma.endswith(ending) and len(lemma) - len(ending) >= 4:
            return lemma[: -len(ending)]
    return lemma
