"""Many reports in, their records out, in order, whatever the number of workers."""

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import NamedTuple

from dateline.analysis import find_model
from dateline.engine import worker
from dateline.engine.crew import Crew, Task
from dateline.engine.worker import Answer
from dateline.extraction.draft import Options
from dateline.record import Report
from dateline.sources import Failure

# Reports in flight a worker: enough to keep it busy, few enough to bound memory.
AHEAD = 4


class Outcome(NamedTuple):
    """What became of one input: a record in JSON (`line`), or the reason why there is none.

    `missing`: there is no such file.
    """

    where: str
    line: str | None
    error: str = ""
    traceback: str = ""
    missing: bool = False


@contextmanager
def crew_of(options: Options, workers: int) -> Iterator[Crew | None]:
    """The processes of one or several calls of `extract`; None where this one reads."""
    if workers <= 1:
        yield None
        return
    find_model()  # a missing model is told here and once, not by every worker
    with Crew(options, workers) as crew:
        yield crew


def extract(
    inputs: Iterable[Report | Failure],
    options: Options | None = None,
    workers: int = 1,
    crew: Crew | None = None,
) -> Iterator[Outcome]:
    """The outcome of every input in the order of the inputs; memory is bounded by what is in flight.

    `crew`: processes that are there already, and stay."""
    options = options or Options()
    with nullcontext(crew) if crew else crew_of(options, workers) as hands:
        answers = _over_processes(inputs, hands, workers) if hands else _here(inputs, options)
        for given, answer in answers:
            if isinstance(given, Failure):
                yield Outcome(given.where, None, given.message, missing=given.missing)
            else:
                yield Outcome(given.id, *answer)


type _Answered = tuple[Report | Failure, Answer]
_NONE = Answer(None)


def _here(inputs: Iterable[Report | Failure], options: Options) -> Iterator[_Answered]:
    worker.start(options)
    for given in inputs:
        yield given, _NONE if isinstance(given, Failure) else worker.answer(given)


def _over_processes(
    inputs: Iterable[Report | Failure], crew: Crew, workers: int
) -> Iterator[_Answered]:
    """A window of tasks slides over the inputs; the oldest is always the next to be answered."""
    waiting: deque[tuple[Report | Failure, Task | None]] = deque()
    remaining = iter(inputs)
    while True:
        for given in itertools.islice(remaining, workers * AHEAD - len(waiting)):
            waiting.append((given, None if isinstance(given, Failure) else crew.take(given)))
        if not waiting:
            return
        given, task = waiting.popleft()
        yield given, _NONE if task is None else crew.answer(task)
