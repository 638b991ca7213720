"""Opening a casebook: one writer at a time under an OS lock, any number of readers, each brief."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from filelock import FileLock, Timeout

from dateline.record import BadInput
from dateline.store.faults import told_plainly
from dateline.store.filesystem import refuse_network
from dateline.store.migrating import VERSION, migrate

# In the file's header (PRAGMA application_id): "DLcb".
APPLICATION = int.from_bytes(b"DLcb")
HEADER = b"SQLite format 3\x00"
# Seconds a writer waits for another, and a reader for the moment in which a file is made or closed.
PATIENCE = 10.0
# Pages of the log after which the writer folds it into the file (128 MB): the fewer times, the fewer pages are written twice.
CHECKPOINT = 32000
# Bytes of the log from which the writer waits for readers to leave.
LOG_MOST = 256_000_000
# Memory for pages, in KB: a writer comes back to the upper pages of some thirty indexes again and again.
CACHE = 256_000


@dataclass(frozen=True, slots=True)
class Store:
    """An open casebook. `connection` is in autocommit: what belongs together goes into `transaction`."""

    path: Path
    connection: sqlite3.Connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, and on disk when it ends."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:  # SQLite itself ends it where the disk is full
                self.connection.execute("ROLLBACK")
            raise
        self._bound_log()

    def _bound_log(self) -> None:
        """A reader that stays keeps the log of changes from being folded in: the writer waits for it,
        then says so, before the log fills the disk."""
        size = _log_size(self.path)
        if size <= LOG_MOST:
            return
        busy, *_ = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise BadInput(
                f"{self.path}: another program has been reading it for so long that its log has grown to "
                f"{size:,} bytes: close that program and run this again; what was added is kept"
            )


def holds_casebook(path: Path) -> bool:
    """Whether a file is a casebook, by its header, whatever its name."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return head.startswith(HEADER) and int.from_bytes(head[68:72]) == APPLICATION


@contextmanager
def writing(path: Path, patience: float = PATIENCE) -> Iterator[Store]:
    """The casebook for writing; made where there is none. Raises BadInput where that cannot be."""
    refuse_network(path)
    if path.exists() and path.stat().st_size:
        check_header(path)
    with lone(path, patience), told_plainly(path):
        if not path.exists() or not path.stat().st_size:
            _make(path)
        connection = sqlite3.connect(path, autocommit=True, timeout=patience)
        try:
            _prepare(connection, path)
            yield Store(path, connection)
        finally:
            connection.close()


@contextmanager
def reading(path: Path) -> Iterator[Store]:
    """The casebook for reading alone: ask, take what is needed, leave. Raises BadInput."""
    if not path.exists():
        raise BadInput(f"{path}: no such casebook: dateline add makes one (--db FILE names it)")
    check_header(path)
    with told_plainly(path):
        connection = _open_read_only(path)
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                connection.close()
                with writing(path):  # brings it up to this version, or says that it is newer
                    pass
                connection = _open_read_only(path)
            yield Store(path, connection)
        finally:
            connection.close()


def check_header(path: Path) -> None:
    """Raises BadInput for what is no casebook, or one of which a part is missing."""
    if path.is_dir():
        raise BadInput(f"{path}: is a folder, no casebook")
    if not holds_casebook(path):
        raise BadInput(f"{path}: is no casebook (it was not made by dateline add)")
    with path.open("rb") as file:
        head = file.read(100)
    page = int.from_bytes(head[16:18])
    size = (65536 if page == 1 else page) * int.from_bytes(head[28:32])
    # While the log is folded into the file, the header already says the size that the file will have, and a
    # writer that is killed leaves it so: the pages are in the log. Asked in this order, because it may go meanwhile.
    logged = _log_size(path)
    # The size in the header holds when it was written at the last change of the file.
    if not logged and head[24:28] == head[92:96] and path.stat().st_size < size:
        raise BadInput(
            f"{path}: is cut short ({path.stat().st_size:,} of {size:,} bytes): "
            f"bring back a backup with dateline restore BACKUP --db {path}"
        )


def _log_size(path: Path) -> int:
    """Bytes of the log of changes; 0 where there is none."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size
    except OSError:
        return 0


def _make(path: Path) -> None:
    """A new casebook, whole before it has its name: readers and who comes after a kill know it by its
    header, which in WAL mode would be written late."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    schema = resources.files("dateline.store").joinpath("schema.sql").read_text("utf-8")
    with closing(sqlite3.connect(part, autocommit=True)) as connection:
        connection.executescript(
            f"BEGIN; {schema} PRAGMA application_id = {APPLICATION};"
            f"PRAGMA user_version = {VERSION}; COMMIT;"
        )
    part.replace(path)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """How a writer works; brings an older file up to date."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    migrate(connection, path)


def _open_read_only(path: Path) -> sqlite3.Connection:
    """Where the folder cannot be written and nobody writes, SQLite needs to be told that nothing changes."""
    name = quote(str(path.absolute()))
    connection = sqlite3.connect(
        f"file:{name}?mode=ro", uri=True, autocommit=True, timeout=PATIENCE
    )
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        connection = sqlite3.connect(f"file:{name}?immutable=1", uri=True, autocommit=True)
    connection.execute("PRAGMA query_only = ON")
    return connection


@contextmanager
def lone(path: Path, patience: float) -> Iterator[None]:
    lock = FileLock(f"{path}.lock")
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        raise BadInput(
            f"{path}: another process is writing to it (waited {patience:.0f} s): try again later"
        ) from None
    except OSError as error:
        raise BadInput(f"{path}: cannot be written here: {error.strerror or error}") from None
    try:
        yield
    finally:
        lock.release()
