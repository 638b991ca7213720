"""Answers of a casebook on the terminal: one row a line, who says so, what is disputed."""

from collections.abc import Callable, Iterable
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from dateline.answers.questions.timeline import who
from dateline.answers.show import make_console
from dateline.answers.show.answer_cells import days, kind_of, number, number_scope, parties, tellers
from dateline.answers.words import clean

type Item = dict[str, Any]
type Cells = Callable[[Item], list[str]]

# Rows of a page where no --limit says otherwise.
PAGE = 50
# Width where nobody is looking: lines are not folded, so they are given more room.
WIDTH = 160
STYLES = {
    "disputed": "yellow", "retracted": "strike", "historical": "dim", "future": "cyan",
    "hypothetical": "italic", "negated": "strike",
}  # fmt: skip
# Kind → columns with their share of the width; 0: as wide as what is in it.
COLUMNS: dict[str, dict[str, int]] = {
    "events": {"when": 0, "what": 4, "who → whom": 5, "where": 2, "says who": 4, "id": 0},
    "claims": {"said": 0, "who": 3, "act": 0, "what": 7, "outlet": 2, "id": 0},
    "figures": {"said": 0, "how many": 0, "measure": 0, "of": 3, "scope": 3, "says who": 4, "id": 0},
    "incidents": {"when": 0, "what": 6, "status": 0, "reports": 0, "says who": 4, "id": 0},
    "actors": {"who": 4, "kind": 0, "country": 0, "sectors": 0, "reports": 0, "mentions": 0, "first": 0, "last": 0},
    "places": {"where": 4, "feature": 0, "country": 0, "admin1": 2, "reports": 0, "mentions": 0, "first": 0, "last": 0},
}  # fmt: skip


def show_answer(kind: str, items: list[Item]) -> None:
    console = make_console(WIDTH)
    if not items:
        console.print("nothing found")
    elif kind == "timeline":
        from dateline.answers.show.days import show_days

        show_days(console, items)
    else:
        print_table(console, COLUMNS[kind], ((CELLS[kind](i), style_of(i)) for i in items))


def print_table(
    console: Console,
    columns: dict[str, int],
    rows: Iterable[tuple[list[str], str]],
    *,
    header: bool = True,
) -> None:
    """Every row is one line: what is too long ends in …"""
    table = Table(show_header=header, expand=True, box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)  # fmt: skip
    for name, ratio in columns.items():
        table.add_column(name, ratio=ratio or None, no_wrap=True, overflow="ellipsis")
    for cells, style in rows:
        table.add_row(*map(clean, cells), style=style)
    console.print(table)


def style_of(item: Item) -> str:
    if item.get("disputed") or item.get("disputes"):
        return STYLES["disputed"]
    return STYLES.get(item.get("status", ""), "")


def _event(event: Item) -> list[str]:
    mark = "≠ " if event["disputed"] else ""
    return [
        days(event["time"]), mark + kind_of(event), parties(event), event["place"]["name"] if event["place"] else "",
        tellers(event), event["id"],
    ]  # fmt: skip


def _claim(claim: Item) -> list[str]:
    about = "".join(f" [{a['relation']}]" for a in claim["about"])
    words = " … ".join(part["text"] for part in claim["content"])
    return [
        claim["said"] or "", claim["holder"] or "unnamed", claim["act"], words + about,
        claim["report"]["publisher"] or "", claim["id"],
    ]  # fmt: skip


def _figure(figure: Item) -> list[str]:
    outlet = figure["report"]["publisher"] or figure["report"]["id"]
    holder = f"{figure['holder']} ({outlet})" if figure["holder"] else outlet
    return [
        figure["said"] or "", number(figure), figure["measure"], figure["of"] or "", number_scope(figure),
        holder, figure["id"],
    ]  # fmt: skip


def _incident(incident: Item) -> list[str]:
    reports = len({e["report"] for e in incident["events"]})
    independent = incident["independent"]
    of = f"{independent} of {reports}" if independent != reports else str(reports)
    status = f"≠ {incident['status']}" if incident["disputes"] else incident["status"]
    return [
        days(incident["time"]),
        incident["title"],
        status,
        of,
        "; ".join(who(incident["accounts"])),
        incident["id"],
    ]


def _actor(actor: Item) -> list[str]:
    return [
        actor["name"], actor["kind"], actor["country"] or "", " ".join(actor["sectors"]), str(actor["reports"]),
        str(actor["mentions"]), actor["first"], actor["last"],
    ]  # fmt: skip


def _place(place: Item) -> list[str]:
    return [
        place["name"], place["feature"], place["country"] or "", place["admin1"] or "", str(place["reports"]),
        str(place["mentions"]), place["first"], place["last"],
    ]  # fmt: skip


CELLS: dict[str, Cells] = {
    "events": _event, "claims": _claim, "figures": _figure, "incidents": _incident,
    "actors": _actor, "places": _place,
}  # fmt: skip
