"""Makes the places of the record from mentions and choices."""

from dateline.analysis import Analysis
from dateline.extraction.places.mention import Mention
from dateline.extraction.places.resolve import Choice, group_of
from dateline.knowledge.gazetteer import Candidate
from dateline.record import Place, PlaceMention

_UNLISTED = 0.2  # score of a name without a point


def assemble(
    a: Analysis, mentions: list[Mention], choices: dict[str, Choice], anchored: dict[str, Choice]
) -> tuple[Place, ...]:
    """One place for all names of it, in the order of their first mentions."""
    found: dict[str, list[Mention]] = {}
    chosen: dict[str, Choice] = {}
    for mention in mentions:
        listed = bool(mention.candidates)
        choice = choices.get(group_of(mention)) if listed else anchored.get(mention.name)
        key = f"{choice.place.id}" if listed and choice else f"name {mention.name}"
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
        name=_display(c, group),
        lat=c.lat,
        lon=c.lon,
        country=c.country,
        admin1=c.admin1,
        feature=c.feature,
        geonameid=c.geonameid or None,
        radius_km=c.radius_km,
        mentions=mentions,
        score=_calibrated(choice.score) if first.candidates else choice.score,
        why=_why(first, choice),
    )


def _display(c: Candidate, group: list[Mention]) -> str:
    """Our name of it; where GeoNames spells a town with accents and the report does not, the report's."""
    plain = [m.name for m in group if m.use != "demonym" and m.name.isascii()]
    return plain[0] if plain and not (c.known or c.name.isascii() or plain[0].isupper()) else c.name


def _calibrated(sure: float) -> float:
    """The share of such places that are right, name and point: .92 at best, about a third for a toss-up.

    Fitted to what was right within 161 km (or the place's radius) on GeoVirus and GeoWebNews.
    """
    return round(0.25 + 0.67 * sure**4, 2)


def _why(first: Mention, choice: Choice) -> str:
    others = " or ".join(_label(c) for c in choice.others)
    return f"{first.reason}; {choice.evidence}" + (f"; rather than {others}" if others else "")


def _label(c: Candidate) -> str:
    where = ", ".join(filter(None, (c.admin1 if c.feature != "admin1" else None, c.country)))
    return f"{c.name} ({where or c.feature})"
