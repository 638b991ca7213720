"""Day, place, figures and parties that two events share, where they are told: evidence that is stated."""

from dateline.casebook.apart import window
from dateline.casebook.sketch import Party, Sketch


def circumstances(a: Sketch, b: Sketch) -> dict[str, float]:
    """By the names of `linking.tsv`; nothing where nothing is told.

    Events of no type have no parties, and the places and days that stand near them are often not theirs.
    """
    if "x:other" in (a.type, b.type):
        return {}
    found = _days(a, b) | _sites(a, b) | _figures(a, b) | _parties(a, b)
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
    """A figure that differs says nothing: tolls are revised."""
    return {"same figure": 1.0} if set(a.figures) & set(b.figures) else {}


def _parties(a: Sketch, b: Sketch) -> dict[str, float]:
    found = {}
    for role, name in (("by", "same doer"), ("to", "same target")):
        one, other = (
            [p for p in s.parties if p.role == role and p.kind != "place"] for s in (a, b)
        )
        if one and other:
            same = any(is_same(p, q) for p in one for q in other)
            found[name if same else name.replace("same", "other")] = 1.0
    return found


def is_same(p: Party, q: Party) -> bool:
    """By register, by a word of the name, or as roles and bodies of one country ("police", "troops")."""
    if p.register and q.register:
        return p.register == q.register
    if set(p.words) & set(q.words):
        return True
    unnamed = {p.kind, q.kind} & {"role", "country"}
    return bool(unnamed) and p.country is not None and p.country == q.country
