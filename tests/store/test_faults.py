"""What a casebook meets: one clear line each, and nothing lost."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from keptreports import dumped, forty, keep

from dateline.record import BadInput
from dateline.store import migrating, opening, reading, upkeep, writing
from dateline.store.filesystem import refuse_network


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("kept") / "a.dateline"
    keep(db, forty()[:3])
    return db


@pytest.fixture
def db(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "b.dateline"))


def refused(db: Path) -> str:
    """The one line that reading and writing both say."""
    said = set()
    for opener in (reading, writing):
        with pytest.raises(BadInput) as caught, opener(db) as store:
            store.connection.execute("SELECT count(*) FROM report").fetchone()
        said.add(str(caught.value))
    assert len(said) == 1
    (line,) = said
    assert "\n" not in line
    return line


# The version that a step beyond those of this package would make.
LATER = migrating.VERSION + 1


def test_a_truncated_casebook_asks_for_a_backup(db: Path):
    os.truncate(db, db.stat().st_size // 2)
    assert "is cut short" in refused(db)
    assert "dateline restore" in refused(db)


def test_a_casebook_of_a_newer_version_asks_for_an_upgrade(db: Path):
    with sqlite3.connect(db) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert "newer dateline" in refused(db)


def test_a_text_file_is_no_casebook(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Kofu fell.\n" * 100)
    assert "is no casebook" in refused(tmp_path / "a.txt")


def test_a_foreign_sqlite_file_is_no_casebook_and_stays_as_it_is(tmp_path: Path):
    foreign = tmp_path / "a.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    before = foreign.read_bytes()
    assert "is no casebook" in refused(foreign)
    assert foreign.read_bytes() == before


def test_a_folder_is_no_casebook(tmp_path: Path):
    assert "is a folder" in refused(tmp_path)


def test_damage_inside_is_told_by_verify(db: Path):
    with db.open("r+b") as file:
        file.seek(db.stat().st_size // 2)
        file.write(b"\xa5" * 20_000)
    assert any(check.faults for check in upkeep.verify(db))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anything")
def test_a_read_only_file_can_be_read_and_says_so_to_a_writer(db: Path):
    db.chmod(0o444)
    db.parent.chmod(0o555)
    try:
        with reading(db) as store:
            assert store.connection.execute("SELECT count(*) FROM report").fetchone()[0] == 3
        with pytest.raises(BadInput, match="written"):
            keep(db, forty()[3:4])
    finally:
        db.parent.chmod(0o755)


def test_a_full_disk_is_told_in_one_line_and_loses_nothing(db: Path):
    before = dumped(db)
    with writing(db) as store:
        pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
        store.connection.execute(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(BadInput, match="no space left"):
            _keep_inside(store)
    assert dumped(db) == before
    keep(db, forty()[3:])
    assert [check for check in upkeep.verify(db) if check.faults] == []


def _keep_inside(store: opening.Store) -> None:
    from dateline.engine.adding import Adding
    from dateline.extraction.draft import Options
    from dateline.store.faults import told_plainly

    with told_plainly(store.path):
        adding = Adding(store, Options(claims="rules"))
        for record in forty()[3:]:
            adding.keep(record)


def test_a_step_of_migration_is_taken_after_a_backup(db: Path, tmp_path: Path):
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / f"{LATER:04}-colours.sql").write_text(
        "CREATE TABLE colour (name TEXT NOT NULL) STRICT;"
    )
    with sqlite3.connect(db, autocommit=True) as connection:
        migrating.migrate(connection, db, LATER, steps)
        assert connection.execute("PRAGMA user_version").fetchone()[0] == LATER
        assert connection.execute("SELECT count(*) FROM colour").fetchone()[0] == 0
    connection.close()
    assert len(dumped(db.with_name(f"b.dateline.schema-{migrating.VERSION}"))) == len(
        dumped_at(db, LATER)
    )


def dumped_at(db: Path, version: int) -> list[str]:
    """As this version would see it."""
    with sqlite3.connect(db) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == version
        connection.execute(f"PRAGMA user_version = {migrating.VERSION}")
    connection.close()
    return dumped(db)


def test_a_step_that_fails_leaves_the_casebook_as_it_was(db: Path, tmp_path: Path):
    steps, before = tmp_path / "steps", dumped(db)
    steps.mkdir()
    (steps / f"{LATER:04}-wrong.sql").write_text(
        "CREATE TABLE colour (x TEXT) STRICT; SELECT no_such();"
    )
    connection = sqlite3.connect(db, autocommit=True)
    with pytest.raises(sqlite3.OperationalError):
        migrating.migrate(connection, db, LATER, steps)
    connection.close()
    assert dumped(db) == before


@pytest.mark.parametrize(
    ("kind", "refused"), [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False)]
)
def test_network_file_systems_are_refused(kind: str, refused: bool, tmp_path: Path):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/a / ext4 rw 0 0\nserver:/x {tmp_path.resolve()} {kind} rw 0 0\n")
    if refused:
        with pytest.raises(BadInput, match="network file system"):
            refuse_network(tmp_path / "a.dateline", mounts)
    else:
        refuse_network(tmp_path / "a.dateline", mounts)


def test_a_backup_is_whole_and_is_put_back_without_destroying(db: Path, tmp_path: Path):
    before, backup = dumped(db), tmp_path / "backup"
    upkeep.back_up(db, backup)
    keep(db, forty()[3:5])
    after = dumped(db)
    old = upkeep.restore(backup, db)
    assert dumped(db) == before
    assert old is not None
    assert dumped(old) == after
    with pytest.raises(BadInput, match="there already"):
        upkeep.back_up(db, backup)


def test_a_truncated_casebook_is_restored(db: Path, tmp_path: Path):
    before, backup = dumped(db), tmp_path / "backup"
    upkeep.back_up(db, backup)
    os.truncate(db, 5000)
    upkeep.restore(backup, db)
    assert dumped(db) == before


def test_a_damaged_backup_is_not_put_back(db: Path, tmp_path: Path):
    backup = tmp_path / "backup"
    upkeep.back_up(db, backup)
    with backup.open("r+b") as file:
        file.seek(9 * 4096)
        file.write(b"\xa5" * 40_000)
    before = dumped(db)
    with pytest.raises(BadInput):
        upkeep.restore(backup, db)
    assert dumped(db) == before


def test_verify_finds_a_changed_log_a_lost_member_and_a_text_index_that_lags(db: Path):
    connection = sqlite3.connect(db)
    connection.executescript(
        "DROP TRIGGER log_stands; UPDATE log SET at = '2000-01-01T00:00:00Z' WHERE id = 2;"
        "UPDATE event SET incident = NULL WHERE id = 1;"
        "DROP TRIGGER text_changed; UPDATE text SET text = 'Other words.' WHERE report = 1;"
    )
    connection.close()
    wrong = {check.what for check in upkeep.verify(db) if check.faults}
    assert wrong == {"log", "incidents", "text index"}


def test_a_copy_that_fails_leaves_no_part_of_it(tmp_path: Path):
    class Full:
        def backup(self, to: sqlite3.Connection) -> None:
            to.execute("PRAGMA journal_mode = WAL")
            to.execute("CREATE TABLE a (b)")
            raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(sqlite3.OperationalError):
        upkeep._copy(Full(), tmp_path / "a.part")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
