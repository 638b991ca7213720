"""A record does not depend on what is read beside it, in which order, by whom, or on hash seeds."""

import os
import subprocess
import sys
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

import pytest

from dateline.engine import extract
from dateline.record import Report
from dateline.sources import open_reports


@pytest.fixture(scope="module")
def demo() -> list[Report]:
    with resources.as_file(resources.files("dateline.answers").joinpath("demo")) as folder:
        return [found for found in open_reports([str(folder)]) if isinstance(found, Report)]


@pytest.fixture(scope="module")
def alone(demo: list[Report]) -> dict[str, str]:
    return records(demo)


def records(reports: Iterable[Report], workers: int = 1) -> dict[str, str]:
    return {o.where: str(o.line) for o in extract(reports, workers=workers)}


def test_the_demo_is_large_enough_to_tell(alone: dict[str, str]):
    assert len(alone) >= 12
    assert all(line.count('"why"') > 10 for line in alone.values())


def test_again_in_the_other_order(demo: list[Report], alone: dict[str, str]):
    assert records(reversed(demo)) == alone


def test_after_other_reports_and_each_twice(demo: list[Report], alone: dict[str, str]):
    for report in demo[::3]:
        assert records([demo[-1], report, report])[report.id] == alone[report.id]


def test_over_two_workers_with_another_hash_seed(
    demo: list[Report], alone: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PYTHONHASHSEED", "1")
    assert records(demo, workers=2) == alone


def test_in_a_fresh_process_with_another_hash_seed(alone: dict[str, str], tmp_path: Path):
    command = [sys.executable, "-m", "dateline", "demo", "--format", "jsonl"]
    done = subprocess.run(
        command,
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONHASHSEED": "4242"},
    )
    assert sorted(done.stdout.decode().splitlines()) == sorted(alone.values())
