"""Worker processes that survive the death of one of them."""

import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from dateline.engine import worker
from dateline.engine.worker import Answer
from dateline.extraction.draft import Options
from dateline.record import Report

KILLED = Answer(None, "its reading killed the process (out of memory?)")


@dataclass(slots=True)
class Task:
    """A report that was handed out, and the number of the pool that has it."""

    report: Report
    pool: int
    future: Future[Answer]


class Crew:
    """A pool of processes; when one dies all of them are replaced, and what they held is read again.

    A report in whose turn processes died is read by a process of its own: it is told as failed
    only if that one dies too.
    """

    def __init__(self, options: Options, workers: int) -> None:
        self._options, self._workers = options, workers
        self._pool, self._number = _pool(options, workers), 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nobody waits for what is still being read when the caller stops early."""
        if kind is not None:
            for process in list((self._pool._processes or {}).values()):  # noqa: SLF001 - public (terminate_workers) from 3.14
                process.terminate()
        self._pool.shutdown(cancel_futures=True)

    def take(self, report: Report) -> Task:
        """Hands a report out; where the pool has died meanwhile, to a new one."""
        with _no_interrupts():
            try:
                future = self._pool.submit(worker.answer, report)
            except BrokenProcessPool:
                self._renew()
                future = self._pool.submit(worker.answer, report)
        return Task(report, self._number, future)

    def answer(self, task: Task) -> Answer:
        """Waits for a task's answer; what a dead pool left unread is handed out once more."""
        answer = _wait(task.future)
        if answer is None and task.pool < self._number:
            answer = _wait(self.take(task.report).future)
        if answer is None:
            self._renew()
            answer = self._alone(task.report)
        return answer

    def _renew(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._pool, self._number = _pool(self._options, self._workers), self._number + 1

    def _alone(self, report: Report) -> Answer:
        with _pool(self._options, 1) as pool:
            with _no_interrupts():
                future = pool.submit(worker.answer, report)
            return _wait(future) or KILLED


def _wait(future: Future[Answer]) -> Answer | None:
    """None where the process died."""
    try:
        return future.result()
    except (BrokenProcessPool, CancelledError):
        return None


def _pool(options: Options, workers: int) -> ProcessPoolExecutor:
    """Spawned processes: no state of this one leaks into them, and all systems have them."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(
        workers, context, initializer=worker.start_in_pool, initargs=(options,)
    )


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Ctrl-C is for the process that the user called: those spawned meanwhile never see it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
