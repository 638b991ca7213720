"""Records for tests of the store: read once by rules from authored texts, and kept without a parser."""

import functools
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from dateline.engine.adding import Added, Adding
from dateline.extraction.draft import Options
from dateline.extraction.reader import Reader
from dateline.record import Record
from dateline.record.codec import dumps, loads
from dateline.store import reading, writing
from dateline.store.dump import dump
from plainreports import make_plain_report

TOWNS = ("Kofu", "Otsu", "Mito", "Tsu", "Naha", "Gifu")
OUTLETS = ("Harbour Post", "Delta Wire", "Canyon Herald")


def text(n: int) -> str:
    """Report number n: towns, numbers and days come round again, so that several tell one event."""
    town, killed = TOWNS[n % 6], 11 + n % 4
    return (
        f"Rebels attacked a police station in {town} on Tuesday and killed {killed} officers, the interior "
        f"ministry said. Soldiers arrested {20 + n} people in {town} on Wednesday. Thousands of students "
        f"marched through {town} and demanded that the governor resign. Report number {n} was written "
        f"by a reporter who had seen the {('harbour', 'market', 'bridge', 'station')[n % 4]} burn."
    )


def made(read: Reader, many: int) -> list[Record]:
    """The records of `many` reports; every fifth is a copy of the one before it in another outlet."""
    found = []
    for n in range(many):
        words = text(n - 1) + " Additional words." if n % 5 == 4 else text(n)
        report = make_plain_report(
            words, id=f"r{n}", published=f"2022-03-{2 + n % 3:02}", publisher=OUTLETS[n % 3],
            url=f"https://news.example/{n}",
        )  # fmt: skip
        found.append(read.read(report))
    return found


@functools.cache
def reader() -> Reader:
    return Reader(Options(claims="rules"))


@functools.cache
def forty() -> list[Record]:
    return made(reader(), 40)


def keep(db: Path, records: Iterable[Record], clock: str = "2022-04-01T00:00:00Z") -> list[Added]:
    with writing(db) as store:
        adding = Adding(store, Options(claims="rules"), clock=lambda: clock)
        return [adding.keep(record) for record in records]


def dumped(db: Path) -> list[str]:
    with reading(db) as store:
        return list(dump(store.connection))


# A process that keeps records, one transaction each, and passes over those it knows.
ADDER = """
import sys, time
from pathlib import Path
from dateline.engine.adding import Adding, identity_of
from dateline.extraction.draft import Options
from dateline.record.codec import loads
from dateline.store import reports, writing

with writing(Path(sys.argv[1])) as store:
    adding = Adding(store, Options(claims="rules"))
    print("open", flush=True)
    for line in Path(sys.argv[2]).read_text("utf-8").splitlines():
        record = loads(line)
        if not reports.known_text(store.connection, identity_of(record.report), record.report.sha256):
            adding.keep(record)
            print(record.report.id, flush=True)
"""


def write_lines(path: Path, records: Sequence[Record]) -> Path:
    path.write_text("".join(f"{dumps(r)}\n" for r in records), "utf-8")
    return path


def read_lines(path: Path) -> list[Record]:
    return [loads(line) for line in path.read_text("utf-8").splitlines()]


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)


def finished(process: subprocess.Popen[str]) -> int:
    """Its exit code."""
    process.communicate()
    return process.returncode
