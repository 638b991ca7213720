"""Why the events of an incident stand together: how they were grouped, and what people said."""

import sqlite3
from typing import NamedTuple

from dateline.casebook.deciding import decided
from dateline.casebook.why import Grouping, grouping
from dateline.store import judging, linking

_NAME = "(SELECT key || '/' || item FROM event JOIN report ON report.id = event.report WHERE event.id = {})"


class Said(NamedTuple):
    """A judgement (its id) that holds two events together, or holds another one apart."""

    one: str
    other: str
    same: bool
    judgement: str


class Member(NamedTuple):
    """An event of an incident; `version_of`: the first version of its article, where that is another."""

    name: str
    key: str
    caller_id: str
    publisher: str | None
    published: str | None
    copy_of: str | None
    version_of: str | None
    view: str


def body_of(connection: sqlite3.Connection, incident: str) -> str | None:
    """The incident as JSON."""
    row = connection.execute("SELECT body FROM incident WHERE id = ?", (incident,)).fetchone()
    return row[0] if row else None


def members_of(connection: sqlite3.Connection, incident: str) -> list[Member]:
    ask = (
        "SELECT key || '/' || item AS name, key, caller_id, publisher, published,"
        " (SELECT key FROM report AS o WHERE o.id = report.copy_of),"
        " nullif((SELECT key FROM report AS first WHERE first.identity = report.identity"
        " ORDER BY dated, id LIMIT 1), key), view FROM event"
        " JOIN report ON report.id = event.report WHERE incident = ?"
        " ORDER BY coalesce(published, '9999'), name"
    )
    return [Member(*row) for row in connection.execute(ask, (incident,))]


def grouping_of(connection: sqlite3.Connection, incident: str) -> Grouping:
    """How its events ("KEY/ITEM") were grouped among all that hang together with them."""
    rows = [
        r for (r,) in connection.execute("SELECT id FROM event WHERE incident = ?", (incident,))
    ]
    sketches = linking.Sketches(connection).of(linking.component(connection, rows))
    where = linking.places(connection, sketches)
    incidents = {sketch.id: where[row].incident or "" for row, sketch in sketches.items()}
    comparisons = linking.pairs(connection, sketches)
    same, different = decided(judging.bonds(connection, sketches))
    return grouping(list(sketches.values()), comparisons, same, different, incidents, incident)


def said_of(connection: sqlite3.Connection, incident: str) -> list[Said]:
    own = "(SELECT id FROM event WHERE incident = :incident)"
    ask = (
        f"SELECT {_NAME.format('one')} AS a, {_NAME.format('other')} AS b, same, judgement FROM bond"
        f" WHERE one IN {own} OR other IN {own} ORDER BY judgement, a, b"
    )
    rows = connection.execute(ask, {"incident": incident})
    return [Said(min(a, b), max(a, b), bool(same), judgement) for a, b, same, judgement in rows]


def incident_of(connection: sqlite3.Connection, event: str) -> str | None:
    """Of an event "KEY/ITEM"; None where it is not linked."""
    key, _, item = event.rpartition("/")
    ask = "SELECT incident FROM event JOIN report ON report.id = event.report WHERE key = ? AND item = ?"
    row = connection.execute(ask, (key, item)).fetchone()
    return row[0] if row else None
