"""Where the accounts of several reports part: what only one tells, figures, labels, who is quoted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateline.casebook.resolve import Resolved
from dateline.casebook.scope import COMPARED, DAYS_APART
from dateline.record import Event, Figure, Record


@dataclass(frozen=True, slots=True)
class Told[Item: (Event, Figure)]:
    """An item and the record that tells it."""

    record: Record
    item: Item


@dataclass(frozen=True, slots=True)
class ScopedFigures:
    """Figures of one measure, place and group: these can contradict one another.

    `verdict`: agree, differ (told within a day of one another) or revised (told later).
    """

    measure: str
    place: str | None
    group: str | None
    told: tuple[Told[Figure], ...]
    verdict: Literal["agree", "differ", "revised"]


@dataclass(frozen=True, slots=True)
class Parting:
    """`labels` and `quoted`: a label or a speaker's name → the ids of the reports that have it."""

    only_one: tuple[Told[Event], ...]
    figures: tuple[ScopedFigures, ...]
    labels: dict[str, tuple[str, ...]]
    quoted: dict[str, tuple[str, ...]]


def part(records: Sequence[Record]) -> Parting:
    """Where the records part; the order of the records is the order of what is told."""
    return Parting(
        only_one=tuple(_only_one(records)),
        figures=tuple(_scoped_figures(records)),
        labels=_labels(records),
        quoted=_quoted(records),
    )


type _Days = tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class _Known:
    """An event with what it is compared by, worked out once."""

    told: Told[Event]
    days: _Days
    parties: frozenset[str]


def _same(a: _Known, b: _Known) -> bool:
    """Of two events of one type: not more than a day apart, and a party or the place in common."""
    one, two = a.told.item.mode, b.told.item.mode
    if one and two and one != two:
        return False
    return not a.parties.isdisjoint(b.parties) and _near_in_time(a.days, b.days)


def _only_one(records: Sequence[Record]) -> list[Told[Event]]:
    by_type: dict[str, list[_Known]] = {}
    for record in records:
        for event in record.events:
            if event.status == "actual" and event.type != "x:other":
                by_type.setdefault(event.type, []).append(_known(Told(record, event)))
    alone = {
        id(known.told.item)
        for group in by_type.values()
        for known in group
        if not any(o.told.record is not known.told.record and _same(known, o) for o in group)
    }
    return [Told(r, event) for r in records for event in r.events if id(event) in alone]


def _known(told: Told[Event]) -> _Known:
    parties = frozenset(_parties(told.record, told.item))
    return _Known(told, _days(told.record, told.item), parties)


def _parties(record: Record, event: Event) -> set[str]:
    """Countries and names of those who took part, and the place."""
    actors = {actor.id: actor for actor in record.actors}
    parties: set[str] = set()
    for id_ in (*event.actors, *event.recipients):
        if actor := actors.get(id_):
            parties |= {actor.name.casefold(), actor.country or ""}
    parties |= {p.name.casefold() for p in record.places if p.id == event.place}
    return parties - {""}


def _near_in_time(days: _Days, other: _Days) -> bool:
    if days is None or other is None:
        return True  # undated: nothing speaks against it
    apart = timedelta(days=DAYS_APART)
    return days[0] - apart <= other[1] and other[0] - apart <= days[1]


def _days(record: Record, event: Event) -> _Days:
    time = next((t for t in record.times if t.id == event.time), None)
    if time is None or time.start is None or time.end is None:
        return None
    return date.fromisoformat(time.start), date.fromisoformat(time.end)


def _scoped_figures(records: Sequence[Record]) -> list[ScopedFigures]:
    """Those scopes in which more than one report or more than one value is told."""
    scopes: dict[tuple[str, str | None, str | None], list[Told[Figure]]] = {}
    for record in records:
        places = {place.id: place.name for place in record.places}
        resolved = Resolved(record, "")
        for figure in record.figures:
            place, group = places.get(figure.place or ""), resolved.group(figure)
            # A part without a scope of its own ("and 21 more") is nobody's rival.
            if figure.measure in COMPARED and not (figure.part_of and place is group is None):
                scopes.setdefault((figure.measure, place, group), []).append(Told(record, figure))
    found = []
    for (measure, place, group), told in scopes.items():
        if len({t.record.report.id for t in told}) > 1 or len({_value(t.item) for t in told}) > 1:
            found.append(ScopedFigures(measure, place, group, tuple(told), _verdict(told)))
    return sorted(found, key=lambda f: (f.measure, -len(f.told)))


def _verdict(told: Sequence[Told[Figure]]) -> Literal["agree", "differ", "revised"]:
    rivals = [
        (a, b) for i, a in enumerate(told) for b in told[:i] if _value(a.item) != _value(b.item)
    ]
    if not rivals:
        return "agree"
    return "differ" if any(_at_one_time(a.record, b.record) for a, b in rivals) else "revised"


def _value(figure: Figure) -> tuple[float | None, float | None, float | None]:
    return figure.value, figure.low, figure.high


def _at_one_time(one: Record, two: Record) -> bool:
    days = (one.report.published, two.report.published)
    if days[0] is None or days[1] is None:
        return True
    apart = abs(date.fromisoformat(days[0]) - date.fromisoformat(days[1]))
    return apart <= timedelta(days=DAYS_APART)


def _labels(records: Sequence[Record]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for record in records:
        for frame in record.frames:
            found.setdefault(frame.label.casefold(), {})[record.report.id] = None
    return {label: tuple(ids) for label, ids in sorted(found.items())}


def _quoted(records: Sequence[Record]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for record in records:
        names = {actor.id: actor.name for actor in record.actors}
        for claim in record.claims:
            for id_ in claim.actors:
                found.setdefault(names[id_], {})[record.report.id] = None
    return {
        name: tuple(ids) for name, ids in sorted(found.items(), key=lambda f: (-len(f[1]), f[0]))
    }
