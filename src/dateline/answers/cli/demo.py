"""dateline demo"""

import sys
from importlib import resources
from pathlib import Path

import click

from dateline.answers.cli import options


@click.command("demo")
@options.own
@options.output_options
@click.pass_context
def command(ctx: click.Context, own: options.OwnFiles, shape: str, out: str | None) -> None:
    """Read the reports that the package carries: January 2022 in Kazakhstan, as invented outlets of
    different standpoints tell it, and where their accounts part."""
    options.check_output(shape, out)
    from dateline.engine.worker import use_one_thread

    use_one_thread()
    from dateline.answers.output import write_records
    from dateline.answers.reading import Reading
    from dateline.extraction.draft import Options
    from dateline.knowledge.own import load_own

    how = Options(own=load_own(*own))
    with resources.as_file(resources.files("dateline.answers").joinpath("demo")) as folder:
        reading = Reading.start((str(Path(folder)),), options=how)
        write_records(reading.records(), shape, out)
    if sys.stdout.isatty():
        click.echo(
            "\nRead your own: dateline read FILE… --published DATE (more: dateline read --help)"
        )
    ctx.exit(reading.finish())
