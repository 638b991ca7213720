"""What stands around a mention: words of kind ("the city of Hama", "Bulacan province") and containers."""

from dateline.analysis import Analysis
from dateline.extraction.places.mention import Mention
from dateline.knowledge.placewords import PlaceWords
from dateline.record.vocabulary import PlaceFeature

_BETWEEN = frozenset({",", "(", "in", "of"})
_DIVISIONS = frozenset({"province", "state", "district", "county"})
_WIDE = frozenset({"country", "admin1", "admin2", "region"})


def note_surroundings(a: Analysis, mentions: list[Mention], words: PlaceWords) -> None:
    """Fills in `types` and `container` of the mentions, which are in text order."""
    for number, mention in enumerate(mentions):
        if mention.use == "demonym":
            continue
        mention.types = _types(a, mention, words)
        if number + 1 < len(mentions):
            _join(a, mention, mentions[number + 1])


def _types(a: Analysis, m: Mention, words: PlaceWords) -> tuple[PlaceFeature, ...]:
    after = a.lower[m.last] if m.last < len(a.words) else ""
    if after in words.types and after != "state":
        return words.types[after]
    if m.first >= 2 and a.lower[m.first - 1] == "of":
        return words.types.get(a.lower[m.first - 2], ())
    if m.first >= 1 and a.tags[m.first - 1] == "NN":  # "the port city Mombasa", "capital Nairobi"
        return words.types.get(a.lower[m.first - 1], ())
    return ()


def _join(a: Analysis, m: Mention, following: Mention) -> None:
    """ "Tulsa, Oklahoma", "Goma (Congo)", "Pandi in Bulacan": the wider place comes second."""
    between = a.lower[m.last : following.first]
    if len(between) == 2 and between[0] in _DIVISIONS and between[1] == ",":
        between = [","]
    if len(between) != 1 or between[0] not in _BETWEEN or following.use == "demonym":
        return
    if a.sentence_of[m.first] != a.sentence_of[following.first]:
        return
    if any(c.known and c.feature == "country" for c in m.candidates[:1]):
        return
    if any(c.feature in _WIDE for c in following.candidates):
        m.container = following
        following.contained = m
