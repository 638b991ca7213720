"""dateline extract IN.jsonl --out OUT.jsonl"""

from pathlib import Path
from typing import Literal

import click

from dateline.answers.cli import options
from dateline.record import BadCall


@click.command("extract")
@click.argument("source", metavar="IN.jsonl")
@click.option("--out", required=True, metavar="OUT.jsonl", help="Where the records go, one a line.")
@options.workers
@options.all_predicates
@options.claims
@click.pass_context
def command(
    ctx: click.Context,
    source: str,
    out: str,
    workers: int,
    all_predicates: bool,
    claims: Literal["learned", "rules"],
) -> None:
    """Read {id, text, published?, title?, publisher?, url?, translation?} a line into one record a
    line: same ids, same order. A report that fails is told on stderr and skipped."""
    from dateline.answers.files import replaced
    from dateline.answers.progress import say, tell_failure, told
    from dateline.engine import extract
    from dateline.engine.worker import use_one_thread

    use_one_thread()
    from dateline.extraction.draft import Options
    from dateline.sources import read_jsonl

    if source != "-" and not Path(source).exists():
        raise BadCall(f"{source}: no such file")
    failed = done = 0
    reports = read_jsonl(source)
    with replaced(Path(out), source) as file:
        outcomes = extract(reports, Options(all_predicates, claims), workers)
        for outcome in told(outcomes, "reading"):
            if outcome.line is None:
                failed += 1
                tell_failure(outcome.where, outcome.error, outcome.traceback)
            else:
                done += 1
                file.write(outcome.line + "\n")
    if failed:
        say(f"{done} reports read, {failed} failed")
    ctx.exit(1 if failed else 0)
