"""One field of an item set to what a person says it is, and what hangs on that field with it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dateline.casebook.correcting.fields import REFERS, is_many, value_of
from dateline.casebook.correcting.page import PUBLISHED, NoFit, Page
from dateline.casebook.correcting.sentences import sentence_at
from dateline.casebook.judgement import Kind, Setting, span_of
from dateline.knowledge.codes import load_codes
from dateline.record import BadCall, Event, Figure, Span, Time
from dateline.record.check import STRENGTH
from dateline.record.vocabulary import Status

OWN = {"from": "from_"}


def changed(page: Page, kind: Kind, item: Any, setting: Setting) -> Any:
    """The item with its new value. Raises NoFit where that names what is not there, or is no value."""
    value = value_in(page, kind, item, setting)
    own = _SPECIAL.get((kind, setting.field))
    if own:
        return own(page, item, value)
    return replace(item, **{OWN.get(setting.field, setting.field): value})


def value_in(page: Page, kind: Kind, item: Any, setting: Setting) -> Any:
    """The value in the terms of this record: ids for items, a new time for a day that none holds."""
    if (kind, setting.field) not in REFERS:
        try:
            return value_of(kind, setting.field, setting.values)
        except (BadCall, ValueError, KeyError, StopIteration) as error:
            raise NoFit(str(error)) from None
    ids = [page.resolve(ref) for ref in setting.refs]
    if PUBLISHED in ids:
        _ensure_published(page)
    if setting.field == "time" and setting.values:
        ids = [_time_of(page, item, setting.values[0])]
    if is_many(kind, setting.field):
        return tuple(dict.fromkeys(ids))
    return ids[0] if ids else None


def _time_of(page: Page, item: Any, words: str) -> str:
    """A time of these days ("2022-01-05", "2022-01-05/2022-01-08"): one of the report's, else a new one."""
    try:
        first, last = value_of("time", "start", (words[:10],)), words[11:] or words[:10]
        value_of("time", "end", (last,))
    except BadCall as error:
        raise NoFit(str(error)) from None
    own = page.items["time"].get(getattr(item, "time", None) or "")
    for time in (*([own] if own else ()), *page.items["time"].values()):
        if (time.start, time.end) == (first, last) and time.mod is None:
            return str(time.id)
    span = span_of(item)
    if span is None:
        raise NoFit("stands at no words that a day could be tied to")
    id_ = page.new_id("time", span.start)
    text = span.text(page.report.text)
    time = Time(id_, first, last, "day" if first == last else "range", None, None, text, span,
                1.0, "given by a person")  # fmt: skip
    page.put("time", time)
    return id_


def _ensure_published(page: Page) -> None:
    day = (page.report.published or "")[:10]
    if not day:
        raise NoFit("the report has no day of publication")
    if PUBLISHED not in page.items["time"]:
        why = "day of publication"
        time = Time(PUBLISHED, day, day, "day", None, "published", "", None, 0.5, why)
        page.items["time"] = {PUBLISHED: time, **page.items["time"]}
        page.faces[PUBLISHED] = []


def _type(page: Page, event: Event, value: str) -> Event:  # noqa: ARG001
    """A mode that the new type does not have goes."""
    core = replace(event.core, type=value) if not lifted(event) else event.core
    mode = event.mode if event.mode in load_codes().modes.get(value, ()) else None
    return replace(event, type=value, mode=mode, core=core)


def _time(page: Page, event: Event, value: str | None) -> Event:  # noqa: ARG001
    core = event.core if lifted(event) else replace(event.core, time=value)
    return replace(event, time=value, core=core)


def _place(page: Page, event: Event, value: str | None) -> Event:  # noqa: ARG001
    core = event.core if lifted(event) else replace(event.core, place=value)
    return replace(event, place=value, core=core)


def _status(page: Page, event: Event, value: Status) -> Event:
    """Mentions that say more than the person does are brought down to it; the trigger's has it."""
    limit = STRENGTH.index(value)

    def stated(mention: Any) -> Any:
        if _of_core(event, mention.span):
            return mention
        if mention.span == event.trigger or STRENGTH.index(mention.status) < limit:
            return replace(mention, status=value, stance=_stance(mention, value))
        return mention

    core = event.core if lifted(event) else replace(event.core, status=value)
    return restand(page, replace(event, mentions=tuple(map(stated, event.mentions)), core=core))


def _stance(mention: Any, status: Status) -> Any:
    if status == "negated":
        return "denies" if mention.claim else "asserts"
    return "asserts" if mention.stance == "denies" else mention.stance


def _claim(page: Page, event: Event, value: str | None) -> Event:
    """Who says so, at the words of the trigger; the report itself asserts."""

    def held(mention: Any) -> Any:
        if mention.span != event.trigger:
            return mention
        return replace(mention, claim=value, stance=mention.stance if value else "asserts")

    return restand(page, replace(event, mentions=tuple(map(held, event.mentions))))


def restand(page: Page, event: Event) -> Event:
    """The event as its most affirmative mention has it, the first of equals."""
    own = [m for m in event.mentions if not _of_core(event, m.span)] or list(event.mentions)
    best = min(own, key=lambda m: STRENGTH.index(m.status))
    moved = best.span != event.trigger
    core = event.core
    if not lifted(event):
        core = replace(core, trigger=best.span, status=best.status)
    return replace(
        event, trigger=best.span, status=best.status, claim=best.claim, core=core,
        sentence=sentence_at(page.report.text, best.span) if moved else event.sentence,
    )  # fmt: skip


def lifted(event: Event) -> bool:
    """Whether it counts as something else than the act that the words name."""
    return (event.core.type, event.core.trigger) != (event.type, event.trigger)


def _of_core(event: Event, span: Span) -> bool:
    return event.core.trigger != event.trigger and span == event.core.trigger


def _value(page: Page, figure: Figure, value: float | None) -> Figure:  # noqa: ARG001
    """Bounds that no longer hold the value go; "at least" begins with it."""
    low, high = figure.low, figure.high
    if value is not None:
        low = value if figure.qualifier == "at_least" else None if (low or 0) > value else low
        high = value if figure.qualifier == "at_most" else high
        high = None if high is not None and high < value else high
    return replace(figure, value=value, low=low, high=high)


def _qualifier(page: Page, figure: Figure, value: Any) -> Figure:  # noqa: ARG001
    if value == "exact":
        return replace(figure, qualifier=value, low=None, high=None)
    low = figure.value if value == "at_least" and figure.value is not None else figure.low
    return replace(figure, qualifier=value, low=low)


_SPECIAL: dict[tuple[str, str], Callable[[Page, Any, Any], Any]] = {
    ("event", "type"): _type, ("event", "time"): _time, ("event", "place"): _place,
    ("event", "status"): _status, ("event", "claim"): _claim,
    ("figure", "value"): _value, ("figure", "qualifier"): _qualifier,
}  # fmt: skip
