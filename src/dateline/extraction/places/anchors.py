"""Places that the gazetteer does not have: they lie where the words beside them say, or near their neighbour."""

from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.places.mention import Mention
from dateline.extraction.places.resolve import Choice, group_of
from dateline.extraction.places.strangers import CountryOf
from dateline.knowledge.gazetteer import Candidate

# A neighbour says where a place is only if it is a town or smaller; the point is as coarse as that.
_NARROW_KM, _COARSE_KM = 60.0, 30.0
_IN_CONTAINER, _BESIDE, _IN_COUNTRY = 0.5, 0.4, 0.35


def anchor(
    a: Analysis, mentions: list[Mention], choices: dict[str, Choice], country_of: CountryOf
) -> dict[str, Choice]:
    """A choice for unlisted names, by name; the first mention that tells decides."""
    found: dict[str, Choice] = {}
    only = _only_country(mentions, choices)
    country = country_of(only) if only else None
    for number, m in enumerate(mentions):
        if m.candidates or m.name in found:
            continue
        if m.container is not None and (within := choices.get(group_of(m.container))):
            found[m.name] = _at(m, within.place, f"lies in {within.place.name}", _IN_CONTAINER)
        elif (beside := _neighbour(a, mentions, number, choices)) is not None:
            found[m.name] = _at(m, beside, f"named beside {beside.name}", _BESIDE)
        elif country is not None:
            evidence = f"all that is named lies in {country.name}"
            found[m.name] = _at(m, country, evidence, _IN_COUNTRY)
    return found


def _only_country(mentions: list[Mention], choices: dict[str, Choice]) -> str | None:
    """That of all names, if something is in it: who acts may be abroad, and its capital tell of it."""
    named = [(m, choices[group_of(m)].place) for m in mentions if m.candidates]
    countries = {place.country for _, place in named}
    inside = any(m.use == "literal" and not place.is_capital for m, place in named)
    return countries.pop() if len(countries) == 1 and inside else None


def _neighbour(
    a: Analysis, mentions: list[Mention], number: int, choices: dict[str, Choice]
) -> Candidate | None:
    """The nearest located town of the sentence or of the one before; what follows is asked first."""
    sentence = a.sentence_of[mentions[number].first]
    for other in (number + 1, number - 1, number + 2, number - 2):
        if not 0 <= other < len(mentions):
            continue
        m = mentions[other]
        choice = choices.get(group_of(m)) if m.candidates and m.use == "literal" else None
        if choice is None or choice.place.radius_km > _NARROW_KM:
            continue
        if 0 <= sentence - a.sentence_of[m.first] <= 1:
            return choice.place
    return None


def _at(m: Mention, place: Candidate, evidence: str, score: float) -> Choice:
    unlisted = replace(
        place,
        id=0,
        name=m.name,
        feature="site" if "FAC" in m.reason else "natural" if "LOC" in m.reason else "city",
        population=0,
        radius_km=max(_COARSE_KM, place.radius_km),
        known=False,
        is_capital=False,
    )
    return Choice(unlisted, score, f"{evidence}, whose point it is given", ())
