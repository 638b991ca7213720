"""A casebook under load: time of keeping and linking as it grows, memory, and how fast it answers.

usage: load.py REPORTS [DB]     (100000 are 1,000,000 events, some hours on one busy core and 12 GB of disk)

Reports are made up (load_records.py) and kept as `dateline add` keeps what it has read, one transaction each.
Times are given twice, by the clock and of this process alone; the time to make the reports up is left out.
"""

import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dateline.engine.adding import FAILED, Adding
from dateline.extraction.draft import Options
from dateline.store import Store, reading, writing
from load_records import records

# So many reports are added once more by a new writer in the end, each timed.
MORE = 20
# Name → question and parameters, as a page or a tally asks them.
PAGE = "SELECT id, body FROM event WHERE {} ORDER BY since, id LIMIT 50"
PAGES = {
    "type": (PAGE.format("type = ?"), ("ASSAULT",)),
    "country": (PAGE.format("country = ?"), ("KAZ",)),
    "country and type": (PAGE.format("country = ? AND type = ?"), ("KAZ", "PROTEST")),
    "days": (PAGE.format("since BETWEEN ? AND ?"), ("2022-03-01", "2022-03-31")),
    "status": (PAGE.format("status = ?"), ("actual",)),
    "actor": (
        "SELECT event.id, body FROM party JOIN event ON event.id = party.event"
        " WHERE folded = ? ORDER BY party.event LIMIT 50",
        ("police",),
    ),
    "text": (
        "SELECT rowid FROM text_index WHERE text_index MATCH ? ORDER BY rowid LIMIT 50",
        ("militia AND soldiers",),
    ),
    "incidents of a type": (
        "SELECT id, body FROM incident WHERE type = ? ORDER BY since, id LIMIT 50",
        ("ASSAULT",),
    ),
    "incident with its events": (
        "SELECT event.body FROM event WHERE incident = (SELECT id FROM incident ORDER BY since, id LIMIT 1)",
        (),
    ),
}  # fmt: skip
TALLIES = {
    "month and type": ("SELECT substr(since, 1, 7), type, count(*) FROM event GROUP BY 1, 2", ()),
    "month and type of a country": (
        "SELECT substr(since, 1, 7), type, count(*) FROM event WHERE country = ? GROUP BY 1, 2",
        ("KAZ",),
    ),
    "incidents by status": ("SELECT status, count(*) FROM incident GROUP BY 1", ()),
}


def main(many: int, db: Path) -> None:
    with writing(db) as store:
        adding = Adding(store, Options(claims="rules"))
        marks, spent, cpu, each = {many // 100, many // 10, many // 2, many}, 0.0, 0.0, []
        for n, record in enumerate(records(0, many, many), 1):
            began, used = time.perf_counter(), time.process_time()
            if (added := adding.keep(record)).became == FAILED:
                sys.exit(f"{added.where}: {added.error}")
            each.append(time.perf_counter() - began)
            spent, cpu = spent + each[-1], cpu + time.process_time() - used
            if n in marks:
                tell(n, spent, cpu, each[-1000:], db)
        events, incidents = (
            store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in ("event", "incident")
        )
        print(json.dumps({"events": events, "incidents": incidents}), flush=True)
    with writing(db) as store:  # a writer that has read nothing yet
        adding = Adding(store, Options(claims="rules"))
        took = [
            _seconds(partial(adding.keep, record)) for record in records(many, many + MORE, many)
        ]
        ms = [round(t * 1e3, 1) for t in (statistics.median(took), max(took))]
        print(json.dumps({"one more": MORE, "ms": ms[0], "most_ms": ms[1]}), flush=True)
    with reading(db) as store:
        for kind, asks in (("page", PAGES), ("tally", TALLIES)):
            for name, (ask, values) in asks.items():
                fetch = partial(_fetch, store, ask, values)
                took = [_seconds(fetch) for _ in range(7)]
                ms = [round(t * 1e3, 2) for t in (statistics.median(took), took[0])]
                print(json.dumps({kind: name, "ms": ms[0], "first_ms": ms[1]}), flush=True)


def _fetch(store: Store, ask: str, values: tuple[str, ...]) -> None:
    store.connection.execute(ask, values).fetchall()


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def tell(n: int, spent: float, cpu: float, last: list[float], db: Path) -> None:
    """`last`: seconds of the latest reports."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ordered = sorted(last)
    print(json.dumps({
        "reports": n, "s": round(spent, 1), "cpu_s": round(cpu, 1), "peak_mb": round(peak),
        "file_mb": round(db.stat().st_size / 1e6), "last_ms_median": round(statistics.median(last) * 1e3, 1),
        "last_ms_p99": round(ordered[int(len(ordered) * 0.99)] * 1e3, 1),
    }), flush=True)  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) > 2:
        main(int(sys.argv[1]), Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(int(sys.argv[1]), Path(folder) / "load.dateline")
