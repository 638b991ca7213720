"""Running counts: a report that counts the dead of several days tells of what earlier reports counted."""

import functools

from dateline.casebook.sketch import Sketch
from dateline.casebook.words import read_rows, stem

# What is counted over days and revised; arrests are made anew each day.
VICTIMS = frozenset(("killed", "injured", "missing"))
# A running count goes back so many days from the report that tells it.
BACK = 21


@functools.cache
def _toll_words() -> frozenset[str]:
    return frozenset(stem(row["word"]) for row in read_rows("toll_words.tsv", "word"))


def counted(sketch: Sketch) -> frozenset[str]:
    """What of those hurt it counts: killed, injured, missing."""
    return frozenset(figure.split()[0] for figure in sketch.figures) & VICTIMS


def is_running(sketch: Sketch) -> bool:
    """Whether it counts over days, by the words of its sentence ("risen to", "the toll")."""
    said = {*sketch.words, *sketch.acts}
    return bool(counted(sketch)) and not said.isdisjoint(_toll_words())


def one_toll(a: Sketch, b: Sketch) -> bool:
    """A running count and what it goes on from: the same is counted, of one country, in like words."""
    if not (is_running(a) or is_running(b)) or not counted(a) & counted(b):
        return False
    if a.site is None or b.site is None or a.site.country != b.site.country:
        return False
    # Beside the place: what it was they died of ("the unrest").
    places = {stem(word) for s in (a.site, b.site) for word in s.name.casefold().split()}
    return bool({*a.words} & {*b.words} - _toll_words() - places)
