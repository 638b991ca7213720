"""A random sample over types and what it says of the whole: drawing, shares, intervals. Pure."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

# Two-sided 95 percent of a normal distribution.
Z = 1.959964
_PERSON = re.compile(r"^(?:a person: [^;]*; )+")
_SCORE = re.compile(r"\s*\(\d?\.\d+\)")
_WHICH = re.compile(r"\s*\[[^\]]*\]")


class Drawn(Protocol):
    """What is drawn: words of a text, and the type that they are coded as."""

    @property
    def sha256(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def type(self) -> str: ...


def draw[T: Drawn](items: Iterable[T], n: int, seed: int) -> tuple[list[T], dict[str, int]]:
    """n items in the order in which they are to be judged, and how many there are of each type.

    Within a type the draw is random (a hash of seed and words decides, so that the same is drawn
    again); whoever stops early has judged about the same part of each type's share."""
    by_type: dict[str, list[tuple[str, T]]] = {}
    for item in items:
        by_type.setdefault(item.type, []).append((_lot(item, seed), item))
    sizes = {name: len(found) for name, found in sorted(by_type.items())}
    wanted = allocate(sizes, n)
    order: list[tuple[float, str, T]] = []
    for name, count in wanted.items():
        best = sorted(by_type[name], key=lambda pair: pair[0])[:count]
        order += [((i + 0.5) / count, lot, item) for i, (lot, item) in enumerate(best)]
    return [item for _, _, item in sorted(order, key=lambda one: one[:2])], sizes


def _lot(item: Drawn, seed: int) -> str:
    told = f"{seed} {item.sha256} {item.start} {item.end} {item.type}"
    return hashlib.sha256(told.encode()).hexdigest()


def allocate(sizes: Mapping[str, int], n: int) -> dict[str, int]:
    """How many of each type: half of n evenly, so that rare types appear, the rest by their size."""
    n = min(n, sum(sizes.values()))
    largest = sorted(sizes, key=lambda name: (-sizes[name], name))
    wanted = dict.fromkeys(largest, 0)
    for name in largest[:n]:
        wanted[name] = min(sizes[name], max(1, n // 2 // len(sizes)))
    left = n - sum(wanted.values())
    while left > 0:
        room = [name for name in largest if wanted[name] < sizes[name]]
        total = sum(sizes[name] for name in room)
        shares = {name: left * sizes[name] / total for name in room}
        for name in room:
            wanted[name] += min(int(shares[name]), sizes[name] - wanted[name])
        if n - sum(wanted.values()) == left:  # less than one each: the largest parts first
            for name in sorted(room, key=lambda name: (-(shares[name] % 1), name))[:left]:
                wanted[name] += 1
        left = n - sum(wanted.values())
    return {name: count for name, count in wanted.items() if count}


@dataclass(frozen=True, slots=True)
class Share:
    """How much of it is right: `size` in the whole, of which `judged`; the interval is Wilson's."""

    type: str
    size: int
    judged: int
    right: int
    share: float
    low: float
    high: float


def shares(sizes: Mapping[str, int], answers: Sequence[tuple[str, bool]]) -> list[Share]:
    """By type, for the types of which any was judged: (type, right) of each."""
    found = []
    for name, size in sorted(sizes.items()):
        judged = [right for type_, right in answers if type_ == name]
        if judged:
            right = sum(judged)
            low, high = wilson(right / len(judged), len(judged))
            found.append(Share(name, size, len(judged), right, right / len(judged), low, high))
    return found


def overall(parts: Sequence[Share]) -> tuple[Share, float]:
    """Of the types that were judged together, each by its size in the whole: unequal chances of being
    drawn are undone. The interval is Wilson's for the effective size of the sample (Kish), given too."""
    size, judged = sum(p.size for p in parts), sum(p.judged for p in parts)
    share = sum(p.size * p.share for p in parts) / size
    effective = size**2 / sum(p.size**2 / p.judged for p in parts)
    low, high = wilson(share, effective)
    whole = Share("all", size, judged, sum(p.right for p in parts), share, low, high)
    return whole, effective


def wilson(share: float, n: float) -> tuple[float, float]:
    """The 95 percent interval of a share seen in n draws (Wilson 1927)."""
    centre = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return max(0.0, centre - half), min(1.0, centre + half)


def rule_of(why: str) -> str:
    """The rule in a reason, without the words and scores of the single case: "detain → COERCE/arrest"."""
    first = _PERSON.sub("", why).split("; ")[0]
    if found := re.search(r"\(([^()]*→[^()]*)\)", _WHICH.sub("", first)):
        return found[1].strip()
    return _SCORE.sub("", first).strip() or "unnamed"


def failing(cases: Iterable[tuple[str, bool]]) -> list[tuple[str, int, int]]:
    """(rule, wrong, judged) of the rules with anything wrong, those that fail most often first."""
    counts: dict[str, list[int]] = {}
    for rule, right in cases:
        count = counts.setdefault(rule, [0, 0])
        count[0] += not right
        count[1] += 1
    rows = [(rule, wrong, judged) for rule, (wrong, judged) in counts.items() if wrong]
    return sorted(rows, key=lambda row: (-row[1], row[2], row[0]))
