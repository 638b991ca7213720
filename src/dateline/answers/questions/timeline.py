"""Day by day: what happened, how the numbers moved, and, apart, what is only feared or announced."""

from collections.abc import Iterable, Iterator
from typing import Any

type Item = dict[str, Any]

HAPPENED, DENIED, AHEAD, FIGURE = "happened", "denied", "ahead", "figure"
# Standings of a figure that are news: it replaces, contradicts or takes back another.
MOVES = frozenset(("revised", "contradicting", "withdrawn"))


def lines(incidents: Iterable[tuple[Item, set[str]]]) -> Iterator[Item]:
    """In the order of days, undated lines last; `kind` says what a line is."""
    found = [line for incident, statuses in incidents for line in _of(incident, statuses)]
    yield from sorted(
        found, key=lambda line: (line["day"] or "9999", line["kind"] == FIGURE, line["incident"])
    )


def _of(incident: Item, statuses: set[str]) -> Iterator[Item]:
    time = incident["time"]
    says = who(incident["accounts"])
    yield _line(incident, _kind(statuses), time["start"], time["end"], incident["title"], says)
    outlets = {account["report"]: account["outlet"] for account in incident["accounts"]}
    by_name = {f"{f['report']}/{f['figure']}": f for f in incident["figures"]}
    for figure in incident["figures"]:
        if figure["standing"] in MOVES:
            before = [by_name[name] for name in figure["against"] if name in by_name]
            source = figure["source"] or outlets.get(figure["report"]) or figure["report"]
            line = _line(incident, FIGURE, figure["said"], None, incident["title"], [source])
            yield line | {"figure": figure, "against": before}


def _line(
    incident: Item, kind: str, day: str | None, until: str | None, title: str, says: list[str]
) -> Item:
    names = ("type", "status", "independent")
    return {
        "day": day, "until": until, "kind": kind, "incident": incident["id"], "title": title,
        **{name: incident[name] for name in names}, "disputed": bool(incident["disputes"]),
        "place": incident["place"], "says": says, "figure": None, "against": [],
    }  # fmt: skip


def _kind(statuses: set[str]) -> str:
    if statuses & {"actual", "historical"}:
        return HAPPENED
    return AHEAD if statuses & {"future", "hypothetical"} else DENIED


def who(accounts: Iterable[Item]) -> list[str]:
    """Each holder or outlet once, with a stance that is no plain assertion; copies say nothing new."""
    told: dict[str, None] = {}
    for account in accounts:
        if account["copy_of"] is None:
            name = account["holder"] or account["outlet"] or account["report"]
            stance = "" if account["stance"] == "asserts" else f" {account['stance']}"
            told[f"{name}{stance}"] = None
    return list(told)
