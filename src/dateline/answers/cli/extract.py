"""dateline extract IN.jsonl --out OUT.jsonl"""

from pathlib import Path

import click

from dateline.answers.cli import options
from dateline.record import BadCall
from dateline.record.vocabulary import ClaimsBy


@click.command("extract")
@click.argument("source", metavar="IN.jsonl")
@click.option("--out", required=True, metavar="OUT.jsonl", help="Where the records go, one a line.")
@options.workers
@options.all_predicates
@options.claims
@options.own
@click.pass_context
def command(
    ctx: click.Context,
    source: str,
    out: str,
    workers: int,
    all_predicates: bool,
    claims: ClaimsBy,
    own: options.OwnFiles,
) -> None:
    """Read {id, text, published?, title?, publisher?, url?, translation?} a line into one record a
    line: same ids, same order. A report that fails is told on stderr and skipped; where all fail, OUT
    stays as it was. IN and OUT may be - (standard input and output)."""
    from dateline.answers.files import replaced
    from dateline.answers.progress import say, tell_failure, told
    from dateline.answers.reading import exit_code
    from dateline.engine import extract
    from dateline.engine.worker import use_one_thread

    use_one_thread()
    from dateline.extraction.draft import Options
    from dateline.knowledge.own import load_own
    from dateline.sources import STDIN, read_jsonl

    if source != STDIN:
        check_file(Path(source))
    how = Options(all_predicates, claims, load_own(*own))
    done = failed = missing = 0
    with replaced(Path(out), source) as file:
        outcomes = extract(read_jsonl(source), how, workers)
        for outcome in told(outcomes, "reading"):
            if outcome.line is None:
                failed, missing = failed + 1, missing + outcome.missing
                tell_failure(outcome.where, outcome.error, outcome.traceback)
            else:
                done += 1
                file.write(outcome.line + "\n")
        if failed and not done:  # leaves the block early: what was there before stays
            ctx.exit(exit_code(done, failed, missing))
    if failed:
        say(f"{done} reports read, {failed} failed")
    ctx.exit(exit_code(done, failed, missing))


def check_file(path: Path) -> None:
    """Raises BadCall for what cannot be a file of reports."""
    if path.is_dir():
        raise BadCall(f"{path}: is a folder: extract reads one JSONL file (read takes folders)")
    if not path.exists():
        raise BadCall(f"{path}: no such file")
    if not path.is_file():
        raise BadCall(f"{path}: no regular file: give it on standard input, as -")
