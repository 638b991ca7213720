"""Votes for and against: "by 52 votes to 48", "a 52-48 vote", "the motion passed 88-41"."""

from dateline.analysis import Analysis
from dateline.extraction.clauses import objects, subjects
from dateline.extraction.figures.amounts import Amount
from dateline.extraction.figures.numerals import DASHES
from dateline.knowledge.numbers import Numbers

_JOINS = {*DASHES, "to"}
_BEFORE, _AFTER = 5, 2  # words beside the pair in which a word for voting stands
_UP = 4  # heads between a number and the verb that decides


def is_vote_pair(a: Analysis, amount: Amount, numbers: Numbers) -> bool:
    """One of two whole numbers joined by a dash or "to", with a word for voting beside them or
    under a verb by which a house decides on something."""
    first, last = amount.first, amount.last
    votes = numbers.vote_words["vote"]
    if a.lower[last : last + 1] in (["vote"], ["votes"]):
        return False
    if not a.words[amount.number.first].isdigit():
        return False
    before, after = a.lower[max(0, first - 2) : first], a.lower[last : last + 2]
    if len(after) == 2 and after[0] in _JOINS and after[1].isdigit():
        last += 2
    elif len(before) == 2 and before[1] in _JOINS and (before[0].isdigit() or before[0] in votes):
        first -= 2
    else:
        return False
    near = a.lower[max(0, first - _BEFORE) : first + 1] + a.lower[last : last + _AFTER]
    return any(word in votes for word in near) or _is_decided(a, first, numbers)


def _is_decided(a: Analysis, token: int, numbers: Numbers) -> bool:
    """ "The motion passed 88-41", "senators backed the bill 60-38"."""
    for _ in range(_UP):
        if a.pos[token] == "VERB":
            break
        token = a.heads[token]
    if a.lemmas[token] not in numbers.vote_words["decide"]:
        return False
    things = numbers.vote_words["matter"] | numbers.vote_words["house"]
    return any(a.lemmas[t] in things for t in (*subjects(a, token), *objects(a, token)))
