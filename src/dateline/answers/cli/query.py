"""What the commands that ask a casebook share: filters, formats, pages."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.answers.cli import options
from dateline.record import BadCall

if TYPE_CHECKING:
    from dateline.answers.questions.answer import Answer

_SEVERAL = {
    "type": ("TYPE", "Type of the event: PROTEST, ASSAULT, x:disaster …"),
    "mode": ("MODE", "Mode of the event: riot, arrest …"),
    "act": ("ACT", "What kind of saying it is: deny, warn, accuse …"),
    "measure": ("MEASURE", "What is counted: killed, arrested …"),
    "country": ("COUNTRY", "ISO code or name: of the place; of who speaks (claims); of itself (actors)."),
    "place": ("NAME", "A place by its name, or a part of it."),
    "actor": ("NAME", "Who does it: a name or words of it."),
    "recipient": ("NAME", "To whom it is done: a name or words of it."),
    "holder": ("NAME", "Who says so: a name or words of it."),
    "source": ("PUBLISHER", "The outlet that published the report."),
    "status": ("STATUS", ""),
    "report": ("REPORT", "The report's key, or the id it came with."),
}  # fmt: skip
_ONE = {
    "since": ("DATE", "From this day, month or year on (what lasts counts while it lasts)."),
    "until": ("DATE", "Up to and with this day, month or year."),
    "text": ("WORDS", 'All these words in what is told; "in quotes" together, word* as a beginning.'),
    "changed_since": ("DATE", "Added (incidents: changed) in the casebook since."),
    "as_of": ("DATE", "What the casebook knew then: only reports published by this day."),
}  # fmt: skip
_STATUSES = {
    "events": "actual, historical, future, hypothetical, negated.",
    "incidents": "single-source, corroborated, disputed, retracted.",
}
_TOLD = (
    "type",
    "mode",
    "country",
    "place",
    "actor",
    "recipient",
    "holder",
    "source",
    "status",
    "disputed",
    "measure",
)
_WHEN = ("since", "until", "text", "report", "min_score", "changed_since", "as_of")
_OPTIONS: dict[str, tuple[str, ...]] = {
    "events": (*_TOLD, *_WHEN, "all_predicates"),
    "claims": ("act", "holder", "country", "source", "disputed", *_WHEN),
    "figures": ("measure", "type", "country", "place", "holder", "source", "disputed", *_WHEN),
    "incidents": (*_TOLD, *_WHEN, "all_predicates"),
    "timeline": (*_TOLD, *_WHEN, "all_predicates"),
    "actors": ("actor", "country", "source", *(w for w in _WHEN if w != "min_score")),
    "places": ("place", "country", "source", *(w for w in _WHEN if w != "min_score")),
}  # fmt: skip
FORMATS = ("table", "csv", "json", "jsonl", "parquet", "geojson")


def make_command(kind: str, told: str) -> click.Command:
    """The command that asks for one kind of thing; `told`: its help."""

    def callback(
        db: Path, shape: str, out: str | None, limit: int | None, offset: int, **asked: Any
    ) -> None:
        from dateline.answers.questions.answer import Answer

        if kind == "incidents" and shape != "table":
            asked["all_predicates"] = True  # exports hold every incident
        given: Any = {
            name: value for name, value in asked.items() if value not in (None, (), False)
        }
        answer = Answer(db, kind, given, limit, offset)
        if shape == "table":
            _show(answer, out)
        else:
            _export(answer, shape, out)

    params: list[click.Parameter] = [*filter_options(kind), *_pages()]
    command = click.Command(kind, callback=callback, params=params, help=told)
    options.database(command)
    return command


def _show(answer: "Answer", out: str | None) -> None:
    """A page for a terminal, and how many more there are."""
    from dataclasses import replace

    from dateline.answers.show.answers import PAGE, show_answer

    if out:
        raise BadCall("--out goes with --format csv, json, jsonl, parquet or geojson")
    items = list(answer if answer.limit is not None else replace(answer, limit=PAGE))
    show_answer(answer.kind, items)
    if len(items) < (PAGE if answer.limit is None else answer.limit):
        return
    many = answer.counted()
    more = None if many is None else many - answer.offset - len(items)
    if more != 0:
        told = "more" if more is None else f"{more:,} more"
        click.echo(f"{told}: --limit N, --offset N, or --format jsonl for all")


def _export(answer: "Answer", shape: str, out: str | None) -> None:
    from dateline.answers.export import write
    from dateline.answers.files import replaced

    if shape == "parquet" and not out and sys.stdout.isatty():
        raise BadCall("--format parquet: no text: name a file with --out FILE")
    with replaced(Path(out or "-")) as file:
        write(answer, shape, file.buffer)


def filter_options(kind: str) -> list[click.Option]:
    """The filters by which a kind can be asked for."""
    return [_option(kind, name) for name in _OPTIONS[kind]]


def _option(kind: str, name: str) -> click.Option:
    flag = f"--{name.replace('_', '-')}"
    if name in _SEVERAL:
        metavar, told = _SEVERAL[name]
        told = told or _STATUSES["events" if kind == "events" else "incidents"]
        return click.Option([flag], multiple=True, metavar=metavar, help=told)
    if name in _ONE:
        metavar, told = _ONE[name]
        return click.Option([flag], metavar=metavar, help=told)
    if name == "min_score":
        return click.Option(
            [flag], type=click.FloatRange(0, 1), help="Leave out what is less sure."
        )
    told = {"disputed": "Only what is disputed.", "all_predicates": "Also x:other."}[name]
    return click.Option([flag], is_flag=True, help=told)


def _pages() -> list[click.Option]:
    shapes = click.Choice(FORMATS)
    return [
        click.Option(["--format", "shape"], type=shapes, default="table", show_default=True),
        click.Option(["--out"], metavar="FILE", help="Where it goes; else standard output."),
        click.Option(["--limit"], type=click.IntRange(0), metavar="N", help="At most so many (a table shows 50)."),
        click.Option(["--offset"], type=click.IntRange(0), default=0, metavar="N", help="Pass over the first N."),
    ]  # fmt: skip
