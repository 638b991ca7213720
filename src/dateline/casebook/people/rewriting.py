"""Replacing pieces of a text, and everything in a record that points into it."""

import dataclasses
import functools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import is_
from typing import Any

from dateline.record import PlaceMention, Span

# Fields that hold no words of a report: ids, codes, numbers, and what the caller names a report by.
CODES = frozenset((
    "id", "made", "sha256", "publisher", "published", "updated", "dated_by", "language", "country",
    "sectors", "register", "contexts", "type", "mode", "kind", "act", "score", "lat", "lon", "feature",
    "geonameid", "radius_km", "start", "end", "precision", "mod", "anchor", "recipients",
    "addressees", "parent", "about", "value", "low", "high", "qualifier", "measure", "part_of", "count",
    "window", "as_of", "event", "claim", "relation", "from_", "to", "target", "speaker", "scare_quotes",
    "stance", "use",
))  # fmt: skip


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
    """The same value with every string that holds words, and every span (of dataclasses, in tuples),
    put through these."""
    kind: type = type(value)
    if kind is str:
        return strings(path, value)
    if kind is tuple:
        new = tuple([rewrite(v, strings, spans, (*path, n)) for n, v in enumerate(value)])
        return value if all(map(is_, new, value)) else new
    if kind is Span or kind is PlaceMention:
        start, end = spans(path, value.start, value.end)
        if (start, end) == (value.start, value.end):
            return value
        return dataclasses.replace(value, start=start, end=end)
    changes = {
        name: new
        for name in _names(kind)
        if (old := getattr(value, name)) is not None
        and (new := rewrite(old, strings, spans, (*path, name))) is not old
    }
    return dataclasses.replace(value, **changes) if changes else value


@functools.cache
def _names(kind: type) -> Sequence[str]:
    """The fields of a dataclass that may hold words or spans."""
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple(field.name for field in dataclasses.fields(kind) if field.name not in CODES)
