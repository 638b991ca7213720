"""World figures by surname alone: "Macron urged", "talks with Merkel" (`surnames.tsv`).

A surname that means nobody else holds wherever it stands alone. One that is also a word, a place or
the name of many holds only where the model takes it for a person, nobody else in the report is
called so, and the person was in office then; in a report without a date for the best known.
"""

from collections.abc import Iterable, Iterator, Sequence

from dateline.extraction.actors.scan import first_word
from dateline.extraction.actors.scene import Scene
from dateline.extraction.actors.tenure import tenure
from dateline.extraction.index import SpanIndex
from dateline.knowledge.names import fold
from dateline.knowledge.register import Entry, Renown
from dateline.knowledge.roles import Role
from dateline.record import Span

Tokens = tuple[int, int]
Words = tuple[str, ...]

_PARTICLES = {"al", "el", "as", "ash", "an", "ar"}
_POSSESSIVE = ("'s", "'")
# Not the person, but what came before or after: "post-Saddam", "ex-Thatcher".
_PREFIXES = {"post", "pre", "ex", "then"}
# Words of a headline that have no capital.
_SHORT = 3
# Words of a surname, hyphens counted: "Abd al-Fattah al-Sisi" has seven.
_LONGEST = 8
# What the tables call heads of state and of government, who have many titles.
_HEADS = ("head of state", "head of government", "leader", "military ruler")
_HEADS_TITLES = {"president", "prime minister", "premier", "chancellor", "leader", "ruler", "king"}


