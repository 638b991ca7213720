"""How items are put into words, on the screen and in tables."""

import calendar
import re
from typing import NamedTuple

from dateline.record import Claim, Event, Figure, Record, Span, Time
from dateline.record.vocabulary import Qualifier

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Who speaks where nobody else is said to.
REPORT = "the report"
_MARKS = {"at_least": "≥ ", "at_most": "≤ ", "about": "~ ", "vague": "~ ", "exact": ""}


def clean(text: str) -> str:
    """Without what would steer a terminal, turn the direction of writing or has no UTF-8; blanks folded."""
    return " ".join(_CONTROL.sub("�", text).split())


def cut(text: str, length: int) -> str:
    text = clean(text)
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def names(record: Record, ids: tuple[str, ...]) -> str:
    if not ids:
        return ""
    known = _names(record)
    return ", ".join(clean(known.get(i, i)) for i in ids)


def when(time: Time | None) -> str:
    """The days of a time as one reads them: 2022-01-09, 2022-01-08…09, 2021, "early 2022-11"."""
    if time is None:
        return ""
    if time.start is None or time.end is None:
        return f"“{clean(time.text)}”"
    mod = {"start": "early ", "mid": "mid ", "end": "late ", "approx": "about ", None: ""}[time.mod]
    if time.start == time.end:
        return mod + time.start
    if time.precision == "year" and time.start.endswith("-01-01"):
        return mod + time.start[:4]
    if time.precision == "month":
        return mod + time.start[:7]
    return f"{mod}{time.start}…{_tail(time.start, time.end)}"


def span_of_days(start: str | None, end: str | None) -> str:
    """Days without a time at hand: 2022-01-05, 2022-01-05…08, 2022-01 and 2022 where they are whole."""
    if not start or not end or start == end:
        return start or end or ""
    if start.endswith("-01-01") and end == f"{start[:4]}-12-31":
        return start[:4]
    last = calendar.monthrange(int(end[:4]), int(end[5:7]))[1]
    if start.endswith("-01") and end == f"{start[:7]}-{last}":
        return start[:7]
    return f"{start}…{_tail(start, end)}"


def _tail(start: str, end: str) -> str:
    if start[:7] == end[:7]:
        return end[8:]
    return end[5:] if start[:4] == end[:4] else end


def act(record: Record, event: Event) -> str:
    """TYPE/mode “trigger”, and its status unless it simply happened."""
    kind = event.type + (f"/{event.mode}" if event.mode else "")
    status = "" if event.status == "actual" else f" ({event.status})"
    core = "" if event.core.type == event.type else f" of {event.core.type}"
    return f"{kind}{core} “{said(record, event.trigger)}”{status}"


def said(record: Record, span: Span) -> str:
    return clean(span.text(record.report.text))


def original(record: Record, span: Span) -> str:
    """Where the report is a translation: the original of the segments that the span lies in."""
    translation = record.report.translation
    if translation is None:
        return ""
    segments = [
        segment.original_span.text(translation.original_text)
        for segment in translation.segments
        if segment.span.start < span.end and span.start < segment.span.end
    ]
    return clean(" ".join(segments))


def holder(record: Record, claim_id: str | None) -> str:
    """Who says so: the claim's source in its own words, the report where there is none."""
    claim = next((c for c in record.claims if c.id == claim_id), None)
    return _holder(record, claim, _names(record)) if claim else REPORT


def holders(record: Record) -> dict[str | None, str]:
    """The same for every claim, and for None."""
    known = _names(record)
    return {None: REPORT} | {claim.id: _holder(record, claim, known) for claim in record.claims}


def _holder(record: Record, claim: Claim, known: dict[str, str]) -> str:
    if claim.source is None:
        return f"unnamed ({said(record, claim.cue)})" if claim.cue else "unnamed"
    actors = ", ".join(clean(known.get(i, i)) for i in claim.actors)
    return actors or said(record, claim.source)


def _names(record: Record) -> dict[str, str]:
    return {actor.id: actor.name for actor in record.actors}


class Amount(NamedTuple):
    """What a figure says, where there is no record of it at hand."""

    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None = None
    measure: str = "other"


def amount(figure: Figure | Amount) -> str:
    """A figure with its qualifier: never a bare number where the words were careful."""
    low, high = figure.low, figure.high
    if figure.value is not None:
        number = _number(figure.value)
    elif low is not None and high is not None:
        number = f"{_number(low)}–{_number(high)}"
    else:
        number = _number(low if low is not None else high) + ("+" if high is None else "")
    unit = (
        f" {figure.unit}" if figure.unit and figure.measure in ("money", "percent", "price") else ""
    )
    return f"{_MARKS[figure.qualifier]}{number}{unit}"


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
