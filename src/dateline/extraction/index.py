"""Looking items up by where they stand in the text."""

from bisect import bisect_left
from collections.abc import Iterable

from dateline.record import Span


class SpanIndex[T]:
    """Spans with values, asked for those that overlap or reach around a span."""

    def __init__(self, pairs: Iterable[tuple[Span, T]]) -> None:
        self._pairs = sorted(pairs, key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._pairs]
        self._longest = max((len(span) for span, _ in self._pairs), default=0)

    def overlapping(self, span: Span) -> list[tuple[Span, T]]:
        """In text order."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [pair for pair in self._pairs[first:last] if pair[0].overlaps(span)]

    def around(self, span: Span) -> list[tuple[Span, T]]:
        """Those that contain the span, the shortest first."""
        found = [pair for pair in self.overlapping(span) if pair[0].contains(span)]
        return sorted(found, key=lambda pair: len(pair[0]))
