"""What finders ask of the same draft many times is worked out once."""

from collections.abc import Callable

from dateline.extraction.draft import Context, Draft


class Memo[V]:
    """A function of a draft that keeps its last value: a cache of one, so reading stays pure.

    `part`: what of the draft it is a function of, where later finders add to the rest.
    """

    def __init__(
        self,
        make: Callable[[Context, Draft], V],
        part: Callable[[Draft], object] = lambda draft: draft,
    ) -> None:
        self._make = make
        self._part = part
        self._last: tuple[Context, object, V] | None = None

    def __call__(self, ctx: Context, draft: Draft) -> V:
        last, part = self._last, self._part(draft)
        if last is not None and last[0] is ctx and last[1] is part:
            return last[2]
        value = self._make(ctx, draft)
        self._last = (ctx, part, value)
        return value
