"""One component of compared events → incidents."""

from collections.abc import Iterable, Sequence

from dateline.casebook.linking import LINK_AT, Comparison
from dateline.casebook.sketch import Sketch

type Pair = tuple[str, str]


def cluster(
    sketches: Sequence[Sketch],
    comparisons: Iterable[Comparison],
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
) -> list[tuple[Sketch, ...]]:
    """The incidents among the events of a component; each in `order`, the list by first member.

    `same`, `different`: pairs of sketch ids that people decided; both hold whatever the scores.
    """
    by_id = {s.id: s for s in sketches}
    root = {id_: id_ for id_ in by_id}

    def find(id_: str) -> str:
        while root[id_] != id_:
            id_ = root[id_]
        return id_

    for one, other in [*same, *((c.one, c.other) for c in comparisons if c.score >= LINK_AT)]:
        root[find(one)] = find(other)
    groups: dict[str, list[Sketch]] = {}
    for sketch in sorted(sketches, key=lambda s: s.order):
        groups.setdefault(find(sketch.id), []).append(sketch)
    del different
    return sorted((tuple(g) for g in groups.values()), key=lambda g: g[0].order)
