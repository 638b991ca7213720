"""The incidents as a casebook knew them on a day: made anew from the members known then.

Which events are of one incident is what the casebook says today; who told what by that day, how it
stood and in which numbers is told by the reports known then alone.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.casebook.incident import incident
from dateline.casebook.shapes import EventView, FigureView
from dateline.casebook.tolls import TELLING_SIZE
from dateline.record.codec import dumps
from dateline.record.incident import Incident
from dateline.record.trusted import trusted
from dateline.store.asking import KNOWN_THEN
from dateline.store.incidents import Number
from dateline.store.linking import report_refs, with_ref

_view, _figure = trusted(EventView), trusted(FigureView)

# The columns of `incident` that questions use, and its body.
_TABLE = (
    "CREATE TEMP TABLE incident (id TEXT PRIMARY KEY, type TEXT, mode TEXT, status TEXT, disputed INTEGER,"
    " since TEXT, until TEXT, country TEXT, place TEXT, last_changed TEXT, body TEXT) WITHOUT ROWID"
)
_MEMBERS = (
    "SELECT event.incident, event.report, report.known, event.view FROM event"
    " JOIN report ON report.id = event.report WHERE event.incident IS NOT NULL AND event.known <= ?"
    f" AND {KNOWN_THEN} AND report.removed IS NULL ORDER BY event.incident"
)


def know_then(connection: sqlite3.Connection, day: str) -> None:
    """Lays the incidents of that day over the table of today's, for this connection alone."""
    connection.execute(
        "PRAGMA query_only = OFF"
    )  # the file stays mode=ro: this is for what is temporary
    connection.execute(_TABLE)
    row = ", ".join("?" * 11)
    connection.execute("BEGIN")
    connection.executemany(f"INSERT INTO temp.incident VALUES ({row})", _rows(connection, day))
    connection.execute("COMMIT")
    connection.execute("PRAGMA query_only = ON")


def _rows(connection: sqlite3.Connection, day: str) -> Iterator[tuple[object, ...]]:
    loose = _loose(connection, day)
    for id_, members in _by_incident(connection, day):
        views = [view for _, view in members]
        days = [known for known, _ in members]
        made = incident(
            id_, views, first_seen=min(days), last_changed=max(days), loose=_fitting(loose, views)
        )
        yield _row(made)


def _by_incident(
    connection: sqlite3.Connection, day: str
) -> Iterator[tuple[str, list[tuple[str, EventView]]]]:
    """Incident → its members known by the day: since when, and their views."""
    waiting: list[tuple[str, EventView]] = []
    of = None
    for id_, report, known, view in connection.execute(_MEMBERS, (day, day, day)):
        if id_ != of and waiting:
            yield str(of), waiting
            waiting = []
        of = id_
        ref = report_refs(connection, [report])[report]
        waiting.append((known, with_ref(_view(json.loads(view)), ref)))
    if waiting:
        yield str(of), waiting


type _Loose = Mapping[Number, Sequence[FigureView]]


def _loose(connection: sqlite3.Connection, day: str) -> _Loose:
    """Figures that no event of their report carries, by measure and size."""
    ask = (
        "SELECT figure.report, figure.loose FROM figure JOIN report ON report.id = figure.report"
        f" WHERE figure.loose IS NOT NULL AND {KNOWN_THEN} AND report.removed IS NULL"
    )
    rows = connection.execute(ask, (day, day)).fetchall()
    refs = report_refs(connection, {report for report, _ in rows})
    by_number: dict[Number, list[FigureView]] = {}
    for report, body in rows:
        figure = replace(_figure(json.loads(body)), report=refs[report])
        if (number := _number(figure)) is not None:
            by_number.setdefault(number, []).append(figure)
    return by_number


def _fitting(loose: _Loose, views: Sequence[EventView]) -> list[FigureView]:
    """Those of the same numbers; the casebook's rules then say which of them are taken up."""
    numbers = {_number(figure) for view in views for figure in view.figures} - {None}
    return [figure for number in numbers if number for figure in loose.get(number, ())]


def _number(figure: FigureView) -> Number | None:
    """As the writer ties them (engine/linking)."""
    size = figure.value if figure.value is not None else figure.low
    return (figure.measure, size) if size is not None and size >= TELLING_SIZE else None


def _row(made: Incident) -> tuple[object, ...]:
    place = made.place
    return (
        made.id, made.type, made.mode, made.status, int(bool(made.disputes)), made.time.start, made.time.end,
        place.country if place else None, place.name.casefold() if place else None, made.last_changed, dumps(made),
    )  # fmt: skip
