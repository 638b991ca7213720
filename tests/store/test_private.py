"""Names of private persons: apart from what is shown, revealed on request, gone with their report."""
# ruff: noqa: S608 - the statements are made of names that stand here

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.masked import ROWS, make_book, passage

from dateline.answers.people import check_public, remove, reveal
from dateline.casebook.pseudonyms import pseudonym
from dateline.engine.adding import REMOVED, Adding
from dateline.engine.removing import Deed
from dateline.extraction.draft import Options
from dateline.record import BadInput, Record
from dateline.store import log, reading, showing, writing
from dateline.store.reports import machine_record

type Read = Callable[..., Record]
DEED = Deed("Ana Ruiz", "a list of casualties")
SOLDIER = pseudonym("Ivo Marek")


@pytest.fixture
def book(tmp_path: Path, read: Read) -> Path:
    ids = ("soldier", "witness", "relatives", "mayor", "street")
    return make_book(tmp_path / "a.dateline", read, *(passage(id_) for id_ in ids))


def _all_text(path: Path) -> str:
    """Everything in the file that SQL can ask for, but names, raw input and records as read."""
    closed = {"private", "snapshot", "machine", "log"}
    with reading(path) as store:
        tables = [
            t
            for (t,) in store.connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table'"
            )
        ]
        rows = [
            row
            for table in tables
            if table not in closed
            for row in store.connection.execute(f"SELECT * FROM {table}")
        ]
    return json.dumps(
        rows, default=lambda value: value.decode("latin-1"), ensure_ascii=False
    ).casefold()


def test_no_table_that_is_shown_holds_a_private_name(book: Path):
    told = _all_text(book)
    for id_ in ("soldier", "witness", "relatives", "street"):
        for name in ROWS[id_]["private"]:
            assert name.casefold() not in told
            assert name.split()[0].casefold() not in told
    assert SOLDIER.casefold() in told
    assert "petra lindqvist" in told
    assert "aksoy street" in told


def test_victims_are_masked_and_kept_for_those_who_record_casualties(book: Path):
    with reading(book) as store:
        bodies = [json.loads(b) for (b,) in store.connection.execute("SELECT body FROM incident")]
    victims = [victim for body in bodies for victim in body["victims"]]
    assert [(v["name"], v["age"], v["status"]) for v in victims] == [(SOLDIER, "23", "killed")]
    assert [one.name for one in reveal(book, SOLDIER, DEED)] == ["Ivo Marek"]


def test_reveal_by_report_and_by_pseudonym(book: Path):
    by_report = reveal(book, "relatives", DEED)
    assert [one.name for one in by_report] == ["Jorge Benavides", "Inés Benavides"]
    by_pseudonym = reveal(book, by_report[0].pseudonym, DEED)
    assert by_pseudonym == by_report[:1]
    assert reveal(book, "mayor", DEED) == []


def test_reveal_is_logged_without_names(book: Path):
    reveal(book, SOLDIER, DEED)
    with reading(book) as store:
        last = list(log.entries(store.connection))[-1]
        assert log.broken(store.connection) is None
    assert last.did == "revealed"
    what = json.loads(last.what)
    assert what["pseudonym"] == SOLDIER
    assert set(what) == {"pseudonym", "reports", "by", "note"}
    assert not {"Marek", "Ana", "casualties"} & set(last.what.replace('"', " ").split())


@pytest.mark.parametrize("wanted", ["P-000000", "no-such-report"])
def test_what_is_not_there_is_not_revealed(wanted: str, book: Path):
    with pytest.raises(BadInput, match=wanted):
        reveal(book, wanted, DEED)


def test_a_removed_report_leaves_no_byte_of_its_words(book: Path):
    assert b"mourning" in book.read_bytes()
    [key], _ = remove(book, "mayor", DEED)
    raw = b"".join(f.read_bytes() for f in book.parent.glob("a.dateline*"))
    assert b"mourning" not in raw
    assert b"Lindqvist" not in raw
    assert b"lindqvist" not in raw
    with reading(book) as store:
        row = store.connection.execute(
            "SELECT removed IS NOT NULL, title, body, sha256 FROM report WHERE key = ?", (key,)
        ).fetchone()
        assert row == (1, None, "{}", passage("mayor").sha256)
        for table in ("text", "machine", "signature", "band", "private", "event", "claim", "actor"):
            left = store.connection.execute(
                f"SELECT count(*) FROM {table} WHERE report = (SELECT id FROM report WHERE key = ?)",
                (key,),
            )
            assert left.fetchone() == (0,), table
        assert list(log.entries(store.connection))[-1].did == "removed"


def test_a_removed_text_stays_out_wherever_it_comes_from(book: Path):
    remove(book, "mayor", DEED)
    again = [passage("mayor"), passage("mayor", url="https://elsewhere.example/x", id="other")]
    with writing(book) as store:
        told = list(Adding(store, Options()).add(again))
    assert [added.became for added in told] == [REMOVED, REMOVED]
    with pytest.raises(BadInput, match="no such report"):
        remove(book, "mayor", DEED)


