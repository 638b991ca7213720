"""dateline judge ITEM DECISION"""

from pathlib import Path

import click

from dateline.answers.cli import options
from dateline.record import BadCall


@click.command("judge")
@click.argument("item")
@click.argument("decision", metavar="wrong|right|set|add|withdraw|same|different")
@click.argument("values", nargs=-1, metavar="[FIELD=VALUE… | KIND | OTHER]")
@options.database
@options.judge_name
@click.option("--note", metavar="TEXT", help="Why.")
@click.option(
    "--span", "words", metavar="WORDS", help="add: the words of the text at which the item stands."
)
@click.option(
    "--nth", type=click.IntRange(1), help="add: which of several places with these words."
)
@click.option(
    "--set", "sets", multiple=True, metavar="FIELD=VALUE", help="add: a field of the new item."
)
def command(
    item: str,
    decision: str,
    values: tuple[str, ...],
    db: Path,
    by: str | None,
    note: str | None,
    words: str | None,
    nth: int | None,
    sets: tuple[str, ...],
) -> None:
    """Say of an item that it is wrong or right, set a field, add what was missed, or say that two
    events or incidents are the same or different. Every judgement is signed and dated, and kept
    through re-reading and upgrades; `withdraw` takes it back (docs/corrections.md).

    \b
    dateline judge REPORT/e3 wrong --by Ana --note "a film"
    dateline judge REPORT/e3 set type=COERCE actors="Interior Ministry" --by Ana
    dateline judge REPORT add event --span "opened fire" --set type=ASSAULT --by Ana
    dateline judge REPORT/e3 same OTHER/e1 --by Ana
    dateline judge j-3f0c… withdraw --by Ana

    ITEM is REPORT/ID (the report by its key or your own id), an incident (i-…: all its events; its
    first event for same and different), for add a report, for withdraw also a judgement (j-…)."""  # noqa: D301  # \b keeps the lines apart
    from dateline.answers.judging import DECISIONS, Call, judge

    if decision not in DECISIONS:
        raise BadCall(f"judge: {decision!r} is none of {', '.join(DECISIONS)}")
    if decision != "add" and (words or nth or sets):
        raise BadCall("judge: --span, --nth and --set go with add")
    call = Call(item, decision, (*values, *sets), options.signed(by), note, words, nth)
    for line in judge(db, call):
        click.echo(line)