class Surnames:
    """`named`: spans of the names found otherwise, in full or not."""

    def __init__(self, scene: Scene, named: Iterable[Tokens]) -> None:
        self._scene = scene
        self._named = {span for first, last in named if (span := self._bare(first, last))}
        longer = sorted((first, last) for first, last in self._named if last - first > 1)
        self._longer = SpanIndex((self._span(*span), span) for span in longer)
        self._plain = frozenset(scene.a.words)
        self._candidates = dict(self._written())
        self._himself = self._told_by_full_name(longer)
        self._namesakes = self._by_ends(longer)
        self._found: dict[Tokens, Renown] = {}
        for (first, last), candidates in self._candidates.items():
            if (one := self._choose(first, last, candidates)) is not None:
                self._found[first, last] = one

    @property
    def spans(self) -> list[Tokens]:
        return list(self._found)

    def entry_of(self, first: int, last: int) -> Entry | None:
        """Whom the name on these tokens tells, with "Mr" or without."""
        renown = self._renown_of(first, last)
        return renown.entry if renown is not None else self._himself.get((first, last))

    def agrees(self, first: int, last: int, role: Role) -> bool:
        """Whether one who is called that may be meant: "Sheriff Powell" is no secretary of state."""
        renown = self._renown_of(first, last)
        if renown is None or renown.sole:
            return True
        return any(_is_office(role, term.office) for term in renown.entry.terms)

    def has_namesake(self, first: int, last: int) -> bool:
        """Whether somebody whom the register does not know by it has that surname too."""
        return None in self._namesakes_of(self._after_title(first, last), last)

    def _renown_of(self, first: int, last: int) -> Renown | None:
        return self._found.get((self._after_title(first, last), last))

    def _written(self) -> Iterator[tuple[Tokens, list[Renown]]]:
        """Where a surname of the table is written, and all who have it."""
        a, register = self._scene.a, self._scene.register
        for token in range(len(a)):
            word = first_word(a.lower[token])
            if not word or not register.renowned.starts(word):
                continue
            found = list(register.renowned.at(self._scene.folded, a.starts[token], word, False))
            if found:
                end = found[0][0]  # the longest comes first
                last = token + 1
                while last < len(a) and a.starts[last] < end:
                    last += 1
                yield (token, last), [renown for to, renown in found if to == end]

    def _told_by_full_name(self, longer: list[Tokens]) -> dict[Tokens, Entry]:
        """Who is named in full, also by "Vladimir V. Putin"."""
        surnames: dict[int, list[tuple[int, list[Renown]]]] = {}
        for (start, end), candidates in self._candidates.items():
            surnames.setdefault(end, []).append((start, candidates))
        told = {}
        for first, last in longer:
            hit = self._scene.hits.at[last - 1]
            if hit is not None and hit.named.entry.kind == "person" and hit.first <= first:
                told[first, last] = hit.named.entry
                continue
            given = fold(self._scene.a.lower[first])
            for start, candidates in surnames.get(last, ()):
                found = (
                    c.entry for c in candidates if fold(c.entry.name).lower().split()[0] == given
                )
                if start > first and (entry := next(found, None)):
                    told[first, last] = entry
                    break
        return told

    def _by_ends(self, longer: list[Tokens]) -> dict[Words, set[str | None]]:
        """Whom the longer names tell that end, or as in Korea begin, with some words: ids in the
        register, None for somebody whom it does not know."""
        namesakes: dict[Words, set[str | None]] = {}
        for first, last in longer:
            known = self._himself.get((first, last))
            for size in range(1, min(last - first, _LONGEST + 1)):
                for words in (self._words(last - size, last), self._words(first, first + size)):
                    namesakes.setdefault(words, set()).add(known.id if known else None)
            for middle in range(first + 1, last - 1):  # "Óscar Duarte Riquelme" is Duarte
                words = self._words(middle, middle + 1)
                namesakes.setdefault(words, set()).add(known.id if known else None)
        return namesakes

    def _namesakes_of(self, first: int, last: int) -> set[str | None]:
        return self._namesakes.get(self._words(first, last), set())

    def _words(self, first: int, last: int) -> Words:
        return tuple(fold(word) for word in self._scene.a.lower[first:last])

    def _span(self, first: int, last: int) -> Span:
        return Span(self._scene.a.starts[first], self._scene.a.ends[last - 1])

    def _choose(self, first: int, last: int, candidates: Sequence[Renown]) -> Renown | None:
        if self._scene.hits.at[first] is not None or not self._stands_alone(first, last):
            return None
        if self._scene.label(first) == "DATE":
            return None
        namesakes = self._namesakes_of(first, last)
        if namesakes and not self._is_titled(first, candidates):
            named = [one for one in candidates if one.entry.id in namesakes]
            return named[0] if len(named) == 1 else None
        if not all(one.sole for one in candidates) and not self._is_surely_person(first, last):
            return None
        return self._of_its_time(candidates)

    def _is_titled(self, first: int, candidates: Sequence[Renown]) -> bool:
        """ "President Trump", also in a report on Melania Trump."""
        match = (
            self._scene.register.roles.ending_at(self._scene.lower, first - 1) if first else None
        )
        return match is not None and any(
            _is_office(match[1], term.office) for one in candidates for term in one.entry.terms
        )

    def _of_its_time(self, candidates: Sequence[Renown]) -> Renown | None:
        """Who is in office, first where the report names the country; else the last who was."""
        published, counts = self._scene.published, self._scene.hits.counts
        if published is None:
            return max(candidates, key=lambda one: min(1, counts[one.entry.country]))
        in_office = [one for one in candidates if tenure(one.entry, published)[1] == "in office"]
        if in_office:
            return max(in_office, key=lambda one: min(1, counts[one.entry.country]))
        past = [
            one
            for one in candidates
            if one.sole and tenure(one.entry, published)[1] == "out of office"
        ]
        if past:
            return max(past, key=lambda one: tenure(one.entry, published)[0].end)
        return next((one for one in candidates if one.sole), None)

    def _is_surely_person(self, first: int, last: int) -> bool:
        """The model says so of these very words, and they are no other word in the report."""
        a = self._scene.a
        if self._scene.label(first) != "PERSON" or (first, last) not in self._named:
            return False
        if self._has_age(last) or (a.pos[last - 1] != "PROPN" and a.deps[last - 1] == "compound"):
            return False
        return a.lower[last - 1] not in self._plain

    def _has_age(self, last: int) -> bool:
        """ "Johnson, 42, of …" is somebody whom the reader need not know."""
        a = self._scene.a
        return last + 1 < len(a) and a.words[last] == "," and a.words[last + 1].isdigit()

    def _stands_alone(self, first: int, last: int) -> bool:
        return not (
            self._goes_on(last) or self._began_before(first) or self._is_inside(first, last)
        )

    def _is_inside(self, first: int, last: int) -> bool:
        around = self._longer.around(self._span(first, last))
        return any(longer != (first, last) for _, longer in around)

    def _goes_on(self, last: int) -> bool:
        """ "Trump Tower", "Clinton-Dix", "Putin-backed"."""
        a, words = self._scene.a, self._scene.words
        if last >= len(a):
            return False
        if a.words[last] in ("-", "–") and last + 1 < len(a) and a.starts[last] == a.ends[last - 1]:
            after = a.words[last + 1]
            return a.lower[last + 1] in words.backer or (
                after[0].isupper() and not self._is_renowned(last + 1)
            )
        if not a.words[last][0].isupper() or a.pos[last] != "PROPN":
            return False
        if a.sentence_of[last] != a.sentence_of[last - 1]:
            return False
        number = a.entity_of[last - 1]
        if number >= 0 and a.entities[number].last > last:
            return True
        joined = a.deps[last - 1] == "compound" and a.heads[last - 1] >= last
        return joined and not self._is_headline(last)

    def _began_before(self, first: int) -> bool:
        """ "Michael Powell", "J. Bush"; not "Mr Bush", "President Macron", "France's Macron"."""
        a, scene, before = self._scene.a, self._scene, first - 1
        if before < 0 or a.sentence_of[before] != a.sentence_of[first]:
            return False
        if a.words[before] in ("-", "–") and before > 0:
            return self._is_joined_to(before, first)
        if a.lower[before] in _PARTICLES and a.words[before][0].isupper():
            return self._began_before(before)
        if not a.words[before][0].isupper() or a.lower[before] in scene.words.honorific:
            return False
        if scene.register.roles.ending_at(scene.lower, before) or scene.hits.at[before] is not None:
            return False
        number = a.entity_of[first]
        if number >= 0 and a.entities[number].first <= before:
            return a.lower[before] not in ("the", *_POSSESSIVE)
        return a.pos[before] == "PROPN" and a.heads[before] == first

    def _is_joined_to(self, hyphen: int, first: int) -> bool:
        """ "Anne-Powell", "Anti-Putin"; not "al-Assad", "Blair-Bush"."""
        a, before = self._scene.a, hyphen - 1
        if a.lower[before] in _PARTICLES:
            return self._began_before(before)
        if a.lower[before] in self._scene.words.against | _PREFIXES:
            return True
        joined = a.ends[hyphen] == a.starts[first]
        return joined and a.words[before][0].isupper() and not self._is_renowned(before)

    def _is_renowned(self, token: int) -> bool:
        return self._scene.register.renowned.starts(fold(self._scene.a.lower[token]))

    def _is_headline(self, token: int) -> bool:
        """Whether every word of some length in the sentence has a capital."""
        a = self._scene.a
        sentence = a.sentences[a.sentence_of[token]]
        words = [a.words[t] for t in range(sentence.first, sentence.last) if a.words[t].isalpha()]
        return all(word[0].isupper() for word in words if len(word) > _SHORT)

    def _bare(self, first: int, last: int) -> Tokens | None:
        first = self._after_title(first, last)
        return (first, last) if first < last else None

    def _after_title(self, first: int, last: int) -> int:
        a = self._scene.a
        while first < last - 1 and a.lower[first] in self._scene.words.honorific:
            first += 1
        return first


def _is_office(role: Role, office: str) -> bool:
    if office in _HEADS:
        return role.phrase in _HEADS_TITLES
    return role.phrase in office
