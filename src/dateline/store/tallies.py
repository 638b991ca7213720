"""Who and where over all reports: actors and places by name, those in most reports first."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from dateline.store.filters import Filters, marks
from dateline.store.founditems import CHUNK, Plain

# A version that was replaced tells nothing any more; there are few.
_OLDER = "SELECT id FROM report WHERE latest = 0"
_ACTORS, _PLACES = "actor", "place"


def tallied(
    connection: sqlite3.Connection,
    kind: str,
    filters: Filters,
    limit: int | None = None,
    offset: int = 0,
) -> list[tuple[str, str | None, int]]:
    """(name in lower case, country, reports that name it) of actors or places."""
    table = kind.removesuffix("s")
    where, values = _where(table, filters)
    ask = (
        f"SELECT {table}.folded, {table}.country, count(DISTINCT {table}.report) AS reports FROM {table} {where}"
        f" GROUP BY {table}.folded, {table}.country ORDER BY reports DESC, 1, 2 LIMIT ? OFFSET ?"
    )
    page = (-1 if limit is None else limit, offset)
    return connection.execute(ask, (*values, *page)).fetchall()


def described(
    connection: sqlite3.Connection,
    kind: str,
    filters: Filters,
    names: list[tuple[str, str | None, int]],
) -> Iterator[Plain]:
    """Each with what its reports say of it: see `_actor` and `_place`."""
    table = kind.removesuffix("s")
    where, values = _where(table, filters)
    joined = f"{where} AND" if where else "WHERE"
    ask = (
        f"SELECT {table}.body, report.key, report.known FROM {table} JOIN report ON report.id = {table}.report"
        f" {joined} {table}.folded = ? AND {table}.country IS ? ORDER BY report.known, report.key LIMIT {CHUNK}"
    )
    for folded, country, reports in names:
        rows = connection.execute(ask, (*values, folded, country)).fetchall()
        bodies = [(json.loads(body), key, known) for body, key, known in rows]
        if bodies:
            told = _actor(bodies) if table == _ACTORS else _place(bodies)
            span = {"first": bodies[0][2], "last": bodies[-1][2]}
            yield (
                told
                | {"reports": reports}
                | span
                | {"items": [f"{k}/{b['id']}" for b, k, _ in bodies]}
            )


def _actor(bodies: list[tuple[Plain, str, str]]) -> Plain:
    """As the first report that says it has it."""
    names = ("name", "kind", "country", "sectors", "office", "register")
    mentions = sum(len(body["mentions"]) for body, _, _ in bodies)
    return {name: _first(bodies, name) for name in names} | {"mentions": mentions}


def _place(bodies: list[tuple[Plain, str, str]]) -> Plain:
    names = ("name", "country", "admin1", "feature", "lat", "lon", "radius_km", "geonameid")
    mentions = sum(len(body["mentions"]) for body, _, _ in bodies)
    return {name: _first(bodies, name) for name in names} | {"mentions": mentions}


def _first(bodies: list[tuple[Plain, str, str]], name: str) -> Any:
    return next((body[name] for body, _, _ in bodies if body[name]), bodies[0][0][name])


def _where(table: str, filters: Filters) -> tuple[str, tuple[Any, ...]]:
    """By name, country, and the reports that name them."""
    wheres, values = [f"{table}.report NOT IN ({_OLDER})"], []
    if filters.as_of:
        wheres, values = [f"{table}.known <= ?"], [filters.as_of]
    named = filters.actor if table == _ACTORS else filters.place
    for column, wanted in (("folded", named), ("country", filters.country)):
        # A name that nobody bears is (), and nothing is its answer; no name asked for is None.
        if wanted or (column == "folded" and wanted is not None):
            wheres.append(f"{table}.{column} IN {marks(wanted)}")
            values += wanted
    if filters.text:
        wheres.append(
            f"{table}.folded IN (SELECT name.folded FROM name_index JOIN name ON name.id = name_index.rowid WHERE name_index MATCH ?)"
        )
        values.append(filters.text.match)
    reports, told = _reports(filters)
    if reports:
        wheres.append(f"{table}.report IN (SELECT id FROM report WHERE {reports})")
        values += told
    return f"WHERE {' AND '.join(wheres)}", tuple(values)


def _reports(filters: Filters) -> tuple[str, list[Any]]:
    wheres: list[str] = []
    values: list[Any] = []
    if filters.source:
        wheres.append(f"publisher IN {marks(filters.source)}")
        values += filters.source
    if filters.report:
        wheres.append(f"(key IN {marks(filters.report)} OR caller_id IN {marks(filters.report)})")
        values += filters.report * 2
    for condition, value in (
        ("known >= ?", filters.since),
        ("known <= ?", filters.until),
        ("added >= ?", filters.changed_since),
    ):
        if value:
            wheres.append(condition)
            values.append(value)
    return " AND ".join(wheres), values


def publishers(connection: sqlite3.Connection) -> list[str]:
    """Who published the reports, by leaps through the index."""
    ask = (
        "WITH RECURSIVE p(name) AS (SELECT min(publisher) FROM report UNION ALL"
        " SELECT (SELECT min(publisher) FROM report WHERE publisher > p.name) FROM p WHERE p.name IS NOT NULL)"
        " SELECT name FROM p WHERE name IS NOT NULL"
    )
    return [name for (name,) in connection.execute(ask)]


def event_types(connection: sqlite3.Connection) -> list[str]:
    """The types of the events that are kept, a user's own among them."""
    ask = (
        "WITH RECURSIVE t(name) AS (SELECT min(type) FROM event UNION ALL"
        " SELECT (SELECT min(type) FROM event WHERE type > t.name) FROM t WHERE t.name IS NOT NULL)"
        " SELECT name FROM t WHERE name IS NOT NULL"
    )
    return [name for (name,) in connection.execute(ask)]


def knows_report(connection: sqlite3.Connection, name: str) -> bool:
    ask = "SELECT 1 FROM report WHERE key = ? UNION ALL SELECT 1 FROM report WHERE caller_id = ? LIMIT 1"
    return connection.execute(ask, (name, name)).fetchone() is not None
