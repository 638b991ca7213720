"""What linking asks of the casebook on disk: neighbours, pairs, components, incidents."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.casebook.linking import Comparison
from dateline.casebook.shapes import EventView, FigureView, ReportRef
from dateline.casebook.sketch import Sketch
from dateline.record.codec import dumps, from_plain
from dateline.record.incident import Incident

# Parameters of one statement; SQLite allows 32,766.
MANY = 5000
# Sketches held in memory by a writer (about 3 KB each): the neighbours of the next report are mostly
# those of the last.
HELD = 30_000


class Sketches:
    """Sketches by the row of their event, the latest used held in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._held: dict[int, Sketch] = {}

    def keep(self, row: int, sketch: Sketch) -> None:
        if len(self._held) >= HELD:
            for old in list(self._held)[: HELD // 2]:
                del self._held[old]
        self._held[row] = sketch

    def forget(self, rows: Iterable[int]) -> None:
        for row in rows:
            self._held.pop(row, None)

    def of(self, rows: Iterable[int]) -> dict[int, Sketch]:
        wanted = sorted(rows)
        ask = "SELECT id, sketch FROM event WHERE sketch IS NOT NULL AND id IN ({})"
        for row, body in _of(self._connection, ask, [r for r in wanted if r not in self._held]):
            self.keep(row, from_plain(Sketch, json.loads(body)))
        return {row: self._held[row] for row in wanted if row in self._held}


def keep_blocks(
    connection: sqlite3.Connection, event: int, rank: str, names: Iterable[str]
) -> None:
    rows = ((name, rank, event) for name in names)
    connection.executemany("INSERT OR IGNORE INTO block VALUES (?, ?, ?)", rows)


def hubs(connection: sqlite3.Connection, name: str, most: int) -> list[int]:
    """The events of lowest rank in a block, lowest first."""
    ask = "SELECT event FROM block WHERE name = ? ORDER BY rank, event LIMIT ?"
    return [row for (row,) in connection.execute(ask, (name, most))]


def whole_block(connection: sqlite3.Connection, name: str) -> list[int]:
    return [row for (row,) in connection.execute("SELECT event FROM block WHERE name = ?", (name,))]


def blocks_of(connection: sqlite3.Connection, event: int) -> list[str]:
    ask = "SELECT name FROM block WHERE event = ? ORDER BY name"
    return [name for (name,) in connection.execute(ask, (event,))]


def paired_with(connection: sqlite3.Connection, event: int) -> list[int]:
    ask = "SELECT other FROM pair WHERE one = ? UNION SELECT one FROM pair WHERE other = ?"
    return [row for (row,) in connection.execute(ask, (event, event))]


def drop_pair(connection: sqlite3.Connection, one: int, other: int) -> None:
    connection.execute(
        "DELETE FROM pair WHERE one = ? AND other = ?", (min(one, other), max(one, other))
    )


def keep_pair(connection: sqlite3.Connection, one: int, other: int, comparison: Comparison) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO pair VALUES (?, ?, ?)",
        (min(one, other), max(one, other), dumps(comparison)),
    )


def component(connection: sqlite3.Connection, events: Iterable[int]) -> set[int]:
    """All events that hang together with these by pairs."""
    found = set(events)
    waiting = list(found)
    while waiting:
        part, waiting = waiting[:MANY], waiting[MANY:]
        near = {
            row
            for ask in (
                "SELECT other FROM pair WHERE one IN ({})",
                "SELECT one FROM pair WHERE other IN ({})",
            )
            for (row,) in _of(connection, ask, part)
        }
        waiting += sorted(near - found)
        found |= near
    return found


def pairs(
    connection: sqlite3.Connection, events: Iterable[int]
) -> dict[tuple[int, int], Comparison]:
    """The comparisons kept among these events (all of a component)."""
    ask = "SELECT one, other, body FROM pair WHERE one IN ({})"
    return {
        (one, other): from_plain(Comparison, json.loads(body))
        for one, other, body in _of(connection, ask, sorted(events))
    }


