"""dateline versions [REPORT]"""

from pathlib import Path

import click

from dateline.answers.cli import options
from dateline.record import BadCall


@click.command("versions")
@click.argument("report", required=False)
@options.database
@click.option("--format", "shape", type=click.Choice(["table", "csv", "json", "jsonl"]), default="table", show_default=True)  # fmt: skip
@click.option("--out", metavar="FILE", help="Where it goes; else standard output.")
@click.option("--limit", type=click.IntRange(0), metavar="N", help="At most so many articles (a table shows 50).")  # fmt: skip
def command(report: str | None, db: Path, shape: str, out: str | None, limit: int | None) -> None:
    """Say what changed from one version of an article to the next: which figures and claims are others,
    came or went, with their words and where they stand. REPORT is its key or your id, of any version.
    Without REPORT: the articles that have several versions, the latest changed first.

    In JSON a line is a step from one version to the next, in CSV a change; without REPORT, an article."""
    if shape == "table":
        if out:
            raise BadCall("--out goes with --format csv, json or jsonl")
        _show(db, report, limit)
        return
    from dateline.answers.export import to_csv, to_json, to_jsonl
    from dateline.answers.files import replaced
    from dateline.answers.questions.versions import articles, changes, steps

    found = articles(db, limit) if report is None else steps(db, report)
    with replaced(Path(out or "-")) as file:
        if shape == "csv" and report is None:
            to_csv.write_items("articles", found, file.buffer)
        elif shape == "csv":
            to_csv.write_items("changes", changes(found), file.buffer)
        else:
            (to_json if shape == "json" else to_jsonl).write(found, file.buffer)


def _show(db: Path, report: str | None, limit: int | None) -> None:
    from dateline.answers.questions.versions import articles, counted, steps
    from dateline.answers.show.answers import PAGE
    from dateline.answers.show.versions import lines, show_articles

    if report is not None:
        found = steps(db, report)
        for line in (line for step in found for line in lines(step)):
            click.echo(line)
        if not found:
            click.echo(f"{report}: no other version of it is kept")
        return
    listed = list(articles(db, PAGE if limit is None else limit))
    if listed:
        show_articles(listed)
    if more := counted(db) - len(listed):
        click.echo(f"{more:,} more: --limit N, or --format jsonl for all")
    elif not listed:
        click.echo("no article has several versions")
