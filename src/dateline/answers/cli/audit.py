"""dateline audit"""

import sys
from datetime import date
from pathlib import Path
from typing import Literal

import click

from dateline.answers.cli import options
from dateline.record import BadCall


@click.command("audit")
@options.database
@options.judge_name
@click.option(
    "--n", "size", type=click.IntRange(1, 100_000), default=100, show_default=True, help="How many."
)
@click.option(
    "--kind", type=click.Choice(["event", "claim", "figure"]), default="event", show_default=True
)
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="TYPE",
    help="Only this type (act of a claim, measure of a figure); repeatable.",
)
@click.option("--country", metavar="COUNTRY", help="Only there (of a claim: of who says it).")
@click.option("--source", metavar="PUBLISHER", help="Only by this publisher.")
@click.option("--since", metavar="DATE")
@click.option("--until", metavar="DATE")
@click.option("--seed", default=1, show_default=True, help="Another number draws another sample.")
def command(
    db: Path,
    by: str | None,
    size: int,
    kind: Literal["event", "claim", "figure"],
    types: tuple[str, ...],
    country: str | None,
    source: str | None,
    since: str | None,
    until: str | None,
    seed: int,
) -> None:
    """Judge a random sample, one key each: how much is right in your own reports, by type, with its
    interval; the rules that fail most; a paragraph for a methods section.

    Keys: r right, w wrong, t wrong type, p wrong party, s skip, u undo, q quit. Answers are kept as
    judgements (what is wrong leaves the answers); run it again to go on (docs/corrections.md)."""
    from dateline.answers.audit import Audit, Plan, key_from_pipe, key_from_terminal
    from dateline.answers.questions.countries import countries
    from dateline.store.sampling import Filters

    for name, day in (("--since", since), ("--until", until)):
        if day is not None and not _is_day(day):
            raise BadCall(f"{name} {day!r} is no date: 2022-01-05 is one")
    (code,) = countries([country]) if country else (None,)
    filters = Filters(types, code, source, since, until)
    plan = Plan(kind, filters, size, seed, options.signed(by))
    keys = key_from_terminal if sys.stdin.isatty() else key_from_pipe
    Audit(db, plan, keys, click.echo).run()


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
