"""A stranger's SQL reads what is shown, for a while, and nothing else."""

import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from dateline.record import BadCall, BadInput
from dateline.store import reading
from dateline.store.sqlguard import Bounds, like, selecting

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"


def endless(sql: str) -> str:
    """Asked of n, which has no end."""
    return " ".join((ENDLESS, sql))


def select(book: Path, sql: str, **bounds: Any) -> list[tuple[Any, ...]]:
    with reading(book) as store, selecting(store.connection, sql, Bounds(**bounds)) as found:
        return list(found.rows)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) FROM event",
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 5) SELECT count(*) FROM n",
        "SELECT snippet(text_index, 1, '[', ']', '', 5) FROM text_index WHERE text_index MATCH 'airport' ORDER BY rank",
        "SELECT value ->> 'holder' FROM incident, json_each(body, '$.accounts')",
        "SELECT type, count(*) OVER (PARTITION BY type) FROM event",
        "-- a comment\nSELECT name FROM sqlite_schema /* another */;",
        "SELECT key FROM report WHERE publisher LIKE 'steppe%' UNION SELECT item FROM claim",
        "VALUES (1, 2)",
    ],
)
def test_what_is_no_escape_is_answered(demo_book: Path, sql: str):
    assert select(demo_book, sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(sketch) FROM event",
        "SELECT count(*) FROM event WHERE Sketch LIKE '%a%'",
        "SELECT count(e.sketch) FROM (SELECT * FROM main.event) AS e",
    ],
)
def test_what_linking_compares_is_not_told(demo_book: Path, sql: str):
    assert select(demo_book, sql) == [(0,)]


# Ways out of a SELECT that were tried, by what they would do.
ESCAPES = [
    # to other files
    "ATTACH ':memory:' AS x", "ATTACH '/tmp/other.db' AS x", "DETACH main", "VACUUM INTO '/tmp/other.db'", "VACUUM",
    "SELECT load_extension('x')", "SELECT readfile('/etc/passwd')", "SELECT writefile('/tmp/x', 'x')", "SELECT edit('x')",
    "SELECT fts3_tokenizer('simple')", "SELECT fts3_tokenizer('simple', x'00')", "CREATE VIRTUAL TABLE v USING csv(filename='/etc/passwd')",
    # to settings
    "PRAGMA user_version", "PRAGMA writable_schema = 1", "PRAGMA query_only = OFF", "PRAGMA data_version",
    "SELECT * FROM pragma_table_info('private')", "SELECT * FROM pragma_database_list", "SELECT * FROM dbstat", "SELECT * FROM sqlite_stmt",
    # to writing
    "INSERT INTO report (key) VALUES ('x')", "UPDATE event SET type = 'x'", "DELETE FROM event", "DROP TABLE event",
    "UPDATE sqlite_schema SET sql = ''", "DELETE FROM sqlite_master", "INSERT INTO sqlite_schema VALUES (1, 2, 3, 4, 5)",
    "CREATE TABLE t (x)", "CREATE TEMP TABLE t AS SELECT 1", "CREATE TEMP VIEW v AS SELECT * FROM private", "CREATE TEMP TRIGGER t AFTER INSERT ON event BEGIN SELECT 1; END",
    "INSERT INTO text_index (text_index) VALUES ('rebuild')", "CREATE VIRTUAL TABLE v USING fts5vocab(text_index, row)",
    "ALTER TABLE event RENAME TO e", "REINDEX", "ANALYZE", "BEGIN", "BEGIN IMMEDIATE", "COMMIT", "SAVEPOINT x", "WITH x AS (SELECT 1) DELETE FROM event",
    # to what is closed
    "SELECT * FROM private", "SELECT count(*) FROM private", "SELECT (SELECT body FROM Private LIMIT 1)", "SELECT * FROM main.machine",
    'SELECT * FROM "snapshot"', "SELECT * FROM [private]", "SELECT 1 WHERE EXISTS (SELECT 1 FROM machine)", "WITH p AS (SELECT * FROM private) SELECT * FROM p",
    "SELECT body FROM setting", "SELECT name FROM block", "SELECT 1 FROM event JOIN block ON block.event = event.id WHERE name = 1", "SELECT * FROM report JOIN private ON private.report = report.id", "SELECT * FROM text_index_data", "SELECT * FROM text_index_config",
    "SELECT count(*) FROM text_index_docsize", "SELECT * FROM name_index_idx",
    # several statements, none, or half of one
    "SELECT 1; SELECT 2", "SELECT 1; DROP TABLE event", "SELECT 1; -- \nDELETE FROM event", "", "  ", "-- nothing", "SELECT", "SELEC 1",
    "EXPLAIN SELECT 1", "QUERY PLAN SELECT 1", "SELECT 1 /*", "SELECT \x00 1", "SELECT '\ud800'", "SELECT ?", "SELECT " + "(" * 3000 + "1" + ")" * 3000,
    # to values that fill the memory, and functions that nobody needs
    "SELECT zeroblob(1000000000)", "SELECT randomblob(1000000000)", "SELECT printf('%.*c', 1000000000, 'x')", "SELECT format('%1000000000d', 1)",
    "SELECT sqlite_compileoption_get(0)", "SELECT 'a' LIKE '" + "%a" * 50 + "'", "SELECT " + "1, " * 40_000 + "1",
]  # fmt: skip


