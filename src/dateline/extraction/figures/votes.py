"""Votes for and against: "by 52 votes to 48", "a 52-48 vote"."""

from dateline.analysis import Analysis
from dateline.extraction.figures.amounts import Amount
from dateline.extraction.figures.numerals import DASHES

_JOINS = {*DASHES, "to"}
_VOTES = {"vote", "votes", "voted", "voting", "ballot"}
_BEFORE, _AFTER = 5, 2  # words beside the pair in which a word for voting stands


def is_vote_pair(a: Analysis, amount: Amount) -> bool:
    """One of two whole numbers joined by a dash or "to", with a word for voting beside them."""
    first, last = amount.first, amount.last
    if (
        a.lower[last : last + 1] in (["vote"], ["votes"])
        or not a.words[amount.number.first].isdigit()
    ):
        return False
    before, after = a.lower[max(0, first - 2) : first], a.lower[last : last + 2]
    if len(after) == 2 and after[0] in _JOINS and after[1].isdigit():
        last += 2
    elif len(before) == 2 and before[1] in _JOINS and (before[0].isdigit() or before[0] in _VOTES):
        first -= 2
    else:
        return False
    near = a.lower[max(0, first - _BEFORE) : first + 1] + a.lower[last : last + _AFTER]
    return any(word in _VOTES for word in near)