@dataclass(frozen=True, slots=True)
class Member:
    """An event as a member of incidents: where it is, and its view with its report as it stands now."""

    row: int
    report: int
    view: EventView
    incident: str | None


def members(connection: sqlite3.Connection, events: Iterable[int]) -> dict[int, Member]:
    ask = "SELECT id, report, view, incident FROM event WHERE id IN ({})"
    rows = list(_of(connection, ask, sorted(events)))
    refs = report_refs(connection, {report for _, report, _, _ in rows})
    return {
        row: Member(
            row, report, with_ref(from_plain(EventView, json.loads(view)), refs[report]), old
        )
        for row, report, view, old in rows
    }


def report_refs(connection: sqlite3.Connection, reports: Iterable[int]) -> dict[int, ReportRef]:
    """Reports as they stand now: what they copy may have been found after they were added."""
    ask = (
        "SELECT report.id, report.key, report.caller_id, report.publisher, report.url, report.title,"
        " report.published, report.sha256, original.key FROM report"
        " LEFT JOIN report AS original ON original.id = report.copy_of WHERE report.id IN ({})"
    )
    return {row: ReportRef(*rest) for row, *rest in _of(connection, ask, sorted(reports))}


def with_ref(view: EventView, ref: ReportRef) -> EventView:
    figures = tuple(replace(figure, report=ref) for figure in view.figures)
    return replace(view, report=ref, figures=figures)


def incident_rows(
    connection: sqlite3.Connection, ids: Iterable[str]
) -> dict[str, tuple[str, str, str]]:
    """first_seen, last_changed and body of incidents."""
    ask = "SELECT id, first_seen, last_changed, body FROM incident WHERE id IN ({})"
    return {
        id_: (first, last, body) for id_, first, last, body in _of(connection, ask, sorted(ids))
    }


def keep_incident(
    connection: sqlite3.Connection, incident: Incident, events: Sequence[int], reports: int
) -> None:
    """`events`: the rows of its members."""
    place = incident.place
    row = {
        "id": incident.id, "type": incident.type, "mode": incident.mode, "title": incident.title,
        "status": incident.status, "disputed": int(bool(incident.disputes)), "since": incident.time.start,
        "until": incident.time.end, "country": place.country if place else None,
        "place": place.name.casefold() if place else None, "independent": incident.independent,
        "reports": reports, "first_seen": incident.first_seen, "last_changed": incident.last_changed,
        "body": dumps(incident),
    }  # fmt: skip
    connection.execute(
        f"INSERT OR REPLACE INTO incident ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
        tuple(row.values()),
    )
    connection.executemany(
        "UPDATE event SET incident = ? WHERE id = ?", ((incident.id, event) for event in events)
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
    connection: sqlite3.Connection, wanted: Mapping[str, frozenset[str]]
) -> list[FigureView]:
    """Figures that no event of their report carries, by country and measure."""
    found = []
    for country, measures in sorted(wanted.items()):
        marks = ", ".join("?" * len(measures))
        rows = connection.execute(
            f"SELECT report, loose FROM figure WHERE loose IS NOT NULL AND country = ? AND measure IN ({marks})",
            (country, *sorted(measures)),
        ).fetchall()
        refs = report_refs(connection, {report for report, _ in rows})
        found += [
            replace(from_plain(FigureView, json.loads(body)), report=refs[report])
            for report, body in rows
        ]
    return found


def _of(connection: sqlite3.Connection, ask: str, values: Sequence[int | str]) -> Iterator[tuple]:  # type: ignore[type-arg]
    """The rows of a question with `IN ({})`, for any number of values."""
    for start in range(0, len(values), MANY):
        part = values[start : start + MANY]
        yield from connection.execute(ask.format(", ".join("?" * len(part))), part)
