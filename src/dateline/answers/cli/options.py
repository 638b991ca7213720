"""Options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

all_predicates = click.option(
    "--all-predicates", is_flag=True, help="Also an event x:other for every eventive predicate."
)
claims = click.option(
    "--claims",
    type=click.Choice(["learned", "rules"]),
    default="learned",
    show_default=True,
    help="Who reads attributions: the learned reader, or rules alone (faster, finds fewer).",
)
workers = click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes."
)


def source_options[F: Callable[..., Any]](function: F) -> F:
    """--published, --publisher, --map: what the caller knows of the reports."""
    for option in (
        click.option("--map", "mapping", metavar="FIELD=COLUMN,…", help="Columns of a table: text=body,published=date."),
        click.option("--publisher", help="Publisher of reports that do not say it."),
        click.option("--published", metavar="DATE", help="Day of publication (ISO) of reports that do not say it."),
    ):  # fmt: skip
        function = option(function)
    return function
