"""Many reports in, their records out, in order, whatever the number of workers."""

import itertools
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import NamedTuple

from dateline.engine import worker
from dateline.engine.worker import Answer
from dateline.extraction.draft import Options
from dateline.record import Report
from dateline.sources import Failure

# Reports in flight a worker: enough to keep it busy, few enough to bound memory.
AHEAD = 4


class Outcome(NamedTuple):
    """What became of one input: a record in JSON (`line`), or the reason why there is none."""

    where: str
    line: str | None
    error: str = ""
    traceback: str = ""


def extract(
    inputs: Iterable[Report | Failure], options: Options | None = None, workers: int = 1
) -> Iterator[Outcome]:
    """The outcome of every input in the order of the inputs; memory is bounded by what is in flight."""
    options = options or Options()
    answers = _here(inputs, options) if workers <= 1 else _over_processes(inputs, options, workers)
    for given, answer in answers:
        if isinstance(given, Failure):
            yield Outcome(given.where, None, given.message)
        else:
            yield Outcome(given.id, *answer)


type _Answered = tuple[Report | Failure, Answer]
_NONE = Answer(None)


def _here(inputs: Iterable[Report | Failure], options: Options) -> Iterator[_Answered]:
    worker.start(options)
    for given in inputs:
        yield given, _NONE if isinstance(given, Failure) else worker.answer(given)


def _over_processes(
    inputs: Iterable[Report | Failure], options: Options, workers: int
) -> Iterator[_Answered]:
    """A window of futures slides over the inputs; the oldest is always the next to be answered."""
    waiting: deque[tuple[Report | Failure, Future[Answer] | None]] = deque()
    remaining = iter(inputs)
    pool = _pool(options, workers)
    try:
        while True:
            for given in itertools.islice(remaining, workers * AHEAD - len(waiting)):
                waiting.append((given, _submit(pool, given)))
            if not waiting:
                return
            given, future = waiting.popleft()
            try:
                yield given, future.result() if future else _NONE
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                yield given, _alone(given, options)
                pool = _pool(options, workers)
                waiting = deque((item, _submit(pool, item)) for item, _ in waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(options: Options, workers: int) -> ProcessPoolExecutor:
    """Spawned processes: no state of this one leaks into them, and all systems have them."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, context, initializer=worker.start, initargs=(options,))


def _submit(pool: ProcessPoolExecutor, given: Report | Failure) -> Future[Answer] | None:
    return None if isinstance(given, Failure) else pool.submit(worker.answer, given)


def _alone(given: Report | Failure, options: Options) -> Answer:
    """A report that may have killed its worker, in a process of its own."""
    if isinstance(given, Failure):
        return _NONE
    with _pool(options, 1) as pool:
        try:
            return pool.submit(worker.answer, given).result()
        except BrokenProcessPool:
            return Answer(None, "its reading killed the process (out of memory?)")
