"""Numbers over days: each a mark where it was given, joined where one replaced another."""

from collections.abc import Callable
from datetime import date

from dateline.answers.brief.document import Chart, Point
from dateline.answers.brief.svg import Box, drawing, free_spot, steps, tag
from dateline.answers.brief.wording import day

_WIDTH, _HEIGHT = 720, 330
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 40, 22, 54
# Between the net's edge and the first and last day.
_ROOM = 90
# Width of a letter of labels, about.
_LETTER = 6.3
_STATES = {
    "stands": "given and standing", "withdrawn": "withdrawn", "part": "a part of another",
}  # fmt: skip


type _Scale = Callable[[float], float]
type _DayScale = Callable[[int], float]


def chart_svg(chart: Chart) -> str:
    points = sorted(chart.points, key=lambda p: (p.day, p.value, p.note))
    days = [date.fromisoformat(p.day).toordinal() for p in points]
    first, last = min(days), max(*days, min(days) + 1)
    marks = steps(0, max(p.value for p in points))

    def x(ordinal: int) -> float:
        return _LEFT + 20 + (ordinal - first) / (last - first) * (_WIDTH - _LEFT - _RIGHT - _ROOM)

    def y(value: float) -> float:
        return _HEIGHT - _BOTTOM - value / marks[-1] * (_HEIGHT - _TOP - _BOTTOM)

    places = [(x(ordinal), y(point.value)) for point, ordinal in zip(points, days, strict=True)]
    parts = [*_grid(marks, y), *_days(sorted(set(days)), x), *_line(points, places)]
    parts += _points(points, places)
    parts += _legend({_state(p) for p in points})
    return drawing(
        f"{chart.title}: numbers by the day on which they were given", _WIDTH, _HEIGHT, parts
    )


def _state(point: Point) -> str:
    return point.state if point.state in ("withdrawn", "part") else "stands"


def _grid(marks: list[float], y: _Scale) -> list[str]:
    parts = []
    for value in marks:
        parts.append(
            tag("line", class_="grid", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y(value), y2=y(value))
        )
        parts.append(
            tag(
                "text",
                f"{value:,.10g}",
                class_="axis",
                x=_LEFT - 8,
                y=y(value) + 4,
                text_anchor="end",
            )
        )
    return parts  # fmt: skip


def _days(days: list[int], x: _DayScale) -> list[str]:
    """Days that are told, without those that would stand in another's way."""
    parts, free_from = [], 0.0
    for ordinal in days:
        at = x(ordinal)
        parts.append(
            tag("line", class_="tick", x1=at, x2=at, y1=_HEIGHT - _BOTTOM, y2=_HEIGHT - _BOTTOM + 5)
        )
        words = day(date.fromordinal(ordinal).isoformat()).rsplit(" ", 1)[0]
        half = len(words) * _LETTER / 2
        if at - half >= free_from:
            parts.append(
                tag(
                    "text",
                    words,
                    class_="axis",
                    x=at,
                    y=_HEIGHT - _BOTTOM + 19,
                    text_anchor="middle",
                )
            )
            free_from = at + half + 4
    return parts  # fmt: skip


def _line(points: list[Point], places: list[tuple[float, float]]) -> list[str]:
    """Through the totals that stood, in the order of their days."""
    through = [
        place for point, place in zip(points, places, strict=True) if _state(point) == "stands"
    ]
    if len(through) < 2:
        return []
    told = " ".join(f"{px:.1f},{py:.1f}" for px, py in through)
    return [tag("polyline", class_="line", points=told)]


def _points(points: list[Point], places: list[tuple[float, float]]) -> list[str]:
    """One mark a place; labels where there is room (the sentences below have them all)."""
    parts: list[str] = []
    taken: list[Box] = [(px - 5, py - 5, px + 5, py + 5) for px, py in places]
    seen: set[tuple[float, float, str]] = set()
    for point, (px, py) in zip(points, places, strict=True):
        state = _state(point)
        if (px, py, state) in seen:
            continue
        seen.add((px, py, state))
        parts.append(
            tag("circle", class_=f"mark {state}", cx=px, cy=py, r=4 if state == "part" else 5)
        )
        label = f"{point.label} [{point.note}]"
        if box := free_spot((px, py, len(label) * _LETTER, 11), taken, _WIDTH):
            parts.append(tag("text", label, class_="label", x=box[0], y=box[3]))
    return parts


def _legend(states: set[str]) -> list[str]:
    parts, at = [], float(_LEFT)
    for state, words in _STATES.items():
        if state in states:
            parts.append(tag("circle", class_=f"mark {state}", cx=at, cy=_HEIGHT - 12, r=4))
            parts.append(tag("text", words, class_="axis", x=at + 9, y=_HEIGHT - 8))
            at += 30 + len(words) * _LETTER
    return parts
