"""dateline add: what it says of what it was given."""

import json
import sqlite3
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Self

import pytest
from click.testing import CliRunner

from dateline.answers import adding
from dateline.answers.adding import NOTES, Addition, batches, noted
from dateline.answers.cli import cli
from dateline.engine import worker
from dateline.extraction.draft import Options
from dateline.record import Report
from dateline.sources import Failure, Input, SourceSettings
from dateline.store import writing
from plainreports import make_plain_report

WORDS = "Police in Kofu arrested {} people, the interior ministry said."


def call(db: Path, *arguments: str) -> list[str]:
    result = CliRunner().invoke(cli, [*arguments, "--db", str(db)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stderr.replace(str(db), "DB").splitlines()


def source(tmp_path: Path, *published: str | None) -> str:
    path = tmp_path / "in.jsonl"
    rows = [
        json.dumps({"id": f"r{n}", "text": WORDS.format(40 + n), "published": day})
        for n, day in enumerate(published)
    ]
    path.write_text("\n".join(rows))
    return str(path)


def test_add_says_of_days_that_cannot_be_and_of_days_ahead(tmp_path: Path):
    given = source(tmp_path, "2022-13-45", "2090-01-01", None, "2022-01-10")
    assert call(tmp_path / "a.dateline", "add", "--claims", "rules", given) == [
        "dateline: r0: published '2022-13-45' is no date that can be read: write YYYY-MM-DD",
        "dateline: 2 reports: no publication date known: relative dates stay unresolved",
        "dateline: r1: published 2090-01-01 lies in the future",
        "dateline: 4 added: DB",
    ]


def test_what_was_taken_down_is_told_and_stays_out(tmp_path: Path):
    db, given = tmp_path / "a.dateline", source(tmp_path, "2022-01-10", "2022-01-11")
    call(db, "add", "--claims", "rules", given)
    call(db, "takedown", "r0", "--by", "Ana Ruiz", "--note", "asked by the family")
    told = call(db, "add", "--claims", "rules", given)
    assert told == ["dateline: 0 added, 1 known, 1 taken down before and kept out: DB"]


def test_what_an_older_schema_kept_is_told_until_it_is_read_again(tmp_path: Path):
    db, given = tmp_path / "a.dateline", source(tmp_path, "2022-01-10", "2022-01-11")
    call(db, "add", "--claims", "rules", given)
    connection = sqlite3.connect(db)
    connection.executescript("UPDATE report SET made = ''")
    connection.close()
    said, _ = call(db, "add", "--claims", "rules", given)
    assert said == (
        "dateline: DB: 2 of its reports were added by an older dateline and are linked with no new ones: "
        "dateline add --reread --db DB"
    )
    assert call(db, "add", "--claims", "rules", "--reread") == ["dateline: 2 read again: DB"]
    assert call(db, "add", "--claims", "rules", given) == ["dateline: 0 added, 2 known: DB"]


def test_many_notes_are_cut():
    lines = list(noted({f"note {n}": ("a", 1) for n in range(NOTES + 3)}))
    assert len(lines) == NOTES + 1
    assert lines[-1].startswith("and 3 more notes")


def test_while_pages_are_fetched_others_may_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    db, many = tmp_path / "a.dateline", adding.BATCH + 1

    def fetched(*_: object) -> Iterator[Input]:
        for n in range(many):
            with writing(db, 0.0):
                pass
            yield _input(n, source="url")

    monkeypatch.setattr(adding, "open_inputs", fetched)
    told = call(db, "add", "--claims", "rules", "https://news.example/feed")
    assert told == [f"dateline: {many} added: DB"]


def _input(n: int, **fields: Any) -> Input:
    return Input(make_plain_report(WORDS.format(n), id=f"r{n}", **fields))


class InThisProcess:
    """A crew without processes."""

    made = 0

    def __init__(self, options: Options, _workers: int) -> None:
        InThisProcess.made += 1
        worker.start(options)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def take(self, report: Report) -> Report:
        return report

    def answer(self, task: Report) -> worker.Answer:
        return worker.answer(task)


def test_all_batches_are_read_by_the_same_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    many = adding.BATCH * 2 + 1
    given = [_input(n, source="url") for n in range(many)]
    monkeypatch.setattr(adding, "open_inputs", lambda *_: iter(given))
    monkeypatch.setattr(import_module("dateline.engine.extract"), "Crew", InThisProcess)
    words = ("add", "--claims", "rules", "--workers", "2", "https://news.example/feed")
    assert call(tmp_path / "a.dateline", *words) == [f"dateline: {many} added: DB"]
    assert InThisProcess.made == 1


def test_only_what_was_fetched_goes_in_small_batches():
    files = [_input(n, source="file") for n in range(adding.LOCAL_BATCH + 1)]
    pages = [_input(n, source="url") for n in range(adding.BATCH - 1)]
    failed = [Failure("https://news.example/a", "not found")]
    assert [len(batch) for batch in batches([*pages, *failed, *files])] == [
        adding.BATCH,
        adding.LOCAL_BATCH,
        1,
    ]


def test_what_was_added_before_ctrl_c_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def stopped(*_: object) -> Iterator[Input]:
        for n in range(2):
            yield _input(n, notes=("no publication date known",))
        raise KeyboardInterrupt

    monkeypatch.setattr(adding, "open_inputs", stopped)
    with pytest.raises(KeyboardInterrupt):
        Addition(tmp_path / "a", Options(claims="rules")).run(["a.txt"], SourceSettings())
    assert capsys.readouterr().err.splitlines() == [
        "dateline: 2 reports: no publication date known",
        f"dateline: 2 added: {tmp_path / 'a'}",
    ]
