"""Raw input in a casebook: kept with its report, checked, backed up, taken down to its digest."""

import functools
import gzip
import hashlib
import io
import json
import random
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from keptreports import dumped, keep, made, reader
from warcio.archiveiterator import ArchiveIterator

from dateline.answers.people import remove
from dateline.engine.adding import ADDED, KNOWN, REMOVED, REREAD, Adding
from dateline.engine.removing import Deed
from dateline.extraction.draft import Options
from dateline.record import Record, Report
from dateline.sources import Capture, Input
from dateline.store import log, reading, reports, snapshots, upkeep, writing

RULES = Options(claims="rules")
DEED = Deed("Ana Ruiz", "asked by the family")


@functools.cache
def four() -> list[Record]:
    return made(reader(), 4)


def noise(n: int) -> bytes:
    """Cannot be packed: what is kept of it would be found in the file as it is."""
    return random.Random(n).randbytes(20_000)  # noqa: S311


def inputs(many: int = 3) -> list[Input]:
    return [
        Input(r.report, Capture(f"file:///{n}.txt", "text/plain", noise(n)))
        for n, r in enumerate(four()[:many])
    ]


def add(db: Path, given: Sequence[Input | Report], options: Options = RULES) -> list[str]:
    with writing(db) as store:
        return [added.became for added in Adding(store, options).add(given)]


def kept(db: Path) -> list[tuple[str, bytes | None]]:
    with reading(db) as store:
        return store.connection.execute(
            "SELECT sha256, warc FROM snapshot ORDER BY report"
        ).fetchall()


def faults(db: Path) -> list[str]:
    return [fault for check in upkeep.verify(db) for fault in check.faults]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "a.dateline"
    assert add(path, inputs()) == [ADDED] * 3
    return path


def test_the_bytes_are_kept_as_warc_with_their_digest(db: Path):
    for n, (sha256, packed) in enumerate(kept(db)):
        data = noise(n)
        assert sha256 == hashlib.sha256(data).hexdigest()
        record = next(ArchiveIterator(io.BytesIO(packed), check_digests="raise"))
        assert record.rec_type == "resource"
        assert record.rec_headers["WARC-Target-URI"] == f"file:///{n}.txt"
        assert record.content_stream().read() == data
    assert faults(db) == []
    with reading(db) as store:
        for entry, (sha256, _) in zip(log.entries(store.connection), kept(db), strict=True):
            assert json.loads(entry.what)["raw"] == sha256


def test_nothing_is_kept_unasked(tmp_path: Path):
    add(tmp_path / "a.dateline", [given.report for given in inputs()])
    assert kept(tmp_path / "a.dateline") == []


def test_of_a_report_that_is_known_it_is_kept_once(tmp_path: Path):
    path, given = tmp_path / "a.dateline", inputs()
    add(path, [one.report for one in given])
    assert add(path, given) == [KNOWN] * 3
    before = kept(path)
    assert len(before) == 3
    later = [Input(one.report, Capture("file:///b", "text/plain", b"other")) for one in given]
    assert add(path, later) == [KNOWN] * 3
    assert kept(path) == before
    with reading(path) as store:
        last = list(log.entries(store.connection))[-1]
    assert last.did == "captured"
    assert set(json.loads(last.what)) == {"report", "text", "raw"}
    assert faults(path) == []


def test_each_copy_of_a_text_has_its_own(tmp_path: Path):
    path, (one, *_) = tmp_path / "a.dateline", inputs()
    copy = replace(one.report, id="copy", publisher="Other", url="https://other.example/1")
    add(path, [one, Input(copy, Capture("file:///copy", "text/plain", b"copy"))])
    assert [sha256 for sha256, _ in kept(path)] == [
        hashlib.sha256(data).hexdigest() for data in (noise(0), b"copy")
    ]


def test_reading_again_leaves_it(db: Path):
    before = kept(db)
    with writing(db) as store:
        again = Adding(store, Options(claims="rules", all_predicates=True)).reread()
        assert {added.became for added in again} == {REREAD}
    assert kept(db) == before


def test_of_a_report_taken_down_the_digest_stays_and_no_byte(db: Path):
    (sha256, packed), *others = kept(db)
    assert packed
    piece = packed[10_000:10_064]
    assert piece in db.read_bytes()
    remove(db, inputs()[0].report.id, DEED)
    assert not any(piece in file.read_bytes() for file in db.parent.iterdir())
    assert kept(db) == [(sha256, None), *others]
    assert faults(db) == []
    assert add(db, inputs()) == [REMOVED, KNOWN, KNOWN]
    assert kept(db) == [(sha256, None), *others]
    with reading(db) as store:
        (left,) = snapshots.named(store.connection, inputs()[0].report.id)
    assert (left.sha256, left.text, left.size) == (sha256, inputs()[0].report.sha256, None)
    assert left.removed


