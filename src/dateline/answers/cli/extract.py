"""dateline extract IN.jsonl --out OUT.jsonl"""

from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from dateline.answers.cli import options
from dateline.record import BadCall

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("extract")
@click.argument("source", metavar="IN.jsonl")
@click.option("--out", required=True, metavar="OUT.jsonl", help="Where the records go, one a line.")
@options.workers
@options.all_predicates
@click.pass_context
def command(ctx: click.Context, source: str, out: str, workers: int, all_predicates: bool) -> None:
    """Read {id, text, published?, title?, publisher?, url?, translation?} a line into one record a
    line: same ids, same order. A report that fails is told on stderr and skipped."""
    from dateline.answers.progress import told
    from dateline.engine import extract
    from dateline.engine.worker import use_one_thread

    use_one_thread()
    from dateline.extraction.draft import Options
    from dateline.sources import read_jsonl

    if source != "-" and not Path(source).exists():
        raise BadCall(f"{source}: no such file")
    failed = done = 0
    reports = read_jsonl(source)
    with _replaced(Path(out)) as file:
        outcomes = extract(reports, Options(all_predicates=all_predicates), workers)
        for outcome in told(outcomes, "reading"):
            if outcome.line is None:
                failed += 1
                click.echo(f"dateline: {outcome.where}: {outcome.error}", err=True)
            else:
                done += 1
                file.write(outcome.line + "\n")
    if failed:
        click.echo(f"dateline: {done} reports read, {failed} failed", err=True)
    ctx.exit(1 if failed else 0)


@contextmanager
def _replaced(path: Path) -> "Iterator[IO[str]]":
    """A file written beside `path` and put in its place at the end: a broken run loses nothing."""
    if path.exists() and not path.is_file():  # a pipe or a device is written as it is
        with path.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
    except OSError as error:
        raise BadCall(f"{path}: cannot be written: {error.strerror}") from error
    part.replace(path)
