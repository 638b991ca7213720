"""dateline add: what it says of what it was given."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.answers import adding
from dateline.answers.adding import NOTES, noted
from dateline.answers.cli import cli
from dateline.record import Report
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


def test_many_notes_are_cut():
    lines = list(noted({f"note {n}": ["a"] for n in range(NOTES + 3)}))
    assert len(lines) == NOTES + 1
    assert lines[-1].startswith("and 3 more notes")


def test_while_pages_are_fetched_others_may_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    db, many = tmp_path / "a.dateline", adding.BATCH + 1

    def fetched(*_: object) -> Iterator[Report]:
        for n in range(many):
            with writing(db, 0.0):
                pass
            yield make_plain_report(WORDS.format(n), id=f"r{n}")

    monkeypatch.setattr(adding, "open_inputs", fetched)
    told = call(db, "add", "--claims", "rules", "https://news.example/feed")
    assert told == [f"dateline: {many} added: DB"]