def test_it_is_in_backups(db: Path, tmp_path: Path):
    before = kept(db)
    upkeep.back_up(db, tmp_path / "backup")
    remove(db, inputs()[0].report.id, DEED)
    upkeep.restore(tmp_path / "backup", db)
    assert kept(db) == before
    assert faults(db) == []


def test_what_fails_after_it_leaves_nothing_of_it(db: Path, monkeypatch: pytest.MonkeyPatch):
    def fails(*_: object) -> None:
        raise ValueError

    before = kept(db)
    monkeypatch.setattr(log, "log", fails)
    add(db, inputs(4)[3:])
    assert kept(db) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("warc = NULL", "is missing"),
        ("warc = substr(warc, 1, 5000)", "cannot be read (the gzip archive is cut off)"),
        ("warc = x'1f8b08'", "cannot be read"),
        ("warc = CAST('text' AS BLOB)", "cannot be read"),
        ("warc = zeroblob(9)", "cannot be read (no WARC record)"),
        (
            f"warc = x'{gzip.compress(b'WARC/1.1' + bytes(2_000_000), mtime=0).hex()}'",
            "cannot be read",
        ),
        (
            f"warc = x'{gzip.compress(b'WARC/1.1\r\nContent-Length: 9\r\n\r\nab', mtime=0).hex()}'",
            "cannot be read",
        ),
        (
            f"warc = x'{gzip.compress(b'WARC/1.1\r\nContent-Length: 2\r\n\r\nab\r\n\r\n', mtime=0).hex()}'",
            "not the one",
        ),
        (
            f"warc = x'{gzip.compress(b'WARC/1.1\r\nContent-Length: ' + b'9' * 5000 + b'\r\n\r\n', mtime=0).hex()}'",
            "cannot be read (no WARC record)",
        ),
        ("sha256 = hex(zeroblob(32))", "not the one that was added"),
    ],
)
def test_verify_finds_what_is_not_as_it_was(change: str, said: str, db: Path):
    with sqlite3.connect(db) as connection:
        connection.execute(f"UPDATE snapshot SET {change} WHERE report = 2")  # noqa: S608  # fmt: skip
    connection.close()
    (fault,) = faults(db)
    assert said in fault


def test_verify_finds_what_is_still_there_of_a_report_taken_down(db: Path):
    remove(db, inputs()[0].report.id, DEED)
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE snapshot SET warc = x'00' WHERE report = 1")
    connection.close()
    (fault,) = faults(db)
    assert "was taken down" in fault


OLD = """DROP TABLE snapshot;
CREATE TABLE snapshot (
  report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  media  TEXT NOT NULL,
  bytes  BLOB NOT NULL
) STRICT;
PRAGMA user_version = 1;"""


def _table(db: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(db) as connection:
        found = connection.execute("PRAGMA table_info(snapshot)").fetchall()
    connection.close()
    return found


def test_a_casebook_of_version_1_is_brought_up_to_date_after_a_backup(db: Path, tmp_path: Path):
    old = tmp_path / "old.dateline"
    keep(old, four()[:3])
    with sqlite3.connect(old) as connection:
        connection.executescript(OLD)
    connection.close()
    assert add(old, inputs()) == [KNOWN] * 3
    assert _table(old) == _table(db)
    assert len(kept(old)) == 3
    assert faults(old) == []
    assert "bytes" in [column[1] for column in _table(tmp_path / "old.dateline.schema-1")]


def test_what_version_1_kept_is_linked_as_if_it_were_new_once_it_is_read_again(tmp_path: Path):
    old, new = tmp_path / "old.dateline", tmp_path / "new.dateline"
    for path in (old, new):
        keep(path, four())
    with sqlite3.connect(old) as connection:
        connection.executescript(OLD)
        # Under names that nothing has which is added now.
        connection.executescript("UPDATE block SET name = -name; DELETE FROM pair;")
    connection.close()
    with writing(old) as store:
        assert reports.unread(store.connection) == 4
        assert {added.became for added in Adding(store, RULES).reread()} == {REREAD}
        assert reports.unread(store.connection) == 0
    assert dumped(old) == dumped(new)
