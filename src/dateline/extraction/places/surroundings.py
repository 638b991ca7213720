"""What stands around a mention: words of kind ("the city of Hama", "Bulacan province") and containers."""

from dateline.analysis import Analysis
from dateline.extraction.places.mention import Mention
from dateline.knowledge.placewords import PlaceWords
from dateline.record.vocabulary import PlaceFeature

_BETWEEN = frozenset({",", "(", "in", "of", ", in"})


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
    """ "Tulsa, Oklahoma", "Goma (Congo)", "Pandi in Bulacan"."""
    between = [a.lower[t] for t in range(m.last, following.first)]
    if (
        len(between) == 2
        and between[0] in ("province", "state", "district", "county")
        and between[1] == ","
    ):
        between = [","]
    if len(between) != 1 or between[0] not in _BETWEEN:
        return
    if following.use == "demonym" or a.sentence_of[m.first] != a.sentence_of[following.first]:
        return
    m.container = following
    following.contains = True
