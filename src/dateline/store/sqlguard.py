"""A stranger's SQL: it may read what is shown, for a while, and nothing else.

Three fences: the file is open mode=ro; an authorizer lets SELECT, READ (of tables that may be shown),
FUNCTION (of a list) and RECURSIVE through and nothing else; time, rows, bytes and the length of a
value are bounded. The statement is first only prepared (EXPLAIN), under the strict authorizer; while it
runs, the text index may also read its own tables, which cannot be asked for by name.
"""

import functools
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dateline.record import BadCall, BadInput

# Names of private persons, raw input, and the record as it was read, with both; digests of single words of
# names (`block`: hashes of these), of which one could be tried after the other. A closed column is read as null.
CLOSED = frozenset(("private", "snapshot", "machine", "setting", "block"))
CLOSED_COLUMN = ("event", "sketch")
# Tables that are made of values, not kept in the file.
VALUES = frozenset(("json_each", "json_tree"))
SCHEMA = frozenset(("sqlite_master", "sqlite_schema"))
_NAMES = """abs acos asin atan atan2 avg bm25 ceil ceiling char coalesce concat cos count cume_dist date datetime
    degrees dense_rank exp first_value floor group_concat hex highlight ifnull iif instr json
    json_array json_array_length json_extract json_group_array json_group_object json_object json_type
    json_valid julianday lag last_value lead length like ln log log10 log2 lower ltrim match max min mod
    ntile nth_value nullif percent_rank pi pow power quote radians random rank replace round
    row_number rtrim sign sin snippet sqrt strftime string_agg substr substring sum tan time total trim
    trunc typeof unicode unixepoch upper -> ->>"""
