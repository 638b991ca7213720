"""Writes docs/commands.md from the command line's own help: python scripts/commands.py [--check]"""

import sys
from pathlib import Path

import click

from dateline.answers.cli import COMMANDS, cli

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
WIDTH = 100


def main() -> None:
    made = page()
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text("utf-8") != made and "docs/commands.md is not what the help says")
    PAGE.write_text(made, "utf-8")


def page() -> str:
    parts = [
        "# Commands\n\nMade from the help by scripts/commands.py.\n",
        _section("dateline", cli),
    ]
    with click.Context(cli, info_name="dateline") as whole:
        for name in COMMANDS:
            command = cli.get_command(whole, name)
            if command is not None:
                parts += _sections(f"dateline {name}", command)
    return "\n".join(parts)


def _sections(name: str, command: click.Command) -> list[str]:
    """Of a command that has others below it, theirs alone."""
    if not isinstance(command, click.Group):
        return [_section(name, command)]
    below = command.commands.items()
    return [_section(f"{name} {short}", inner) for short, inner in below]


def _section(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name, terminal_width=WIDTH)
    return f"## {name}\n\n```\n{command.get_help(context).strip()}\n```\n"


if __name__ == "__main__":
    main()
