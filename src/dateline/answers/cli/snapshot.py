"""dateline snapshot REPORT"""

from pathlib import Path

import click

from dateline.answers.cli import options
from dateline.record import BadCall


@click.command("snapshot")
@click.argument("report")
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write it out as WARC (packed, where the name ends in .gz; - is standard output); goes with --by and --note.",
)
@click.option("--by", metavar="NAME", help="Who writes it out.")
@click.option("--note", metavar="WHY", help="Why.")
@options.database
def command(report: str, out: Path | None, by: str | None, note: str | None, db: Path) -> None:
    """Say what raw input of a report (by its key or your id) is kept: what it is, when it was read, the SHA-256
    of its bytes and of the text. It is kept of what is added with --snapshot, and stands in the casebook.

    Raw input has the names of private persons in it: the log keeps that it was written out (digests of
    who and why, no names)."""
    from dateline.answers.progress import say
    from dateline.answers.snapshots import describe, export

    if out is None:
        for line in describe(db, report):
            click.echo(line)
        return
    if not note:
        raise BadCall("say why: --note WHY (raw input has the names of private persons in it)")
    from dateline.engine.removing import Deed

    to = "standard output" if out == Path("-") else out
    for key in export(db, report, out, Deed(options.signed(by), note)):
        say(f"{key}: written to {to}")
