"""How a name of a place is used: for the place, for its people, for its government, or in another name."""

from dateline.analysis import Analysis
from dateline.extraction.places.mention import Mention
from dateline.knowledge.placewords import PlaceWords
from dateline.record.vocabulary import PlaceUse

_LONGEST_LIST = 12
_ACTING = frozenset({"country", "admin1", "site", "region", "continent"})


def use_of(a: Analysis, mention: Mention, words: PlaceWords) -> PlaceUse:
    """Only countries, divisions and capitals act; what acts is no place."""
    if mention.use != "literal":
        return mention.use
    head = mention.last - 1
    if _is_dateline(a, mention):
        return "literal"
    if _can_act(mention) and _acts(a, head, words):
        return "metonym"
    return "literal"


def _is_dateline(a: Analysis, mention: Mention) -> bool:
    """ "WASHINGTON -- The president …": in capitals, at the head of a sentence."""
    begins = a.sentences[a.sentence_of[mention.first]].first == mention.first
    return begins and mention.name.isupper() and len(mention.name) > 4  # not "U.S."


def _can_act(mention: Mention) -> bool:
    return any(c.feature in _ACTING or c.is_capital for c in mention.candidates[:3])


def _acts(a: Analysis, token: int, words: PlaceWords) -> bool:
    """By its syntax the name stands for those who act, speak or are dealt with."""
    for _ in range(_LONGEST_LIST):  # "Iran and Iraq" act as the first of them does
        if a.deps[token] != "conj" or a.pos[a.heads[token]] != "PROPN":
            break
        token = a.heads[token]
    dep, head = a.deps[token], a.heads[token]
    lemma = a.lemmas[head]
    if dep == "nsubj":
        if lemma == "be":  # "Beijing is worried"
            return any(a.lower[c] in words.attitudes for c in a.kids(head, "acomp"))
        if lemma == "have" and any(a.lemmas[c] in words.intents for c in a.kids(head, "dobj")):
            return True
        return a.pos[head] == "VERB" and lemma not in words.stative_verbs
    if dep in ("dobj", "dative"):
        return lemma in words.dealing_verbs
    if dep in ("compound", "poss", "amod", "nmod"):
        return a.lower[head] in words.bodies or lemma in words.bodies
    if dep == "pobj":
        return _is_party(a, head, words)
    return False


def _is_party(a: Analysis, preposition: int, words: PlaceWords) -> bool:
    """ "talks with Russia", "the president of Peru", "support from Cuba"; not "a train between two capitals"."""
    over = a.lemmas[a.heads[preposition]]
    if a.lower[preposition] in words.acting_preps:
        return True
    return a.lower[preposition] in ("of", "from", "between", "to") and (
        over in words.bodies or over in words.dealings
    )
