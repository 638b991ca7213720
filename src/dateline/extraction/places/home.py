"""The country of a publisher, where its name tells ("The Nairobi Times", "Korea Herald")."""

from dateline.knowledge.gazetteer import Gazetteer

_CITY = 200_000


def home_of(gazetteer: Gazetteer, publisher: str | None) -> str | None:
    """ISO alpha-3, or None."""
    words = (publisher or "").split()[:8]
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            name = " ".join(words[first : first + size])
            for place in (*gazetteer.inhabitants(name), *gazetteer.lookup(name))[:1]:
                if (
                    place.country
                    and name[:1].isupper()
                    and (place.known or place.population > _CITY)
                ):
                    return place.country
    return None
