"""dateline eval GOLD.jsonl | CASEBOOK"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from dateline.answers.cli import options
from dateline.record import BadCall, BadInput, Report
from dateline.store import holds_casebook


@click.command("eval")
@click.argument("gold", metavar="GOLD.jsonl | CASEBOOK")
@click.option(
    "--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@options.own
def command(gold: str, shape: str, own: options.OwnFiles) -> None:
    """Score against your own gold: a line a report (as for extract) with any of the record's
    lists beside it (events, claims, figures, times, places, actors). Only what a gold item says is
    asked: see docs/eval.md. Of a casebook people's judgements are the gold: its judged texts are read
    again, and only what was judged is asked."""
    from dateline.engine.worker import use_one_thread

    use_one_thread()
    from dateline.answers.evaluate import evaluate
    from dateline.extraction.draft import Options
    from dateline.extraction.reader import Reader
    from dateline.knowledge.own import load_own

    reader = Reader(Options(own=load_own(*own)))
    if holds_casebook(Path(gold)):
        from dateline.answers.judgedgold import evaluate_judged

        tallies = evaluate_judged(Path(gold), reader.read)
    else:
        tallies = evaluate((row, reader.read(report)) for row, report in gold_lines(gold))
    if not tallies:
        raise BadInput(f"{gold}: no line holds events, claims, figures, times, places or actors")
    figures = {kind: tally.figures() for kind, tally in tallies.items()}
    if shape == "json":
        click.echo(json.dumps(figures, indent=1))
        return
    for kind, tally in tallies.items():
        click.echo(
            f"{kind}: gold {tally.gold}, made {tally.made}, precision {tally.precision:.2f},"
            f" recall {tally.recall:.2f}, F1 {tally.f1:.2f}"
        )
        for name, (right, asked) in sorted(tally.fields.items()):
            click.echo(f"  {name:20} right {right} of {asked} ({right / asked:.2f})")


def gold_lines(path: str) -> Iterator[tuple[Mapping[str, Any], Report]]:
    """The gold and the report of each line. Raises BadInput that names the line or the item."""
    from dateline.answers.gold import check_gold
    from dateline.sources import Failure, read_jsonl_rows

    for found in read_jsonl_rows(path):
        if isinstance(found, Failure):
            raise (BadCall if found.missing else BadInput)(str(found))
        row, report = found
        check_gold(row, report)
        yield row, report
