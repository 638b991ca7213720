"""A readable name of an incident, out of what is coded and nothing else."""

import calendar
import functools
from collections.abc import Sequence
from datetime import date

from dateline.casebook.accounts import articles_of
from dateline.casebook.facts import told_as_done
from dateline.casebook.scope import date_of
from dateline.casebook.shapes import EventView, Party
from dateline.casebook.words import read_rows
from dateline.record.incident import IncidentPlace, IncidentTime

# Who is not worth a place in a title.
_ANYBODY = frozenset(("people", "persons", "person", "man", "men", "group", "groups"))
_NOT_YET = {"future": "to come", "hypothetical": "not said to have happened", "negated": "denied"}
# Acts that two do together, where neither is the one it is done to.
_TOGETHER = frozenset(("AGREE", "CONSULT", "COOPERATE"))


def title(
    views: Sequence[EventView], kind: tuple[str, str | None], place: IncidentPlace | None,
    time: IncidentTime,
) -> str:  # fmt: skip
    """ "Demonstration by miners, Aktau, 5 January 2022"; "(to come)" where nobody says it was."""
    done = told_as_done(views)
    parts = [_act(done, kind), place.name if place else "", days_words(time.start, time.end)]
    words = ", ".join(part for part in parts if part)
    status = _NOT_YET.get(done[0].status)
    return f"{words} ({status})" if status else words


def _act(views: Sequence[EventView], kind: tuple[str, str | None]) -> str:
    name, of = _name(views, *kind)
    struck = _agreed(views, [view.recipients for view in views])
    doers = _agreed(views, [view.actors for view in views])
    doers = [name for name in doers if name not in struck]
    # "Promise by the ministry": who binds itself needs no other.
    if kind[0] in _TOGETHER and not struck and not (kind[0] == "AGREE" and len(doers) == 1):
        return f"{name} of {' and '.join(doers[:2])}" if len(doers) > 1 else name
    by = f" by {doers[0]}" if doers else ""
    to = f" {of} {struck[0]}" if of and struck else ""
    return name + to + by if of == "of" else name + by + to


def _agreed(views: Sequence[EventView], sides: Sequence[Sequence[Party]]) -> list[str]:
    """The names that most articles have on this side, in their order."""
    articles = articles_of(views)
    voters: dict[str, set[str]] = {}
    for view, side in zip(views, sides, strict=True):
        for party in side:
            if _telling(party, view):
                voters.setdefault(_in_sentence(party), set()).add(articles[view.report.key])
    half = len(set(articles.values())) / 2
    return [name for name, articles_ in voters.items() if len(articles_) > half]


def _telling(party: Party, view: EventView) -> bool:
    """Says something: not "people", not the country in which it happened; and no private person,
    whose name belongs in no title."""
    public = party.kind != "person" or party.register is not None
    home = party.kind == "country" and view.place and view.place.country == party.country
    return public and not home and not nobody(party)


def nobody(party: Party) -> bool:
    """ "People", an unidentified group: nobody in particular."""
    return party.name.casefold() in _ANYBODY or party.name.startswith("unidentified")


def _name(views: Sequence[EventView], type_: str, mode: str | None) -> tuple[str, str]:
    triggers = [view.trigger_words.casefold() for view in views]
    for row in _rows().get((type_, mode or ""), []) + _rows().get((type_, ""), []):
        starts = tuple(row["trigger"].split("|")) if row["trigger"] else ("",)
        if 2 * sum(_begins(t, starts) for t in triggers) > len(triggers):
            return row["name"].replace("{trigger}", triggers[0]), row["of"]
    words = views[0].trigger_words if type_ == "x:other" else type_.removeprefix("x:")
    return words.replace("_", " ").capitalize(), ""


def _begins(trigger: str, starts: tuple[str, ...]) -> bool:
    """The words of a trigger, or one of them."""
    return trigger.startswith(starts) or any(w.startswith(starts) for w in trigger.split())


def _in_sentence(party: Party) -> str:
    """Roles begin with a capital only where a sentence did: "Demonstrators"."""
    return party.name.lower() if party.kind == "role" and " " not in party.name else party.name


@functools.cache
def _rows() -> dict[tuple[str, str], list[dict[str, str]]]:
    """Rows of a type and mode, those with a trigger first."""
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in read_rows("titles.tsv", "type", "mode", "trigger", "name", "of"):
        found.setdefault((row["type"], row["mode"]), []).append(row)
    return {key: sorted(rows, key=lambda row: not row["trigger"]) for key, rows in found.items()}


def days_words(start: str | None, end: str | None) -> str:
    """ "5 January 2022", "5–7 January 2022", "January 2022", "2021"; empty where not known."""
    one, two = date_of(start), date_of(end)
    if one is None or two is None:
        return ""
    if one == two:
        return _day(one)
    last = calendar.monthrange(two.year, two.month)[1]
    if one.day == 1 and two.day == last and one.year == two.year:
        if one.month == two.month:
            return f"{_month(one)} {one.year}"
        if (one.month, two.month) == (1, 12):
            return str(one.year)
    if (one.year, one.month) == (two.year, two.month):
        return f"{one.day}–{_day(two)}"
    if one.year == two.year:
        return f"{one.day} {_month(one)} – {_day(two)}"
    return f"{_day(one)} – {_day(two)}"


def _day(day: date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


def _month(day: date) -> str:
    return _MONTHS[day.month - 1]


# Not of the calendar module: those follow the locale.
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