FUNCTIONS = frozenset(_NAMES.split())
# Bytes of one value: the longest of texts fits. Shorter patterns cannot make LIKE take for ever.
LONGEST_VALUE, LONGEST_SQL, LONGEST_PATTERN = 16_000_000, 100_000, 64
# Steps of SQLite's machine between two looks at the clock (well under a millisecond).
STEPS = 2000
READ, SELECT, FUNCTION, RECURSIVE, PRAGMA = (
    sqlite3.SQLITE_READ, sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
    sqlite3.SQLITE_PRAGMA,
)  # fmt: skip
type Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Bounds:
    """`seconds` until the query is stopped; `size`: bytes of all that it gives."""

    seconds: float = 10.0
    rows: int | None = None
    size: int = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Selected:
    """`rows` are read as they are taken, within the same bounds."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Cell, ...]]


@contextmanager
def selecting(connection: sqlite3.Connection, sql: str, bounds: Bounds) -> Iterator[Selected]:
    """The answer to one SELECT. `connection` serves for nothing else meanwhile, and keeps our LIKE. Raises BadCall for
    what is no SELECT, not allowed or faulty, BadInput where it takes too long or gives too much."""
    fence = _Fence(connection, bounds)
    try:
        fence.raise_it()
        with fence.told():
            connection.execute(f"EXPLAIN {sql}").close()
            fence.prepared = True
            cursor = connection.execute(sql)
        names = tuple(column[0] for column in cursor.description or ())
        yield Selected(names, fence.rows(cursor))
        cursor.close()
    finally:
        fence.take_down()


def limit_memory(connection: sqlite3.Connection, size: int) -> None:
    """For a process of one query: what it holds stays in memory, up to `size` bytes, never on the disk.
    It cannot be undone: SQLite only lowers the limit of a process."""
    connection.execute(f"PRAGMA hard_heap_limit = {size}")
    connection.execute("PRAGMA temp_store = MEMORY")


class _Fence:
    def __init__(self, connection: sqlite3.Connection, bounds: Bounds) -> None:
        self._connection, self._bounds = connection, bounds
        self._until = time.monotonic() + bounds.seconds
        self._refused = ""
        self._open, self._own = _tables(connection)
        self._limits: dict[int, int] = {}
        self.prepared = False

    def raise_it(self) -> None:
        for limit, value in (
            (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE),
            (sqlite3.SQLITE_LIMIT_SQL_LENGTH, LONGEST_SQL),
            (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, LONGEST_PATTERN),
            (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
            (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
        ):
            self._limits[limit] = self._connection.setlimit(limit, value)
        for arguments in (2, 3):
            self._connection.create_function("like", arguments, like, deterministic=True)
        self._connection.set_authorizer(self._authorize)
        self._connection.set_progress_handler(self._late, STEPS)

    def take_down(self) -> None:
        self._connection.set_authorizer(None)
        self._connection.set_progress_handler(None, 0)
        for limit, value in self._limits.items():
            self._connection.setlimit(limit, value)

    def rows(self, cursor: sqlite3.Cursor) -> Iterator[tuple[Cell, ...]]:
        size = 0
        with self.told():
            for number, row in enumerate(cursor):
                if self._bounds.rows is not None and number >= self._bounds.rows:
                    return
                size += sum(len(value) for value in row if isinstance(value, str | bytes))
                if size > self._bounds.size:
                    raise BadInput(
                        f"sql: stopped: gives more than {self._bounds.size:,} bytes: ask for fewer columns or rows"
                    )
                yield tuple(map(_shown, row))

    @contextmanager
    def told(self) -> Iterator[None]:
        """What SQLite objects to, in one line."""
        try:
            yield
        except sqlite3.Error as error:
            if self._refused:
                raise BadCall(f"sql: {self._refused}") from error
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise BadInput(
                    f"sql: stopped after {self._bounds.seconds:g} s: narrow it, or give --timeout S"
                ) from error
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOMEM:
                raise BadInput("sql: stopped: needs too much memory: narrow it") from error
            raise BadCall(f"sql: {_plainly(str(error))}") from error
        except MemoryError as error:
            raise BadInput("sql: stopped: needs too much memory: narrow it") from error
        except (UnicodeEncodeError, ValueError, sqlite3.Warning) as error:
            raise BadCall(f"sql: {_plainly(str(error))}") from error

    def _late(self) -> int:
        return time.monotonic() > self._until

    def _authorize(
        self, action: int, one: str | None, two: str | None, _base: str | None, _by: str | None
    ) -> int:
        if action in (SELECT, RECURSIVE):
            return sqlite3.SQLITE_OK
        if action == READ:
            return self._read((one or "").lower(), two or "")
        if action == FUNCTION and (two or "").lower() in FUNCTIONS:
            return sqlite3.SQLITE_OK
        if self.prepared and action == PRAGMA and one == "data_version":
            return sqlite3.SQLITE_OK  # asked by the text index: whether somebody wrote meanwhile
        if not self._refused:
            name = f" ({two}: no function that may be used)" if action == FUNCTION else ""
            self._refused = f"only SELECT is allowed: nothing is written, attached or set{name}"
        return sqlite3.SQLITE_DENY

    def _read(self, table: str, column: str) -> int:
        if (table, column.lower()) == CLOSED_COLUMN:
            return sqlite3.SQLITE_IGNORE
        if table in self._open or (self.prepared and table in self._own):
            return sqlite3.SQLITE_OK
        # count(*) of a WITH's own name: SQLite asks for it, without a column, as for a table.
        if not column and table not in self._own | CLOSED:
            return sqlite3.SQLITE_OK
        self._refused = f"table {table!r} is not open to questions"
        return sqlite3.SQLITE_DENY


def _tables(connection: sqlite3.Connection) -> tuple[frozenset[str], frozenset[str]]:
    """Tables that may be asked, and those that the text indexes keep for themselves. Each index is
    asked once, so that what it needs is made before the fence is raised."""
    ask = "SELECT lower(name), sql FROM sqlite_schema WHERE type IN ('table', 'view')"
    kept = {name: sql or "" for name, sql in connection.execute(ask)}
    indexes = [name for name, sql in kept.items() if "USING fts5" in sql]
    for index in indexes:
        connection.execute(f"SELECT count(*) FROM {index} WHERE {index} MATCH 'a'").fetchone()
    for made in VALUES:
        connection.execute(f"SELECT count(*) FROM {made}('[]')").fetchone()
    own = {
        f"{index}_{part}"
        for index in indexes
        for part in ("data", "idx", "content", "docsize", "config")
    }
    return frozenset(kept) - own - CLOSED | VALUES | SCHEMA, frozenset(own)


def _shown(value: object) -> Cell:
    return f"blob of {len(value)} bytes" if isinstance(value, bytes) else value  # type: ignore[return-value]


def _plainly(error: str) -> str:
    if "one statement at a time" in error:
        return "one SELECT at a time"
    if "string or blob too big" in error:
        return f"a value is longer than {LONGEST_VALUE:,} bytes"
    return " ".join(error.encode("utf-8", "backslashreplace").decode().split())[:300]


def like(pattern: str | None, value: object, escape: str = "") -> bool | None:
    """LIKE in time that grows with the text alone: SQLite's own takes for ever on %a%a%a%a%…"""
    if pattern is None or value is None:
        return None
    if len(str(pattern)) > LONGEST_PATTERN:
        raise ValueError
    text = str(value)
    (first, _), *middle = _segments(str(pattern), escape)
    begun = first.match(text)
    if begun is None or not middle:
        return begun is not None and begun.end() == len(text)
    at = begun.end()
    *middle, (last, length) = middle
    for segment, _ in middle:
        found = segment.search(text, at)
        if found is None:
            return False
        at = found.end()
    return len(text) - length >= at and last.match(text, len(text) - length) is not None


@functools.lru_cache(64)
def _segments(pattern: str, escape: str) -> list[tuple[re.Pattern[str], int]]:
    """What stands between the % of a pattern, and of how many characters it is."""
    segments: list[list[str]] = [[]]
    signs = iter(pattern)
    for sign in signs:
        if sign == "%" != escape:
            segments.append([])
            continue
        plain = next(signs, "") if sign == escape else sign
        segments[-1].append("." if plain == sign == "_" else re.escape(plain))
    flags = re.IGNORECASE | re.DOTALL
    return [(re.compile("".join(segment), flags), len(segment)) for segment in segments]
