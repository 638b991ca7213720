"""Nought in words: "no one was killed", "no casualties were reported"."""

from dateline.analysis import Analysis
from dateline.extraction.figures.amounts import Amount
from dateline.extraction.figures.counted import Counted, counted_by
from dateline.extraction.figures.numerals import Numeral
from dateline.knowledge.numbers import Numbers

_NOBODY = {"nobody", "none"}
# Nothing killed, arrested or damaged is news; no people, no troops is a turn of phrase.
_TOLD = {
    "killed",
    "injured",
    "arrested",
    "missing",
    "casualties",
    "displaced",
    "abducted",
    "damaged",
    "destroyed",
    "dismissed",
    "released",
}


def find_noughts(a: Analysis, numbers: Numbers) -> list[tuple[Amount, Counted]]:
    """Amounts of 0 with what they count; only what is told as fact, not what may or must be."""
    found = []
    for i, word in enumerate(a.lower):
        if word == "no" or word in _NOBODY:
            last = i + 2 if a.lower[i + 1 : i + 2] == ["one"] else i + 1
            amount = _nought(i, last)
            counted = counted_by(a, amount, numbers)
            if counted and counted.measure in _TOLD and _is_told(a, last - 1):
                found.append((amount, counted))
    return found


def _nought(first: int, last: int) -> Amount:
    number = Numeral(first, last, 0.0, None, 0, 1, True)
    return Amount(first, last, number, 0.0, 0.0, 0.0, "exact", None, None)


def _is_told(a: Analysis, token: int) -> bool:
    """Under a finite verb in the past or perfect, with no modal."""
    at = token
    while a.pos[at] not in ("VERB", "AUX"):
        if a.heads[at] == at:
            return False
        at = a.heads[at]
    unsure = any(a.tags[c] in ("MD", "TO") for c in a.children[at])
    if unsure or any(a.lower[c] == "if" for c in a.kids(at, "mark")):
        return False
    return a.tags[at] in ("VBD", "VBN") or any(
        a.tags[c] == "VBD" for c in a.kids(at, "aux", "auxpass")
    )
