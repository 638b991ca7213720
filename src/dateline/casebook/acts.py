"""How near two triggers are in meaning: the same stem, the same act, acts of one happening."""

import functools
from collections.abc import Iterable

from dateline.casebook.words import read_rows, stem, words_of

type Table = dict[str, frozenset[tuple[str, int]]]


@functools.cache
def load_acts() -> Table:
    """Stem, or stems of a phrase with blanks between them → (act, closeness 1 or 2) of `acts.tsv`."""
    table: dict[str, set[tuple[str, int]]] = {}
    for row in read_rows("acts.tsv", "act", "closeness", "words"):
        for phrase in row["words"].split(","):
            stems = " ".join(stem(word) for _, word in words_of(phrase))
            table.setdefault(stems, set()).add((row["act"], int(row["closeness"])))
    return {stems: frozenset(acts) for stems, acts in table.items()}


def is_phrase(stems: str) -> bool:
    return stems in load_acts()


@functools.lru_cache(maxsize=100_000)
def acts_of(stems: tuple[str, ...]) -> frozenset[tuple[str, int]]:
    """The acts that triggers can speak of."""
    table = load_acts()
    return frozenset(act for s in stems for act in table.get(s, ()))


def shared_act(one: Iterable[str], other: Iterable[str]) -> tuple[str, int] | None:
    """The closest act that both can speak of."""
    shared = acts_of(tuple(one)) & acts_of(tuple(other))
    return min(shared, key=lambda act: (act[1], act[0]), default=None)
