"""One incident out of the views of its events."""

from collections.abc import Iterable, Sequence

from dateline.casebook import accounts, facts
from dateline.casebook.best import best_of
from dateline.casebook.disputes import disputes
from dateline.casebook.rules import DEFAULT, Rules
from dateline.casebook.shapes import EventView, FigureView, view_order
from dateline.casebook.splitting import divide
from dateline.casebook.titles import title
from dateline.casebook.tolls import Toll, tolls
from dateline.record.incident import (
    EventRef,
    FigureScope,
    Incident,
    IncidentFigure,
)


def incident(
    id: str,  # noqa: A002  (the contract's name)
    views: Iterable[EventView],
    rules: Rules = DEFAULT,
    first_seen: str | None = None,
    last_changed: str | None = None,
    loose: Iterable[FigureView] = (),
) -> Incident:
    """The incident of these views, which must be at least one; their order does not matter.

    `loose`: figures of other reports that may speak of the same numbers (`loose_figures`); those
    that do are taken up. `first_seen`, `last_changed` are passed through. What enters and what
    splits is asked of `incidents_under`.
    """
    ordered = sorted(views, key=view_order)
    told, figures = accounts.told(ordered), tolls(ordered, loose)
    found = disputes(told, figures)
    kind, place, time = facts.kind_of(ordered), facts.place_of(ordered), facts.time_of(ordered)
    best, rule = best_of(figures, rules)
    return Incident(
        id=id, type=kind[0], mode=kind[1], title=title(ordered, kind, place, time),
        time=time, place=place,
        actors=facts.united(party for view in ordered for party in view.actors),
        recipients=facts.united(party for view in ordered for party in view.recipients),
        events=tuple(EventRef(view.report.id, view.event) for view in ordered),
        sources=accounts.sources(told), independent=accounts.independent(told),
        accounts=accounts.accounts(told), labels=accounts.labels(ordered), figures=tuple(map(_figure, figures)),
        best=best, rule=rule, status=accounts.standing(told, bool(found)), disputes=found,
        victims=facts.victims_of(ordered), first_seen=first_seen, last_changed=last_changed,
    )  # fmt: skip


def incidents_under(
    id: str,  # noqa: A002
    views: Iterable[EventView],
    rules: Rules,
    seen: tuple[str | None, str | None] = (None, None),
    loose: Sequence[FigureView] = (),
) -> list[Incident]:
    """What the rules make of one incident: none, itself, or several, with ids ID, ID.2, ID.3 …

    `seen`: first_seen and last_changed.
    """
    parts = divide(views, rules)
    return [
        incident(id if n == 1 else f"{id}.{n}", part, rules, *seen, loose)
        for n, part in enumerate(parts, 1)
    ]


def _figure(toll: Toll) -> IncidentFigure:
    figure = toll.figure
    place = figure.place.name if figure.place else None
    scope = FigureScope(place, figure.start, figure.end, figure.group, figure.as_of, figure.part_of)
    return IncidentFigure(
        figure.measure, figure.value, figure.low, figure.high, figure.qualifier, figure.count,
        scope, figure.holder.name if figure.holder else None, figure.said,
        figure.report.id, figure.id, toll.standing, tuple(c.ref for c in toll.against),
    )  # fmt: skip
