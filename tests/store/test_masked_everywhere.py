"""No way out of a casebook tells the name of a private person, but `reveal`."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.store.masked import ROWS, make_book, passage

from dateline.answers.brief.making import make_brief
from dateline.answers.brief.markdown import markdown
from dateline.answers.cli import cli
from dateline.answers.people import check_public, reveal
from dateline.casebook.judgement import anchor_of
from dateline.casebook.pseudonyms import pseudonym
from dateline.engine.adding import Adding
from dateline.engine.removing import Deed
from dateline.extraction.draft import Options
from dateline.record import Record
from dateline.store import judging, reading, reports, writing
from dateline.store.dump import dump
from dateline.store.sampling import Filters, drawable

CLOSED = ("private", "machine", "snapshot")
QUESTIONS = ("events", "claims", "figures", "actors", "places", "incidents", "timeline")
DEED = Deed("Ana Ruiz", "a list of casualties")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, read: Callable[..., Record]) -> Path:
    path = tmp_path_factory.mktemp("masked") / "a.dateline"
    addressed = {"soldier": "https://news.example/ivo-marek-killed"}
    return make_book(path, read, *(passage(id_, url=addressed.get(id_)) for id_ in ROWS))


@pytest.fixture(scope="module")
def names() -> re.Pattern[str]:
    """All names that the passages call private, in full."""
    private = {name for row in ROWS.values() for name in row["private"] if " " in name}
    assert len(private) > 20
    ways = (r"[\W_]+".join(map(re.escape, name.split())) for name in sorted(private))
    return re.compile("|".join(ways), re.IGNORECASE)


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    with reading(path) as store:
        ask = "SELECT name FROM sqlite_schema WHERE type = 'table'"
        for (table,) in store.connection.execute(ask).fetchall():
            if table not in CLOSED:
                for row in store.connection.execute(f"SELECT * FROM {table}"):  # noqa: S608
                    yield table, "\n".join(_words(value) for value in row)


def _words(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def test_no_table_holds_a_private_name(book: Path, names: re.Pattern[str]):
    found = {(table, found) for table, row in _rows(book) for found in names.findall(row)}
    assert found == set()
    assert any(table == "text_index_data" for table, _ in _rows(book))
    assert any(table == "log" for table, _ in _rows(book))


def test_the_text_index_finds_the_pseudonym_and_not_the_name(book: Path):
    ask = "SELECT count(*) FROM text_index WHERE text_index MATCH ?"
    with reading(book) as store:
        found = [
            store.connection.execute(ask, (f'"{words}"',)).fetchone()[0]
            for words in ("Ivo Marek", pseudonym("Ivo Marek").replace("-", " "))
        ]
    assert found == [0, 1]


@pytest.mark.parametrize("shape", ["csv", "jsonl", "json"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_no_answer_names_anybody(question: str, shape: str, book: Path, names: re.Pattern[str]):
    asked = CliRunner().invoke(cli, [question, "--format", shape, "--db", str(book)])
    assert asked.exit_code == 0
    assert len(asked.stdout) > 20
    assert names.findall(asked.stdout) == []


def test_neither_brief_nor_dump_names_anybody(book: Path, names: re.Pattern[str]):
    told = markdown(make_brief(book))
    with reading(book) as store:
        lines = "\n".join(dump(store.connection))
    assert pseudonym("Ivo Marek") in lines
    assert names.findall(told) == names.findall(lines) == []
    assert (
        names.findall(
            bytes.fromhex("".join(re.findall('"body":"([0-9A-F]+)"', lines))).decode("latin-1")
        )
        == []
    )


def test_it_may_be_shown_and_reveal_brings_the_name_back(book: Path):
    assert check_public(book) == []
    assert [one.name for one in reveal(book, pseudonym("Ivo Marek"), DEED)] == ["Ivo Marek"]


def test_the_demo_masks_nobody_and_may_be_shown(demo_book: Path):
    assert check_public(demo_book) == []
    with sqlite3.connect(f"file:{demo_book}?mode=ro", uri=True) as connection:
        assert connection.execute("SELECT count(*) FROM private").fetchone() == (0,)


def test_judgements_meet_the_text_as_it_was_read(tmp_path: Path, read: Callable[..., Record]):
    """What is drawn for an audit, and both ends of "same", stand behind a name that was masked."""
    words = "Konstantin Bartholomaios, a baker, fled. Police arrested nine men in Lyon. Rebels attacked a bridge in Lyon."
    record = read(words, published="2024-03-05")
    path = tmp_path / "a.dateline"
    with writing(path) as store:
        adding = Adding(store, Options())
        key = adding.keep(record).key
        connection = store.connection
        kept = judging.reports_named(connection, str(key))[0]
        machine = reports.machine_record(connection, kept.row)
        assert machine is not None
        assert "Konstantin" not in connection.execute("SELECT text FROM text").fetchone()[0]
        anchors = {e.id: anchor_of(kept.sha256, e) for e in machine.events}
        drawn = {one.item: one for one in drawable(connection, "event", Filters())}
        for item, one in drawn.items():
            anchor = anchors[item]
            assert anchor is not None
            assert (one.start, one.end) == (anchor.start, anchor.end)
        arrest, attack = (
            next(e for e in machine.events if e.trigger.text(words) == w)
            for w in ("arrested", "attacked")
        )
        ask = "SELECT item FROM event WHERE id = ?"
        ends = judging.ends(connection, anchors[arrest.id], anchors[attack.id])
        assert [[connection.execute(ask, (row,)).fetchone()[0] for row in end] for end in ends] == [
            [arrest.id, attack.id]
        ]
