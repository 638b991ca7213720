"""Nouns whose size a number says: "the toll rose to 225", "bringing the number of arrests to 300"."""

from dateline.analysis import Analysis
from dateline.extraction.clauses import objects, subjects
from dateline.extraction.figures.nouns import TOTALS, noun_word
from dateline.extraction.figures.roles import modifiers
from dateline.knowledge.numbers import MeasureWord, Numbers

_JOINED = 12  # members of a list gone back to its first
_SETTING = {"bring", "raise", "push", "take", "lift"}


def headings(a: Analysis, top: int, numbers: Numbers) -> list[int]:
    """Nouns that a number says the size of: the subject or object of a verb of change or being
    that it complements, or the noun whose "of" it stands under."""
    if a.deps[top] == "quantmod" and a.pos[a.heads[top]] == "NUM":  # "from 96 to 88"
        top = a.heads[top]
    head, dep = a.heads[top], a.deps[top]
    if dep == "pobj" and a.lower[head] in ("to", "at", "from", "by", "of"):
        over = _over(a, head)
        if a.lower[head] == "to" and (total := _total_set(a, over)) is not None:
            return [total]
        if a.pos[over] == "NOUN":
            return [over]
        head, dep = over, "dobj"
    if dep in ("dobj", "attr", "npadvmod", "oprd", "acomp") and a.lemmas[head] in numbers.changes:
        direct = [t for t in a.kids(head, "dobj") if a.lemmas[head] != "be"]
        found = dict.fromkeys((*direct, *subjects(a, head), *objects(a, head)))
        return [t for t in found if t != top]
    return []


def _total_set(a: Analysis, token: int) -> int | None:
    """ "the number" of "bringing the number of those it killed in one raid to 39": "to" often
    hangs from something in between."""
    for _ in range(_JOINED):
        if a.lemmas[token] in _SETTING and a.pos[token] == "VERB":
            total = a.child(token, "dobj")
            return total if total is not None and a.lemmas[total] in TOTALS else None
        token = a.heads[token]
    return None


def inner(a: Analysis, heading: int) -> int:
    """ "wounded" of "the number of wounded"; else the heading itself."""
    if a.lemmas[heading] in TOTALS:
        for of in a.kids(heading, "prep"):
            if (noun := a.child(of, "pobj")) is not None:
                return noun
    return heading


def _over(a: Analysis, preposition: int) -> int:
    """The first noun or verb above a preposition."""
    over = a.heads[preposition]
    while a.pos[over] not in ("NOUN", "VERB") and a.heads[over] != over:
        over = a.heads[over]
    return over


def heading_word(a: Analysis, heading: int, numbers: Numbers) -> tuple[int, MeasureWord] | None:
    """The word that tells the measure of a heading: itself, "of people killed", "dead"."""
    for token in (heading, *a.kids(heading, "compound", "amod", "nmod")):
        found = noun_word(a, token, numbers)
        if found and (a.pos[token] != "ADJ" or found.counts == "itself"):  # "official toll"
            return token, found
    nouns = [n for of in a.kids(heading, "prep") for n in a.kids(of, "pobj")]
    for noun in nouns if a.lemmas[heading] in TOTALS else ():
        for verb, _ in (*modifiers(a, noun), *modifiers(a, heading)):
            for entry in numbers.verbs.get(a.lemmas[verb], ()):
                return verb, entry
        if found := noun_word(a, noun, numbers):
            return noun, found
    return None
