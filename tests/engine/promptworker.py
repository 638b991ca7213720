"""A worker that answers without reading: for tests of processes, which load no parser then."""

import signal
import time

from dateline.record import Made, Record, Report
from dateline.record.codec import dumps

MADE = Made(version="0", models={}, config="0" * 64)


def start_in_pool(_options: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def answer(report: Report) -> tuple[str, str, str]:
    """Takes its time, so that others are under way when something happens."""
    time.sleep(0.05)
    return dumps(Record(report, MADE)), "", ""
