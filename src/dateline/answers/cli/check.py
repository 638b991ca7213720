"""dateline check --public"""

from pathlib import Path

import click

from dateline.answers.cli import options
from dateline.record import BadCall


@click.command("check")
@options.database
@click.option("--public", is_flag=True, help="Whether anything shown could name a private person.")
@click.pass_context
def command(ctx: click.Context, db: Path, public: bool) -> None:
    """Check a casebook before anything of it is published: that no private person is named in what is
    shown, and that the log stands as it was written. Exit code 1 with a list where it must not be
    published. (What is published are exports: the file itself holds names.)"""
    if not public:
        raise BadCall("check: say what for: --public")
    from dateline.answers.people import check_public
    from dateline.answers.progress import say

    found = check_public(db)
    for line in found:
        click.echo(line)
    say(f"{db}: {len(found)} found" if found else f"{db}: nothing that names a private person")
    ctx.exit(1 if found else 0)
