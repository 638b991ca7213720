"""What a set of rules makes of the views of one incident: which enter, and into what they split."""

from collections.abc import Iterable, Sequence

from dateline.casebook.accounts import affirms
from dateline.casebook.holders import OFFICIAL, name_key
from dateline.casebook.rules import Rules
from dateline.casebook.shapes import EventView, Party, PlaceView, view_order

# Doers that are organised, beside the bodies of states: rebels, militias and other armed groups.
_ARMED = frozenset(("REB", "UAF", "PAR", "CRM"))


def divide(views: Iterable[EventView], rules: Rules) -> list[tuple[EventView, ...]]:
    """The views as the incidents of these rules, in order; none where they do not enter.

    A report that leaves out the day goes with the last day before it was published; one that
    leaves out the place or a side with the first that has it, in order of the name.
    """
    groups: list[list[EventView]] = [sorted(views, key=view_order)]
    for split in rules.split:
        groups = [part for group in groups for part in _apart(group, split)]
    return [tuple(group) for group in groups if group and enters(group, rules)]


def enters(views: Sequence[EventView], rules: Rules) -> bool:
    """Whether these views make an incident under the rules."""
    told = [v for v in views if rules.types is None or v.type in rules.types]
    if not any(t.status in rules.statuses for v in told for t in v.tellings):
        return False
    if rules.deaths and not any(_deadly(view) for view in told):
        return False
    return not rules.two_sides or any(_organised(v.actors) and v.recipients for v in told)


def _deadly(view: EventView) -> bool:
    counted = any(f.measure == "killed" and (f.value or f.low or 0) >= 1 for f in view.figures)
    return counted or any(victim.status == "killed" for victim in view.victims)


def _organised(parties: Sequence[Party]) -> bool:
    return any(
        not OFFICIAL.union(_ARMED).isdisjoint(party.sectors) or party.kind == "country"
        for party in parties
    )


def _apart(views: Sequence[EventView], split: str) -> list[list[EventView]]:
    groups: dict[str, list[EventView]] = {}
    without: list[EventView] = []
    for view in views:
        if key := _KEYS[split](view):
            groups.setdefault(key, []).append(view)
        else:
            without.append(view)
    if not groups:
        return [without]
    for view in without:
        groups[_nearest(view, sorted(groups), split)].append(view)
    return [sorted(group, key=view_order) for group in groups.values()]


def _nearest(view: EventView, keys: Sequence[str], split: str) -> str:
    """Where a view goes that leaves it out: to the last day before it was published."""
    if split != "day" or not view.report.published:
        return keys[0]
    return next((key for key in reversed(keys) if key <= view.report.published), keys[0])


def _day(view: EventView) -> str:
    """The day on which it begins, where it is told to the day and affirmed."""
    time = view.time
    if time is None or time.start is None or not time.stated:
        return ""
    if not any(affirms(telling) for telling in view.tellings):
        return ""
    return time.start if time.start == time.end or time.precision == "range" else ""


def _location(view: EventView) -> str:
    """A town or a site; a country or a region says only in which of them it was."""
    place: PlaceView | None = view.place
    if place is None or place.feature not in ("city", "site", "admin2", "natural"):
        return ""
    return f"{place.country}:{name_key(place.name) or place.name}"


def _dyad(view: EventView) -> str:
    sides = [sorted({_side(p) for p in group}) for group in (view.actors, view.recipients)]
    return " | ".join(sorted(" ".join(side) for side in sides)) if all(sides) else ""


def _side(party: Party) -> str:
    """A state's bodies are one side; civilians are one; groups stand for themselves."""
    if party.kind == "country" or OFFICIAL.intersection(party.sectors):
        return f"{party.country}:state"
    if "CVL" in party.sectors:
        return f"{party.country}:civilians"
    return f"{party.country}:{name_key(party.name)}"


_KEYS = {"day": _day, "location": _location, "dyad": _dyad}
