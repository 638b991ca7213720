"""dateline versions [REPORT]"""

from pathlib import Path

import click

from dateline.answers.cli import options


@click.command("versions")
@click.argument("report", required=False)
@options.database
@click.option("--format", "shape", type=click.Choice(["table", "json", "jsonl"]), default="table", show_default=True)  # fmt: skip
@click.option("--limit", type=click.IntRange(0), metavar="N", help="At most so many articles (a table shows 50).")  # fmt: skip
def command(report: str | None, db: Path, shape: str, limit: int | None) -> None:
    """Say what changed from one version of an article to the next: which figures and claims are others,
    came or went, with their words and where they stand. REPORT is its key or your id, of any version.
    Without REPORT: the articles that have several versions, the latest changed first.

    In JSON a line is a step from one version to the next; without REPORT, an article."""
    if shape == "table":
        _show(db, report, limit)
        return
    from dateline.answers.export import to_json, to_jsonl
    from dateline.answers.files import replaced
    from dateline.answers.questions.versions import articles, steps

    write = to_json.write if shape == "json" else to_jsonl.write
    found = articles(db, limit) if report is None else steps(db, report)
    with replaced(Path("-")) as file:
        write(found, file.buffer)


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
