"""What a report tells as background: long past by its date, or by a period it names."""

from datetime import date
from itertools import pairwise

from dateline.analysis import Analysis
from dateline.knowledge.embedding import Embeddings
from dateline.record import Time
from dateline.record.vocabulary import Status

_YEAR = 366
_DURING = {"during", "in", "under", "throughout"}
_PERIOD_WORDS = 6


def status_by_time(status: Status, time: Time | None, published: str | None) -> Status:
    """Historical what lies more than a year before publication, future what lies after it."""
    if status != "actual" or time is None or not (time.start and time.end and published):
        return status
    day = date.fromisoformat(published[:10])
    if date.fromisoformat(time.start) > day:
        return "future"
    return "historical" if (day - date.fromisoformat(time.end)).days > _YEAR else status


def period_of(a: Analysis, known: Embeddings, token: int) -> str | None:
    """A time long past that the clause names: "during the civil war"."""
    for preposition in a.kids(token, "prep"):
        if a.lower[preposition] in _DURING:
            words = a.lower[
                preposition + 1 : min(a.right[preposition], preposition + _PERIOD_WORDS)
            ]
            for phrase in (*map(" ".join, pairwise(words)), *words):
                if (phrase, "period", "any") in known:
                    return phrase
    return None