@pytest.mark.parametrize("sql", ESCAPES, ids=[sql[:50] for sql in ESCAPES])
def test_no_way_out_of_a_select(demo_book: Path, tmp_path: Path, sql: str):
    book = tmp_path / "book.dateline"
    shutil.copy(demo_book, book)
    before = book.read_bytes()
    with pytest.raises(BadCall, match=r"^sql: [^\n]{5,400}$"):
        select(book, sql)
    assert book.read_bytes() == before
    assert not Path("/tmp/other.db").exists()  # noqa: S108  # where the escapes would write


@pytest.mark.parametrize(
    "sql",
    [
        endless("SELECT count(*) FROM n"),
        endless("SELECT * FROM n WHERE x < 0"),
        "SELECT count(*) FROM event a, event b, event c, event d",
        "SELECT count(*) FROM (SELECT 1 FROM event a, event b, event c ORDER BY random())",
    ],
)
def test_what_never_ends_is_stopped(demo_book: Path, sql: str):
    began = time.monotonic()
    with pytest.raises(BadInput, match=r"stopped after 0.2 s"):
        select(demo_book, sql, seconds=0.2)
    assert time.monotonic() - began < 5


def test_what_grows_is_stopped(demo_book: Path):
    doubled = "WITH RECURSIVE g(s) AS (SELECT 'aaaaaaaa' UNION ALL SELECT s || s FROM g LIMIT 40) SELECT length(s) FROM g"
    with pytest.raises(BadCall, match="longer than"):
        select(demo_book, doubled)
    with pytest.raises((BadCall, BadInput), match=r"longer than|stopped"):
        select(demo_book, endless("SELECT length(group_concat(x)) FROM n"), seconds=1)


def test_rows_and_bytes_are_bounded(demo_book: Path):
    assert len(select(demo_book, endless("SELECT x FROM n"), rows=7)) == 7
    with pytest.raises(BadInput, match="more than 1,000 bytes"):
        select(demo_book, endless("SELECT 'aaaaaaaaaa' FROM n"), size=1000)


def test_a_blob_is_told_by_its_length(demo_book: Path):
    assert select(demo_book, "SELECT x'0001'") == [("blob of 2 bytes",)]


def test_the_fence_is_gone_afterwards(demo_book: Path):
    with reading(demo_book) as store:
        with selecting(store.connection, "SELECT 1", Bounds()) as found:
            assert list(found.rows) == [(1,)]
        assert store.connection.execute("SELECT count(*) FROM private").fetchone()
        assert store.connection.execute("SELECT length(zeroblob(20000000))").fetchone()


@pytest.mark.parametrize(
    ("pattern", "text", "escape", "fits"),
    [
        ("a%", "abc", "", True), ("%c", "ABC", "", True), ("%b%", "abc", "", True), ("_b_", "abc", "", True),
        ("a", "ab", "", False), ("%", "", "", True), ("a!%", "a%", "!", True), ("a!%", "ab", "!", False),
        ("ab%b", "ab", "", False), ("%ab%ab", "xab", "", False), ("a__", "a", "", False), ("%_", "é", "", True),
        ("%a%b%", "xbxa", "", False), ("", "", "", True), ("", "a", "", False), ("%.%", "ab", "", False),
    ],
)  # fmt: skip
def test_like_is_sqlites(demo_book: Path, pattern: str, text: str, escape: str, fits: bool):
    assert like(pattern, text, escape) is fits
    with reading(demo_book) as store:
        ask = "SELECT ? LIKE ? ESCAPE ?" if escape else "SELECT ? LIKE ?"
        values = (text, pattern, escape) if escape else (text, pattern)
        assert store.connection.execute(ask, values).fetchone() == (int(fits),)


def test_like_takes_no_longer_for_many_signs():
    began = time.monotonic()
    assert like("%a" * 30 + "b", "a" * 100_000) is False
    assert time.monotonic() - began < 2
