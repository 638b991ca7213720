"""Reports as a casebook knows them: by identity, by text, by name; records back out of it."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from dateline.record import Record
from dateline.record.codec import loads
from dateline.record.trusted import trusted

_record = trusted(Record)


class Known(NamedTuple):
    """A kept version of an article; `latest`: whether it counted as the latest so far."""

    row: int
    key: str
    latest: bool


def known_text(connection: sqlite3.Connection, identity: str, sha256: str) -> bool:
    """Whether this text is kept under this identity."""
    ask = "SELECT 1 FROM report WHERE sha256 = ? AND identity = ? AND removed IS NULL"
    return connection.execute(ask, (sha256, identity)).fetchone() is not None


def taken_down(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether this text was taken down, under any identity."""
    ask = "SELECT 1 FROM report WHERE sha256 = ? AND removed IS NOT NULL"
    return connection.execute(ask, (sha256,)).fetchone() is not None


def versions(connection: sqlite3.Connection, identity: str) -> list[Known]:
    """The versions of an article, the latest last: by the day that they give, else as they were added
    (who fetches a page again and finds another text has a later one)."""
    ask = "SELECT id, key, latest FROM report WHERE identity = ? AND removed IS NULL ORDER BY dated, id"
    return [Known(row, key, bool(now)) for row, key, now in connection.execute(ask, (identity,))]


def told_before(connection: sqlite3.Connection, report: int) -> list[tuple[str, str | None]]:
    """Text (as it is shown) and day of the versions before this one, oldest first: that of the first is its
    publication, that of each other what it gives as its own."""
    ask = (
        "SELECT text.text, earlier.published, nullif(max(earlier.dated, coalesce(earlier.published, '')), '')"
        " FROM report JOIN report AS earlier ON earlier.identity = report.identity"
        " AND (earlier.dated, earlier.id) < (report.dated, report.id)"
        " JOIN text ON text.report = earlier.id WHERE report.id = ? ORDER BY earlier.dated, earlier.id"
    )
    rows = connection.execute(ask, (report,)).fetchall()
    return [(text, later if n else first) for n, (text, first, later) in enumerate(rows)]


class Version(NamedTuple):
    """A version of an article, also one that was taken down (`removed`: when; no title, no address then).
    `updated`: None where it gives no other day than that of publication."""

    row: int
    key: str
    id: str
    publisher: str | None
    url: str | None
    title: str | None
    published: str | None
    updated: str | None
    added: str
    removed: str | None


def article(connection: sqlite3.Connection, identity: str) -> list[Version]:
    """All versions of an article in their order, with those that were taken down."""
    ask = (
        "SELECT id, key, caller_id, publisher, url, title, published,"
        " nullif(nullif(dated, ''), published), added, removed FROM report"
        " WHERE identity = ? ORDER BY dated, id"
    )
    return [Version(*row) for row in connection.execute(ask, (identity,))]


def articles_named(connection: sqlite3.Connection, name: str) -> list[str]:
    """The identities of the articles of which a version has this key, or this caller's id."""
    ask = "SELECT identity FROM report WHERE key = ? OR caller_id = ? GROUP BY identity ORDER BY min(key)"
    return [identity for (identity,) in connection.execute(ask, (name, name))]


def with_several_versions(connection: sqlite3.Connection) -> list[str]:
    """The identities of the articles that have more than one; the latest changed first."""
    ask = (
        "SELECT identity FROM report WHERE removed IS NULL AND identity IN"
        " (SELECT identity FROM report WHERE latest = 0 AND removed IS NULL)"
        " GROUP BY identity ORDER BY max(dated) DESC, max(added) DESC, min(key)"
    )
    return [identity for (identity,) in connection.execute(ask)]


def machine_record(connection: sqlite3.Connection, report: int) -> Record | None:
    """The record as the machine read it, or None where it was taken down. Raises BadRecord where it is none."""
    row = connection.execute("SELECT body FROM machine WHERE report = ?", (report,)).fetchone()
    if row is None:
        return None
    line = zlib.decompress(row[0]).decode("utf-8", "surrogatepass")
    try:
        return _record(json.loads(line))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return loads(line)  # which says what does not fit


def same_reading(
    connection: sqlite3.Connection, sha256: str, published: str | None, made: str
) -> Record | None:
    """A record of the same text of the same day, read by the same reader."""
    row = connection.execute(
        "SELECT machine.report FROM report JOIN machine ON machine.report = report.id"
        " WHERE sha256 = ? AND published IS ? AND made = ? LIMIT 1",
        (sha256, published, made),
    ).fetchone()
    return machine_record(connection, row[0]) if row else None


def events_of(connection: sqlite3.Connection, report: int) -> list[int]:
    return [r for (r,) in connection.execute("SELECT id FROM event WHERE report = ?", (report,))]


class Kept(NamedTuple):
    """A report as it was added."""

    row: int
    key: str
    identity: str
    known: str
    added: str
    latest: bool


def read_otherwise(connection: sqlite3.Connection, made: str) -> list[Kept]:
    """The reports that something else has read than what `made` names."""
    ask = (
        "SELECT id, key, identity, known, added, latest FROM report"
        " WHERE removed IS NULL AND made != ? ORDER BY id"
    )
    return [Kept(*row) for row in connection.execute(ask, (made,))]


def unread(connection: sqlite3.Connection) -> int:
    """How many reports an older schema kept that are not linked with new ones until they are read again."""
    ask = "SELECT count(*) FROM report WHERE removed IS NULL AND made = ''"
    return int(connection.execute(ask).fetchone()[0])


def all_reports(connection: sqlite3.Connection) -> Iterator[tuple[int, str, str]]:
    """(row, key, made) of every report that was not taken down."""
    yield from connection.execute(
        "SELECT id, key, made FROM report WHERE removed IS NULL ORDER BY key"
    )
