"""Places as points on a plain net of degrees: no tiles, nothing to load."""

import math

from dateline.answers.brief.document import Map, Spot
from dateline.answers.brief.svg import Box, drawing, free_spot, steps, tag
from dateline.answers.brief.wording import shortened

_WIDTH, _HEIGHT, _EDGE = 720, 420, 34
_LETTER = 6.6
# Incidents from which a mark grows no more.
_LARGEST = 60
# Degrees around a single place.
_ROOM = 2.0
# Degrees of latitude, and twice as many of longitude, that one map shows on each side of its first place.
_FAR = 20.0


def map_svg(map_: Map) -> str:
    """Around the place of most incidents; what lies too far from it is named at the foot."""
    spots = tuple(spot for spot in map_.spots if _near(spot, map_.spots[0]))
    far = [spot.name for spot in map_.spots if spot not in spots]
    low_lat, high_lat = _range([s.lat for s in spots])
    low_lon, high_lon = _range([s.lon for s in spots])
    # A degree of longitude is shorter the farther from the equator.
    narrow = max(0.2, math.cos(math.radians((low_lat + high_lat) / 2)))
    scale = min(
        (_WIDTH - 2 * _EDGE) / ((high_lon - low_lon) * narrow),
        (_HEIGHT - 2 * _EDGE) / (high_lat - low_lat),
    )
    middle_lon, middle_lat = (low_lon + high_lon) / 2, (low_lat + high_lat) / 2

    def x(lon: float) -> float:
        return _WIDTH / 2 + (lon - middle_lon) * narrow * scale

    def y(lat: float) -> float:
        return _HEIGHT / 2 - (lat - middle_lat) * scale

    half_lon, half_lat = _WIDTH / 2 / scale / narrow, _HEIGHT / 2 / scale
    parts = []
    for lon in steps(middle_lon - half_lon, middle_lon + half_lon, 7):
        if _EDGE / 2 < x(lon) < _WIDTH - _EDGE / 2 and -180 <= lon <= 180:
            parts.append(tag("line", class_="grid", x1=x(lon), x2=x(lon), y1=0, y2=_HEIGHT))
            parts.append(
                tag("text", _degrees(lon, "E", "W"), class_="axis", x=x(lon) + 3, y=_HEIGHT - 5)
            )
    for lat in steps(middle_lat - half_lat, middle_lat + half_lat, 5):
        if _EDGE / 2 < y(lat) < _HEIGHT - _EDGE / 2 and -90 <= lat <= 90:
            parts.append(tag("line", class_="grid", x1=0, x2=_WIDTH, y1=y(lat), y2=y(lat)))
            parts.append(tag("text", _degrees(lat, "N", "S"), class_="axis", x=4, y=y(lat) - 3))
    parts += _spots(spots, [(x(s.lon), y(s.lat)) for s in spots])
    if far:
        beyond = f"beyond the map: {shortened(far, 4)}"
        parts.append(tag("text", beyond, class_="axis", x=_WIDTH - 6, y=16, text_anchor="end"))
    return drawing(map_.title, _WIDTH, _HEIGHT, parts)


def _near(spot: Spot, first: Spot) -> bool:
    return abs(spot.lat - first.lat) <= _FAR and abs(spot.lon - first.lon) <= 2 * _FAR


def _range(values: list[float]) -> tuple[float, float]:
    """With room around, and never of no width."""
    low, high = min(values), max(values)
    room = max(_ROOM, (high - low) * 0.08)
    return low - room, high + room


def _spots(spots: tuple[Spot, ...], places: list[tuple[float, float]]) -> list[str]:
    """The larger the mark the more incidents; those with most are labelled first."""
    parts: list[str] = []
    sizes = [4 + 2.5 * math.sqrt(min(spot.count, _LARGEST)) for spot in spots]
    taken: list[Box] = [
        (px - r, py - r, px + r, py + r) for (px, py), r in zip(places, sizes, strict=True)
    ]
    for spot, (px, py), radius in zip(spots, places, sizes, strict=True):
        name = spot.name if spot.country in ("", spot.name) else f"{spot.name}, {spot.country}"
        parts.append(tag("circle", class_="spot", cx=px, cy=py, r=radius))
        label = f"{name} ({spot.count})"
        at = (px, py, len(label) * _LETTER, 12.0)
        if box := free_spot(at, taken, _WIDTH, radius):
            parts.append(tag("text", label, class_="label", x=box[0], y=box[3]))
    return parts


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):.10g}°{plus if value > 0 else minus if value < 0 else ''}"
