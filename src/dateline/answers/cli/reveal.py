"""dateline reveal REPORT|PSEUDONYM"""

import dataclasses
from pathlib import Path
from typing import Literal

import click

from dateline.answers.cli import options


@click.command("reveal")
@click.argument("wanted", metavar="REPORT|PSEUDONYM")
@options.deed
@options.database
@click.option("--format", "shape", type=click.Choice(["table", "jsonl"]), default="table")
def command(wanted: str, by: str, note: str, db: Path, shape: Literal["table", "jsonl"]) -> None:
    """Show the names of private persons that a pseudonym (P-7f3a1c) stands for, or that a report
    holds. The casebook's log keeps that they were asked for (digests of who and why, no names).

    See ETHICS.md for what this is for."""
    from dateline.answers.people import reveal
    from dateline.engine.removing import Deed

    found = reveal(db, wanted, Deed(options.signed(by), note))
    for one in found:
        if shape == "jsonl":
            from dateline.record.codec import dumps

            click.echo(dumps(dataclasses.asdict(one)))
        else:
            times = "once" if one.times == 1 else f"{one.times} times"
            click.echo(f"{one.pseudonym}  {one.name}  ({one.report}, {times}; {one.why})")
    if not found:
        click.echo("nobody in it is private")
