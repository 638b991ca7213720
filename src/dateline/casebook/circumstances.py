"""Day, place, figures and parties that two events share, where they are told: evidence that is stated."""

from dateline.casebook.apart import window
from dateline.casebook.parties import can_meet, in_role
from dateline.casebook.running import VICTIMS, one_toll
from dateline.casebook.sketch import UNREAL, Sketch


def circumstances(a: Sketch, b: Sketch) -> dict[str, float]:
    """By the names of `linking.tsv`; nothing where nothing is told.

    Events of no type have no parties, and the places and days that stand near them are often not theirs.
    """
    if "x:other" in (a.type, b.type):
        return {}
    found = _days(a, b) | _sites(a, b) | _figures(a, b) | _parties(a, b)
    found |= _triggers(a, b)
    # The reader has joined what one report tells twice, so what it left apart is apart.
    return found | {"one report, typed": float(a.setting.report == b.setting.report)}


def _days(a: Sketch, b: Sketch) -> dict[str, float]:
    one, other = window(a), window(b)
    if one is None or other is None:
        return {}
    stated = [s.days is not None and s.days.stated for s in (a, b)]
    short = max(one[1] - one[0], other[1] - other[0]) <= 1
    if all(stated) and short:
        return {"same day": 1.0} if one == other else {"next day": 1.0}
    return {"days can agree": 1.0}


def _sites(a: Sketch, b: Sketch) -> dict[str, float]:
    one, other = a.site, b.site
    if one is None or other is None:
        return {}
    if one.name == other.name:
        return {"same place" if one.level == "place" else "same region": 1.0}
    return {"same country": 1.0} if one.country and one.country == other.country else {}


def _figures(a: Sketch, b: Sketch) -> dict[str, float]:
    """A toll that differs says nothing, for tolls are revised; other counts are of other days."""
    if {*a.figures} & {*b.figures}:
        found = {"same figure": 1.0}
    else:
        measures = [{f.split()[0] for f in s.figures} - VICTIMS for s in (a, b)]
        found = {"other count": 1.0} if measures[0] & measures[1] else {}
    return found | ({"running toll": 1.0} if one_toll(a, b) else {})


def _parties(a: Sketch, b: Sketch) -> dict[str, float]:
    found = {}
    for role, name in (("by", "doer"), ("to", "target")):
        one, other = in_role(a, role), in_role(b, role)
        if one and other:
            found[f"same {name}" if can_meet(one, other) else f"other {name}"] = 1.0
    return found


def _triggers(a: Sketch, b: Sketch) -> dict[str, float]:
    """Another word for it is another act more often than not; an order to fire is no killing."""
    if not {*a.acts}.isdisjoint(b.acts):
        return {}
    unreal = (a.status in UNREAL) != (b.status in UNREAL)
    return {"other words": 1.0, "other words, one unreal": float(unreal)}
