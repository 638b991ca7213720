"""Two times that make one: "from Monday to Friday", "between 2014 and 2016"."""

import re
from dataclasses import dataclass

from dateline.extraction.times.periods import span_of
from dateline.extraction.times.reading import Reading, Scene

_BETWEEN = re.compile(r",?[ \t\r\n]{0,3}(to|through|until|till|-|and|up to)[ \t\r\n]{0,3}(?:the )?")
_BEFORE = re.compile(r"\b(from|between)[ \t\r\n]{1,3}(?:the )?$")
_KINDS = ("day", "week", "month", "quarter", "year", "decade", "range")


@dataclass(slots=True)
class _Joined:
    """Which reading took the place of which."""

    by: dict[int, Reading]

    def of(self, anchor: Reading | str | None) -> Reading | str | None:
        return self.by.get(id(anchor), anchor) if isinstance(anchor, Reading) else anchor


def join_ranges(scene: Scene) -> list[Reading]:
    """The readings with both ends of a range made one; anchors follow."""
    kept: list[Reading] = []
    joined = _Joined({})
    for reading in scene.readings:
        whole = _join(scene, kept[-1], reading) if kept else None
        if whole is None:
            kept.append(reading)
            continue
        joined.by[id(kept[-1])] = joined.by[id(reading)] = whole
        kept[-1] = whole
    for reading in kept:
        reading.anchor = joined.of(reading.anchor)
        if reading.anchor is reading:
            reading.anchor = "published"
    return kept


def _join(scene: Scene, first: Reading, second: Reading) -> Reading | None:
    between = _BETWEEN.fullmatch(scene.lowered, first.end, second.start)
    if between is None or first.precision not in _KINDS or second.precision not in _KINDS:
        return None
    before = _BEFORE.search(scene.lowered, max(0, first.start - 12), first.start)
    opener = before[1] if before else ""
    if between[1] == "and" and opener != "between":
        return None
    if not opener and first.precision != second.precision:
        return None
    if first.period is None or second.period is None:
        return None
    period = span_of(first.period, second.period)
    if period is None:
        return None
    return Reading(
        period, "range", f"range: {first.why} – {second.why}",
        min(first.score, second.score), first.anchor or second.anchor,
        start=first.start, end=second.end,
    )  # fmt: skip
