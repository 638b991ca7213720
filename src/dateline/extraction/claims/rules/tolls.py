"""Verbs that set a number: "put the toll at 40", "lowered its count to 17"."""

from collections.abc import Mapping

from dateline.analysis import Analysis
from dateline.extraction.claims.rules.complements import Found
from dateline.extraction.claims.rules.source import phrase
from dateline.knowledge.cues import RelationWord

_TO = {"at", "to", "from", "between"}
_ITS = {"it", "them"}


def toll(a: Analysis, words: Mapping[str, RelationWord], verb: int) -> Found | None:
    """The count and the number it is set to, where the verb's object counts something."""
    thing = a.child(verb, "dobj")
    if thing is None or thing < verb or not _counts(a, words, thing):
        return None
    numbers = [
        prep
        for prep in (*a.kids(verb, "prep"), *a.kids(thing, "prep"))
        if prep > thing and a.lower[prep] in _TO and _is_number(a, prep)
    ]
    if not numbers:
        return None
    first, last = phrase(a, thing, verb)
    return Found("toll", [(first, max(last, *(a.right[prep] for prep in numbers)))])


def _counts(a: Analysis, words: Mapping[str, RelationWord], thing: int) -> bool:
    known = words.get(a.lemmas[thing])
    return a.lower[thing] in _ITS or (known is not None and known.kind == "figure")


def _is_number(a: Analysis, prep: int) -> bool:
    noun = a.child(prep, "pobj")
    if noun is None:
        return False
    return a.pos[noun] == "NUM" or any(a.pos[c] == "NUM" for c in a.children[noun])
