"""Finds the names of places: what the model labels so, and names of the gazetteer where a place can stand."""

import re
from collections.abc import Iterator

from dateline.analysis import Analysis
from dateline.extraction.places.mention import Mention
from dateline.knowledge.gazetteer import Candidate, Gazetteer
from dateline.knowledge.placewords import PlaceWords

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NAMES = frozenset({"ORG", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT"})
_SKIPPED = frozenset({"the", "a", "an", "'s", "’s", "of", "in", "at", "near", ",", "-", "and"})
# Small words that may stand inside a name ("Trinidad and Tobago", "Rio de Janeiro", "Al-Hasakah").
_INNER = frozenset(
    {"of", "the", "and", "&", "de", "del", "do", "da", "di", "du", "la", "le", "el", "al", "es", "on", "upon",
     "-", "–", "'s", "’s", "'", "’", "en", "sur", "e", "y", "am", "an", "der", "den", "ad", "ed", "as"}
)  # fmt: skip
_LONGEST = 6
# Inhabitants from which a town needs no further sign: in a sentence, and inside another name ("Bank of Lyon").
_CITY, _NAMED_CITY = 400_000, 150_000
_CAPITALISED = re.compile(r"[^\W\d_]")


class Finder:
    """Reads the mentions of one report, left to right, the longest name first."""

    def __init__(self, a: Analysis, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.a, self.gazetteer, self.words = a, gazetteer, words

    def find(self) -> list[Mention]:
        return list(self._scan())

    def _scan(self) -> Iterator[Mention]:
        a, at = self.a, 0
        while at < len(a.words):
            mention = None
            if a.words[at][:1].isupper() or (a.entity_of[at] >= 0 and _starts_name(a.words, at)):
                mention = self._short_form(at) or self._longest(at) or self._unlisted(at)
            if mention is None:
                at += 1
            else:
                yield mention
                at = mention.last

    def _label(self, token: int) -> str:
        entity = self.a.entity_of[token]
        return self.a.entities[entity].label if entity >= 0 else ""

    def _short_form(self, at: int) -> Mention | None:
        """ "Okla." and "TX" after a name and a comma."""
        a = self.a
        if at < 2 or a.words[at - 1] != "," or not a.words[at - 2][:1].isupper():
            return None
        for last in (at + 1, at + 2):
            if last <= len(a.words):
                text = a.text[a.starts[at] : a.ends[last - 1]]
                if found := self.gazetteer.containers(text):
                    return Mention(at, last, found[0].name, found, f'short form "{text}"')
        return None

    def _longest(self, at: int) -> Mention | None:
        for last in range(self._run_end(at), at, -1):
            if (mention := self._named(at, last)) is not None:
                return mention
        return None

    def _run_end(self, at: int) -> int:
        """Past the last token that a name beginning here may hold."""
        a = self.a
        sentence = a.sentences[a.sentence_of[at]].last
        last = good = at + 1
        while last < min(sentence, at + _LONGEST):
            word = a.words[last]
            if word[:1].isupper():
                good = last + 1
            elif a.lower[last] not in _INNER and a.starts[last] != a.ends[last - 1]:
                break
            last += 1
        return good

    def _named(self, first: int, last: int) -> Mention | None:
        """The mention that these tokens are, if the gazetteer has them and they can be a place here."""
        a = self.a
        text = a.text[a.starts[first] : a.ends[last - 1]]
        if last - first <= 2 and (found := self.gazetteer.inhabitants(text)):
            if self._is_adjective_place(first):
                return Mention(first, last, text, found, f'people or adjective "{text}"', "demonym")
            return None
        found = self.gazetteer.lookup(text)
        if first and a.lower[first - 1] == "the":
            found = (*self.gazetteer.lookup(f"the {text}"), *found)
        if not found or not self._is_written_so(text, found):
            return None
        reason = self._reason(first, last, found)
        if reason is None:
            return None
        inner = self._inside_name(first, last)
        return Mention(first, last, text, found, reason, "in_name" if inner else "literal")

    def _is_written_so(self, text: str, found: tuple[Candidate, ...]) -> bool:
        """Short names must be in capitals where they are letters ("US", never "Us")."""
        if len(text) > 3 or "." in text:
            return True
        return text.isupper() if found[0].known else len(text) > 2

    def _is_adjective_place(self, first: int) -> bool:
        label = self._label(first)
        if label == "PERSON":
            return False
        if label == "LANGUAGE":
            return False
        return self.a.words[first][0].isupper()

    def _inside_name(self, first: int, last: int) -> bool:
        """A part of a longer name that isn't itself a place's."""
        entity = self.a.entity_of[first]
        if entity < 0:
            return False
        e = self.a.entities[entity]
        return e.label in _NAMES and not self._covers(first, last)

    def _covers(self, first: int, last: int) -> bool:
        """All of the entity, articles and possessives aside."""
        a = self.a
        e = a.entities[a.entity_of[first]]
        rest = [*range(e.first, min(first, e.last)), *range(last, e.last)]
        return all(a.lower[t] in ("the", "'s", "’s", "'", "’", ".") for t in rest)

    def _reason(self, first: int, last: int, found: tuple[Candidate, ...]) -> str | None:
        """Why these tokens are a place, or None where they are not."""
        label, text = self._label(first), self.a.lower[first]
        single = last - first == 1
        if label in _PLACES or (label == "NORP" and found[0].known):
            return f"{label} entity"
        if single and text in self.words.never:
            return None
        if label == "PERSON":
            return self._reason_person(first, last)
        if label in _NAMES and not self._covers(first, last):
            return self._reason_inner(first, found)
        if label not in {"", "NORP", *_NAMES}:
            return None
        return self._reason_plain(first, last, found)

    def _reason_person(self, first: int, last: int) -> str | None:
        """A person's name is a place only where it is whole and something says so."""
        if not self._covers(first, last):
            return None
        if self._follows_locative(first) and self.a.lower[first] not in self.words.first_names:
            return f'name after "{self.a.lower[first - 1]}"'
        return "name before its container" if self._has_container(last) else None

    def _reason_inner(self, first: int, found: tuple[Candidate, ...]) -> str | None:
        best = found[0]
        big = best.known or max(c.population for c in found) >= _NAMED_CITY
        if not big or self.a.lower[first] in self.words.first_names:
            return None
        return f"inside the name of an {self._label(first)}"

    def _reason_plain(self, first: int, last: int, found: tuple[Candidate, ...]) -> str | None:
        a = self.a
        if not any(t.startswith("NNP") for t in a.tags[first:last]) and not found[0].known:
            return None
        if a.lower[first] in self.words.first_names and self._is_before_name(last):
            return None
        if found[0].known and found[0].feature != "city":
            return "name in the gazetteer"
        if self._has_container(last):
            return "name before its container"
        big = (
            max(c.population for c in found if c.is_main_name or c.known or c.population > _CITY)
            if any(c.is_main_name or c.known or c.population > _CITY for c in found)
            else 0
        )
        if big >= _CITY and (last - first > 1 or not self._touches_name(first, last)):
            return "large city"
        if self._follows_locative(first) and not self._touches_name(first, last) and big > 5_000:
            return f'name after "{a.lower[first - 1]}"'
        return None

    def _follows_locative(self, first: int) -> bool:
        a = self.a
        if first and a.lower[first - 1] == "the":
            return False
        return first > 0 and a.lower[first - 1] in self.words.locative

    def _has_container(self, last: int) -> bool:
        """ ", Kenya" or ", Okla." follows."""
        a = self.a
        if last + 1 >= len(a.words) or a.words[last] != "," or not a.words[last + 1][:1].isupper():
            return False
        text = a.words[last + 1]
        if self.gazetteer.containers(text):
            return True
        end = self._run_end(last + 1)
        return any(
            c.known and c.feature in ("country", "admin1")
            for stop in range(last + 2, end + 1)
            for c in self.gazetteer.lookup(a.text[a.starts[last + 1] : a.ends[stop - 1]])[:2]
        )

    def _is_before_name(self, last: int) -> bool:
        a = self.a
        return (
            last < len(a.words)
            and a.tags[last].startswith("NNP")
            and a.lower[last] not in self.words.types
        )

    def _touches_name(self, first: int, last: int) -> bool:
        """A part of a longer run of capitalised words."""
        a = self.a
        before = (
            first > 0 and a.tags[first - 1].startswith("NNP") and a.words[first - 1][:1].isupper()
        )
        return before or self._is_before_name(last)

    def _unlisted(self, at: int) -> Mention | None:
        """A place by its label that the gazetteer does not have."""
        a, entity = self.a, self.a.entity_of[at]
        if entity < 0:
            return None
        e = a.entities[entity]
        first, last = e.first, e.last
        while first < last and a.lower[first] in _SKIPPED:
            first += 1
        while last > first and a.lower[last - 1] in _SKIPPED:
            last -= 1
        if (
            e.label not in ("GPE", "LOC", "FAC")
            or at != first
            or not _CAPITALISED.match(a.words[first])
        ):
            return None
        text = a.text[a.starts[first] : a.ends[last - 1]]
        return Mention(first, last, text, (), f"{e.label} entity, not in the gazetteer")


def _starts_name(words: list[str], at: int) -> bool:
    """ "al-Anbar", "el-Obeid": names that begin with a small article."""
    return words[at] in ("al", "el", "ad", "as", "an", "ash") and at + 1 < len(words)
