"""dateline incidents"""

from pathlib import Path

import click

from dateline.answers.cli import options


@click.command("incidents")
@options.database
@click.option("--format", "shape", type=click.Choice(["table", "jsonl"]), default="table")
def command(db: Path, shape: str) -> None:
    """What happened, as any number of reports tell it."""
    import json

    from dateline.store import reading

    with reading(db) as store:
        rows = store.connection.execute("SELECT body FROM incident ORDER BY since, id").fetchall()
    for (body,) in rows:
        if shape == "jsonl":
            click.echo(body)
        else:
            found = json.loads(body)
            click.echo(f"{found['time']['start'] or '?':10}  {found['status']:14} {found['title']}")
