"""The one boundary between what is read and what is shown: names of private persons stay behind it.

`mask` puts pseudonyms in place of names, in the text and in every string of the items, and shifts
all spans; `unmask` undoes it. Both are pure; `unmask(*mask(record)) == record`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dateline.casebook.people.masks import Mask, Masks
from dateline.casebook.people.rewriting import Path, Piece, Shift, cut, rewrite
from dateline.casebook.people.tokens import folded
from dateline.casebook.private_persons import People, find_people
from dateline.casebook.pseudonyms import PATTERN
from dateline.record import Record, Span, Translation

TEXT = "report.text"
ORIGINAL = "report.translation.original_text"


@dataclass(frozen=True, slots=True)
class PrivateName:
    """What stood in place of a pseudonym: `words` at [start, end) of the masked string `at`
    ("report.text", "report.title", "actors.3.name"); `name` is the person's in full."""

    at: str
    start: int
    end: int
    words: str
    pseudonym: str
    name: str
    why: str


class Masked(NamedTuple):
    record: Record
    names: tuple[PrivateName, ...]


def mask(record: Record) -> Masked:
    """The record without names of private persons, and these names."""
    people = find_people(record)
    if not people.private:
        return Masked(record, ())
    return _Masking(record, people).masked()


def unmask(record: Record, names: Iterable[PrivateName]) -> Record:
    """The record as it was read."""
    pieces: dict[str, list[Piece]] = {}
    for name in names:
        pieces.setdefault(name.at, []).append(Piece(name.start, name.end, name.words))
    if not pieces:
        return record
    shifts = {at: Shift(found) for at, found in pieces.items()}
    return _shifted(record, shifts)


def veils(names: Iterable[PrivateName]) -> dict[str, Shift]:
    """By string: what leads from it as it was read, where the pieces are the private names, to what is shown."""
    found: dict[str, list[PrivateName]] = {}
    for name in names:
        found.setdefault(name.at, []).append(name)
    return {at: _veil(inside) for at, inside in found.items()}


def _veil(names: Sequence[PrivateName]) -> Shift:
    shown = Shift(Piece(n.start, n.end, n.words) for n in names)
    return Shift(Piece(shown.offset(n.start), shown.offset(n.end), n.pseudonym) for n in names)


def to_read(names: Iterable[PrivateName]) -> Shift:
    """From places in the text as it is shown to places in the text as it was read."""
    return Shift(Piece(n.start, n.end, n.words) for n in names if n.at == TEXT)


def to_shown(names: Iterable[PrivateName]) -> Shift:
    """From places in the text as it was read to places in the text as it is shown."""
    return veils(names).get(TEXT, Shift(()))


def revealed(value: Any, names: Iterable[PrivateName]) -> Any:
    """Plain data (JSON, rows of a table, text) with full names in place of pseudonyms."""
    told = {name.pseudonym: name.name for name in names}
    return _replaced(value, told) if told else value


def one_person(names: Iterable[PrivateName], others: Iterable[PrivateName]) -> dict[str, str]:
    """Of two versions of one article: pseudonyms in the one of persons whom it names by the surname alone →
    those of the only ones in the other who are named so in full."""
    full: dict[str, set[str]] = {}
    for other in others:
        *given, surname = folded(other.name) or [""]
        if given:
            full.setdefault(surname, set()).add(other.pseudonym)
    return {
        name.pseudonym: next(iter(found))
        for name in names
        if len(words := folded(name.name)) == 1 and len(found := full.get(words[0], set())) == 1
    }


def renamed(record: Record, told: Mapping[str, str]) -> Record:
    """A masked record with other pseudonyms. They are of one length: every span stays."""
    if not told:
        return record

    def strings(_: Path, text: str) -> str:
        return PATTERN.sub(lambda found: told.get(found[0], found[0]), text)

    shown: Record = rewrite(record, strings, lambda _, start, end: (start, end))
    return shown


def hidden(words: str, names: Iterable[PrivateName]) -> str:
    """What a person wrote (a note, a value) with pseudonyms in place of these full names."""
    for name, pseudonym in sorted({(n.name, n.pseudonym) for n in names}, key=_longest):
        words = re.sub(rf"\b{re.escape(name)}\b", pseudonym, words, flags=re.IGNORECASE)
    return words


