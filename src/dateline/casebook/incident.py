"""One incident out of the views of its events."""

from collections.abc import Iterable

from dateline.casebook.rules import DEFAULT, Rules
from dateline.casebook.shapes import EventView, FigureView, view_order
from dateline.record.incident import EventRef, Incident, IncidentTime


def incident(
    id: str,  # noqa: A002  (the contract's name)
    views: Iterable[EventView],
    rules: Rules = DEFAULT,  # noqa: ARG001  (used from the next change on)
    first_seen: str | None = None,
    last_changed: str | None = None,
    loose: Iterable[FigureView] = (),  # noqa: ARG001
) -> Incident:
    """The incident of these views, which must be at least one; their order does not matter.

    `loose`: figures of other reports that may speak of the same numbers (`loose_figures`); those
    that do are taken up. `first_seen`, `last_changed` are passed through.
    """
    ordered = sorted(views, key=view_order)
    first = ordered[0]
    return Incident(
        id=id, type=first.type, mode=first.mode, title=first.trigger_words,
        time=IncidentTime(None, None), place=None, actors=(), recipients=(),
        events=tuple(EventRef(v.report.id, v.event) for v in ordered), sources=(), independent=1,
        accounts=(), figures=(), best=None, rule=None, status="single-source", disputes=(),
        victims=(), first_seen=first_seen, last_changed=last_changed,
    )  # fmt: skip
