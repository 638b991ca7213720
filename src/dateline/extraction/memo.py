"""What a finder asks of the same draft many times is worked out once."""

from collections.abc import Callable

from dateline.extraction.draft import Context, Draft


class Memo[V]:
    """A function of a draft that keeps its last value: a cache of one, so reading stays pure."""

    def __init__(self, make: Callable[[Context, Draft], V]) -> None:
        self._make = make
        self._last: tuple[Context, Draft, V] | None = None

    def __call__(self, ctx: Context, draft: Draft) -> V:
        last = self._last
        if last is not None and last[0] is ctx and last[1] is draft:
            return last[2]
        value = self._make(ctx, draft)
        self._last = (ctx, draft, value)
        return value