def _longest(told: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    return -len(told[0]), told


def _replaced(value: Any, told: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for pseudonym, name in told.items():
            value = value.replace(pseudonym, name)
        return value
    if isinstance(value, Mapping):
        return {key: _replaced(inner, told) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_replaced(inner, told) for inner in value)
    return value


class _Masking:
    """One record on its way through the boundary."""

    def __init__(self, record: Record, people: People) -> None:
        self._record = record
        self._masks = Masks(record, people)
        self._of_pseudonym = {person.pseudonym: person for person in people.private}
        self._shifts: dict[str, Shift] = {}
        # What is masked, as it was.
        self._strings = {TEXT: record.report.text}
        self._private = {id_ for person in people.private for id_ in person.named.actors}
        masked = {Span(one.start, one.end) for one in self._masks.text}
        # Without those whose own mentions are masked: a surname that the reader took for a body.
        self._bodies = {
            actor.id
            for actor in record.actors
            if actor.kind != "role"
            and actor.id not in self._private
            and masked.isdisjoint(actor.mentions)
        }

    def masked(self) -> Masked:
        edges: dict[str, list[int]] = {TEXT: [], ORIGINAL: []}

        def gather(path: Path, start: int, end: int) -> tuple[int, int]:
            edges[_text_of(path)] += (start, end)
            return start, end

        rewrite(self._record, self._find, gather)
        translation = self._record.report.translation
        own = {TEXT: self._pieces(self._masks.text)}
        if translation is not None:
            own[ORIGINAL] = list(self._of_original(translation))
            self._strings[ORIGINAL] = translation.original_text
        for at, pieces in own.items():
            self._shifts[at] = Shift(cut(pieces, edges[at]))
        for number, time in enumerate(self._record.times):
            if time.span is not None and (shift := self._within(time.span, time.text)):
                at = f"times.{number}.text"
                self._shifts[at], self._strings[at] = shift, time.text
        return Masked(_shifted(self._record, self._shifts), tuple(self._names()))

    def _find(self, path: Path, text: str) -> str:
        """Keeps what is to be replaced in a string; texts that spans point into come later."""
        at = _name_of(path)
        if at in (TEXT, ORIGINAL):
            return text
        found = self._masks.of_string(text, self._whose(path))
        if not self._parts_count(path):
            found = [one for one in found if one.full]
        if found:
            self._shifts[at] = Shift(self._pieces(found))
            self._strings[at] = text
        return text

    def _whose(self, path: Path) -> str | None:
        if path[0] == "actors" and isinstance(path[1], int):
            return self._record.actors[path[1]].id
        return None

    def _parts_count(self, path: Path) -> bool:
        """In what names places, bodies and public persons, and in addresses, a surname alone is theirs."""
        if path[0] == "places" or path[-1] == "url":
            return False
        return self._whose(path) not in self._bodies

    def _pieces(self, masks: Iterable[Mask]) -> list[Piece]:
        return [Piece(one.start, one.end, one.person.pseudonym) for one in masks]

    def _within(self, span: Span, text: str) -> Shift | None:
        """The pieces of a string that repeats the text at a span."""
        if span.text(self._record.report.text) != text:
            return None
        inside = [
            Piece(max(p.start - span.start, 0), p.end - span.start, p.instead)
            for p in self._shifts[TEXT].pieces
            if span.start <= p.start and p.end <= span.end
        ]
        return Shift(inside) if inside else None

    def _of_original(self, translation: Translation) -> Iterable[Piece]:
        """Names in the original: where they are not all found (another script), what renders the
        sentence of the name is withheld."""
        text = translation.original_text
        found = self._pieces(self._masks.of_string(text))
        masks = self._masks.text
        withheld: list[Piece] = []
        if not translation.segments and len(found) < len(masks) and text:
            withheld = [Piece(0, len(text), masks[0].person.pseudonym)]
        for segment in translation.segments:
            told = [m for m in masks if segment.span.overlaps(Span(m.start, m.end))]
            there = segment.original_span
            same = [p for p in found if there.start <= p.start and p.end <= there.end]
            if len(same) < len(told) and len(there) > 0:
                withheld.append(Piece(there.start, there.end, told[0].person.pseudonym))
        covered = _apart(withheld)
        inside = [p for p in found if not any(c.start < p.end and p.start < c.end for c in covered)]
        return [*covered, *inside]

    def _names(self) -> Iterable[PrivateName]:
        for at, shift in sorted(self._shifts.items()):
            for piece in shift.pieces:
                start = shift.offset(piece.start)
                person = self._of_pseudonym[piece.instead]
                yield PrivateName(
                    at, start, start + len(piece.instead), self._strings[at][piece.start : piece.end],
                    piece.instead, person.named.name, person.why,
                )  # fmt: skip


def _shifted(record: Record, shifts: Mapping[str, Shift]) -> Record:
    nothing = Shift(())

    def strings(path: Path, text: str) -> str:
        shift = shifts.get(_name_of(path))
        return shift.text(text) if shift else text

    def spans(path: Path, start: int, end: int) -> tuple[int, int]:
        return shifts.get(_text_of(path), nothing).span(start, end)

    shifted: Record = rewrite(record, strings, spans)
    return shifted


def _name_of(path: Path) -> str:
    return ".".join(map(str, path))


def _text_of(path: Path) -> str:
    """Which text a span points into."""
    return ORIGINAL if path[-1] == "original_span" else TEXT


def _apart(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces that overlap become one."""
    found: list[Piece] = []
    for piece in sorted(pieces):
        if found and piece.start < found[-1].end:
            last = found.pop()
            found.append(Piece(last.start, max(last.end, piece.end), last.instead))
        else:
            found.append(piece)
    return found
