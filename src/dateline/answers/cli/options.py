"""Options that several commands share."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click

from dateline.record import BadCall

all_predicates = click.option(
    "--all-predicates", is_flag=True, help="Also an event x:other for every eventive predicate."
)
claims = click.option(
    "--claims",
    type=click.Choice(["learned", "large", "rules"]),
    default="learned",
    show_default=True,
    help="Who reads attributions and acts: the learned reader, with a larger model that you have built (slower; docs/claims.md), or rules alone (faster, finds fewer).",
)
workers = click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes."
)
own_file = click.argument("file", metavar="FILE")


class OwnFiles(NamedTuple):
    """The files of --register, --lexicon, --ontology, in the order that load_own takes them."""

    register: str | None
    lexicon: str | None
    ontology: str | None


def own[F: Callable[..., Any]](function: F) -> F:
    """--register, --lexicon, --ontology: what the user adds (`own`: OwnFiles)."""

    @functools.wraps(function)
    def with_files(
        *args: Any, register: str | None, lexicon: str | None, ontology: str | None, **rest: Any
    ) -> Any:
        return function(*args, own=OwnFiles(register, lexicon, ontology), **rest)

    wrapped: Any = with_files
    for option in (
        click.option("--ontology", metavar="FILE", help="Your own types of events."),
        click.option("--lexicon", metavar="FILE", help="Your own words for acts; they go before the package's."),
        click.option("--register", metavar="FILE", help="Your own actors; they go before the package's (docs/own.md)."),
    ):  # fmt: skip
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return]


def sample[F: Callable[..., Any]](function: F) -> F:
    """--sample REPORTS…: what to try the user's own on (`sample` and `reports` together)."""
    for option in (
        click.argument("reports", nargs=-1, metavar=""),
        click.option("--sample", multiple=True, metavar="REPORTS…", help="What to try it on: files, folders; else the demo's reports."),
    ):  # fmt: skip
        function = option(function)
    return function


def output_options[F: Callable[..., Any]](function: F) -> F:
    """--format, --out: how the records are shown (`shape`, `out`)."""
    shapes = click.Choice(["table", "json", "jsonl", "csv"])
    for option in (
        click.option("--out", metavar="DIR", help="With --format csv: a table a kind into this folder."),
        click.option("--format", "shape", type=shapes, default="table", show_default=True),
    ):  # fmt: skip
        function = option(function)
    return function


def check_output(shape: str, out: str | None) -> None:
    """Raises BadCall for a folder that nothing would be written into."""
    if out and shape != "csv":
        raise BadCall("--out goes with --format csv")


def source_options[F: Callable[..., Any]](function: F) -> F:
    """--published, --publisher, --map: what the caller knows of the reports."""
    for option in (
        click.option("--map", "mapping", metavar="FIELD=COLUMN,…", help="Columns of a table: text=body,published=date."),
        click.option("--publisher", help="Publisher of reports that do not say it."),
        click.option("--published", metavar="DATE", help="Day of publication (ISO) of reports that do not say it."),
    ):  # fmt: skip
        function = option(function)
    return function


follow = click.option(
    "--follow", is_flag=True, help="Fetch the pages that a feed or a sitemap in a file names, too."
)
snapshot = click.option(
    "--snapshot",
    is_flag=True,
    help="Keep the raw input of each report too, as WARC records in the casebook (docs/sources.md).",
)
database = click.option(
    "--db",
    type=click.Path(path_type=Path),
    envvar="DATELINE_DB",
    default=Path("casebook.dateline"),
    show_default=True,
    metavar="FILE",
    help="The casebook (else $DATELINE_DB).",
)


def deed[F: Callable[..., Any]](function: F) -> F:
    """--by, --note: who does it, and why."""
    for option in (
        click.option("--note", required=True, metavar="WHY", help="Why."),
        click.option("--by", required=True, metavar="NAME", help="Who does it."),
    ):
        function = option(function)
    return function


judge_name = click.option(
    "--by", envvar="DATELINE_BY", metavar="NAME", help="Who judges (else $DATELINE_BY)."
)


def signed(by: str | None) -> str:
    """The name. Raises BadCall where there is none, or it is no line."""
    name = " ".join((by or "").split())
    if not name:
        raise BadCall("say who judges: --by NAME (or $DATELINE_BY)")
    if len(name) > 200 or not name.isprintable():
        raise BadCall("--by: a name in one line is expected")
    return name
