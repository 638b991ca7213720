"""For other finders: the times of a report by where they stand."""

from collections.abc import Iterable

from dateline.extraction.index import SpanIndex
from dateline.record import Span, Time


class TimeIndex:
    """Times with a span, asked for by span or by id."""

    def __init__(self, times: Iterable[Time]) -> None:
        every = tuple(times)
        self._by_id = {time.id: time for time in every}
        self._spans = SpanIndex((time.span, time) for time in every if time.span)

    def get(self, time_id: str) -> Time | None:
        return self._by_id.get(time_id)

    def in_span(self, span: Span) -> list[Time]:
        """The times that overlap a span, in text order."""
        return [time for _, time in self._spans.overlapping(span)]
