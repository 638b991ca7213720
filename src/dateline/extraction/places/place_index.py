"""Looking places up by where their names stand."""

from collections.abc import Iterable

from dateline.extraction.index import SpanIndex
from dateline.record import Place, Span


class PlaceIndex:
    """The places of a draft, by the spans of their mentions."""

    def __init__(self, places: Iterable[Place]) -> None:
        every = [(Span(m.start, m.end), (m.use, p)) for p in places for m in p.mentions]
        self._all = SpanIndex([(span, place) for span, (_, place) in every])
        self._literal = SpanIndex([(span, p) for span, (use, p) in every if use == "literal"])

    def literal_in(self, span: Span) -> list[str]:
        """Ids of the places that a name inside the span stands for, in text order."""
        return _ids(self._literal.inside(span))

    def named_in(self, span: Span) -> list[str]:
        """The same whatever the use of the name."""
        return _ids(self._all.inside(span))


def _ids(found: list[tuple[Span, Place]]) -> list[str]:
    return list(dict.fromkeys(place.id for _, place in found))
