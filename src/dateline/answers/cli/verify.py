"""dateline verify"""

from pathlib import Path

import click

from dateline.answers.cli import options


@click.command("verify")
@options.database
@click.option(
    "--dump",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Instead: all that is kept as sorted lines of JSON, the same for the same reports.",
)
@click.pass_context
def command(ctx: click.Context, db: Path, dump: Path | None) -> None:
    """Check that a casebook is whole: the file, its references, the text indexes, every record and the
    digest of its text, raw input and its digest, the log, the incidents. One line a check; exit code 1
    where one fails."""
    from dateline.answers.upkeep import verify, write_dump

    if dump is not None:
        write_dump(db, dump)
        return
    ctx.exit(verify(db))
