"""Places as points on a plain net of degrees: no tiles, nothing to load."""

import math

from dateline.answers.brief.document import Map, Spot
from dateline.answers.brief.svg import Box, drawing, free_spot, steps, tag

_WIDTH, _HEIGHT, _EDGE = 720, 420, 34
_LETTER = 6.6
# Degrees around a single place.
_ROOM = 2.0


def map_svg(map_: Map) -> str:
    low_lat, high_lat = _range([s.lat for s in map_.spots])
    low_lon, high_lon = _range([s.lon for s in map_.spots])
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
    parts += _spots(map_.spots, [(x(s.lon), y(s.lat)) for s in map_.spots])
    return drawing(map_.title, _WIDTH, _HEIGHT, parts)


def _range(values: list[float]) -> tuple[float, float]:
    """With room around, and never of no width."""
    low, high = min(values), max(values)
    room = max(_ROOM, (high - low) * 0.08)
    return low - room, high + room


def _spots(spots: tuple[Spot, ...], places: list[tuple[float, float]]) -> list[str]:
    """The larger the mark the more incidents; those with most are labelled first."""
    parts: list[str] = []
    taken: list[Box] = []
    for spot, (px, py) in zip(spots, places, strict=True):
        radius = 4 + 2.5 * math.sqrt(spot.count)
        name = spot.name if spot.country in ("", spot.name) else f"{spot.name}, {spot.country}"
        parts.append(tag("circle", class_="spot", cx=px, cy=py, r=radius))
        label = f"{name} ({spot.count})"
        at = (px + radius - 5, py, len(label) * _LETTER, 12.0)
        if box := free_spot(at, taken, _WIDTH):
            parts.append(tag("text", label, class_="label", x=box[0], y=box[3]))
        taken.append((px - 5, py - 5, px + 5, py + 5))
    return parts


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):.10g}°{plus if value > 0 else minus if value < 0 else ''}"
