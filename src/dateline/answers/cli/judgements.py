"""dateline judgements [export|import FILE]"""

from pathlib import Path

import click

from dateline.answers.cli import options
from dateline.record import BadCall


@click.group("judgements", invoke_without_command=True)
@options.database
@click.option("--unfitted", is_flag=True, help="Those that fit nothing in this casebook, and why.")
@click.option("--conflicts", is_flag=True, help="Where people differ: the last word of each.")
@click.option("--all", "everything", is_flag=True, help="Also those that were withdrawn.")
@click.option(
    "--format", "shape", type=click.Choice(["table", "jsonl"]), default="table", show_default=True
)
@click.pass_context
def command(
    ctx: click.Context, db: Path, unfitted: bool, conflicts: bool, everything: bool, shape: str
) -> None:
    """List people's judgements: who said what, when, and whether it holds (docs/corrections.md)."""
    if ctx.invoked_subcommand:
        return
    if unfitted + conflicts + everything > 1:
        raise BadCall("judgements: one of --unfitted, --conflicts, --all")
    from dateline.answers.judgements import in_conflict, line, listed, plain

    show = plain if shape == "jsonl" else line
    if conflicts:
        for number, clash in enumerate(in_conflict(db)):
            if number and shape == "table":
                click.echo()
            for standing in clash:
                click.echo(show(standing))
        return
    for standing in listed(db, "unfitted" if unfitted else "all" if everything else ""):
        click.echo(show(standing))


def chosen(ctx: click.Context, db: Path) -> Path:
    """--db stands before or behind the sub-command."""
    given = ctx.get_parameter_source("db") != click.core.ParameterSource.DEFAULT
    return db if given or ctx.parent is None else Path(ctx.parent.params["db"])


@command.command("export")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@options.database
@click.pass_context
def export_command(ctx: click.Context, file: Path, db: Path) -> None:
    """Write all judgements, one a line (JSONL), for others to import; - is standard output."""
    from dateline.answers.judgements import export
    from dateline.answers.progress import say

    say(f"{export(chosen(ctx, db), file)} judgements: {file}")


@command.command("import")
@click.argument("file", metavar="FILE")
@options.database
@click.pass_context
def import_command(ctx: click.Context, file: str, db: Path) -> None:
    """Take up what others exported: in any order, any number of times. Those about texts that are not
    in this casebook are kept, and fit when the report is added. - is standard input."""
    from dateline.answers.judgements import take
    from dateline.answers.progress import say

    say(take(chosen(ctx, db), file))
