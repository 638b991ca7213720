"""Real processes: one is killed while it adds, others read, a second one wants to write."""

import random
import shutil
import time
from pathlib import Path

import pytest
from keptreports import ADDER, dumped, finished, forty, keep, start, write_lines

from dateline.record import BadInput, Record
from dateline.store import opening, reading, upkeep, writing

KILLS = 6


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return forty()


@pytest.fixture(scope="module")
def undisturbed(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    db = tmp_path_factory.mktemp("undisturbed") / "a.dateline"
    keep(db, records)
    return dumped(db)


def test_killed_at_random_moments_and_run_again_it_is_as_if_undisturbed(
    records: list[Record], undisturbed: list[str], tmp_path: Path
):
    lines, db = write_lines(tmp_path / "records.jsonl", records), tmp_path / "b.dateline"
    draw = random.Random(7)  # noqa: S311
    for _ in range(KILLS):
        adder = start(ADDER, db, lines)
        assert adder.stdout is not None
        adder.stdout.readline()  # it has opened the casebook
        for _ in range(draw.randrange(4)):
            adder.stdout.readline()
        time.sleep(draw.random() * 0.03)
        adder.kill()
        adder.communicate()
    with reading(db) as store:
        assert 0 < store.connection.execute("SELECT count(*) FROM report").fetchone()[0] < 40
    assert finished(start(ADDER, db, lines)) == 0
    assert dumped(db) == undisturbed
    assert [check for check in upkeep.verify(db) if check.faults] == []


def test_killed_while_the_log_is_folded_into_the_file_it_opens_as_it_was(
    records: list[Record], tmp_path: Path
):
    db, killed = tmp_path / "f.dateline", tmp_path / "g.dateline"
    keep(db, records[:1])
    with reading(db) as store:
        store.connection.execute("BEGIN")  # as long as somebody reads the log is not folded in
        store.connection.execute("SELECT count(*) FROM report").fetchone()
        keep(db, records)
        for end in ("", "-wal"):
            shutil.copy(f"{db}{end}", f"{killed}{end}")
    keep(db, [])  # folds it in
    # Pages are folded in in their order: the first one says the size that the file will have.
    with db.open("rb") as whole, killed.open("rb+") as part:
        part.write(whole.read(4096))
    assert killed.stat().st_size < db.stat().st_size
    assert dumped(killed) == dumped(db)
    keep(killed, [])
    assert killed.stat().st_size == db.stat().st_size
    assert [check for check in upkeep.verify(killed) if check.faults] == []


# Reads what a page shows, again and again, until told to stop; prints how often.
READER = """
import sys, time
from pathlib import Path
from dateline.store import reading

db, stop, turns = Path(sys.argv[1]), Path(sys.argv[2]), 0
while not stop.exists():
    with reading(db) as store:
        store.connection.execute("BEGIN")  # both counts are of one moment
        reports = store.connection.execute("SELECT count(*) FROM report").fetchone()[0]
        whole = store.connection.execute("SELECT count(*) FROM machine").fetchone()[0]
        assert reports == whole, (reports, whole)
        store.connection.execute("SELECT count(*) FROM text_index WHERE text_index MATCH 'rebels'").fetchone()
    turns += 1
    time.sleep(0.005)  # who adds needs a core, too
print(turns)
"""


def test_two_read_while_one_adds(records: list[Record], undisturbed: list[str], tmp_path: Path):
    db, stop = tmp_path / "c.dateline", tmp_path / "stop"
    lines = write_lines(tmp_path / "records.jsonl", records)
    keep(db, records[:1])
    readers = [start(READER, db, stop) for _ in range(2)]
    assert finished(start(ADDER, db, lines)) == 0
    time.sleep(0.5)  # a reader that began late has its turn
    stop.touch()
    turns = [int(reader.communicate()[0]) for reader in readers]
    assert [reader.returncode for reader in readers] == [0, 0]
    assert min(turns) > 0
    assert dumped(db) == undisturbed


def test_a_second_writer_is_told_to_wait(records: list[Record], tmp_path: Path):
    db = tmp_path / "d.dateline"
    keep(db, records[:1])
    holder = start(
        "import sys, time; from pathlib import Path; from dateline.store import writing\n"
        "with writing(Path(sys.argv[1])): print('open', flush=True); time.sleep(60)",
        db,
    )
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(BadInput, match="another process is writing to it"), writing(db, 0.2):
            pass
    finally:
        holder.kill()
        holder.communicate()
    keep(db, records[1:2])  # the lock of one that was killed is free


def test_the_log_stays_bounded_while_a_reader_stays(
    records: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    db = tmp_path / "e.dateline"
    keep(db, records[:1])
    monkeypatch.setattr(opening, "LOG_MOST", 1_000_000)
    monkeypatch.setattr(opening, "PATIENCE", 0.2)
    with reading(db) as store:
        store.connection.execute("BEGIN")
        store.connection.execute("SELECT count(*) FROM report").fetchone()
        with pytest.raises(BadInput, match="reading it for so long"):
            keep(db, records[1:])
        assert db.with_name(f"{db.name}-wal").stat().st_size < 3_000_000
        kept = store.connection.execute("SELECT count(*) FROM report").fetchone()[0]
        store.connection.execute("COMMIT")
        assert kept == 1  # what the reader began with
    keep(db, records[30:])
    assert not db.with_name(f"{db.name}-wal").exists()
