"""Questions to the casebook: which events, claims, figures, incidents fit the filters, in the order of days.

SQLite is not left to guess. A question of something rare (see Clause.seed) gathers its few rows and
sorts them; any other walks an index that is in the order of days already, and stops when the page
is full. `planned` is the statement itself, for EXPLAIN QUERY PLAN.
"""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.store.filters import Clause, Filters, clauses, columns, marks
from dateline.store.search import parse_words

# Rows that are gathered and sorted within some milliseconds.
FEW = 3000
# Names that one word may stand for ("police").
NAMES = 500
# "And more": beyond this, and for longer (seconds), nobody counts for a screen.
COUNTED, PATIENCE = 10_000, 0.3


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is asked, and the columns of its first and last day."""

    name: str
    day: str
    end: str


TABLES = {
    "events": Table("event", "event.since", "event.until"),
    "claims": Table("claim", "claim.said", "claim.said"),
    "figures": Table("figure", "figure.said", "figure.said"),
    "incidents": Table("incident", "incident.since", "incident.until"),
}


def found(
    connection: sqlite3.Connection,
    kind: str,
    filters: Filters,
    limit: int | None = None,
    offset: int = 0,
) -> list[Any]:
    """The rows (of incidents: their ids) that fit, in the order of days, undated ones last."""
    if _nothing(filters):
        return []
    statement, values = planned(connection, kind, filters)
    page = (-1 if limit is None else limit, offset)
    return [row for (row,) in connection.execute(f"{statement} LIMIT ? OFFSET ?", (*values, *page))]


def counted(
    connection: sqlite3.Connection, kind: str, filters: Filters, most: int = COUNTED
) -> int | None:
    """How many fit; None where there are more than `most`, or counting takes longer than PATIENCE."""
    if _nothing(filters):
        return 0
    statement, values = planned(connection, kind, filters)
    until = time.monotonic() + PATIENCE
    connection.set_progress_handler(lambda: time.monotonic() > until, 1000)
    try:
        ask = f"SELECT count(*) FROM ({statement} LIMIT ?)"
        many = int(connection.execute(ask, (*values, most + 1)).fetchone()[0])
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return None
    finally:
        connection.set_progress_handler(None, 0)
    return many if many <= most else None


def named(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """The names of parties, holders and places that hold all these words."""
    words = parse_words(name)
    if words is None:
        return ()
    ask = "SELECT name.folded FROM name_index JOIN name ON name.id = name_index.rowid WHERE name_index MATCH ? ORDER BY length(name.folded), name.folded LIMIT ?"
    return tuple(row for (row,) in connection.execute(ask, (words.match, NAMES)))


def place_named(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """The place of this name; else those whose names hold its words ("Mangystau" the region)."""
    folded = name.strip().casefold()
    if connection.execute("SELECT 1 FROM place WHERE folded = ? LIMIT 1", (folded,)).fetchone():
        return (folded,)
    ask = "SELECT 1 FROM place WHERE folded = ? LIMIT 1"
    return tuple(n for n in named(connection, name) if connection.execute(ask, (n,)).fetchone())


def planned(
    connection: sqlite3.Connection, kind: str, filters: Filters
) -> tuple[str, tuple[Any, ...]]:
    """The statement without its page, and its values."""
    table = TABLES[kind]
    if filters.text:
        connection.create_function("says", 1, filters.text.finder(), deterministic=True)
    led, others = _led(table, filters)
    conditions = [*clauses(table.name, filters), *others]
    rare = _rarest(connection, [*conditions, *led])
    joined = ""
    values: list[Any] = []
    if rare is not None:
        joined = f"(SELECT DISTINCT id FROM ({rare.seed})) AS hit CROSS JOIN "
        values += rare.seed_values
    where = [*led, *conditions, *_counting(table.name, filters)]
    values += [value for clause in where for value in clause.values]
    tied = [f"{table.name}.id = hit.id"] if rare is not None else []
    wheres = [*tied, *(clause.where.format(day=table.day, end=table.end) for clause in where)]
    report = "" if kind == "incidents" else f" CROSS JOIN report ON report.id = {table.name}.report"
    statement = (
        f"SELECT {table.name}.id FROM {joined}{table.name}{report}"
        f" WHERE {' AND '.join(wheres) or 'true'} ORDER BY {table.day} NULLS LAST, {table.name}.id"
    )
    return statement, tuple(values)


def _led(table: Table, filters: Filters) -> tuple[list[Clause], list[Clause]]:
    """The columns with one value by which an index is led (at most two, country with type), and
    the other columns, kept from leading by a plus."""
    wanted = columns(table.name, filters)
    single = [column for column, values in wanted.items() if len(values) == 1]
    leads = single[:1]
    if leads == ["country"] and "type" in single:
        leads = ["country", "type"]
    if leads == ["country"] and table.name == "figure" and "measure" in single:
        leads = ["country", "measure"]
    led = [Clause(f"{table.name}.{column} = ?", wanted[column]) for column in leads]
    others = []
    for column, values in wanted.items():
        if column not in leads:
            which = f"{table.name}.{column} IN {marks(values)}"
            seed = f"SELECT id FROM {table.name} WHERE {which}"
            others.append(Clause(f"+{which}", values, seed))
    return led, others


def _rarest(connection: sqlite3.Connection, given: list[Clause]) -> Clause | None:
    """The condition that fewest rows can meet, where those are few."""
    best, fewest = None, FEW
    for clause in given:
        if clause.seed is None:
            continue
        ask = f"SELECT count(*) FROM (SELECT 1 FROM ({clause.seed}) LIMIT ?)"
        rows = connection.execute(ask, (*clause.seed_values, fewest)).fetchone()[0]
        if rows < fewest:
            best, fewest = clause, rows
    return best


def _counting(table: str, filters: Filters) -> Iterator[Clause]:
    """Reports that count: the latest version of each (on the day asked about), none taken down."""
    if table == "incident":
        return
    if filters.as_of is None:
        yield Clause("report.latest = 1 AND report.removed IS NULL")
        return
    yield Clause(f"{KNOWN_THEN} AND report.removed IS NULL", (filters.as_of, filters.as_of))


# Known by a day (twice), and the latest version that was. A version that follows another counts from the day that it
# gives: of what was published on the 3rd and updated on the 5th, the 4th knew the first text.
KNOWN_THEN = (
    "CASE WHEN report.dated > report.known AND EXISTS (SELECT 1 FROM report AS earlier WHERE earlier.identity = report.identity"
    " AND (earlier.dated, earlier.id) < (report.dated, report.id)) THEN report.dated ELSE report.known END <= ?"
    " AND NOT EXISTS (SELECT 1 FROM report AS later WHERE later.identity = report.identity AND later.removed IS NULL"
    " AND max(later.known, later.dated) <= ? AND (later.dated, later.id) > (report.dated, report.id))"
)


def _nothing(filters: Filters) -> bool:
    """A name that nobody in the casebook bears."""
    return () in (filters.actor, filters.recipient, filters.holder, filters.place)
