"""--claims large: attributions by a model that the user has built, in their data folder."""

import shutil
from pathlib import Path

import pytest

from commands import dateline_text
from dateline.extraction.draft import Options
from dateline.extraction.reader import Reader
from dateline.models.tagger import model_folder
from dateline.sources import make_report

TEXT = "The minister said on Monday that the port would reopen. The union denied that it had been asked."
FILES = ("tagger.onnx", "vocab.txt", "links.json")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def built(home: Path) -> Path:
    """The package's model where a larger one is looked for: the same format."""
    folder = home / "claims-large"
    folder.mkdir(parents=True)
    for name in FILES:
        shutil.copy(model_folder("claims") / name, folder / name)
    return folder


def test_attributions_are_the_larger_models_and_the_record_names_it(built: Path) -> None:
    report = make_report(TEXT, language="en")
    plain = Reader().read(report)
    shutil.copy(model_folder("claims") / "likely.json", built)
    large = Reader(Options(claims="large")).read(report)
    assert large.claims == plain.claims
    assert large.events == plain.events
    assert large.made.models["claims_large"] == plain.made.models["claims"]
    assert "claims_large" not in plain.made.models


@pytest.mark.usefixtures("built")
def test_larger_model_without_likelihood_keeps_all_that_is_joined() -> None:
    read = Reader(Options(claims="large")).read(make_report(TEXT, language="en"))
    assert [claim.act for claim in read.claims] == ["state", "deny"]


@pytest.mark.parametrize("name", FILES)
def test_missing_file_of_the_larger_model_is_told_in_a_line(
    built: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "report.txt").write_text(TEXT)
    (built / name).unlink()
    done = dateline_text("read", tmp_path / "report.txt", "--claims", "large")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"dateline: --claims large: no {name} in {built} ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("tagger.onnx", b"no model\n"), ("vocab.txt", b"\xff\xfe"), ("links.json", b"{}"), ("likely.json", b"[")],
)  # fmt: skip
def test_file_that_is_no_model_is_told_in_a_line(
    built: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / "report.txt").write_text(TEXT)
    (built / name).write_bytes(content)
    done = dateline_text("read", tmp_path / "report.txt", "--claims", "large")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"dateline: --claims large: {built} holds no model of ours: ")
    assert done.stderr.count("\n") == 1
