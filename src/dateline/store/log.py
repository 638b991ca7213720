"""What was done to a casebook: ids and hashes only, each row sealed with the one before."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

# Before the first row.
BEGINNING = "0" * 64


class Entry(NamedTuple):
    number: int
    at: str
    did: str
    what: str
    before: str
    sha256: str


def log(connection: sqlite3.Connection, at: str, did: str, what: Mapping[str, Any]) -> None:
    """Adds a row; to be called in the transaction that does it. `what` holds no names and no text."""
    before = head(connection)
    told = json.dumps(what, sort_keys=True, separators=(",", ":"))
    connection.execute(
        "INSERT INTO log (at, did, what, before, sha256) VALUES (?, ?, ?, ?, ?)",
        (at, did, told, before, _seal(before, at, did, told)),
    )


def head(connection: sqlite3.Connection) -> str:
    """The seal of the last row: whoever holds it can tell whether what came before was changed."""
    row = connection.execute("SELECT sha256 FROM log ORDER BY id DESC LIMIT 1").fetchone()
    return row[0] if row else BEGINNING


def entries(connection: sqlite3.Connection) -> Iterator[Entry]:
    ask = "SELECT id, at, did, what, before, sha256 FROM log ORDER BY id"
    return map(Entry._make, connection.execute(ask))


def broken(connection: sqlite3.Connection) -> int | None:
    """The number of the first row that was changed, or None."""
    before = BEGINNING
    for entry in entries(connection):
        seal = _seal(before, entry.at, entry.did, entry.what)
        if entry.before != before or entry.sha256 != seal:
            return entry.number
        before = entry.sha256
    return None


def _seal(before: str, at: str, did: str, what: str) -> str:
    return hashlib.sha256("\n".join((before, at, did, what)).encode()).hexdigest()
