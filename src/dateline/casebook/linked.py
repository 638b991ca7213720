"""Linking all at once, in memory: what a store does bit by bit comes to the same."""

from collections.abc import Iterable, Sequence

from dateline.casebook.blocking import blocks, pairs
from dateline.casebook.clustering import Pair, cluster
from dateline.casebook.linking import LINK_AT, Comparison, compare
from dateline.casebook.sketch import Sketch


def linked(
    sketches: Sequence[Sketch], same: Iterable[Pair] = (), different: Iterable[Pair] = ()
) -> list[tuple[Sketch, ...]]:
    """The incidents of these events, in `order` of their first members."""
    ties = comparisons(sketches)
    bonds, bars = list(same), list(different)
    found = []
    for part in components(sketches, [*((c.one, c.other) for c in ties), *bonds]):
        inside = {sketch.id for sketch in part}
        found += cluster(part, [c for c in ties if c.one in inside], bonds, bars)
    return sorted(found, key=lambda group: group[0].order)


def comparisons(sketches: Iterable[Sketch]) -> list[Comparison]:
    """Of all pairs that share a block, those that tie."""
    members: dict[str, list[Sketch]] = {}
    for sketch in sketches:
        for key in blocks(sketch):
            members.setdefault(key, []).append(sketch)
    seen: set[tuple[str, str]] = set()
    found = []
    for key, block in members.items():
        for one, other in pairs(block, key):
            if (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                comparison = compare(one, other)
                if comparison is not None and comparison.score >= LINK_AT:
                    found.append(comparison)
    return found


def components(sketches: Sequence[Sketch], ties: Iterable[Pair]) -> list[list[Sketch]]:
    """Events that hang together by ties."""
    near: dict[str, list[str]] = {sketch.id: [] for sketch in sketches}
    for one, other in ties:
        near[one].append(other)
        near[other].append(one)
    by_id = {sketch.id: sketch for sketch in sketches}
    found, seen = [], set[str]()
    for start in near:
        part, waiting = [], [start]
        while waiting:
            id_ = waiting.pop()
            if id_ not in seen:
                seen.add(id_)
                part.append(by_id[id_])
                waiting += near[id_]
        if part:
            found.append(part)
    return found
