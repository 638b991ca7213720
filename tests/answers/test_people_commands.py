"""dateline reveal, takedown and check, as they are called."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.store.masked import make_book, passage

from dateline.answers.cli import cli
from dateline.casebook.pseudonyms import pseudonym
from dateline.record import BadCall, BadInput, Record

BY = ("--by", "Ana Ruiz", "--note", "asked by the family")
IVO = pseudonym("Ivo Marek")


@pytest.fixture
def book(tmp_path: Path, read: Callable[..., Record]) -> Path:
    return make_book(tmp_path / "a.dateline", read, passage("soldier"), passage("mayor"))


def call(book: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--db", str(book)], catch_exceptions=False)


def test_reveal_says_who_where_and_why(book: Path):
    result = call(book, "reveal", IVO, *BY)
    assert result.exit_code == 0
    assert result.output.startswith(f"{IVO}  Ivo Marek  (r-")
    assert "2 times" in result.output
    assert "nobody in it is private" in call(book, "reveal", "mayor", *BY).output


def test_reveal_as_jsonl(book: Path):
    told = json.loads(call(book, "reveal", "soldier", *BY, "--format", "jsonl").output)
    assert told["pseudonym"] == IVO
    assert (told["name"], told["times"]) == ("Ivo Marek", 2)


@pytest.mark.parametrize("unknown", ["P-zzzzzz", "P-000000", "P-1"])
def test_a_pseudonym_that_nobody_has_is_told_as_one(book: Path, unknown: str):
    with pytest.raises(BadInput, match=f"{unknown}: there is no such pseudonym"):
        call(book, "reveal", unknown, *BY)


@pytest.mark.parametrize("command", ["reveal", "takedown"])
def test_who_does_it_and_why_must_be_said(command: str, book: Path):
    result = CliRunner().invoke(cli, [command, "soldier", "--by", "Ana", "--db", str(book)])
    assert result.exit_code == 2
    assert "--note" in result.output


def test_takedown_then_it_is_gone(book: Path):
    assert "taken down" in call(book, "takedown", "soldier", *BY).output
    with pytest.raises(BadInput, match="no such report"):
        call(book, "reveal", "soldier", *BY)


def test_check_passes_then_fails_with_a_list(book: Path):
    assert call(book, "check", "--public").exit_code == 0
    with sqlite3.connect(book) as connection:
        connection.execute("UPDATE text SET title = 'Ivo Marek is dead'")
    connection.close()
    result = call(book, "check", "--public")
    assert result.exit_code == 1
    assert f"text: names {IVO}" in result.output
    assert "Marek" not in result.output


def test_your_id_and_the_publisher_stay_as_they_are_and_check_finds_a_name_in_them(
    tmp_path: Path, read: Callable[..., Record]
):
    named = passage("soldier", id="interview-Ivo Marek", publisher="The Ivo Marek Blog")
    result = call(make_book(tmp_path / "a.dateline", read, named), "check", "--public")
    assert result.exit_code == 1
    assert f"its id: names {IVO}" in result.output
    assert f": report: names {IVO}" in result.output


def test_check_needs_to_know_what_for(book: Path):
    with pytest.raises(BadCall, match="--public"):
        call(book, "check")


def test_a_note_about_another_report_that_names_somebody_is_found(book: Path):
    """A surname, or a public person's name, is nobody's whom the check could tell."""
    assert call(book, "check", "--public").exit_code == 0
    with sqlite3.connect(book) as asked:
        (claim,) = asked.execute(
            "SELECT key || '/' || item FROM claim JOIN report ON report.id = report WHERE caller_id = 'mayor'"
        ).fetchone()
    call(book, "judge", claim, "right", "--by", "Ben", "--note", "as Marek said")
    assert call(book, "check", "--public").exit_code == 0
    call(book, "judge", claim, "right", "--by", "Ana", "--note", "told by ivo MAREK")
    result = call(book, "check", "--public")
    assert result.exit_code == 1
    assert result.output.count(f"names {IVO}") == 1
    assert "judgement j-" in result.output
    assert "marek" not in result.output.casefold()


def test_takedown_of_an_id_that_several_reports_have_removes_none(
    tmp_path: Path, read: Callable[..., Record]
):
    reports = [passage("soldier", id="1", publisher="A"), passage("mayor", id="1", publisher="B")]
    book = make_book(tmp_path / "a.dateline", read, *reports)
    with pytest.raises(BadCall, match="1 is the id of several reports; say which: r-"):
        call(book, "takedown", "1", *BY)
    with sqlite3.connect(book) as asked:
        (key,) = asked.execute("SELECT key FROM report WHERE publisher = 'A'").fetchone()
    call(book, "takedown", key, *BY)
    with sqlite3.connect(book) as asked:
        assert asked.execute("SELECT publisher FROM report WHERE removed IS NULL").fetchall() == [("B",)]  # fmt: skip


def test_takedown_names_the_copies_that_stay(tmp_path: Path, read: Callable[..., Record]):
    reports = [passage("soldier", publisher="A"), passage("soldier", id="again", publisher="B")]
    book = make_book(tmp_path / "a.dateline", read, *reports, passage("mayor"))
    with sqlite3.connect(book) as asked:
        (other,) = asked.execute("SELECT key FROM report WHERE publisher = 'B'").fetchone()
    assert f"still kept, with the same text or nearly so: {other}" in call(book, "takedown", "soldier", *BY).output  # fmt: skip
    assert "still kept" not in call(book, "takedown", other, *BY).output
