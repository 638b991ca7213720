"""When two events are surely not one, whatever the words: another kind, another day, another place."""

import functools
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from dateline.casebook.parties import can_meet, in_role
from dateline.casebook.running import BACK, is_running
from dateline.casebook.sketch import UNREAL, Days, Site, Sketch

# Reports count the day from different places and hours.
DAYS_APART = 1
# An event that only its report's day dates happened up to so many days before; what is announced or
# feared may come up to so many days later.
BEFORE, AFTER = 3, 14
# Points of one city differ between gazetteers, and news says "in" of what is near.
NEAR_KM = 40.0
EARTH_KM = 6371.0
# Acts of speech: who speaks makes the act.
SPOKEN = ("REQUEST", "REJECT", "ACCUSE", "SUPPORT", "THREATEN", "CONCEDE")


@dataclass(frozen=True, slots=True)
class Outline:
    """Of a sketch what tells it from most others: day and place, so little that it can be held of very many.
    `window`: the first and last day on which it can have happened, None where nothing says."""

    dated: bool
    type: str
    status: str
    window: tuple[int, int] | None
    site: Site | None


def apart(a: Sketch, b: Sketch) -> str | None:
    """Why the two cannot be one event, in words; None where they can.

    Only of reports that bear a date: days and places read without one are weighed, not trusted to bar.
    """
    one, other = outline(a), outline(b)
    if not (one.dated and other.dated):
        return None
    return _kinds(a, b) or _speakers(a, b) or elsewhere(one, other)


def elsewhere(one: Outline, other: Outline) -> str | None:
    """Why they cannot be one by day or place alone, in words."""
    if not (one.dated and other.dated):
        return None
    return _times(one, other) or _sites(one, other)


@functools.lru_cache(maxsize=100_000)
def outline(sketch: Sketch) -> Outline:
    dated = sketch.setting.published is not None
    return Outline(dated, sketch.type, sketch.status, _window(sketch), sketch.site)


def window(sketch: Sketch) -> tuple[int, int] | None:
    """First and last day on which it can have happened; None where nothing says."""
    return outline(sketch).window


def _kinds(a: Sketch, b: Sketch) -> str | None:
    """A threat of an attack is no attack; a clash may be told as a protest or as an assault."""
    if a.type == b.type:
        modes = a.mode and b.mode and a.mode != b.mode and not set(a.acts) & set(b.acts)
        return f"{a.mode} and {b.mode}" if modes else None
    lifted = a.type != a.core_type or b.type != b.core_type
    untyped = "x:other" in (a.type, b.type)
    if lifted or not (untyped or set(a.acts) & set(b.acts)):
        return f"{a.type} and {b.type}"
    return None


def _speakers(a: Sketch, b: Sketch) -> str | None:
    """Two who call for the same have each called for it."""
    one, other = in_role(a, "by"), in_role(b, "by")
    if a.type != b.type or a.type not in SPOKEN or not one or not other or can_meet(one, other):
        return None
    return f"said by {one[0].name} and by {other[0].name}"


def _times(a: Outline, b: Outline) -> str | None:
    one, other = a.window, b.window
    if one is None or other is None:
        past = "historical" in (a.status, b.status) and a.status != b.status
        return "one is background" if past else None
    gap = max(one[0] - other[1], other[0] - one[1])
    return f"{gap} days apart" if gap > DAYS_APART else None


def _window(sketch: Sketch) -> tuple[int, int] | None:
    published = sketch.setting.published
    if published is not None and is_running(sketch):
        day = _day(published)
        return (day - BACK, day)
    if sketch.days is not None and (sketch.days.stated or published is None):
        return _span(sketch.days)
    if published is None or sketch.status == "historical":
        return None
    day = _day(published)
    unreal = sketch.status in UNREAL
    return (day - BEFORE, day + AFTER) if unreal else (day - BEFORE, day)


def _span(days: Days) -> tuple[int, int]:
    return _day(days.start), _day(days.end)


@functools.lru_cache(maxsize=50_000)
def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _sites(a: Outline, b: Outline) -> str | None:
    """Places told for events of no type are too often those of something else in the sentence."""
    one, other = a.site, b.site
    if one is None or other is None or "x:other" in (a.type, b.type) or one.name == other.name:
        return None
    if one.country and other.country and one.country != other.country:
        return f"{one.name} and {other.name}"
    if "country" in (one.level, other.level):
        return None
    if "admin1" in (one.level, other.level):
        regions = {s.name if s.level == "admin1" else s.admin1 for s in (one, other)} - {None}
        return f"{one.name} and {other.name}" if len(regions) == 2 else None
    far = distance_km(one.lat, one.lon, other.lat, other.lon)
    if far is None or far <= NEAR_KM:
        return None
    return f"{one.name} and {other.name}, {far:.0f} km apart"


def distance_km(
    lat: float | None, lon: float | None, lat2: float | None, lon2: float | None
) -> float | None:
    """Great circle; None where a point is not known."""
    if lat is None or lon is None or lat2 is None or lon2 is None:
        return None
    half = sin(radians(lat2 - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(lat2)) * sin(radians(lon2 - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
