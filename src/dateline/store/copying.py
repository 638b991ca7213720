"""What finding copies asks of the casebook on disk."""

import sqlite3

from dateline.casebook.copies import Candidate, Signature, original_of

_CANDIDATE = (
    "SELECT key, published, sha256, identity, publisher, text, value FROM report"
    " JOIN signature ON signature.report = report.id LEFT JOIN text ON text.report = report.id"
)


def keep_signature(connection: sqlite3.Connection, report: int, signature: Signature) -> None:
    connection.execute("INSERT INTO signature VALUES (?, ?)", (report, signature.packed()))
    connection.executemany(
        "INSERT OR IGNORE INTO band VALUES (?, ?)", ((band, report) for band in signature.bands())
    )


def mark_copies(connection: sqlite3.Connection, report: int) -> set[int]:
    """Says of a new report, and of those that resemble it, which report they copy. The reports of
    which that changed."""
    near = _alike(connection, report)
    changed = set()
    for row in [report, *sorted(near)]:
        others = near if row == report else _alike(connection, row)
        candidates = {r: _candidate(connection, r) for r in {row, *others}}
        key = original_of(candidates.pop(row), list(candidates.values()))
        original = next((r for r, c in candidates.items() if c.key == key), None)
        cursor = connection.execute(
            "UPDATE report SET copy_of = ? WHERE id = ? AND copy_of IS NOT ?",
            (original, row, original),
        )
        if cursor.rowcount:
            changed.add(row)
    return changed


def _alike(connection: sqlite3.Connection, report: int) -> set[int]:
    """Reports that share a band or the text with this one."""
    rows = connection.execute(
        "SELECT DISTINCT other.report FROM band AS own JOIN band AS other ON other.band = own.band"
        " WHERE own.report = ?1 UNION SELECT same.id FROM report AS own"
        " JOIN report AS same ON same.sha256 = own.sha256 WHERE own.id = ?1",
        (report,),
    )
    return {row for (row,) in rows} - {report}


def _candidate(connection: sqlite3.Connection, report: int) -> Candidate:
    key, published, sha256, identity, publisher, text, value = connection.execute(
        f"{_CANDIDATE} WHERE report.id = ?", (report,)
    ).fetchone()
    order = (published or "9999", key)
    return Candidate(key, order, sha256, identity, publisher, text or "", Signature.unpacked(value))
