"""Infinitives that the parser takes for a preposition and a noun: "offered to host talks"."""

import functools
from collections.abc import Callable

from dateline.record.tables import read_table

_BARE = frozenset({"NN", "VB", "VBP", "JJ"})
_REACH = 2  # words between the verb and "to": "offered again to host"


def mend_infinitives(
    lower: list[str],
    tags: list[str],
    deps: list[str],
    heads: list[int],
    lemma: Callable[[str, str], str],
) -> None:
    """Changes tags, labels and heads in place: the verb becomes the open complement of its governor."""
    governors, forms = _words("governor"), _words("form")
    for to, word in enumerate(lower[:-1]):
        verb, above = to + 1, heads[to]
        if (
            word != "to" or deps[to] not in ("prep", "dative") or not 0 < to - above <= _REACH
            or lower[verb] not in forms or tags[verb] not in _BARE or tags[above][:2] != "VB"
            or lemma(lower[above], tags[above]) not in governors
        ):  # fmt: skip
            continue
        noun = heads[verb]
        if deps[verb] in ("compound", "amod") and heads[noun] == to and noun > verb:
            deps[noun], heads[noun] = "dobj", verb
        elif noun != to:
            continue
        tags[verb], deps[verb], heads[verb] = "VB", "xcomp", above
        tags[to], deps[to], heads[to] = "TO", "aux", verb


@functools.cache
def _words(kind: str) -> frozenset[str]:
    rows = read_table("analysis", "infinitives.tsv", "kind", "word")
    return frozenset(row["word"] for row in rows if row["kind"] == kind)
