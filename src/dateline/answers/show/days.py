"""A timeline on the terminal: a block a day; what is only feared or announced stands apart."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from dateline.answers.questions.timeline import AHEAD, FIGURE
from dateline.answers.show.answers import print_table, style_of
from dateline.answers.words import Amount, amount, span_of_days

type Item = dict[str, Any]
_COLUMNS = {"": 0, "what": 7, "status": 0, "says who": 4, "incident": 0}
_MOVES = {"revised": "was", "contradicting": "against", "withdrawn": "taken back"}


def show_days(console: Console, lines: list[Item]) -> None:
    told = [line for line in lines if line["kind"] != AHEAD]
    ahead = [line for line in lines if line["kind"] == AHEAD]
    for day, found in groupby(told, key=lambda line: line["day"]):
        console.print(Text(f"\n{day or 'undated'}", style="bold"))
        _print(console, found)
    if ahead:
        console.print(
            Text("\nFeared, forecast, announced: not known to have happened", style="bold")
        )
        _print(console, ahead, dated=True)


def _print(console: Console, lines: Iterable[Item], *, dated: bool = False) -> None:
    rows = [(_cells(line, dated=dated), style_of(line)) for line in lines]
    table_columns = _COLUMNS if dated else {k: v for k, v in _COLUMNS.items() if k}
    print_table(console, table_columns, rows, header=False)


def _cells(line: Item, *, dated: bool) -> list[str]:
    when = [span_of_days(line["day"], line["until"] or line["day"]) if line["day"] else ""]
    status = f"≠ {line['status']}" if line["disputed"] else line["status"]
    what = _figure(line) if line["kind"] == FIGURE else _what(line, dated=dated)
    return [*(when if dated else ()), what, status, "; ".join(line["says"]), line["incident"]]


def _what(line: Item, *, dated: bool) -> str:
    until = (
        f" (to {line['until']})" if not dated and line["until"] not in (None, line["day"]) else ""
    )
    return str(line["title"]) + until


def _figure(line: Item) -> str:
    """ "▸ killed: 225 (was 164)"."""
    figure = line["figure"]
    others = ", ".join(dict.fromkeys(_amount(other) for other in line["against"]))
    moved = f" ({_MOVES[figure['standing']]} {others})".replace(" )", ")")
    scope = figure["scope"]["place"]
    return f"▸ {figure['measure']}: {_amount(figure)}{moved}" + (f", {scope}" if scope else "")


def _amount(figure: Item) -> str:
    return amount(Amount(figure["value"], figure["low"], figure["high"], figure["qualifier"]))
