"""Makes the places of the record from mentions and choices."""

from dateline.analysis import Analysis
from dateline.extraction.places.mention import Mention
from dateline.extraction.places.resolve import Choice, group_of
from dateline.knowledge.gazetteer import Candidate
from dateline.record import Place, PlaceMention

# An unlisted name is given the point of its container or neighbour: how sure that can be.
_UNLISTED = 0.3


def assemble(
    a: Analysis,
    mentions: list[Mention],
    choices: dict[str, Choice],
) -> tuple[Place, ...]:
    """One place for all names of it, in the order of their first mentions."""
    found: dict[str, list[Mention]] = {}
    chosen: dict[str, Choice] = {}
    for mention in mentions:
        choice = choices.get(group_of(mention)) if mention.candidates else None
        key = f"{choice.place.id}" if choice else f"name {mention.name}"
        found.setdefault(key, []).append(mention)
        if choice:
            chosen.setdefault(key, choice)
    return tuple(
        _place(a, f"p{number}", group, chosen.get(key))
        for number, (key, group) in enumerate(found.items(), 1)
    )


def _place(a: Analysis, id_: str, group: list[Mention], choice: Choice | None) -> Place:
    mentions = tuple(PlaceMention(a.starts[m.first], a.ends[m.last - 1], m.use) for m in group)
    first = group[0]
    if choice is None:
        return Place(
            id_, first.name, None, None, None, None, "site" if "FAC" in first.reason else "city",
            None, None, mentions, _UNLISTED, first.reason,
        )  # fmt: skip
    c = choice.place
    return Place(
        id=id_,
        name=c.name,
        lat=c.lat,
        lon=c.lon,
        country=c.country,
        admin1=c.admin1,
        feature=c.feature,
        geonameid=c.geonameid,
        radius_km=c.radius_km,
        mentions=mentions,
        score=choice.score,
        why=_why(first, choice),
    )


def _why(first: Mention, choice: Choice) -> str:
    others = " or ".join(_label(c) for c in choice.others)
    return f"{first.reason}; {choice.evidence}" + (f"; rather than {others}" if others else "")


def _label(c: Candidate) -> str:
    where = ", ".join(filter(None, (c.admin1 if c.feature != "admin1" else None, c.country)))
    return f"{c.name} ({where or c.feature})"
