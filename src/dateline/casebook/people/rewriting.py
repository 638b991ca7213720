"""Replacing pieces of a text, and everything in a record that points into it."""

import dataclasses
import functools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dateline.record import PlaceMention, Span


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """Characters [start, end) of a text, and what stands there instead."""

    start: int
    end: int
    instead: str


class Shift:
    """The pieces of one text. Spans must begin and end outside of pieces, or at their edges: see `cut`."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = sorted(pieces)
        self._starts = [piece.start for piece in self.pieces]
        self._moved = [0]
        for piece in self.pieces:
            self._moved.append(self._moved[-1] + len(piece.instead) - (piece.end - piece.start))

    def text(self, text: str) -> str:
        parts: list[str] = []
        at = 0
        for piece in self.pieces:
            parts += (text[at : piece.start], piece.instead)
            at = piece.end
        return "".join([*parts, text[at:]])

    def offset(self, at: int) -> int:
        """Where a place outside of pieces, or at the edge of one, comes to stand."""
        return at + self._moved[bisect_left(self._starts, at)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.offset(start), self.offset(end)


def cut(pieces: Iterable[Piece], edges: Iterable[int]) -> list[Piece]:
    """Pieces parted where a span begins or ends inside of them, so that each span can be shifted and
    shifted back; what stands instead is repeated."""
    sorted_edges = sorted(set(edges))
    found: list[Piece] = []
    for piece in pieces:
        low = bisect_right(sorted_edges, piece.start)
        high = bisect_left(sorted_edges, piece.end)
        stops = [piece.start, *sorted_edges[low:high], piece.end]
        found += (Piece(a, b, piece.instead) for a, b in pairwise(stops))
    return found


type Path = tuple[str | int, ...]
type Strings = Callable[[Path, str], str]
type Spans = Callable[[Path, int, int], tuple[int, int]]


def rewrite(value: Any, strings: Strings, spans: Spans, path: Path = ()) -> Any:
    """The same value with every string and every span (of dataclasses, in tuples) put through these."""
    if isinstance(value, str):
        return strings(path, value)
    if isinstance(value, Span | PlaceMention):
        start, end = spans(path, value.start, value.end)
        return dataclasses.replace(value, start=start, end=end)
    if isinstance(value, tuple):
        return tuple(rewrite(v, strings, spans, (*path, n)) for n, v in enumerate(value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {
            name: new
            for name in _names(type(value))
            if (new := rewrite(old := getattr(value, name), strings, spans, (*path, name)))
            is not old
        }
        return dataclasses.replace(value, **changes) if changes else value
    return value


@functools.cache
def _names(kind: type) -> Sequence[str]:
    return tuple(field.name for field in dataclasses.fields(kind))
