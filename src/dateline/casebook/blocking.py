"""Which events are compared at all: keys under which candidates are found, few for each event."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.casebook.sketch import Sketch

# In a block every event is compared with so many of it, those of lowest rank: a block of n events
# takes n times this many comparisons, never n squared, and which pairs are compared depends on the
# block's events alone. Smaller blocks compare every pair.
HUBS = 40
# So many of a report's weightiest words make keys together with an act.
KEY_WORDS = 6


def blocks(sketch: Sketch) -> tuple[str, ...]:
    """The keys of the blocks an event belongs to: at most 64, sorted."""
    kinds = [sketch.type] if sketch.type != "x:other" else list(sketch.acts[:4])
    keys = {f"{kind}|{word}" for kind in kinds for word in sketch.setting.words[:KEY_WORDS]}
    return tuple(sorted(keys | _dated(sketch)))


def _dated(sketch: Sketch) -> set[str]:
    """Type, country and day: buckets of four days that overlap by two."""
    if sketch.days is None or sketch.type == "x:other":
        return set()
    first = date.fromisoformat(sketch.days.start).toordinal()
    last = date.fromisoformat(sketch.days.end).toordinal()
    if last - first > 14:
        return set()
    where = [sketch.site.country] if sketch.site else [p.country for p in sketch.parties]
    countries = sorted({c for c in where if c})[:3]
    buckets = {(d + shift) // 4 * 2 + shift // 2 for d in (first, last) for shift in (0, 2)}
    return {f"{sketch.type}|{c}|{b}" for c in countries for b in buckets}


def rank(sketch: Sketch) -> str:
    """A fixed draw by text and place in it: the events of lowest rank are a block's hubs."""
    told = f"{sketch.setting.sha256} {sketch.start} {sketch.id}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def pairs(block: Sequence[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    """The pairs of one block that are compared, the lower in `order` first."""
    ranked = sorted(block, key=rank)
    for i, one in enumerate(ranked[:HUBS]):
        for other in ranked[i + 1 :]:
            yield (one, other) if one.order < other.order else (other, one)
