"""Keeping a casebook safe: backups, putting one back, and whether everything in it holds together."""

import json
import os
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from dateline.record import BadInput, DatelineError, text_digest
from dateline.record.codec import loads
from dateline.store import log, snapshots
from dateline.store.faults import told_plainly
from dateline.store.filesystem import refuse_network
from dateline.store.opening import PATIENCE, check_header, lone, reading, writing

# So many faults of one kind are told.
MOST = 5


def back_up(db: Path, to: Path) -> None:
    """Copies a casebook while others read and write it. Raises BadInput; never overwrites a file."""
    if to.exists():
        raise BadInput(f"{to}: is there already: name another file")
    part = to.with_name(f"{to.name}.part")
    part.unlink(missing_ok=True)
    with reading(db) as store:
        _copy(store.connection, part)
    part.rename(to)


def restore(backup: Path, db: Path) -> Path | None:
    """Puts a backup in the place of a casebook. The file that was there is kept beside it: its new name,
    None where there was none. Raises BadInput where the backup itself is damaged."""
    refuse_network(db)
    if not backup.exists():
        raise BadInput(f"{backup}: no such file")
    if db.is_dir():
        raise BadInput(f"{db}: is a folder, no casebook")
    check_header(backup)
    part = db.with_name(f"{db.name}.part")
    with lone(db, PATIENCE):
        part.unlink(missing_ok=True)
        with reading(backup) as store:
            if faults := list(_integrity(store.connection)):
                raise BadInput(
                    f"{backup}: this backup is damaged too ({faults[0]}): try an older one"
                )
            _copy(store.connection, part)
        old = _set_aside(db)
        part.rename(db)
    return old


def _copy(connection: sqlite3.Connection, to: Path) -> None:
    """In one step: a copy in several would begin anew whenever somebody writes in between."""
    with told_plainly(to), closing(sqlite3.connect(to, autocommit=True)) as copy:
        try:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        except BaseException:
            copy.close()  # what stands beside it goes with it, but not where the disk is full
            for end in ("", "-wal", "-shm", "-journal"):
                to.with_name(to.name + end).unlink(missing_ok=True)
            raise
    with to.open("rb") as file:
        os.fsync(file.fileno())


def _set_aside(db: Path) -> Path | None:
    """A casebook and its log of changes under a name that nobody has."""
    if not db.exists():
        return None
    names = (db.with_name(f"{db.name}.old{n or ''}") for n in range(10_000))
    old = next(name for name in names if not name.exists())
    for end in ("-wal", "-shm", ""):
        part = db.with_name(db.name + end)
        if part.exists():
            part.rename(old.with_name(old.name + end))
    return old


class Check(NamedTuple):
    """What was looked at, and what is wrong with it."""

    what: str
    faults: list[str]
    more: int = 0


def verify(db: Path) -> Iterator[Check]:
    """Every check, one after the other. Raises BadInput where the file cannot be read at all."""
    with reading(db) as store:
        for what, find in _CHECKS:
            yield _checked(what, find, store.connection)
    with writing(db) as store:  # the text index says only to a writer whether it is right
        yield _checked("text index", _text_index, store.connection)


def _checked(
    what: str, find: Callable[[sqlite3.Connection], Iterator[str]], connection: sqlite3.Connection
) -> Check:
    faults: list[str] = []
    more = 0
    try:
        for fault in find(connection):
            if len(faults) < MOST:
                faults.append(fault)
            else:
                more += 1
    except sqlite3.DatabaseError as error:
        faults.append(f"cannot be read ({error})")
    return Check(what, faults, more)


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield " ".join(str(said).split())


def _references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} names a row of {parent} that is not there"


def _records(connection: sqlite3.Connection) -> Iterator[str]:
    """What the machine read is there, readable, and of the text that it says."""
    ask = (
        "SELECT key, sha256, machine.body FROM report LEFT JOIN machine ON machine.report = report.id"
        " WHERE removed IS NULL"
    )
    for key, sha256, body in connection.execute(ask):
        if body is None:
            yield f"{key}: its record is missing"
            continue
        try:
            record = loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))
        except (zlib.error, UnicodeDecodeError, DatelineError) as error:
            yield f"{key}: its record cannot be read ({error})"
            continue
        if text_digest(record.report.text) != sha256 or record.report.sha256 != sha256:
            yield f"{key}: its text is not the one that was added"


def _shown(connection: sqlite3.Connection) -> Iterator[str]:
    """Every report that was not taken down has its text."""
    ask = (
        "SELECT key FROM report LEFT JOIN text ON text.report = report.id"
        " WHERE removed IS NULL AND text.report IS NULL"
    )
    for (key,) in connection.execute(ask):
        yield f"{key}: its text is missing"


def _log(connection: sqlite3.Connection) -> Iterator[str]:
    if number := log.broken(connection):
        yield f"row {number} was changed after it was written"


def _incidents(connection: sqlite3.Connection) -> Iterator[str]:
    """Every linked event is in one incident, and each incident holds the events that it says."""
    alone = (
        "SELECT key, item FROM event JOIN report ON report.id = event.report"
        " WHERE sketch IS NOT NULL AND incident IS NULL"
    )
    for key, item in connection.execute(alone):
        yield f"{key}/{item} is in no incident"
    members = "SELECT caller_id, item FROM event JOIN report ON report.id = event.report WHERE incident = ?"
    for id_, reports, body in connection.execute("SELECT id, reports, body FROM incident"):
        found = Counter(connection.execute(members, (id_,)))
        try:
            said = Counter((e["report"], e["event"]) for e in json.loads(body)["events"])
        except (ValueError, KeyError, TypeError):
            yield f"{id_} cannot be read"
            continue
        if found != said:
            yield f"{id_} names {said.total()} events, {found.total()} are in it"
        elif not reports:
            yield f"{id_} is of no report"


def _text_index(connection: sqlite3.Connection) -> Iterator[str]:
    for index in ("text_index", "name_index"):
        try:
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            yield f"{index} does not fit the texts ({error})"


_CHECKS = (
    ("file", _integrity),
    ("references", _references),
    ("records and texts", _records),
    ("texts shown", _shown),
    ("raw input", snapshots.faults),
    ("log", _log),
    ("incidents", _incidents),
)
