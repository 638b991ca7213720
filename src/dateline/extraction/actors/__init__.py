"""Who acts in a report: names, countries, offices, roles; and a look-up for other finders."""

from dateline.extraction.actors.finder import find_actors
from dateline.extraction.actors.lookup import ActorIndex

__all__ = ["ActorIndex", "find_actors"]
