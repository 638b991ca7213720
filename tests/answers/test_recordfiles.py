"""Files of records are known by what is in them."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.answers.cli import cli
from dateline.answers.explain import find_item
from dateline.answers.recordfiles import holds_records, read_records
from dateline.record import BadRecord, Record
from dateline.record.codec import dumps

TEXT = "Police in Kofu arrested 40 people on Friday, the interior ministry said."


@pytest.fixture
def line(read: Callable[..., Record]) -> str:
    return dumps(read(TEXT, published="2022-01-10"))


@pytest.mark.parametrize("name", ["records.jsonl", "records.json", "records.txt", "records"])
@pytest.mark.parametrize(
    "shape", ["{0}\n{0}\n", "\n \n{0}\n\n{0}", "[{0},\n{0}]\n", "[\n{0},{0}\n]", "\ufeff{0}\n{0}"]
)
def test_lines_arrays_and_blank_lines(tmp_path: Path, line: str, name: str, shape: str):
    path = tmp_path / name
    path.write_text(shape.format(line), "utf-8")
    assert holds_records(str(path))
    assert [dumps(record) for record in read_records(str(path))] == [line, line]


def test_gzip_and_a_record_over_several_lines(tmp_path: Path, line: str):
    packed, spread = tmp_path / "r.jsonl.gz", tmp_path / "r.json"
    packed.write_bytes(gzip.compress(line.encode()))
    spread.write_text(json.dumps(json.loads(line), indent=1))
    for path in (packed, spread):
        assert holds_records(str(path))
        assert [dumps(record) for record in read_records(str(path))] == [line]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"[" * 9999, b"\x1f\x8bno", b'{"id": "a", "text": "b"}', b"Kofu fell."]
)
def test_other_files_hold_no_records(tmp_path: Path, content: bytes):
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    assert not holds_records(str(path))


def test_a_broken_record_is_named_unless_the_item_comes_before_it(tmp_path: Path, line: str):
    path = tmp_path / "records.jsonl"
    path.write_text(f'{line}\n\n{{"report": 3, "made": 4}}\n', "utf-8")
    with pytest.raises(BadRecord, match=r"records.jsonl: line 3: record.report: an object"):
        find_item(read_records(str(path)), "e1")
    assert find_item(read_records(str(path)), "r/e1")[0].report.id == "r"


def test_explain_after_a_source_that_failed_says_only_why(tmp_path: Path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = CliRunner().invoke(cli, ["explain", "e1", str(tmp_path / "empty.txt")])
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert "empty" in done.stderr


def test_explain_reads_as_read_does_with_the_same_options(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT + " The harbour smelled of tar.", "utf-8")
    options = ["--all-predicates", "--claims", "rules", str(path)]
    record = json.loads(CliRunner().invoke(cli, ["read", "--format", "json", *options]).stdout)
    other = next(e["id"] for e in record["events"] if e["type"] == "x:other")
    done = CliRunner().invoke(cli, ["explain", other, *options])
    assert "x:other" in done.stdout
    assert f"config {record['made']['config'][:12]}" in done.stdout
