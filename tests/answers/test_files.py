"""Files that commands write: whole, and over nothing that cannot be had again."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.answers.cli import cli
from dateline.record import BadCall
from dateline.store import writing


@pytest.mark.parametrize(
    "words",
    [
        ["events", "--format", "csv", "--out"],
        ["sql", "SELECT 1", "--format", "csv", "--out"],
        ["judgements", "export"],
        ["verify", "--dump"],
    ],
    ids=lambda words: words[0],
)
def test_nothing_is_written_over_a_casebook(words: list[str], tmp_path: Path):
    book, other = tmp_path / "a.dateline", tmp_path / "b.dateline"
    for path in (book, other):
        with writing(path):
            pass
    before = other.read_bytes()
    for out in (book, other):
        with pytest.raises(BadCall, match="is a casebook: choose another"):
            CliRunner().invoke(cli, [*words, str(out), "--db", str(book)], catch_exceptions=False)
    assert other.read_bytes() == before
    assert list(tmp_path.glob("*.part")) == []
