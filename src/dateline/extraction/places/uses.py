"""How a name of a place is used: for the place, for its people, for its government, or in another name."""

from dateline.analysis import Analysis
from dateline.extraction.places.mention import Mention
from dateline.knowledge.placewords import PlaceWords
from dateline.record.vocabulary import PlaceUse


def use_of(a: Analysis, mention: Mention, words: PlaceWords) -> PlaceUse:
    """Only countries, divisions and capitals act; what acts is no place."""
    if mention.use != "literal":
        return mention.use
    head = mention.last - 1
    if _can_act(mention) and _acts(a, head, words):
        return "metonym"
    return "literal"


def _can_act(mention: Mention) -> bool:
    return any(
        c.feature in ("country", "admin1", "site", "region", "continent") or c.is_capital
        for c in mention.candidates[:3]
    )


def _acts(a: Analysis, token: int, words: PlaceWords) -> bool:
    dep, head = a.deps[token], a.heads[token]
    if dep == "conj":
        return a.pos[head] == "PROPN" and _acts(a, head, words)
    if dep == "nsubj":
        return a.lemmas[head] in words.acting_verbs
    if dep in ("dobj", "dative"):
        return a.lemmas[head] in words.acting_verbs
    if dep in ("compound", "poss", "amod", "nmod"):
        return a.lower[head] in words.bodies or a.lemmas[head] in words.bodies
    if dep == "pobj":
        return a.lower[head] in words.acting_preps
    return False
