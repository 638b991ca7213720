"""An item that a person adds at words in which no reader found it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dateline.casebook.correcting.fields import NEEDED
from dateline.casebook.correcting.page import NoFit, Page
from dateline.casebook.correcting.sentences import sentence_at
from dateline.casebook.correcting.setting import OWN, changed, value_in
from dateline.casebook.judgement import Judgement, Kind, label_of, span_of
from dateline.record import (
    Actor,
    Claim,
    Event,
    EventCore,
    EventMention,
    Figure,
    Frame,
    Group,
    Link,
    Place,
    PlaceMention,
    Span,
    Time,
)


def added(page: Page, judged: Judgement) -> str:
    """Puts the item in; its id. One that is there already (a better reader found it) takes what was
    set instead of standing twice. Raises NoFit."""
    kind, span = judged.on.kind, Span(judged.on.start, judged.on.end)
    if span.end > len(page.report.text):
        raise NoFit("its words lie outside the text")
    given = {setting.field: setting for setting in judged.sets}
    if missing := [name for name in NEEDED[kind] if name not in given]:
        raise NoFit(f"{kind}: {missing[0]} is needed")
    first = _MAKERS[kind](page, span, page.new_id(kind, span.start))
    known = {name: value_in(page, kind, first, given[name]) for name in NEEDED[kind]}
    first = replace(first, **{OWN.get(name, name): value for name, value in known.items()})
    item = _there_already(page, kind, first) or first
    page.put(kind, _consistent(item))
    rest = [s for s in judged.sets if s.field not in NEEDED[kind]]
    for setting in sorted(rest, key=lambda s: s.field != "claim"):
        page.put(kind, changed(page, kind, page.items[kind][item.id], setting))
    return str(item.id)


def _there_already(page: Page, kind: Kind, made: Any) -> Any:
    span, label = span_of(made), label_of(made)
    return next(
        (i for i in page.items[kind].values() if span_of(i) == span and label_of(i) == label), None
    )


def _consistent(item: Any) -> Any:
    if isinstance(item, Event) and item.core.trigger == item.trigger:
        return replace(item, core=replace(item.core, type=item.type))
    if isinstance(item, Time):
        return replace(item, end=max(item.end or "", item.start or ""))
    return item


def _event(page: Page, span: Span, id_: str) -> Event:
    """Dated by the day of publication, in the claim in whose words it stands, else the report's own."""
    time = next((t.id for t in page.items["time"].values() if t.span is None), None)
    claim = _claim_at(page, span)
    return Event(
        id_, "", None, (), span, (), (), time, None, "actual",
        EventCore("", span, "actual", time, None), claim,
        (EventMention(span, claim, "asserts", "actual"),),
        sentence_at(page.report.text, span), 1.0, "added",
    )  # fmt: skip


def _claim_at(page: Page, span: Span) -> str | None:
    """The innermost claim in whose content the words stand."""
    holding = [
        (len(content), claim.id)
        for claim in page.items["claim"].values()
        for content in claim.content
        if content.contains(span)
    ]
    return min(holding)[1] if holding else None


def _claim(page: Page, span: Span, id_: str) -> Claim:
    parent = _claim_at(page, span)
    return Claim(
        id_, None, (), None, (span,), "indirect", "state", (), parent, None, (), 1.0, "added"
    )


def _figure(page: Page, span: Span, id_: str) -> Figure:
    nobody = Group(None, (), None, None)
    return Figure(
        id_, None, None, None, "exact", None, "other", None, nobody, None, None, None, None, None,
        None, span, None, _claim_at(page, span), None, 1.0, "added",
    )  # fmt: skip


def _actor(page: Page, span: Span, id_: str) -> Actor:
    name = " ".join(span.text(page.report.text).split())
    return Actor(id_, name, "group", None, (), None, None, (span,), 1.0, "added")


def _place(page: Page, span: Span, id_: str) -> Place:
    name = " ".join(span.text(page.report.text).split())
    mention = PlaceMention(span.start, span.end, "literal")
    return Place(id_, name, None, None, None, None, "city", None, None, (mention,), 1.0, "added")


def _time(page: Page, span: Span, id_: str) -> Time:
    text = span.text(page.report.text)
    return Time(id_, None, None, "day", None, None, text, span, 1.0, "added")


def _frame(page: Page, span: Span, id_: str) -> Frame:
    label = " ".join(span.text(page.report.text).split())
    return Frame(id_, label, span, None, _claim_at(page, span), False, 1.0, "added")


def _link(page: Page, span: Span, id_: str) -> Link:  # noqa: ARG001
    return Link(id_, "", "", "causes", span, 1.0, "added")


_MAKERS: dict[Kind, Callable[[Page, Span, str], Any]] = {
    "event": _event, "claim": _claim, "figure": _figure, "actor": _actor,
    "place": _place, "time": _time, "frame": _frame, "link": _link,
}  # fmt: skip
