"""The engine: order, failures, and workers that die."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from multiprocessing import active_children

import pytest

from dateline.engine import crew, extract
from dateline.record import Report
from dateline.record.codec import loads
from dateline.sources import Failure
from engine import promptworker
from plainreports import make_plain_report

unix = pytest.mark.skipif(os.name != "posix", reason="needs signals")


@pytest.fixture
def prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that answer without reading; that real ones read is pinned in test_same_bytes."""
    monkeypatch.setattr(crew, "worker", promptworker)


def reports(many: int) -> list[Report]:
    return [
        make_plain_report(f"Police arrested {n} people in Kofu.", id=f"r{n}") for n in range(many)
    ]


def test_failures_keep_their_place_in_the_order():
    first, second = reports(2)
    outcomes = list(extract([first, Failure("x:2", "broken"), second]))
    assert [o.where for o in outcomes] == ["r0", "x:2", "r1"]
    assert [o.error for o in outcomes] == ["", "broken", ""]


def test_a_report_that_cannot_be_read_is_told_with_its_traceback(monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise ValueError("no\nluck")

    monkeypatch.setattr("dateline.extraction.reader.Reader.read", fail)
    (outcome,) = extract(reports(1))
    assert outcome.error == "could not be read: ValueError: no luck"
    assert outcome.traceback.startswith("Traceback")


@unix
@pytest.mark.usefixtures("prompt")
@pytest.mark.filterwarnings("ignore")  # what the killed processes leave open
def test_killed_workers_cost_nothing_but_time():
    given = reports(12)
    outcomes = extract(given, workers=2)
    seen = [next(outcomes)]
    kill_all()
    time.sleep(0.3)  # the pool notices while nobody waits for it: the next report finds it broken
    seen += outcomes
    assert [o.where for o in seen] == [r.id for r in given]
    assert [loads(o.line).report.id for o in seen if o.line] == [r.id for r in given]


def kill_all() -> None:
    children = active_children()
    assert children
    for child in children:
        os.kill(int(child.pid or 0), signal.SIGKILL)


class _Deadly:
    """Stands for a text whose reading kills whoever reads it."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)


@unix
@pytest.mark.usefixtures("prompt")
@pytest.mark.filterwarnings("ignore")
def test_a_report_that_kills_its_reader_twice_is_told_and_the_rest_read():
    given = reports(5)
    given[2] = make_plain_report("Rain fell.", id="r2", title=_Deadly())
    outcomes = list(extract(given, workers=2))
    assert [o.where for o in outcomes] == ["r0", "r1", "r2", "r3", "r4"]
    assert [o.error for o in outcomes] == ["", "", crew.KILLED.error, "", ""]


@unix
@pytest.mark.usefixtures("prompt")
def test_who_stops_early_waits_for_nobody():
    def endless() -> Iterator[Report]:
        while True:
            yield from reports(10)

    outcomes = extract(endless(), workers=2)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert not active_children()


def test_a_missing_model_is_told_once(monkeypatch: pytest.MonkeyPatch):
    from dateline.record import BadModel

    def missing() -> None:
        raise BadModel("no model")

    monkeypatch.setattr(sys.modules["dateline.engine.extract"], "find_model", missing)
    with pytest.raises(BadModel):
        list(extract(reports(2), workers=2))
