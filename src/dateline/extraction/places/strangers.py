"""Small towns far from every country that the report names: a namesake is meant that the gazetteer lacks."""

from collections.abc import Callable

from dateline.extraction.places.evidence import Evidence, kilometres
from dateline.extraction.places.mention import Mention
from dateline.knowledge.gazetteer import Candidate

# Of towns below this, so far from all countries named (beyond a circle of each country's area), not one
# was meant on the development texts; larger ones are known abroad.
_SMALL, _FAR_KM = 100_000, 500.0

CountryOf = Callable[[str], Candidate | None]


def is_stranger(place: Candidate, name: str, evidence: Evidence, country_of: CountryOf) -> bool:
    """Nothing else in the report speaks for it, and what is named lies far away."""
    if place.known or place.is_capital or place.population >= _SMALL:
        return False
    named = [c for code in evidence.countries_beside(name) if (c := country_of(code))]
    if not named or evidence.speaks_for(place, name):
        return False
    return all(kilometres(place, c.lat, c.lon) > c.radius_km + _FAR_KM for c in named)


def leave_unlisted(mention: Mention, namesake: Candidate) -> None:
    """What is left is a name: where it lies, only its container or its neighbours can tell."""
    mention.reason += f", none of the name near what is named (not {namesake.country})"
    mention.candidates = ()
