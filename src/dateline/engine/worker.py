"""One process that reads reports: the reader is loaded once, each report is answered in JSON."""

import os
import signal
import traceback
from typing import NamedTuple

from dateline.extraction.draft import Options
from dateline.extraction.reader import Reader
from dateline.record import Report
from dateline.record.codec import dumps

# A report's result must not depend on how many threads share a matrix product.
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


class Answer(NamedTuple):
    """The record in JSON, or what went wrong (one line, and the traceback for --debug)."""

    line: str | None
    error: str = ""
    traceback: str = ""


class _Process:
    reader: Reader | None = None


def use_one_thread() -> None:
    """To be called before numpy is imported; the environment is inherited by worker processes."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")


def start(options: Options) -> None:
    """Loads this process's reader, unless one that reads the same way is there."""
    if _Process.reader is None or _Process.reader.options != options:
        _Process.reader = Reader(options)


def start_in_pool(options: Options) -> None:
    """The same in a process of a pool, which leaves Ctrl-C to the one that the user called."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start(options)


def _reader() -> Reader:
    if _Process.reader is None:
        raise RuntimeError("start() comes before answer()")
    return _Process.reader


def answer(report: Report) -> Answer:
    """Reads one report; whatever happens inside is told, never raised."""
    try:
        return Answer(dumps(_reader().read(report)))
    except Exception as error:  # a report that fails must not stop the others
        message = f"could not be read: {type(error).__name__}: {str(error)[:200]}"
        return Answer(None, " ".join(message.split()), traceback.format_exc())
