"""Items with what they refer to, as they are kept: what an answer is made from."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

type Plain = dict[str, Any]

# Items read in one transaction: readers stay brief, so that the writer's log can be folded in.
CHUNK = 500


class Around:
    """The report of an item, and the other items of its record by id, read when first asked for."""

    def __init__(self, connection: sqlite3.Connection, row: int) -> None:
        self._connection, self.row = connection, row

    @cached_property
    def report(self) -> Plain:
        names = ("key", "id", "publisher", "published", "url", "title")
        ask = "SELECT key, caller_id, publisher, published, url, title FROM report WHERE id = ?"
        return dict(zip(names, self._connection.execute(ask, (self.row,)).fetchone(), strict=True))

    @cached_property
    def text(self) -> str:
        ask = "SELECT text FROM text WHERE report = ?"
        row = self._connection.execute(ask, (self.row,)).fetchone()
        return row[0] if row else ""

    @cached_property
    def actors(self) -> dict[str, Plain]:
        return self._items("SELECT body FROM actor WHERE report = ?")

    @cached_property
    def places(self) -> dict[str, Plain]:
        return self._items("SELECT body FROM place WHERE report = ?")

    @cached_property
    def times(self) -> dict[str, Plain]:
        return self._items("SELECT body FROM other_item WHERE report = ? AND kind = 'times'")

    @cached_property
    def holders(self) -> dict[str, str | None]:
        """Claim → who says it."""
        ask = "SELECT item, holder FROM claim WHERE report = ?"
        return dict(self._connection.execute(ask, (self.row,)).fetchall())

    @cached_property
    def events(self) -> dict[str, tuple[str, str, str | None]]:
        """Event → its type, the words of its trigger, its incident."""
        ask = "SELECT item, type, view ->> 'trigger_words', incident FROM event WHERE report = ?"
        rows = self._connection.execute(ask, (self.row,))
        return {item: (kind, words, incident) for item, kind, words, incident in rows}

    @cached_property
    def sentences(self) -> dict[str, str]:
        ask = "SELECT item, view ->> 'sentence_words' FROM event WHERE report = ?"
        return dict(self._connection.execute(ask, (self.row,)).fetchall())

    def _items(self, ask: str) -> dict[str, Plain]:
        bodies = (json.loads(body) for (body,) in self._connection.execute(ask, (self.row,)))
        return {body["id"]: body for body in bodies}


@dataclass(frozen=True, slots=True)
class FoundItem:
    """`body` as the record has it; `view` with its references resolved (events alone); `columns` what
    the casebook keeps beside it."""

    body: Plain
    view: Plain
    around: Around
    columns: Plain


_ASKS = {
    "events": "SELECT id, report, body, view, incident, (SELECT disputed FROM incident WHERE incident.id = event.incident)"
    " AS disputed FROM event WHERE id IN ({})",
    "claims": "SELECT id, report, body, holder, said FROM claim WHERE id IN ({})",
    "figures": "SELECT id, report, body, holder, said FROM figure WHERE id IN ({})",
}


def items[T](
    connection: sqlite3.Connection, kind: str, rows: Sequence[int], shape: Callable[[FoundItem], T]
) -> Iterator[T]:
    """What `shape` makes of each, in the order of the rows; those that are gone by now are left out."""
    last: dict[int, Around] = {}
    for start in range(0, len(rows), CHUNK):
        with at_once(connection):
            part = _items(connection, kind, rows[start : start + CHUNK], last)
            shaped = [shape(item) for item in part]
            last = {found.around.row: found.around for found in part[-1:]}
        yield from shaped


def _items(
    connection: sqlite3.Connection, kind: str, rows: Sequence[int], arounds: dict[int, Around]
) -> list[FoundItem]:
    cursor = connection.execute(_ASKS[kind].format(", ".join("?" * len(rows))), rows)
    names = [column[0] for column in cursor.description]
    by_row = {row[0]: dict(zip(names, row, strict=True)) for row in cursor}
    found = []
    for columns in (by_row[row] for row in rows if row in by_row):
        report = columns["report"]
        around = arounds.setdefault(report, Around(connection, report))
        body, view = json.loads(columns.pop("body")), json.loads(columns.pop("view", "{}"))
        found.append(FoundItem(body, view, around, columns))
    return found


def incidents(connection: sqlite3.Connection, ids: Sequence[str]) -> Iterator[str]:
    """The incidents as JSON, in the order of the ids."""
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        ask = f"SELECT id, body FROM incident WHERE id IN ({', '.join('?' * len(part))})"
        bodies = dict(connection.execute(ask, part).fetchall())
        yield from (bodies[id_] for id_ in part if id_ in bodies)


def statuses(connection: sqlite3.Connection, incident: str, as_of: str | None = None) -> set[str]:
    """How the events of an incident stand: actual, future, negated, …; those known by a day alone."""
    ask = "SELECT DISTINCT status FROM event WHERE incident = ? AND known <= coalesce(?, known)"
    return {status for (status,) in connection.execute(ask, (incident, as_of))}


@contextmanager
def at_once(connection: sqlite3.Connection) -> Iterator[None]:
    """What is read in it is of one moment."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")
