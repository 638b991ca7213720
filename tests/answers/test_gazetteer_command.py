"""dateline gazetteer, as it is called."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.answers.cli import cli

ROW = "\t".join(
    ["9000002", "Kabanyolo", "Kabanyolo", "", "1.5", "30", "P", "PPL", "UG", "", "N", "", "", "",
     "2400", "", "", "Africa/Kampala", "2024-01-01"]
)  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def call(*arguments: str) -> str:
    result = CliRunner().invoke(cli, ["gazetteer", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_without_a_file_it_says_where_one_is_to_be_had_and_fetches_nothing(home: Path) -> None:
    said = call("install")
    assert "allCountries.zip" in said
    assert "400 MB" in said
    assert not home.exists()


def test_install_info_remove(tmp_path: Path) -> None:
    assert "shipped with the package" in call("info")
    dump = tmp_path / "UG.txt"
    dump.write_text(ROW + "\n", "utf-8")
    assert str(tmp_path / "home") in call("install", str(dump))
    said = call("info")
    assert "UG.txt (1 lines" in said
    assert "CC BY 4.0" in said
    assert "shipped gazetteer is in use" in call("remove")
    assert "no other was installed" in call("remove")
