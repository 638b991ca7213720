"""`dateline demo`: its reports in a casebook, and the story that comes out."""

import json
import re
from pathlib import Path

import pytest

from commands import dateline
from dateline.answers.brief.story import WIDTH, tell_story


@pytest.fixture(scope="module")
def told(demo_book: Path) -> str:
    import io
    from contextlib import redirect_stdout

    with redirect_stdout(io.StringIO()) as shown:
        tell_story(demo_book, None, kept=False)
    return re.sub(r"\x1b\[\d*m", "", shown.getvalue())


def test_it_fits_a_terminal(told: str):
    assert max(map(len, told.split("\n"))) <= WIDTH
    assert 30 < len(told.split("\n")) < 100


def test_the_disputed_toll(told: str):
    assert re.search(
        r"9 January 2022 +at least 164, Kazakhstan +withdrawn +the health ministry", told
    )
    assert re.search(r"9 January 2022 +103, Almaty +a part of it +Steppe Wire", told)
    assert re.search(
        r"15 January 2022 +225, Kazakhstan +was at least 164 +the prosecutor general", told
    )
    assert re.search(r"the health ministry \(Almaty Courier\): denies\n +“", told)
    assert re.search(r"the information ministry \(Almaty Courier\): withdraws\n +“", told)


def test_who_says_coup_and_who_says_protest(told: str):
    assert re.search(r"“coup d'etat” +Kassym-Jomart Tokayev \(in Republic Today\)", told)
    assert re.search(r"“protest” +Almaty Courier in its own voice", told)


def test_the_beginning_of_the_brief_has_its_citations(told: str):
    start = told.index("(its beginning)")
    assert re.search(r"\[1\]\n- ", told[start:])
    assert re.search(r"- \[1\] .*“.*” \(r-[0-9a-f]{12}/\w+, characters \d+–\d+\)", told[start:].replace("\n  ", " "))  # fmt: skip
    assert "dateline demo --brief brief.html" in told


def test_the_casebook_and_the_brief_are_kept_where_asked(tmp_path: Path):
    book, page = tmp_path / "demo.dateline", tmp_path / "brief.html"
    done = dateline("demo", "--db", book, "--brief", page)
    assert done.returncode == 0, done.stderr
    assert f"The brief is in {page}.".encode() in done.stdout
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    found = dateline("incidents", "--db", book, "--format", "jsonl").stdout.splitlines()
    assert len(found) > 50
    assert all(json.loads(line)["id"] for line in found)
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix == ".html") == ["brief.html"]


def test_records_and_the_casebook_are_not_asked_for_at_once():
    done = dateline("demo", "--format", "json", "--brief", "x.md")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"dateline: --db and --brief go without --format\n"
