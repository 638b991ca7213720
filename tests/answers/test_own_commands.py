"""A user's own files at the command line and in Python, as docs/own.md tells it."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from click.testing import CliRunner

import dateline
from commands import dateline_text
from dateline.answers.cli import cli
from dateline.answers.own import check_examples, find_on
from dateline.extraction.draft import Options
from dateline.extraction.reader import Reader
from dateline.knowledge.own import load_own, own_types, read_types
from own_files import shown, write_shown

OPTIONS = ("--register", "actors.tsv", "--lexicon", "words.tsv", "--ontology", "types.toml")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_shown(tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="module")
def own_reader(folder: Path) -> Reader:
    return Reader(Options(own=load_own(ontology=folder / "types.toml")))


def run(folder: Path, *arguments: str) -> CompletedProcess[str]:
    return dateline_text(*arguments, folder=folder)


def check(folder: Path, sort: str, text: str | bytes) -> tuple[int, list[str]]:
    """Exit code and lines of `dateline SORT check` on a file, in this process."""
    (folder / "mine").write_bytes(text.encode() if isinstance(text, str) else text)
    done = CliRunner().invoke(cli, [sort, "check", str(folder / "mine")], standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return int(done.return_value or 0), done.stdout.splitlines()


def test_the_docs_call_reads_the_docs_report(folder: Path):
    done = run(
        folder, "read", "report.txt", *OPTIONS, "--published", "2022-05-01", "--format", "json"
    )
    record = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert [(e["type"], e["mode"], e["core"]["type"]) for e in record["events"]] == [
        ("x:land_grab", "seize", "x:land_grab"),
        ("ACCUSE", "allege", "ACCUSE"),
        ("ASSAULT", "firearms", "ASSAULT"),
        ("THREATEN", "restrict", "x:internet_shutdown"),
    ]
    registered = [actor["register"] for actor in record["actors"] if actor["register"]]
    assert registered == ["org/tamarind-farmers--league", "person/sena-okolo", "country/ken"]


def test_two_workers_write_the_same_bytes_as_one(folder: Path):
    texts = shown()["report.txt"].splitlines()
    lines = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)]
    (folder / "in.jsonl").write_text("\n".join(lines), "utf-8")
    for workers in ("1", "2"):
        call = ("extract", "in.jsonl", *OPTIONS, "--out", workers, "--workers", workers)
        assert run(folder, *call).returncode == 0
    one = (folder / "1").read_bytes()
    assert one == (folder / "2").read_bytes()
    assert b"x:land_grab" in one.splitlines()[0]


def test_explain_names_the_users_row(folder: Path):
    done = run(folder, "explain", "e3", "report.txt", *OPTIONS)
    assert done.returncode == 0
    assert (
        'why: "kneecapping" (your lexicon: kneecap [obj:HUMAN] → ASSAULT/firearms)' in done.stdout
    )


def test_python_takes_the_same_files(folder: Path):
    record = dateline.read(
        text="Soldiers seized farmland.", ontology=folder / "types.toml", claims="rules"
    )
    assert [event.type for event in record.events] == ["x:land_grab"]
    plain = dateline.read(text="Soldiers seized farmland.", claims="rules")
    assert plain.made.config != record.made.config
    assert "x:land_grab" not in [event.type for event in plain.events]


def test_a_faulty_file_is_a_bad_call(folder: Path):
    (folder / "bad.tsv").write_text("triggers\tpos\ttype\nshove\tq\tASSAULT\n")
    done = run(folder, "read", "report.txt", "--lexicon", "bad.tsv")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "dateline: --lexicon bad.tsv: line 2: pos 'q' is not one of"
        " v (verbs), n (nouns), a (adjectives), m (modals)\n"
    )


def test_a_sound_register_is_told_in_one_line(tmp_path: Path):
    assert check(tmp_path, "register", shown()["actors.tsv"]) == (0, ["3 actors, fine"])


def test_every_fault_is_listed_by_line(tmp_path: Path):
    text = "name\tkind\tcode\tsectors\ncity\ngang\tgroup\tKENYA\tREB\nAsh Front\tgroup\tKEN\tGVO\n"
    code, lines = check(tmp_path, "register", text)
    assert code == 1
    assert [line.removeprefix(f"{tmp_path / 'mine'}: ").split(":")[0] for line in lines] == [
        "line 2", "line 3", "line 4",
    ]  # fmt: skip
    assert "no sector 'GVO' (GOV?)" in lines[2]


@pytest.mark.parametrize("sort", ["register", "lexicon", "ontology"])
def test_what_is_no_table_is_one_line_and_no_traceback(tmp_path: Path, sort: str):
    (tmp_path / "mine").write_bytes(b"\x7fELF\x00\x01\xff" * 1000)
    done = run(tmp_path, sort, "check", "mine")
    assert (done.returncode, done.stderr) == (1, "dateline: mine: binary, not text\n")
    assert run(tmp_path, sort, "check", "nosuch").returncode == 2


def test_an_example_without_its_type_is_told_with_its_line(tmp_path: Path, own_reader: Reader):
    text = shown()["types.toml"].replace("Soldiers seized farmland", "Soldiers arrested farmers", 1)
    (tmp_path / "mine").write_text(text, "utf-8")
    parsed = read_types(tmp_path / "mine")
    assert check_examples(parsed.items, own_reader, parsed.faults) == 11
    line = text.splitlines().index('  "Soldiers arrested farmers near Harat.",') + 1
    said = 'x:land_grab is not found in this example (found: COERCE "arrested")'
    assert parsed.faults.found == [(line, said)]
    assert own_types(parsed).types[1].name == "x:land_grab"


def test_finds_are_shown_with_sentence_and_reason(
    folder: Path, own_reader: Reader, capsys: pytest.CaptureFixture[str]
):
    said = find_on([], own_reader, lambda event: event.type == "x:internet_shutdown")
    lines = capsys.readouterr().out.splitlines()
    assert said == f"{len(lines) // 3} finds in 14 reports of the demo"
    assert any("⟦cut off⟧ the internet" in line for line in lines)
    assert all(line.startswith("  why: ") for line in lines[2::3])
    assert (
        find_on([str(folder / "report.txt")], own_reader, lambda _: False) == "0 finds in 1 report"
    )


def test_a_sound_ontology_is_checked_on_a_sample(folder: Path):
    done = run(folder, "ontology", "check", "types.toml", "--sample", "report.txt", "report.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "2 types, 11 examples, fine; 4 finds in 2 reports"
    assert "⟦seized⟧ farmland" in done.stdout


def test_a_lexicon_may_name_types_of_the_ontology(folder: Path):
    (folder / "more.tsv").write_text("triggers\tpos\ttype\tmode\twhen\nfence off\tv\tx:land_grab\n")
    assert run(folder, "lexicon", "check", "more.tsv").returncode == 1
    (folder / "fence.txt").write_text("Ranchers fenced off the pasture on Monday.")
    done = run(
        folder, "lexicon", "check", "more.tsv", "--ontology", "types.toml", "--sample", "fence.txt"
    )
    assert done.stdout.splitlines()[-1] == "1 trigger, fine; 1 find in 1 report"
