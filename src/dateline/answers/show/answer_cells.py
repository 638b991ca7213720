"""How parts of answers are put into words."""

from typing import Any

from dateline.answers.questions.timeline import who
from dateline.answers.words import Amount, amount, span_of_days

type Item = dict[str, Any]


def days(time: Item | None) -> str:
    """2022-01-05, 2022-01-05…08, 2022-01, 2022."""
    return span_of_days(time["start"], time["end"]) if time and time["start"] else ""


def kind_of(event: Item) -> str:
    """TYPE/mode “trigger”, and its status unless it simply happened."""
    kind = event["type"] + (f"/{event['mode']}" if event["mode"] else "")
    status = "" if event["status"] == "actual" else f" ({event['status']})"
    return f"{kind} “{event['trigger']['text']}”{status}"


def parties(event: Item) -> str:
    actors, recipients = (
        ", ".join(party["name"] for party in event[role]) for role in ("actors", "recipients")
    )
    return f"{actors} → {recipients}" if recipients else actors


def tellers(event: Item) -> str:
    outlet = event["report"]["publisher"] or event["report"]["id"]
    told = ({**t, "outlet": outlet, "report": "", "copy_of": None} for t in event["tellings"])
    return "; ".join(who(told))


def number(figure: Item) -> str:
    return amount(Amount(*(figure.get(name) for name in Amount._fields)))  # type: ignore[arg-type]


def number_scope(figure: Item) -> str:
    """Where, who is counted, as a part of what, since when, as of when."""
    group, window = figure["group"], figure["window"] or {"start": None, "end": None}
    parts = [
        figure["place"] and figure["place"]["name"],
        group["actor"] and group["actor"]["name"],
        *(group[name] for name in ("age", "status")),
        figure["part_of"] and f"part of {figure['part_of'].rpartition('/')[2]}",
        figure["count"] == "running" and "running total",
        figure["as_of"] and f"as of {figure['as_of']}",
        span_of_days(window["start"], window["end"]) if window["start"] else "",
    ]
    return ", ".join(part for part in parts if part)
