"""Raw input of reports (--snapshot): WARC records in the casebook itself, so that they are kept, backed up and
taken down with their report; of one taken down the digest stays."""

import hashlib
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from dateline.record import BadInput
from dateline.sources import Capture


class Packed(NamedTuple):
    """A capture as it is kept. `sha256`: of its bytes; `warc`: records, each a gzip member."""

    sha256: str
    media: str
    at: str
    warc: bytes

    def plain(self) -> dict[str, str]:
        return {"raw": self.sha256}


class Lacking(NamedTuple):
    """A kept report without raw input."""

    row: int
    key: str
    text: str

    def plain(self) -> dict[str, str]:
        return {"report": self.key, "text": self.text}


class Snapshot(NamedTuple):
    """What is known of a report's raw input; `size` in bytes as kept, None: gone with the report."""

    report: str
    text: str
    removed: str | None
    sha256: str | None
    media: str | None
    at: str | None
    size: int | None


def pack(capture: Capture) -> Packed:
    from dateline.sources import warc  # warcio is for those who keep raw input

    sha256 = hashlib.sha256(capture.data).hexdigest()
    return Packed(sha256, capture.media, capture.at, warc.pack(capture))


def keep(connection: sqlite3.Connection, report: int, packed: Packed) -> None:
    connection.execute("INSERT INTO snapshot VALUES (?, ?, ?, ?, ?)", (report, *packed))


def lacking(connection: sqlite3.Connection, identity: str, sha256: str) -> Lacking | None:
    """The report of this text under this identity, where its raw input is not kept."""
    row = connection.execute(
        "SELECT id, key, sha256 FROM report WHERE identity = ? AND sha256 = ? AND removed IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM snapshot WHERE snapshot.report = report.id)",
        (identity, sha256),
    ).fetchone()
    return Lacking(*row) if row else None


def remove(connection: sqlite3.Connection, report: int) -> None:
    """The bytes go, their digest stays."""
    connection.execute("UPDATE snapshot SET warc = NULL WHERE report = ?", (report,))


def named(connection: sqlite3.Connection, name: str) -> list[Snapshot]:
    """Of the reports of this key, or of this caller's id, also of those taken down."""
    ask = (
        "SELECT key, report.sha256, removed, snapshot.sha256, media, at, length(warc) FROM report"
        " LEFT JOIN snapshot ON snapshot.report = report.id WHERE key = ? OR caller_id = ? ORDER BY key"
    )
    return [Snapshot(*row) for row in connection.execute(ask, (name, name))]


def warc_of(connection: sqlite3.Connection, key: str) -> bytes:
    """The records of a report that has some."""
    ask = "SELECT warc FROM snapshot JOIN report ON report.id = snapshot.report WHERE key = ?"
    (packed,) = connection.execute(ask, (key,)).fetchone()
    return bytes(packed)


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Raw input that is not what its digest says, is missing, or is there of a report taken down."""
    ask = (
        "SELECT key, removed, snapshot.sha256, warc FROM snapshot"
        " JOIN report ON report.id = snapshot.report"
    )
    for key, removed, sha256, packed in connection.execute(ask):
        if removed is not None:
            if packed is not None:
                yield f"{key}: was taken down, and its raw input is still there"
        elif packed is None:
            yield f"{key}: its raw input is missing"
        elif fault := _fault(packed, sha256):
            yield f"{key}: its raw input {fault}"


def _fault(packed: bytes, sha256: str) -> str | None:
    from dateline.sources import warc

    try:
        found = warc.digest(packed)
    except BadInput as error:
        return f"cannot be read ({error})"
    return None if found == sha256 else "is not the one that was added"
