"""dateline brief"""

from pathlib import Path
from typing import Any

import click

from dateline.answers.cli import options
from dateline.answers.cli.query import filter_options
from dateline.record import BadCall


def _command(
    db: Path, shape: str | None, out: str | None, rules: str, limit: int, **asked: Any
) -> None:
    from dateline.answers.brief.making import make_brief
    from dateline.answers.brief.writing import FORMATS, shape_of, write_brief
    from dateline.casebook.rules import load_rules

    shape = shape or shape_of(out)
    if shape not in FORMATS:
        raise BadCall(f"--format {shape}: there are {', '.join(FORMATS)}")
    given: Any = {name: value for name, value in asked.items() if value not in (None, (), False)}
    write_brief(make_brief(db, given, load_rules(rules), limit), shape, Path(out or "-"))


_HELP = """A situation report: what happened day by day, what is agreed, what is disputed and by whom,
the numbers and their revisions, who calls it what, who and where, what is announced or feared, what
the record cannot say, and the sources. Every sentence cites the words that it rests on; nothing is
said without a source. It is the same, byte for byte, for the same casebook and question."""

command = click.Command(
    "brief",
    callback=_command,
    help=_HELP,
    params=[
        *filter_options("incidents"),
        click.Option(["--format", "shape"], type=click.Choice(["md", "html"]), help="Markdown, or one HTML file with chart and map; else as the name of --out ends, else md."),
        click.Option(["--out"], metavar="FILE", help="Where it goes; else standard output."),
        click.Option(["--rules"], default="default", show_default=True, metavar="NAME|FILE", help="What counts as an incident: default, acled, ucdp or a file (docs/incidents.md)."),
        click.Option(["--limit"], type=click.IntRange(1), default=300, show_default=True, metavar="N", help="At most so many incidents, the earliest first."),
    ],
)  # fmt: skip
options.database(command)
