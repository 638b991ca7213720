"""dateline backup [TO]"""

from pathlib import Path

import click

from dateline.answers.cli import options


@click.command("backup")
@click.argument("to", required=False, type=click.Path(path_type=Path))
@options.database
def command(to: Path | None, db: Path) -> None:
    """Copy a casebook while others read and write it. TO is a file that is not there yet, or a folder;
    without it the copy stands beside the casebook with the time in its name."""
    from dateline.answers.upkeep import back_up

    back_up(db, to)
