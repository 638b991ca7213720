"""dateline demo"""

import sys
import tempfile
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.answers.cli import options
from dateline.record import BadCall

if TYPE_CHECKING:
    from dateline.extraction.draft import Options


@click.command("demo")
@options.own
@click.option("--out", metavar="DIR", help="With --format csv: a table a kind into this folder.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    help="The records as `dateline read` shows them, in place of the story.",
)
@click.option(
    "--db", type=click.Path(path_type=Path), metavar="FILE", help="Keep the casebook in this file."
)
@click.option(
    "--brief", "brief", metavar="FILE", help="Write the situation report: brief.html or brief.md."
)
@click.pass_context
def command(
    ctx: click.Context,
    own: options.OwnFiles,
    shape: str | None,
    out: str | None,
    db: Path | None,
    brief: str | None,
) -> None:  # fmt: skip
    """Read the reports that the package carries: January 2022 in Kazakhstan, as invented outlets of
    different standpoints tell it. They go into a casebook, and out come the incidents, the disputed
    toll, who calls it what, and a situation report that cites its every sentence."""
    options.check_output(shape or "table", out)
    if shape and (db or brief):
        raise BadCall("--db and --brief go without --format")
    from dateline.engine.worker import use_one_thread

    use_one_thread()
    from dateline.extraction.draft import Options
    from dateline.knowledge.own import load_own

    how = Options(own=load_own(*own))
    with resources.as_file(resources.files("dateline.answers").joinpath("demo")) as folder:
        ctx.exit(_records(folder, how, shape, out) if shape else _story(folder, how, db, brief))


def _records(folder: Path, how: "Options", shape: str, out: str | None) -> int:
    from dateline.answers.output import write_records
    from dateline.answers.reading import Reading

    reading = Reading.start((str(folder),), options=how)
    write_records(reading.records(), shape, out)
    if sys.stdout.isatty():
        click.echo(
            "\nRead your own: dateline read FILE… --published DATE (more: dateline read --help)"
        )
    return reading.finish()


def _story(folder: Path, how: "Options", db: Path | None, brief: str | None) -> int:
    from dateline.answers.adding import Addition
    from dateline.answers.brief.story import tell_story
    from dateline.sources import SourceSettings

    with tempfile.TemporaryDirectory() as temporary:
        book = db or Path(temporary) / "demo.dateline"
        code = Addition(book, how).run([str(folder)], SourceSettings())
        tell_story(book, brief, kept=db is not None)
    return code
