"""dateline restore BACKUP"""

from pathlib import Path

import click

from dateline.answers.cli import options


@click.command("restore")
@click.argument("backup", type=click.Path(path_type=Path))
@options.database
def command(backup: Path, db: Path) -> None:
    """Put a backup in the place of a casebook. Nothing is destroyed: the file that was there is kept
    beside it, under a name that ends in .old."""
    from dateline.answers.upkeep import restore

    restore(backup, db)
