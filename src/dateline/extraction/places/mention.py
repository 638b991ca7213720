"""A name in the text that may stand for a place."""

from dataclasses import dataclass, field

from dateline.knowledge.gazetteer import Candidate
from dateline.record.vocabulary import PlaceFeature, PlaceUse


@dataclass(slots=True)
class Mention:
    """Tokens `first` up to and without `last`. `types`: features that words beside it allow, () for all.

    `container`: the mention that says where this one lies ("Tulsa, Oklahoma"); `reason`: why it is a place.
    """

    first: int
    last: int
    name: str
    candidates: tuple[Candidate, ...]
    reason: str
    use: PlaceUse = "literal"
    types: tuple[PlaceFeature, ...] = ()
    container: "Mention | None" = None
    contains: bool = field(default=False)