def test_all_versions_go_and_a_later_one_may_come_in(tmp_path: Path, read: Read):
    url = "https://example.org/mine"
    first, second = passage("soldier", url=url), passage("commander", url=url, id="later")
    book = make_book(tmp_path / "v.dateline", read, first, second)
    assert len(remove(book, "soldier", DEED)) == 2
    make_book(book, read, passage("union", url=url, id="third"))
    with reading(book) as store:
        ask = "SELECT caller_id FROM report WHERE latest AND removed IS NULL"
        assert store.connection.execute(ask).fetchall() == [("third",)]


def test_incidents_are_made_anew_without_what_was_removed(tmp_path: Path, read: Read):
    """A copy of a removed report stands on its own; a casebook never had the report looks the same."""
    original = passage("soldier", publisher="A", url="https://a.example/1", published="2024-03-04")
    copy = passage("soldier", publisher="B", url="https://b.example/1", id="copy")
    both = make_book(tmp_path / "both.dateline", read, original, copy)
    assert _copies(both) == [("copy", "soldier")]
    remove(both, "soldier", DEED)
    one = make_book(tmp_path / "one.dateline", read, copy)
    assert _copies(both) == []
    assert _incidents(both) == _incidents(one)


def _copies(path: Path) -> list[tuple[str, str]]:
    ask = (
        "SELECT report.caller_id, original.caller_id FROM report"
        " JOIN report AS original ON original.id = report.copy_of"
    )
    with reading(path) as store:
        return store.connection.execute(ask).fetchall()


def _incidents(path: Path) -> list[tuple[str, str]]:
    ask = "SELECT id, json_remove(body, '$.first_seen', '$.last_changed') FROM incident ORDER BY id"
    with reading(path) as store:
        return store.connection.execute(ask).fetchall()


def test_nothing_is_found_in_a_masked_casebook(book: Path):
    assert check_public(book) == []


def test_a_casebook_that_was_not_masked_must_not_be_shown(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "plain.dateline"
    with writing(path) as store:
        adding = Adding(store, Options())
        monkeypatch.setattr(
            "dateline.engine.deriving.mask", lambda record: (record, ()), raising=False
        )
        adding.keep(read(ROWS["boy_name"]["text"], published="2024-03-05"))
    found = check_public(path)
    assert any(
        f"{pseudonym('Tariq Aziz Khan')} is not masked everywhere (minor)" in line for line in found
    )
    assert not any("Tariq" in line for line in found)


def _spoil(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


_OF = "(SELECT id FROM report WHERE caller_id = 'soldier')"


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (f"UPDATE text SET text = text || ' Marek, Ivo Marek' WHERE report = {_OF}", "text: names "),
        (f"UPDATE event SET view = replace(view, '{SOLDIER}', 'IVO MAREK') WHERE report = {_OF}", "event: names "),
        (f"UPDATE actor SET name = 'Ivo Marek' WHERE report = {_OF} AND name LIKE '%{SOLDIER}'", "actor: names "),
        ("UPDATE report SET caller_id = 'ivo-marek' WHERE caller_id = 'soldier'", "its id: names "),
        (f"UPDATE incident SET body = replace(body, '{SOLDIER}', 'Ivo Marek')", "incident: names "),
        ("UPDATE text SET text = text || ' Ivo Marek wept.' WHERE report = (SELECT id FROM report WHERE caller_id = 'mayor')", "who is private in"),
    ],
)  # fmt: skip
def test_a_name_that_is_shown_is_found_and_not_repeated(book: Path, statement: str, found: str):
    _spoil(book, statement)
    told = check_public(book)
    assert any(found in line and SOLDIER in line for line in told)
    assert not any("marek" in line.casefold().replace("ivo-marek", "") for line in told)


def test_a_changed_log_is_found(book: Path):
    _spoil(
        book, "DROP TRIGGER log_stands", "UPDATE log SET at = '2020-01-01T00:00:00Z' WHERE id = 2"
    )
    assert any("the log was changed at row 2" in line for line in check_public(book))


def test_who_is_private_in_one_report_and_in_office_in_another_is_no_leak(
    tmp_path: Path, read: Read
):
    from plainreports import make_plain_report

    one = make_plain_report("Lea Amsel, a florist, was hurt.", id="one", published="2024-03-05")
    other = make_plain_report("Mayor Lea Amsel spoke.", id="two", published="2024-03-05")
    book = make_book(tmp_path / "b.dateline", read, one, other)
    assert check_public(book) == []


def test_a_report_is_read_once_more_however_many_are_asked_after_in_it(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
):
    from plainreports import make_plain_report

    words = "Lea Amsel, a florist, was hurt. Ivo Marek, a baker, was hurt."
    one = make_plain_report(words, id="one", published="2024-03-05")
    words = "Mayor Lea Amsel spoke. Mayor Ivo Marek spoke."
    other = make_plain_report(words, id="two", published="2024-03-05")
    book = make_book(tmp_path / "b.dateline", read, one, other)
    asked: list[int] = []

    def counting(connection: sqlite3.Connection, report: int) -> Record | None:
        asked.append(report)
        return machine_record(connection, report)

    monkeypatch.setattr(showing, "machine_record", counting)
    assert check_public(book) == []
    assert sorted(asked) == [1, 2, 2]
