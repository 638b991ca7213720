"""Which events are compared at all: keys under which candidates are found, few for each event."""

import hashlib
from collections.abc import Iterator, Sequence

from dateline.casebook.acts import acts_of
from dateline.casebook.apart import window
from dateline.casebook.running import counted, is_running
from dateline.casebook.sketch import UNREAL, Party, Sketch
from dateline.casebook.words import compared

# In a block every event is compared with so many of it, those of lowest rank that may lead: a block of n
# events takes n times this many comparisons, never n squared, and which pairs are compared depends on the
# block's events alone. Smaller blocks compare every pair that one of them leads.
HUBS = 40
# So many of a report's weightiest words make keys together with an act; fewer where days do too.
KEY_WORDS, DATED_WORDS = 6, 3
PARTIES = 2
# A bucket is two days running: events at most a day apart share one, others of dated reports are apart. Of a long
# time (a month, a year) so many days nearest its end count, of what is feared or announced those before its report.
DAYS = 4
# Running counts meet what they go on from in buckets of 64 days that overlap by 32.
LONG_STEP = 32
# Begins the keys of counts.
_COUNT = "#"


def blocks(sketch: Sketch) -> tuple[str, ...]:
    """The keys of the blocks an event belongs to: at most 66, sorted.

    Of dated events: kind × place, party or word × days, and of those that count victims: measure × country × months.
    Of events of undated reports: kind × word.
    """
    keys: set[str] = set()
    days = window(sketch)
    undated = sketch.setting.published is None
    if days is not None and not (undated and sketch.type == "x:other"):
        about = _about(sketch)
        ahead = sketch.days is None and sketch.status in UNREAL
        near = (days[0], days[0] + DAYS - 1) if ahead else days
        keys |= {f"{k}|{x}|{b}" for k in _kinds(sketch) for x in about for b in _buckets(*near)}
    if days is not None and sketch.site is not None and not undated:
        keys |= {
            f"{_COUNT}{what}|@{sketch.site.country}|{days[1] // LONG_STEP - back}"
            for what in counted(sketch)
            for back in (0, 1)
        }
    if undated:
        words = [compared(word) for word in sketch.setting.words[:KEY_WORDS]]
        keys |= {f"{kind}|{word}" for kind in _kinds(sketch, also_stem=True) for word in words}
    return tuple(sorted(keys))


def _kinds(sketch: Sketch, *, also_stem: bool = False) -> list[str]:
    """The type; of events of no type the stem of the trigger and what acts it can speak of."""
    stem = list(sketch.acts[:1])
    if sketch.type != "x:other":
        return [sketch.type, *stem] if also_stem else [sketch.type]
    acts = sorted(f"={name}" for name, closeness in acts_of(sketch.acts) if closeness == 1)
    return [*stem, *acts[: 3 if also_stem else 1]]


def _about(sketch: Sketch) -> list[str]:
    """Place, parties and the report's weightiest words: what makes a day's events of one type few."""
    site = sketch.site
    places = [] if site is None else [f"@{site.country if site.level == 'country' else site.name}"]
    parties = sorted({_called(p) for p in sketch.parties if p.role != "near" and p.kind != "role"})
    return [*places, *parties[:PARTIES], *map(compared, sketch.setting.words[:DATED_WORDS])]


def _called(party: Party) -> str:
    """The same where the name is masked and where it is not; a body told by a common noun ("the police")
    is one of its country."""
    if party.register:
        return party.register
    called = " ".join(map(compared, party.words)) or party.name
    return f"{called} of {party.country}" if party.name.islower() and party.country else called


def _buckets(start: int, end: int) -> range:
    """By their first days."""
    return range(max(start, end - DAYS + 1) - 1, end + 1)


def rank(sketch: Sketch) -> str:
    """A fixed draw by text and place in it: the events of lowest rank are a block's hubs."""
    told = f"{sketch.setting.sha256} {sketch.start} {sketch.id}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def may_lead(sketch: Sketch, key: str) -> bool:
    """Whether an event can be a hub of a block: of two counts, days apart, one must be running."""
    return not key.startswith(_COUNT) or is_running(sketch)


def pairs(block: Sequence[Sketch], key: str = "") -> Iterator[tuple[Sketch, Sketch]]:
    """The pairs of one block that are compared, the lower in `order` first."""
    ranked = sorted(block, key=lambda sketch: (not may_lead(sketch, key), rank(sketch)))
    for i, one in enumerate(ranked[:HUBS]):
        if may_lead(one, key):
            for other in ranked[i + 1 :]:
                yield (one, other) if one.order < other.order else (other, one)
