"""dateline sql "SELECT …" """

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from dateline.answers.cli import options
from dateline.record import BadCall

# Rows of a table where no --limit says otherwise.
PAGE = 100
# Bytes that a query may hold in memory.
MEMORY = 512 << 20
# Seconds beyond its time after which a query that does not heed the clock is ended with the program.
GRACE = 2.0


@click.command("sql")
@click.argument("query", metavar="SELECT")
@options.database
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "csv", "json", "jsonl", "parquet"]),
    default="table",
    show_default=True,
)
@click.option("--out", metavar="FILE", help="Where it goes; else standard output.")
@click.option(
    "--limit", type=click.IntRange(0), metavar="N", help="At most so many rows (a table shows 100)."
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.001, 86_400),
    default=10.0,
    show_default=True,
    metavar="S",
    help="Stop it after so many seconds.",
)
def command(
    query: str, db: Path, shape: str, out: str | None, limit: int | None, timeout: float
) -> None:
    """Ask the casebook in SQL: one SELECT (docs/queries.md has the tables). It may read and nothing else."""
    from dateline.answers.export.selected import export_selected
    from dateline.answers.files import replaced
    from dateline.answers.show.selected import show_selected
    from dateline.store import reading
    from dateline.store.sqlguard import Bounds, limit_memory, selecting

    if shape == "table" and out:
        raise BadCall("--out goes with --format csv, json, jsonl or parquet")
    if shape == "parquet" and not out and sys.stdout.isatty():
        raise BadCall("--format parquet: no text: name a file with --out FILE")
    most = PAGE + 1 if shape == "table" and limit is None else limit
    with _ended_after(timeout + GRACE), reading(db) as store:
        limit_memory(store.connection, MEMORY)
        with selecting(store.connection, query, Bounds(timeout, most)) as found:
            if shape == "table":
                show_selected(found, PAGE if limit is None else limit)
                return
            with replaced(Path(out or "-")) as file:
                export_selected(found, shape, file.buffer)


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """SQLite looks at the clock between its steps; one step can be long."""

    def end() -> None:
        click.echo("dateline: sql: stopped: one step of it took too long", err=True)
        os._exit(1)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
