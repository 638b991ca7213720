"""A name in the text that may stand for a place."""

from dataclasses import dataclass

from dateline.knowledge.gazetteer import Candidate
from dateline.record.vocabulary import PlaceFeature, PlaceUse


@dataclass(slots=True)
class Mention:
    """Tokens `first` up to and without `last`.

    reason     why it is a place; empty where that is still open
    types      features that words beside it allow, () for all
    container  the mention that says where this one lies ("Tulsa, Oklahoma"); `contained`: the other way round
    """

    first: int
    last: int
    name: str
    candidates: tuple[Candidate, ...]
    reason: str
    use: PlaceUse = "literal"
    types: tuple[PlaceFeature, ...] = ()
    container: "Mention | None" = None
    contained: "Mention | None" = None
