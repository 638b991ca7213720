"""Which event of its report a figure belongs to."""

from collections.abc import Mapping

from dateline.casebook.shapes import Tie
from dateline.record import Figure, Record

type Ties = Mapping[str, tuple[tuple[str, Tie], ...]]


def tie_figures(record: Record) -> Ties:
    """The events of each figure that has one, and why: as the record ties them, as a part of such
    a figure, else the event with the largest figure of its measure ("the toll had stood at 44").

    An x:other event ties it too, but leaves it as free as if there were none: what is counted must
    not depend on whether every predicate was noted.
    """
    figures = {figure.id: figure for figure in record.figures}
    known = {event.id for event in record.events}
    ties: dict[str, dict[str, Tie]] = {
        f.id: {f.event: "event"} for f in record.figures if f.event and f.event in known
    }
    coded = coded_events(record)
    by_measure = _largest(record, coded)
    for figure in record.figures:
        if figure.event not in coded and not figure.part_of and figure.measure in by_measure:
            ties.setdefault(figure.id, {})[by_measure[figure.measure]] = "measure"
    for figure in record.figures:
        for event in ties.get(_whole(figure, figures).id, {}):
            ties.setdefault(figure.id, {}).setdefault(event, "part")
    return {id_: tuple(events.items()) for id_, events in ties.items() if events}


def coded_events(record: Record) -> frozenset[str]:
    """Those that are more than a predicate."""
    return frozenset(event.id for event in record.events if event.type != "x:other")


def _largest(record: Record, coded: frozenset[str]) -> dict[str, str]:
    """The event of the largest figure of each measure."""
    best: dict[str, tuple[float, str]] = {}
    for figure in record.figures:
        size = figure.value or figure.low or 0.0
        if figure.event in coded and size > best.get(figure.measure, (-1.0, ""))[0]:
            best[figure.measure] = (size, figure.event or "")
    return {measure: event for measure, (_, event) in best.items()}


def _whole(figure: Figure, figures: Mapping[str, Figure]) -> Figure:
    """What it is in the end a part of, itself if of nothing; a circle ends where it began."""
    seen = {figure.id}
    while (above := figures.get(figure.part_of or "")) and above.id not in seen:
        seen.add(above.id)
        figure = above
    return figure
