"""Names of private persons, apart from everything that is shown; and what is left of a report taken down."""

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from dateline.casebook.masking import PrivateName
from dateline.record import Record
from dateline.record.codec import dumps, from_plain
from dateline.store import snapshots
from dateline.store.keeping import clear_items, report_body

# Names are kept where they stand in the report; those in its items are the same names.
_KEPT = "report."


class Report(NamedTuple):
    """A kept report: its row, its key, the digest of its text."""

    row: int
    key: str
    sha256: str


def keep_names(connection: sqlite3.Connection, report: int, names: Iterable[PrivateName]) -> None:
    """Replaces the names of a report."""
    connection.execute("DELETE FROM private WHERE report = ?", (report,))
    connection.executemany(
        "INSERT INTO private (report, body) VALUES (?, ?)",
        ((report, dumps(name)) for name in names if name.at.startswith(_KEPT)),
    )


def show_report(connection: sqlite3.Connection, report: int, shown: Record) -> None:
    """What is shown of a report beside its text: title, address and all that is known of it, masked."""
    connection.execute(
        "UPDATE report SET title = ?, url = ?, body = ? WHERE id = ?",
        (shown.report.title, shown.report.url, report_body(shown), report),
    )


def names_of(connection: sqlite3.Connection, report: int) -> list[PrivateName]:
    """In the order in which they were kept."""
    rows = connection.execute("SELECT body FROM private WHERE report = ? ORDER BY id", (report,))
    return [from_plain(PrivateName, json.loads(body)) for (body,) in rows]


def reports_named(connection: sqlite3.Connection, name: str) -> list[Report]:
    """The reports of this key, or of this caller's id, that were not taken down."""
    ask = (
        "SELECT id, key, sha256 FROM report WHERE (key = ? OR caller_id = ?) AND removed IS NULL"
        " ORDER BY key"
    )
    return [Report(*row) for row in connection.execute(ask, (name, name))]


def reports_with(connection: sqlite3.Connection, pseudonym: str) -> list[Report]:
    """The reports in whose masked text or title a pseudonym stands."""
    words = " ".join(part for part in pseudonym.split("-") if part.isalnum())
    ask = (
        "SELECT report.id, key, sha256 FROM text_index JOIN report ON report.id = text_index.rowid"
        " WHERE text_index MATCH ? ORDER BY key"
    )
    return [Report(*row) for row in connection.execute(ask, (f'"{words}"',))]


def with_versions(connection: sqlite3.Connection, reports: Iterable[Report]) -> list[Report]:
    """These and every other version of the same articles."""
    ask = (
        "SELECT other.id, other.key, other.sha256 FROM report AS own JOIN report AS other"
        " ON other.identity = own.identity WHERE own.id = ? AND other.removed IS NULL"
    )
    found = {Report(*row) for one in reports for row in connection.execute(ask, (one.row,))}
    return sorted(found, key=lambda report: report.key)


def articles(connection: sqlite3.Connection, reports: Iterable[Report]) -> int:
    """Of how many articles these are versions."""
    ask = "SELECT identity FROM report WHERE id = ?"
    return len({connection.execute(ask, (one.row,)).fetchone() for one in reports})


def same_text(connection: sqlite3.Connection, reports: Iterable[Report]) -> list[str]:
    """The keys of other reports that copy these, that these copy, or that copy the same."""
    rows = {one.row for one in reports}
    ask = (
        "SELECT other.id, other.key FROM report AS own JOIN report AS other ON other.removed IS NULL AND"
        " (other.copy_of IN (own.id, own.copy_of) OR other.id = own.copy_of) WHERE own.id = ?"
    )
    found = {tuple(one) for row in rows for one in connection.execute(ask, (row,))}
    return sorted(key for row, key in found if row not in rows)


def remove(connection: sqlite3.Connection, report: int, at: str) -> None:
    """Leaves of a report its key, its identity and the digests of its text and its raw input: so it is
    known again, and stays out."""
    clear_items(connection, report)
    for table in ("machine", "signature", "band"):
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (report,))
    snapshots.remove(connection, report)
    connection.execute(
        "UPDATE report SET removed = ?, title = NULL, url = NULL, copy_of = NULL, latest = 0, body = '{}'"
        " WHERE id = ?",
        (at, report),
    )


def erase(connection: sqlite3.Connection) -> None:
    """After the transaction that removed: nothing is left in free pages, in the parts of the text
    indexes that wait to be merged, or in the log of changes."""
    for index in ("text_index", "name_index"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def overwrite_freed(connection: sqlite3.Connection) -> None:
    """From here on, what is deleted is overwritten."""
    connection.execute("PRAGMA secure_delete = ON")
