"""The weights of `linking.tsv`: how much each piece of evidence says."""

import functools
from collections.abc import Mapping

from dateline.casebook.words import read_rows


@functools.cache
def weights(part: str) -> Mapping[str, float]:
    """Evidence → weight of one part: story (two reports), context (two among many), event (two events), stated."""
    rows = read_rows("linking.tsv", "part", "evidence", "weight", "from")
    return {row["evidence"]: float(row["weight"]) for row in rows if row["part"] == part}


def weigh(part: str, found: Mapping[str, float]) -> float:
    """Log-odds: the sum of evidence times weight; evidence without a weight says nothing."""
    known = weights(part)
    return sum(value * known.get(name, 0.0) for name, value in found.items())
