"""Which actor does a token speak of? For the finders that come after."""

from collections.abc import Iterable

from dateline.analysis import Analysis
from dateline.extraction.index import SpanIndex
from dateline.record import Actor, Span


class ActorIndex:
    """Actors by the places that mention them."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._by_id = {actor.id: actor for actor in actors}
        self._spans = SpanIndex(
            (span, actor.id) for actor in self._by_id.values() for span in actor.mentions
        )

    def __getitem__(self, actor_id: str) -> Actor:
        return self._by_id[actor_id]

    def at(self, analysis: Analysis, token: int) -> str | None:
        """The id of the actor that a token speaks of: the first mention that it heads, else the
        shortest around it."""
        found = self.all_at(analysis, token)
        return found[0] if found else None

    def all_at(self, analysis: Analysis, token: int) -> tuple[str, ...]:
        """All actors whose mention the token heads ("Hungarian and Romanian officials" are two);
        where it heads none, the shortest mention around it."""
        around = self._spans.around(Span(analysis.starts[token], analysis.ends[token]))
        headed = sorted(pair for pair in around if _heads(analysis, token, pair[0]))
        if headed:
            return tuple(dict.fromkeys(actor for _, actor in headed))
        return tuple(actor for _, actor in around[:1])


def _heads(analysis: Analysis, token: int, span: Span) -> bool:
    """Whether the token's own head lies outside the mention."""
    head = analysis.heads[token]
    return head == token or not span.start <= analysis.starts[head] < span.end
