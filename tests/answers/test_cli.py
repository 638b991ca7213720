"""The command line as a user calls it: real files, and where that adds something a process of its own."""

import json
import subprocess
from pathlib import Path

import pytest

from commands import COMMAND, dateline

REPORT = (
    "Police in Kofu arrested 40 people on Friday, the interior ministry said.\n"
    "The opposition accused the police of beating protesters."
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def test_help_names_every_command():
    done = dateline("--help")
    assert done.returncode == 0
    for name in ("read", "extract", "explain", "eval", "schema", "demo"):
        assert name.encode() in done.stdout


@pytest.mark.parametrize("group", [(), ("gazetteer",), ("register",), ("lexicon",), ("ontology",)])
def test_a_group_without_a_command_shows_its_help(group: tuple[str, ...]):
    done = dateline(*group)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"Usage: ")
    assert b"Commands:" in done.stderr
    assert b"see dateline --help" not in done.stderr


def test_read_prints_one_record(report: Path):
    done = dateline("read", report, "--published", "2022-01-10", "--format", "json")
    record = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert record["report"]["text"] == REPORT
    assert record["report"]["dated_by"] == "given"
    assert "COERCE" in [event["type"] for event in record["events"]]


def test_read_prints_an_array_for_several(report: Path):
    done = dateline("read", report, "-", "--format", "json", given=REPORT.encode())
    assert [len(r["report"]["text"]) for r in json.loads(done.stdout)] == [len(REPORT)] * 2


def test_read_shows_timeline_claims_figures_and_text(report: Path):
    shown = dateline("read", report, "--published", "2022-01-10").stdout.decode()
    for part in (
        "What happened",
        "2022-01-07",
        "COERCE/arrest",
        "Who says what",
        "Figures",
        "40",
        "The text",
    ):
        assert part in shown


def test_several_reports_are_shown_with_where_they_part(report: Path, tmp_path: Path):
    other = tmp_path / "other.txt"
    other.write_text("Police in Kofu arrested 60 people on Friday, witnesses said.", "utf-8")
    shown = dateline("read", report, other, "--published", "2022-01-10").stdout.decode()
    assert "Where the 2 accounts part" in shown
    assert "≠ differ" in shown


def test_csv_goes_into_a_folder_a_table_a_kind(report: Path, tmp_path: Path):
    done = dateline("read", report, "--format", "csv", "--out", tmp_path / "tables")
    assert done.returncode == 0
    names = {path.name for path in (tmp_path / "tables").iterdir()}
    assert {"reports.csv", "events.csv", "claims.csv", "figures.csv"} <= names
    assert (
        (tmp_path / "tables" / "events.csv")
        .read_text("utf-8-sig")
        .startswith("report,published,id,type")
    )


def test_bad_input_is_one_line_and_the_rest_is_done(report: Path, tmp_path: Path):
    (tmp_path / "empty.txt").write_text("")
    done = dateline("read", tmp_path / "empty.txt", report, "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert b"empty.txt" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("nosuch",),
        ("read",),
        ("read", "nosuch.txt", "--published", "tomorrowish"),
        ("extract", "nosuch.jsonl", "--out", "/nosuch/out.jsonl"),
        ("eval", "nosuch.jsonl"),
        ("explain", "e1", "nosuch.txt"),
    ],
)
def test_a_bad_call_is_one_line_and_exit_2_or_1(arguments: tuple[str, ...]):
    done = dateline(*arguments)
    assert done.returncode in (1, 2)
    assert done.stdout == b""
    assert 1 <= len(done.stderr.splitlines()) <= 2
    assert b"Traceback" not in done.stderr


def test_extract_keeps_ids_and_order_and_skips_what_fails(tmp_path: Path):
    lines = [
        json.dumps({"id": f"r{n}", "text": REPORT, "published": "2022-01-10"}) for n in range(3)
    ]
    lines.insert(1, "{broken")
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    done = dateline("extract", tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl")
    records = [
        json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    ]
    assert done.returncode == 1
    assert [r["report"]["id"] for r in records] == ["r0", "r1", "r2"]
    assert b"in.jsonl:2" in done.stderr


def test_explain_tells_words_rule_and_model(report: Path):
    done = dateline("explain", "e1", report, "--published", "2022-01-10")
    assert done.returncode == 0
    for part in ("⟦", "why:", "made by: dateline"):
        assert part in done.stdout.decode()


def test_eval_scores_a_users_gold(tmp_path: Path):
    start = REPORT.index("arrested")
    event = {"trigger": {"start": start, "end": start + 8}, "type": "COERCE", "status": "actual"}
    line = {"id": "g", "text": REPORT, "published": "2022-01-10", "events": [event]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(line), "utf-8")
    done = dateline("eval", tmp_path / "gold.jsonl", "--format", "json")
    figures = json.loads(done.stdout)["events"]
    assert figures["recall"] == 1.0
    assert figures["right"]["type"] == 1.0


def test_schema_is_json():
    assert json.loads(dateline("schema").stdout)["title"] == "Dateline record"


def test_extract_from_standard_input_to_standard_output():
    line = json.dumps({"id": "ü", "text": REPORT}, ensure_ascii=False)
    command = [*COMMAND, "extract", "-", "--out", "-"]
    done = subprocess.run(command, input=line.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["report"]["id"] == "ü"


def test_json_is_an_array_by_what_was_asked_for(report: Path, tmp_path: Path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "a", "text": REPORT}), "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text(REPORT, "utf-8")
    for sources in ((rows,), (tmp_path / "folder",), (report, tmp_path / "nosuch")):
        (record,) = json.loads(dateline("read", *sources, "--format", "json").stdout)
        assert record["report"]["text"] == REPORT
