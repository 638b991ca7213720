"""Token ranges with holes."""

from collections.abc import Iterable

from dateline.extraction.claims.rules.candidate import Range


def runs(first: int, last: int, holes: Iterable[Range]) -> list[Range]:
    """What is left of `first` up to `last` without the holes, in order."""
    found, at = [], first
    for start, end in sorted(holes):
        if start > at:
            found.append((at, min(start, last)))
        at = max(at, end)
    if at < last:
        found.append((at, last))
    return [r for r in found if r[0] < r[1]]
