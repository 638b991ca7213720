"""Incidents on disk, where they went, and the loose figures that they may take up."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dateline.casebook.scope import COMPARED
from dateline.casebook.shapes import FigureView
from dateline.casebook.tolls import DAYS_TALKED_ABOUT, TELLING_SIZE
from dateline.record.codec import dumps
from dateline.record.incident import Incident
from dateline.record.trusted import trusted
from dateline.store.linking import asked, report_refs

_figure = trusted(FigureView)

type Number = tuple[str, float]


def incident_rows(
    connection: sqlite3.Connection, ids: Iterable[str]
) -> dict[str, tuple[str, str, str]]:
    """first_seen, last_changed and body of incidents."""
    ask = "SELECT id, first_seen, last_changed, body FROM incident WHERE id IN ({})"
    return {
        id_: (first, last, body) for id_, first, last, body in asked(connection, ask, sorted(ids))
    }


def keep_incident(
    connection: sqlite3.Connection, incident: Incident, new: Sequence[int], reports: int
) -> None:
    """`new`: the rows of those of its members that were not in it before."""
    place = incident.place
    row = {
        "id": incident.id, "type": incident.type, "mode": incident.mode, "title": incident.title,
        "status": incident.status, "disputed": int(bool(incident.disputes)), "since": incident.time.start,
        "until": incident.time.end, "country": place.country if place else None,
        "place": place.name.casefold() if place else None, "independent": incident.independent,
        "reports": reports, "first_seen": incident.first_seen, "last_changed": incident.last_changed,
        "body": dumps(incident),
    }  # fmt: skip
    # The key stays: naming it would have every event looked through that may refer to it.
    changes = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
    connection.execute(
        f"INSERT INTO incident ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
        f" ON CONFLICT (id) DO UPDATE SET {changes}",
        tuple(row.values()),
    )
    connection.executemany(
        "UPDATE event SET incident = ? WHERE id = ?", ((incident.id, event) for event in new)
    )


def drop_incident(connection: sqlite3.Connection, id_: str, forward: str | None, at: str) -> None:
    """An incident that is no more, and where its events went."""
    connection.execute("DELETE FROM incident WHERE id = ?", (id_,))
    if forward:
        connection.execute("INSERT OR REPLACE INTO forwarding VALUES (?, ?, ?)", (id_, forward, at))


def forwarded(connection: sqlite3.Connection, id_: str) -> str:
    """The incident that an id stands for today."""
    seen = set()
    while id_ not in seen:
        seen.add(id_)
        found = connection.execute("SELECT new FROM forwarding WHERE old = ?", (id_,)).fetchone()
        if (
            found is None
            or connection.execute("SELECT 1 FROM incident WHERE id = ?", (id_,)).fetchone()
        ):
            return id_
        id_ = found[0]
    return id_


def loose_figures(
    connection: sqlite3.Connection, wanted: Mapping[Number, Sequence[str | None]]
) -> list[FigureView]:
    """Figures that no event of their report carries: of a measure and size, by reports of about the
    time of those (days of publication, None where not known) that tell them with an event."""
    found: dict[int, tuple[int, str]] = {}
    for number, days in sorted(wanted.items()):
        ask = f"SELECT id, report, loose FROM figure {_SIZED} AND loose IS NOT NULL"
        near = _near(connection, ask, number, days)
        found |= {id_: (report, body) for id_, report, body in near}
    refs = report_refs(connection, {report for report, _ in found.values()})
    return [
        replace(_figure(json.loads(body)), report=refs[report]) for report, body in found.values()
    ]


def telling_events(connection: sqlite3.Connection, report: int) -> set[int]:
    """The linked events of any report whose incidents may take up loose figures of this one: those of
    a country that it names, or of none."""
    ask = (
        "SELECT measure, coalesce(value, low), published, loose FROM figure"
        " WHERE report = ? AND loose IS NOT NULL AND coalesce(value, low) >= ?"
    )
    carrying = (
        "SELECT carried.event, incident.country FROM figure JOIN carried ON carried.figure = figure.id"
        " JOIN event ON event.id = carried.event LEFT JOIN incident ON incident.id = event.incident"
        f" {_SIZED} AND sketch IS NOT NULL"
    )
    found: set[int] = set()
    for measure, size, day, loose in connection.execute(ask, (report, TELLING_SIZE)).fetchall():
        if measure in COMPARED:
            near = _near(connection, carrying, (measure, size), [day])
            countries = {None, *json.loads(loose)["countries"]}
            found.update(event for event, country in near if country in countries)
    return found


_SIZED = "WHERE figure.measure = ? AND coalesce(figure.value, figure.low) = ?"


def _near(
    connection: sqlite3.Connection,
    ask: str,
    number: Number,
    days: Sequence[str | None],
) -> list[tuple[Any, ...]]:
    """Figures of one number by reports of these days and those around, in which it is still talked
    about; undated ones always fit."""
    dated = sorted(day for day in days if day)
    if len(dated) < len(days):
        return connection.execute(ask, number).fetchall()
    around = timedelta(DAYS_TALKED_ABOUT)
    first, last = date.fromisoformat(dated[0]) - around, date.fromisoformat(dated[-1]) + around
    undated = connection.execute(f"{ask} AND figure.published IS NULL", number).fetchall()
    within = (*number, first.isoformat(), last.isoformat())
    return (
        undated
        + connection.execute(f"{ask} AND figure.published BETWEEN ? AND ?", within).fetchall()
    )
