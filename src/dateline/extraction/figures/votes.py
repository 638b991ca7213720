"""Votes for and against: "by 52 votes to 48", "a 52-48 vote"."""

from dateline.analysis import Analysis
from dateline.extraction.figures.amounts import Amount
from dateline.extraction.figures.numerals import DASHES

_NEAR = 6  # words between the number and a word for voting


def is_vote_pair(a: Analysis, amount: Amount) -> bool:
    """One of two whole numbers joined by a dash or "to", with a word for voting beside them."""
    first, last = amount.first, amount.last
    if (
        a.lower[last : last + 1] in (["vote"], ["votes"])
        or not a.words[amount.number.first].isdigit()
    ):
        return False
    after = a.lower[last : last + 2]
    pair = len(after) == 2 and after[0] in (*DASHES, "to") and after[1].isdigit()
    before = a.lower[max(0, first - 2) : first]
    if len(before) == 2 and before[1] in (*DASHES, "to"):
        pair = pair or before[0].isdigit() or before[0] in ("vote", "votes")
    near = a.lemmas[max(0, first - _NEAR) : last + _NEAR]
    return pair and ("vote" in near or "votes" in near or "ballot" in near)
