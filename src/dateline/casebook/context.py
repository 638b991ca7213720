"""Which reports of a component tell one story: two that are like, and unlike, the same other reports.

Two reports of two arrests can be as alike as two of one; but reports of the one arrest are alike each other
and less alike all those of the other. So among many reports more is known of two than from the two alone.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from math import fsum, sqrt, sumprod

from dateline.casebook.sketch import Setting
from dateline.casebook.story import story
from dateline.casebook.weights import weigh

type Told = Callable[[Setting, Setting], float]

# Among fewer reports there are too few others to be like.
LEAST = 6
# Odds that differ so little from other to other (standard deviation) say nothing.
_LEVEL = 0.1


def in_context(settings: Iterable[Setting], told: Told = story) -> Told:
    """Log-odds, as `told` gives them for two reports, that two of these tell one story, between -5 and 5.

    Of few reports `told` itself. A pure function of the set: their order says nothing."""
    ordered = sorted(set(settings), key=lambda s: s.report)
    if len(ordered) < LEAST:
        return told
    place = {setting.report: i for i, setting in enumerate(ordered)}
    rows = [[0.0] * len(ordered) for _ in ordered]
    for i, j in combinations(range(len(ordered)), 2):
        rows[i][j] = rows[j][i] = told(ordered[i], ordered[j])

    def odds(a: Setting, b: Setting) -> float:
        if a.report == b.report:
            return told(a, b)
        i, j = sorted((place[a.report], place[b.report]))
        if (i, j) not in found:
            found[i, j] = _weighed(rows, i, j)
        return found[i, j]

    found: dict[tuple[int, int], float] = {}
    return odds


def context_features(rows: Sequence[Sequence[float]], i: int, j: int) -> dict[str, float] | None:
    """What the odds of reports i and j rest on, by the names of `linking.tsv`; None: the others say nothing.

    rows: odds of each report with each, 0 with itself."""
    alike = _correlation(rows[i], rows[j], rows[i][j])
    return None if alike is None else {"bias": 1.0, "story": rows[i][j] / 5, "alike": alike}


def _weighed(rows: Sequence[Sequence[float]], i: int, j: int) -> float:
    features = context_features(rows, i, j)
    return rows[i][j] if features is None else max(-5.0, min(5.0, weigh("context", features)))


def _correlation(one: Sequence[float], other: Sequence[float], own: float) -> float | None:
    """Of the odds with all reports but the two. Each has 0 with itself and `own` with the other."""
    size = len(one) - 2
    mean, mean_other = (fsum(one) - own) / size, (fsum(other) - own) / size
    spread = (sumprod(one, one) - own**2) / size - mean**2
    spread_other = (sumprod(other, other) - own**2) / size - mean_other**2
    if min(spread, spread_other) <= _LEVEL**2:
        return None
    return (sumprod(one, other) / size - mean * mean_other) / sqrt(spread * spread_other)
