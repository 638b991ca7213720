"""Putting a report and what was found in it into the casebook."""

import hashlib
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.casebook.resolve import Resolved
from dateline.casebook.shapes import EventView, FigureView
from dateline.casebook.sketch import Sketch
from dateline.record import Made, Record
from dateline.record.codec import dumps
from dateline.store.rows import (
    actor_row,
    claim_row,
    event_row,
    figure_row,
    party_rows,
    place_row,
)

# Tables whose rows are derived from a record (and from people's judgements), and made anew with it.
DERIVED = ("event", "claim", "figure", "actor", "place", "other_item", "private", "text", "setting")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a report is in a casebook: `key` is its name there, `known` the day it counts from."""

    key: str
    identity: str
    known: str
    added: str


def keep_report(connection: sqlite3.Connection, record: Record, identity: Identity) -> int:
    """The row of a new report, and the record as the machine read it."""
    report = record.report
    cursor = connection.execute(
        "INSERT INTO report (key, identity, caller_id, publisher, url, title, published, known, language,"
        " sha256, made, dated, latest, added, body) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,1,?,?)",
        (identity.key, identity.identity, report.id, report.publisher, report.url, report.title,
         report.published, identity.known, report.language, report.sha256, made_digest(record.made),
         report.updated or report.published or "", identity.added, report_body(record)),
    )  # fmt: skip
    row = int(cursor.lastrowid or 0)
    keep_machine(connection, row, record)
    return row


def made_digest(made: Made) -> str:
    """What read a record, in short: version, models, options and knowledge."""
    return hashlib.sha256(dumps(made).encode()).hexdigest()[:32]


def read_again(connection: sqlite3.Connection, report: int, record: Record) -> None:
    """Replaces what the machine read, and what is said of the report beside its text."""
    connection.execute(
        "UPDATE report SET made = ?, language = ?, body = ? WHERE id = ?",
        (made_digest(record.made), record.report.language, report_body(record), report),
    )
    keep_machine(connection, report, record)


def keep_machine(connection: sqlite3.Connection, report: int, record: Record) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO machine VALUES (?, ?)",
        (report, zlib.compress(dumps(record).encode("utf-8", "surrogatepass"))),
    )


def report_body(record: Record) -> str:
    """The report without its text, and what read it: what is shown of it beside the text."""
    return dumps({"made": record.made, "report": replace(record.report, text="", translation=None)})


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from a record: views and sketches of its events, in their order, loose figures.
    Of an older version of an article (not `linked`) none is compared or taken up by an incident."""

    resolved: Resolved
    views: Sequence[EventView]
    sketches: Sequence[Sketch]
    loose: Sequence[FigureView]
    linked: bool = True

    @property
    def record(self) -> Record:
        return self.resolved.record


def keep_items(
    connection: sqlite3.Connection, report: int, derived: Derived, known: str
) -> dict[int, tuple[Sketch, EventView]]:
    """Replaces what was derived from a report. The events that can be linked, by row."""
    clear_items(connection, report)
    record = derived.record
    connection.execute(
        "INSERT INTO text VALUES (?, ?, ?)", (report, record.report.title, record.report.text)
    )
    events = _keep_events(connection, report, derived, known)
    _keep_figures(connection, report, derived, known, events)
    rows: list[tuple[str, dict[str, Any]]] = [
        *(("claim", claim_row(report, known, derived.resolved, claim)) for claim in record.claims),
        *(("actor", actor_row(report, known, actor)) for actor in record.actors),
        *(("place", place_row(report, known, place)) for place in record.places),
    ]
    for table, row in rows:
        _insert(connection, table, row)
    for kind in ("times", "frames", "links"):
        connection.executemany(
            "INSERT INTO other_item VALUES (?, ?, ?, ?)",
            ((report, kind, n, dumps(item)) for n, item in enumerate(getattr(record, kind))),
        )
    sketches = {sketch.event: sketch for sketch in derived.sketches}
    views = {view.event: view for view in derived.views}
    return {row: (sketches[id_], views[id_]) for id_, row in events.items() if id_ in sketches}


def _keep_events(
    connection: sqlite3.Connection, report: int, derived: Derived, known: str
) -> dict[str, int]:
    """Rows by the events' ids. The setting that their sketches share is kept once."""
    sketches = {sketch.event: sketch for sketch in derived.sketches}
    if derived.sketches:
        setting = dumps(derived.sketches[0].setting)
        connection.execute("INSERT INTO setting VALUES (?, ?)", (report, setting))
    found = {}
    for event, view in zip(derived.record.events, derived.views, strict=True):
        values = event_row(report, known, event, view, sketches.get(event.id))
        row = found[event.id] = _insert(connection, "event", values)
        for party in party_rows(row, view):
            _insert(connection, "party", party)
    return found


def _keep_figures(
    connection: sqlite3.Connection,
    report: int,
    derived: Derived,
    known: str,
    events: Mapping[str, int],
) -> None:
    rows = {}
    loose = {figure.id: figure for figure in derived.loose}
    for figure in derived.record.figures:
        values = figure_row(report, known, derived.resolved, figure, loose.get(figure.id))
        if not derived.linked:
            values["loose"] = None
        rows[figure.id] = _insert(connection, "figure", values)
    connection.executemany(
        "INSERT OR IGNORE INTO carried (figure, event) VALUES (?, ?)",
        ((rows[f.id], events[view.event]) for view in derived.views for f in view.figures),
    )


def clear_items(connection: sqlite3.Connection, report: int) -> None:
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (report,))


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> int:
    marks = ", ".join("?" * len(row))
    cursor = connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})",
        tuple(row.values()),
    )
    return int(cursor.lastrowid or 0)


def set_aside(connection: sqlite3.Connection, report: int) -> None:
    """An older version: its items stay, its events are linked no more."""
    connection.execute("UPDATE report SET latest = 0 WHERE id = ?", (report,))
    own = "(SELECT id FROM event WHERE report = ?)"
    for ask in (
        "DELETE FROM setting WHERE report = ?",
        f"DELETE FROM block WHERE event IN {own}",
        f"DELETE FROM pair WHERE one IN {own}",
        f"DELETE FROM pair WHERE other IN {own}",
        "UPDATE event SET sketch = NULL, incident = NULL WHERE report = ?",
        "UPDATE figure SET loose = NULL WHERE report = ?",
    ):
        connection.execute(ask, (report,))
