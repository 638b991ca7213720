"""A user's gold is read as extract reads reports, and what cannot be scored is named."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.answers.cli.eval import gold_lines
from dateline.answers.evaluate import _agrees
from dateline.record import BadInput

TEXT = "Police in Kofu\u2028arrested 40 people\u0085on Friday."


def write(path: Path, **fields: Any) -> str:
    line = json.dumps({"id": "g", "text": TEXT, **fields}, ensure_ascii=False).encode()
    path.write_bytes(gzip.compress(line) if path.suffix == ".gz" else line)
    return str(path)


@pytest.mark.parametrize("name", ["gold.jsonl", "gold.jsonl.gz"])
def test_lines_end_at_line_feeds_alone_and_reports_keep_their_facts(tmp_path: Path, name: str):
    path = write(tmp_path / name, title="Arrests", publisher="Kofu Post", published="2022-01-10")
    ((_, report),) = gold_lines(path)
    assert (report.text, report.title, report.publisher) == (TEXT, "Arrests", "Kofu Post")
    assert (report.published, report.source) == ("2022-01-10", "table")


@pytest.mark.parametrize(
    ("items", "says"),
    [
        ({"events": 3}, "g: events is no list"),
        ({"events": [{}, 7]}, r"g: events\[0\]: has no trigger"),
        ({"events": [7]}, r"g: events\[0\]: an object"),
        ({"events": [{"trigger": {"start": "0", "end": 3}}]}, r"g: events\[0\].trigger: {\"start"),
        ({"events": [{"trigger": {"start": 0, "end": 999}}]}, "0 to 999 is outside"),
        ({"claims": [{"content": [3]}]}, r"g: claims\[0\].content"),
    ],
)
def test_items_that_cannot_be_scored_are_named(tmp_path: Path, items: dict[str, Any], says: str):
    with pytest.raises(BadInput, match=says):
        list(gold_lines(write(tmp_path / "gold.jsonl", **items)))


def test_a_window_of_days_is_compared_as_it_is():
    window = {"start": "2022-01-01", "end": "2022-01-02"}
    assert _agrees(window, dict(window))
    assert not _agrees(window, {"start": "2022-01-01", "end": None})
    assert not _agrees({"start": 0, "end": 3}, None)
    assert _agrees({"start": 0, "end": 3}, {"start": 2, "end": 5})
