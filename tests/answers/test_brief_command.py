"""`dateline brief` as a user calls it."""

from pathlib import Path

import pytest

from commands import dateline


def test_markdown_on_the_screen_and_a_page_in_a_file(demo_book: Path, tmp_path: Path):
    shown = dateline("brief", "--db", demo_book, "--country", "KAZ", "--since", "2022-01-05")
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert shown.stdout.startswith(b"# Situation report: Kazakhstan")
    assert b"country KAZ; since 2022-01-05" in shown.stdout
    page = tmp_path / "brief.html"
    written = dateline("brief", "--db", demo_book, "--out", page, "--rules", "acled")
    assert (written.returncode, written.stdout) == (0, b"")
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert "<td>acled</td>" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--country", "Nowhere"), 2, "country"),
        (("--rules", "nosuch"), 2, "--rules nosuch"),
        (("--format", "pdf"), 2, "pdf"),
        (("--country", "FJI"), 1, "no incident fits what was asked"),
        (("--out", "nosuch/brief.md"), 2, "cannot be written"),
    ],
)
def test_what_cannot_be_briefed_is_one_line(
    demo_book: Path, arguments: tuple[str, ...], code: int, said: str
):
    done = dateline("brief", "--db", demo_book, *arguments)
    assert (done.returncode, done.stdout) == (code, b"")
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr.decode()
