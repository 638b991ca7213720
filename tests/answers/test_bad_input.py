"""Bad input through the command line: one clear line on stderr, the rest done, nothing lost."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import commands
from commands import COMMAND

REPORT = "Police in Kofu arrested 40 people on Friday, the interior ministry said."
unix = pytest.mark.skipif(os.name != "posix", reason="needs signals and devices")
# Hears Ctrl-C also where the tests run in the background, whose children are born deaf to it.
HEARING = [
    sys.executable,
    "-c",
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])",
]


def dateline(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    done = commands.dateline(*arguments, given=given)
    assert b"Traceback" not in done.stderr
    return done


def lines_of(path: Path, many: int) -> Path:
    rows = [json.dumps({"id": f"r{n}", "text": REPORT}) for n in range(many)]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def test_each_bad_source_is_told_in_a_line_and_the_good_ones_are_read(tmp_path: Path):
    good, huge = tmp_path / "good.txt", tmp_path / "huge.txt"
    good.write_text(REPORT, "utf-8")
    huge.write_bytes(b"word " * 10_000_000)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (tmp_path / "broken.txt").write_bytes(REPORT.encode() + b" \xff\xfe\xc3\x28 caf\xe9")
    bad = {
        str(tmp_path / "empty.txt"): "empty",
        str(tmp_path / "binary.txt"): "binary",
        str(huge): "larger than",
        str(tmp_path / "missing.txt"): "no such file",
        "-": "empty",
        "http://127.0.0.1:9/": "127.0.0.1, which is no public address",
        "http://169.254.169.254/latest": "169.254.169.254, which is no public address",
        "http://[::1]/": "::1, which is no public address",
        "http://localhost/": "which is no public address",
        "http://2130706433/": "127.0.0.1, which is no public address",
        "http://0x7f.1/": "127.0.0.1, which is no public address",
        "ftp://example.org/a": "only http and https",
        "http://": "an address with a host",
        "http://[::1": "no address",
    }
    done = dateline("read", *bad, good, tmp_path / "broken.txt", "--format", "jsonl")
    told = done.stderr.decode().splitlines()
    assert done.returncode == 1
    for line, (source, said) in zip(told, bad.items(), strict=False):
        assert line.startswith(f"dateline: {source}: ")
        assert said in line
    assert told[len(bad) :] == [f"dateline: 2 read, {len(bad)} failed"]
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["report"]["id"] for r in records] == ["good", "broken"]


def test_broken_and_endless_lines_are_told_by_number(tmp_path: Path):
    source, out = lines_of(tmp_path / "in.jsonl", 8), tmp_path / "out.jsonl"
    lines = source.read_bytes().splitlines()
    lines[2] = b'{"id": "long", "text": "' + b"word " * 10_000_000 + b'"}'
    lines[4] = b'{"id": "bytes", "text": "caf\xe9 \xff ' + REPORT.encode() + b'"}'
    lines[6] = b'{"id": "r6", "text": '
    source.write_bytes(b"\n".join(lines))
    done = dateline("extract", source, "--out", out)
    told = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert told[0].startswith(f"dateline: {source}:3: a line of more than")
    assert told[1].startswith(f"dateline: {source}:7: broken JSON at column")
    assert told[2:] == ["dateline: 6 reports read, 2 failed"]
    ids = [json.loads(line)["report"]["id"] for line in out.read_text("utf-8").splitlines()]
    assert ids == ["r0", "r1", "r3", "bytes", "r5", "r7"]


@pytest.mark.parametrize("where", ["file/under/out.jsonl", "nosuch/out.jsonl", ".", "in.jsonl"])
def test_an_output_that_cannot_be_is_a_bad_call(tmp_path: Path, where: str):
    source = lines_of(tmp_path / "in.jsonl", 1)
    before = source.read_bytes()
    (tmp_path / "file").write_text("a file, not a folder")
    done = dateline("extract", source, "--out", tmp_path / where)
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1
    assert source.read_bytes() == before


def test_tables_into_a_file_are_a_bad_call(tmp_path: Path):
    (tmp_path / "file").write_text("")
    done = dateline(
        "read", "-", "--format", "csv", "--out", tmp_path / "file", given=REPORT.encode()
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_device_is_told(tmp_path: Path):
    source = lines_of(tmp_path / "in.jsonl", 1)
    done = dateline("extract", source, "--out", "/dev/full")
    assert done.returncode == 2
    assert done.stderr == b"dateline: /dev/full: cannot be written: No space left on device\n"
    with Path("/dev/full").open("wb") as full:
        command = [*COMMAND, "read", str(source), "--format", "jsonl"]
        shown = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert shown.returncode == 1
    assert shown.stderr == b"dateline: output: No space left on device\n"


@unix
def test_a_reader_of_the_output_who_leaves_is_no_error(tmp_path: Path):
    source = lines_of(tmp_path / "in.jsonl", 300)
    command = [*COMMAND, "read", str(source), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@unix
@pytest.mark.parametrize(
    "command",
    [
        ("--help",),
        ("read", "REPORT"),
        ("events",),
        ("events", "--format", "jsonl", "--out", "/dev/fd/1"),
        ("verify", "--dump", "-"),
        ("verify", "--dump", "/dev/fd/1"),
    ],
    ids=" ".join,
)
def test_where_nobody_reads_the_output_a_command_ends_quietly(
    tmp_path: Path, demo_book: Path, command: tuple[str, ...]
):
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf-8")
    call = [str(report) if word == "REPORT" else word for word in command]
    reader, output = os.pipe()
    os.close(reader)
    with os.fdopen(output, "wb") as pipe:
        done = subprocess.run(
            [*COMMAND, *call],
            env={**os.environ, "DATELINE_DB": str(demo_book)},
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


@unix
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_stops_in_one_line_and_keeps_what_there_was(tmp_path: Path, workers: str):
    source, out = lines_of(tmp_path / "in.jsonl", 20_000), tmp_path / "out.jsonl"
    out.write_text("kept\n")
    part = tmp_path / "out.jsonl.part"
    command = [*COMMAND, "extract", str(source), "--out", str(out), "--workers", workers]
    with subprocess.Popen(
        [*HEARING, *command], stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        until = time.monotonic() + 300  # loading may take its time on a busy machine
        while not (part.exists() and part.stat().st_size) and time.monotonic() < until:
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
        said = [line for line in process.communicate(timeout=30)[1].decode().splitlines() if line]
    assert process.returncode == 130
    assert said == [f"dateline: what was read so far is in {part}", "dateline: stopped"]
    assert out.read_text() == "kept\n"
    assert json.loads(part.read_text("utf-8").splitlines()[0])["report"]["id"] == "r0"


def test_debug_shows_where_and_nothing_else_does(tmp_path: Path):
    done = commands.dateline("--debug", "extract", "nosuch.jsonl", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.startswith(b"Traceback")
    assert done.stderr.splitlines()[-1].startswith(b"dateline: nosuch.jsonl")


@pytest.mark.parametrize("command", [("eval",), ("explain", "e1"), ("read",)])
@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x80{", b"[" * 100_000, b"null\n3\n", b"{}"])
def test_files_that_are_not_what_they_say(tmp_path: Path, command: tuple[str, ...], content: bytes):
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    done = dateline(*command, path)
    assert done.returncode in (1, 2)
    assert done.stdout.strip() in (b"", b"[]")
    assert b"internal error" not in done.stderr
    assert done.stderr.startswith(b"dateline: ")


def test_help_loads_neither_parser_nor_numbers():
    code = (
        "import sys; sys.argv = ['dateline', '--help']\n"
        "try:\n from dateline.answers.cli import main; main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'numpy', 'rich', 'trafilatura', 'urllib3', 'onnxruntime'} & set(sys.modules)\n"
        "import dateline.engine.adding\n"  # of those that keep, only who reads a report waits for it
        "heavy |= {'spacy'} & set(sys.modules)\n"
        "sys.exit(','.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_output_that_was_there_stays_when_nothing_could_be_read(tmp_path: Path):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("{broken\n")
    out.write_text("kept\n")
    assert dateline("extract", source, "--out", out).returncode == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]
    assert out.read_text() == "kept\n"


def test_extract_from_a_folder_or_a_device_is_a_bad_call(tmp_path: Path):
    for source in (tmp_path, os.devnull):
        done = dateline("extract", source, "--out", tmp_path / "out.jsonl")
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [("read",), ("explain", "e1"), ("eval",)])
def test_a_missing_file_is_a_bad_call(tmp_path: Path, command: tuple[str, ...]):
    done = dateline(*command, tmp_path / "nosuch.jsonl")
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1


def test_some_missing_files_are_bad_input(tmp_path: Path):
    (tmp_path / "a.txt").write_text(REPORT)
    done = dateline("read", tmp_path / "nosuch", tmp_path / "a.txt", "--format", "jsonl")
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 1)


@pytest.mark.parametrize("command", [("demo",), ("read", "a.txt")])
def test_a_folder_for_what_is_no_table_is_a_bad_call(command: tuple[str, ...]):
    done = dateline(*command, "--format", "json", "--out", "nosuch")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"dateline: --out goes with --format csv\n"
