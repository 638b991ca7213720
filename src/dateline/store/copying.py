"""What finding copies asks of the casebook on disk."""

import sqlite3

from dateline.casebook.copies import Candidate, Signature, is_copy, original_of, precedes

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
    """Says of a new report, and of those that resemble it, which report they copy: the earliest of all
    that do. The reports of which that changed."""
    own, original = _candidate(connection, report), None
    changed = set()
    for row in sorted(_alike(connection, report)):
        other = _candidate(connection, row)
        if not is_copy(own, other):
            continue
        if precedes(other, own):
            if original is None or other.order < original[0]:
                original = (other.order, row)
        elif _is_earlier(connection, own, row):
            _mark(connection, row, report)
            changed.add(row)
    if original:
        _mark(connection, report, original[1])
        changed.add(report)
    return changed


def mark_again(connection: sqlite3.Connection, report: int) -> set[int]:
    """For a report that is about to go: says of its copies what they copy then. Those copies."""
    copies = connection.execute("SELECT id FROM report WHERE copy_of = ?", (report,)).fetchall()
    for (row,) in copies:
        others = [_candidate(connection, r) for r in sorted(_alike(connection, row) - {report})]
        key = original_of(_candidate(connection, row), others)
        connection.execute(
            "UPDATE report SET copy_of = (SELECT id FROM report WHERE key = ?) WHERE id = ?",
            (key, row),
        )
    return {row for (row,) in copies}


def _is_earlier(connection: sqlite3.Connection, own: Candidate, row: int) -> bool:
    """Whether a report is earlier than the one that this row copies so far."""
    ask = (
        "SELECT coalesce(original.published, '9999'), original.key FROM report"
        " JOIN report AS original ON original.id = report.copy_of WHERE report.id = ?"
    )
    known = connection.execute(ask, (row,)).fetchone()
    return known is None or own.order < known


def _mark(connection: sqlite3.Connection, report: int, original: int) -> None:
    connection.execute("UPDATE report SET copy_of = ? WHERE id = ?", (original, report))


def _alike(connection: sqlite3.Connection, report: int) -> set[int]:
    """Reports that share a band or the text with this one."""
    rows = connection.execute(
        "SELECT DISTINCT other.report FROM band AS own JOIN band AS other ON other.band = own.band"
        " WHERE own.report = ? UNION SELECT same.id FROM report AS own"
        " JOIN report AS same ON same.sha256 = own.sha256 AND same.removed IS NULL WHERE own.id = ?",
        (report, report),
    )
    return {row for (row,) in rows} - {report}


def _candidate(connection: sqlite3.Connection, report: int) -> Candidate:
    key, published, sha256, identity, publisher, text, value = connection.execute(
        f"{_CANDIDATE} WHERE report.id = ?", (report,)
    ).fetchone()
    order = (published or "9999", key)
    return Candidate(key, order, sha256, identity, publisher, text or "", Signature.unpacked(value))
