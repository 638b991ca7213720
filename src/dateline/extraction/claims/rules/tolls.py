"""Verbs that set a number: "put the toll at 40", "lowered its count to 17"."""

from collections.abc import Mapping

from dateline.analysis import Analysis
from dateline.extraction.claims.rules.complements import Found
from dateline.extraction.claims.rules.source import phrase
from dateline.knowledge.cues import Cues, RelationWord

_TO = {"at", "to", "from", "between", "as"}
_NEAR = {"advmod", "prep", "pobj", "prt"}
_ITS = {"it", "them"}


def setter(a: Analysis, cues: Cues, verb: int) -> int | None:
    """The verb whose subject sets the number. In "[the ministry confirmed] three deaths, raising
    its toll to 40" and "[police said] three had died, raising the toll to 40" the one above; None
    in "three more died, raising the toll to 40": it rose, and nobody says so."""
    if a.tags[verb] != "VBG" or a.deps[verb] != "advcl":
        return verb
    above = a.heads[verb]
    if a.deps[above] == "ccomp":
        above = a.heads[above]
    return above if cues.starting("verb", a.lemmas[above]) else None


def toll(a: Analysis, words: Mapping[str, RelationWord], verb: int) -> Found | None:
    """The count and the number it is set to, where the verb's object counts something."""
    thing = a.child(verb, "dobj")
    if thing is None or thing < verb or not _counts(a, words, thing):
        return None
    numbers = [
        prep
        for prep in range(verb + 1, a.right[verb])
        if a.lower[prep] in _TO and _is_number(a, prep) and _sets(a, prep, verb, thing)
    ]
    if not numbers:
        return None
    first, last = phrase(a, thing, verb)
    first = min(first, *(a.left[prep] for prep in numbers))
    return Found("toll", [(first, max(last, *(a.right[prep] for prep in numbers)))])


def _sets(a: Analysis, prep: int, verb: int, thing: int) -> bool:
    """Of the verb, the count or their near words: "raised to 31 the number", "revised the toll
    downwards to 87", "put the number of missing at 300", "gave the toll as 9"."""
    for at in a.ancestors(prep):
        if at in (verb, thing):
            return True
        if a.deps[at] not in _NEAR:
            return False
    return False


def _counts(a: Analysis, words: Mapping[str, RelationWord], thing: int) -> bool:
    known = words.get(a.lemmas[thing]) or words.get(a.lower[thing])  # "the wounded" is no verb
    return a.lower[thing] in _ITS or (known is not None and known.kind in ("figure", "counted"))


def _is_number(a: Analysis, prep: int) -> bool:
    noun = a.child(prep, "pobj")
    if noun is None:
        return False
    return a.pos[noun] == "NUM" or any(a.pos[c] == "NUM" for c in a.children[noun])
