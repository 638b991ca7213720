"""What SQLite says, in one line that says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.record import BadInput

# SQLite's result codes (primary) that a user meets.
FULL, CORRUPT, NOTADB, BUSY, READONLY, CANTOPEN, IOERR = 13, 11, 26, 5, 8, 14, 10


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Raises BadInput for what went wrong with the file; errors in our own SQL stay as they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        restore = f"bring back a backup with dateline restore BACKUP --db {path}"
        said = {
            FULL: "no space left on the disk: what was added before is kept; free some space and run it again",
            IOERR: f"the disk cannot be read or written ({error}); what was added before is kept",
            CORRUPT: f"is damaged: {restore}",
            NOTADB: f"is damaged or no casebook: {restore}",
            BUSY: "is in use by another program: try again later",
            READONLY: "may not be written",
            CANTOPEN: "cannot be opened here: is the folder there, and may it be written?",
        }.get(code)
        if said is None:
            raise
        raise BadInput(f"{path}: {said}") from error
