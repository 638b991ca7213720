"""Which figure wins, where rules ask for one."""

import math
import re
from collections.abc import Callable, Mapping, Sequence

from dateline.casebook.holders import same_source
from dateline.casebook.rules import BestBy, Rules
from dateline.casebook.tolls import Toll, current
from dateline.record.incident import BestFigure

_WORD = re.compile(r"\w+")


def best_of(tolls: Sequence[Toll], rules: Rules) -> tuple[BestFigure | None, str | None]:
    """The best figure and the rule that chose it, "acled: lowest"; None, None without a rule.

    Only totals that still stand are weighed: no parts, nothing that was taken back or replaced.
    """
    if rules.best == "none":
        return None, None
    standing = [
        (value, toll)
        for toll in current(tolls)
        if toll.figure.measure == rules.measure
        and toll.figure.group is None
        and (value := value_of(toll, rules)) is not None
    ]
    rule = f"{rules.name}: {rules.best}"
    if not standing:
        return None, rule
    value, toll = _CHOICES[rules.best](standing, tolls)
    values = [v for v, _ in standing]
    report, figure = toll.figure.report.id, toll.figure.id
    return BestFigure(rules.measure, value, min(values), max(values), report, figure), rule


def value_of(toll: Toll, rules: Rules) -> float | None:
    """The number, the least that an open one allows, or what the rules count a vague word as."""
    figure = toll.figure
    if figure.qualifier != "vague":
        return figure.value if figure.value is not None else figure.low
    if not rules.vague:
        return None
    # "Tens of thousands" are tens times thousands; words without a number count as their least.
    known = [
        rules.vague[word] for word in _WORD.findall(figure.words.casefold()) if word in rules.vague
    ]
    return math.prod(known) if known else figure.low


type _Valued = tuple[float, Toll]


def _latest(standing: Sequence[_Valued], _: Sequence[Toll]) -> _Valued:
    return max(standing, key=lambda v: v[1].counted.day or "")


def _latest_official(standing: Sequence[_Valued], tolls: Sequence[Toll]) -> _Valued:
    """Of states' bodies; where none counts, the latest of all."""
    official = [v for v in standing if (holder := v[1].figure.holder) and holder.official]
    return _latest(official or standing, tolls)


def _highest_reliable(standing: Sequence[_Valued], tolls: Sequence[Toll]) -> _Valued:
    """What most sources give, each counted once; of equals the later, then the higher."""

    def support(v: _Valued) -> tuple[int, str, float]:
        counted = v[1].counted
        number = (counted.scope, counted.size)
        told = [t.counted for t in tolls if t.standing != "withdrawn"]
        sources = [c.source for c in told if (c.scope, c.size) == number]
        return _distinct(sources), counted.day or "", v[0]

    return max(standing, key=support)


def _distinct(sources: Sequence[str]) -> int:
    found: list[str] = []
    for source in sources:
        if not any(same_source(source, known) for known in found):
            found.append(source)
    return len(found)


def _lowest(standing: Sequence[_Valued], _: Sequence[Toll]) -> _Valued:
    return min(standing, key=lambda v: v[0])


def _highest(standing: Sequence[_Valued], _: Sequence[Toll]) -> _Valued:
    return max(standing, key=lambda v: v[0] if math.isfinite(v[0]) else 0.0)


_CHOICES: Mapping[BestBy, Callable[[Sequence[_Valued], Sequence[Toll]], _Valued]] = {
    "latest": _latest,
    "latest_official": _latest_official,
    "lowest": _lowest,
    "highest": _highest,
    "highest_reliable": _highest_reliable,
}
