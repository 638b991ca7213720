"""dateline eval GOLD.jsonl"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dateline.record import BadCall, BadInput


@click.command("eval")
@click.argument("gold", metavar="GOLD.jsonl")
@click.option(
    "--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def command(gold: str, shape: str) -> None:
    """Score against your own gold: a line a report ({id, text, published?}) with any of the record's
    lists beside it (events, claims, figures, times, places, actors). Only what a gold item says is
    asked: see docs/eval.md."""
    from dateline.engine.worker import use_one_thread

    use_one_thread()
    from dateline.answers.evaluate import evaluate
    from dateline.extraction.reader import Reader
    from dateline.sources import make_report

    reader = Reader()

    def pairs() -> Iterator[tuple[dict[str, Any], Any]]:
        for row in gold_lines(gold):
            report = make_report(
                row["text"], id=str(row["id"]), published=row.get("published"), language="en"
            )
            yield row, reader.read(report)

    tallies = evaluate(pairs())
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


def gold_lines(path: str) -> Iterator[dict[str, Any]]:
    """The lines of a gold file. Raises BadInput that names the line."""
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except OSError as error:
        raise BadCall(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: not UTF-8: {error.reason} at byte {error.start}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadInput(f"{path}: line {number}: not JSON: {error}") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
            raise BadInput(f"{path}: line {number}: a gold line is an object with id and text")
        yield row
