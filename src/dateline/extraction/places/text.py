"""Questions about tokens that the finder of places asks again and again."""

from collections import Counter

from dateline.analysis import Analysis
from dateline.knowledge.gazetteer import Candidate, Gazetteer
from dateline.knowledge.placewords import PlaceWords

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAME_LABELS = frozenset({"ORG", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT"})
_ASIDE = frozenset({"the", "'s", "’s", "'", "’", ".", ","})
# Small words that may stand inside a name ("Trinidad and Tobago", "Rio de Janeiro", "Al-Hasakah").
_INNER = frozenset(
    {"of", "the", "and", "&", "de", "del", "do", "da", "di", "du", "la", "le", "el", "al", "es", "on", "upon",
     "-", "–", "'s", "’s", "'", "’", "en", "sur", "e", "y", "am", "an", "der", "den", "ad", "ed", "as"}
)  # fmt: skip
_ELIDED = frozenset({"'", "’"})  # "d'Ivoire"
_LONGEST = 6


class Tokens:
    """The tokens of a report, with what gazetteer and word lists say of them."""

    def __init__(self, a: Analysis, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.a, self.gazetteer, self.words = a, gazetteer, words
        self.surnames = _surnames(self)

    def text(self, first: int, last: int) -> str:
        return self.a.text[self.a.starts[first] : self.a.ends[last - 1]]

    def label(self, token: int) -> str:
        entity = self.a.entity_of[token]
        return self.a.entities[entity].label if entity >= 0 else ""

    def rest(self, first: int, last: int) -> list[str]:
        """The other words of the entity, articles and possessives aside."""
        e = self.a.entities[self.a.entity_of[first]]
        others = [*range(e.first, min(first, e.last)), *range(last, e.last)]
        return [w for w in (self.a.lower[t] for t in others) if w not in _ASIDE]

    def begins(self, first: int) -> bool:
        """The entity begins here, an article aside."""
        return not self.rest(first, self.a.entities[self.a.entity_of[first]].last)

    def is_part(self, first: int, last: int) -> bool:
        """A part of a longer name of something else ("Taiwan" in the name of an airport)."""
        entity = self.a.entity_of[first]
        if entity < 0 or self.label(first) not in NAME_LABELS | PLACE_LABELS:
            return False
        rest = self.rest(first, last)
        if self.label(first) in NAME_LABELS:
            return bool(rest)
        return any(w not in self.words.compass and w not in self.words.types for w in rest)

    def before(self, first: int, skip: int = 1) -> str:
        """The word `skip` tokens before, in lower case."""
        return self.a.lower[first - skip] if first >= skip else ""

    def after(self, last: int) -> str:
        return self.a.lower[last] if last < len(self.a.words) else ""

    def run_end(self, at: int) -> int:
        """Past the last token that a name beginning here may hold."""
        a = self.a
        end = min(a.sentences[a.sentence_of[at]].last, at + _LONGEST)
        last = good = at + 1
        while last < end:
            word = a.words[last]
            if word[:1].isupper() or (word[1:2] in _ELIDED and word[2:3].isupper()):
                good = last + 1
            elif a.lower[last] not in _INNER and a.starts[last] != a.ends[last - 1]:
                break
            last += 1
        return good

    def follows_locative(self, first: int) -> bool:
        """ "in Goma", "flew to Goma"; not "according to Goma"."""
        before = self.before(first)
        if before == "to":
            return self.before(first, 2) not in ("according", "due", "thanks", "said", "told")
        return before in self.words.locative

    def has_container(self, last: int) -> bool:
        """ ", Kenya", ", Okla." or ", in Kenya" follows."""
        a, at = self.a, last + 1
        if self.after(last) != ",":
            return False
        if self.after(at) == "in":
            at += 1
        if at >= len(a.words) or not a.words[at][:1].isupper():
            return False
        if self.gazetteer.containers(a.words[at]):
            return True
        names = (self.text(at, stop) for stop in range(at + 1, self.run_end(at) + 1))
        return any(_is_wide(c) for name in names for c in self.gazetteer.lookup(name)[:2])

    def touches_name(self, first: int, last: int) -> bool:
        """A part of a longer run of capitalised words."""
        a = self.a
        before = (
            first > 0 and a.tags[first - 1].startswith("NNP") and a.words[first - 1][0].isupper()
        )
        return before or self.is_before_name(last)

    def is_before_name(self, last: int) -> bool:
        a = self.a
        more = last < len(a.words) and a.tags[last].startswith("NNP")
        return more and a.lower[last] not in self.words.types


def _is_wide(c: Candidate) -> bool:
    return c.known and c.feature in ("country", "admin1")


def _surnames(t: Tokens) -> frozenset[str]:
    """Names that the report gives to persons ("Ana Bush", "President Bush"), unless they stand as places more often."""
    a, full, alone, places = t.a, Counter[str](), Counter[str](), Counter[str]()
    for e in a.entities:
        last = e.last - 1 if a.lower[e.last - 1] not in ("'s", "’s") else e.last - 2
        name = a.lower[last]
        if last > e.first:
            if e.label == "PERSON" and a.lower[e.first] not in t.words.types:
                full[name] += 1
        elif t.before(last) in t.words.titles:
            full[name] += 1
        elif e.label == "GPE" or t.before(last) in t.words.strictly_locative:
            places[name] += 1
        elif e.label == "PERSON":
            alone[name] += 1
    by_full = {w for w, n in full.items() if places[w] <= 2 * n}
    by_label = {w for w, n in alone.items() if n > 1 and 2 * places[w] <= n}
    return frozenset(by_full | by_label)
