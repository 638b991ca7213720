"""dateline register check FILE"""

import click

from dateline.answers.cli import options


@click.group("register")
def command() -> None:
    """Your own actors, as --register takes them (docs/own.md)."""


@command.command("check")
@options.own_file
@click.pass_context
def check(ctx: click.Context, file: str) -> None:
    """Say what is wrong with FILE, a table of actors, line by line; and on stderr what of the
    package's register it replaces."""
    from dateline.answers.own import counted, tell
    from dateline.knowledge.own import note_package, read_actors
    from dateline.knowledge.register import load_register

    parsed = read_actors(file)
    note_package(parsed.items, load_register(), parsed.faults)
    ctx.exit(tell(parsed.faults, f"{counted(len(parsed.items), 'actor')}, fine"))
