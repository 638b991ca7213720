"""Times of a report: recognised by patterns, resolved from publication and narrative."""

import datetime as dt
import re
from dataclasses import replace
from functools import cache

from dateline.extraction.draft import Context, Draft
from dateline.extraction.times.patterns import plain
from dateline.extraction.times.ranges import join_ranges
from dateline.extraction.times.reading import Reading, Scene
from dateline.extraction.times.scan import Scanner
from dateline.knowledge.time_words import TimeWords
from dateline.record import Span, Time


def find_times(ctx: Context, draft: Draft) -> Draft:
    """Every expression of time in the report, in text order, with its days where they are known."""
    scene = _scene(ctx)
    scanner = _scanner(scene.words)
    for paragraph in ctx.analysis.paragraphs:
        scanner.scan(scene, paragraph.start, paragraph.end)
    readings = join_ranges(scene)
    return replace(draft, times=_items(readings, ctx.report.text))


def _scene(ctx: Context) -> Scene:
    words = ctx.knowledge.time_words
    return Scene(
        analysis=ctx.analysis,
        words=words,
        lowered=plain(ctx.analysis.text),
        published=_day(ctx.report.published),
        month_first=_month_first(ctx.analysis.text),
    )


@cache
def _scanner(words: TimeWords) -> Scanner:
    return Scanner(words)


_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)\b")


def _month_first(text: str) -> bool:
    """Whether 10/1/2022 is 1 October: as the report's other dates have it, else yes."""
    for match in _NUMERIC.finditer(text):
        if int(match[1]) > 12:
            return False
        if int(match[2]) > 12:
            return True
    return True


def _day(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _items(readings: list[Reading], text: str) -> tuple[Time, ...]:
    ids = {id(reading): f"t{number}" for number, reading in enumerate(readings, 1)}
    return tuple(_item(reading, ids, text) for reading in readings)


def _item(reading: Reading, ids: dict[int, str], text: str) -> Time:
    anchor, period = reading.anchor, reading.period
    return Time(
        id=ids[id(reading)],
        start=period.first.isoformat() if period else None,
        end=period.last.isoformat() if period else None,
        precision=reading.precision,
        mod=reading.mod,
        anchor=ids.get(id(anchor)) if isinstance(anchor, Reading) else anchor,
        text=text[reading.start : reading.end],
        span=Span(reading.start, reading.end),
        score=round(reading.score, 2),
        why=reading.why,
    )
