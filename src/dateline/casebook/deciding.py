"""What people say of events, the same or different, holds whatever their comparison gave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.casebook.linking import Comparison

type Pair = tuple[str, str]


class Ordered(Protocol):
    """A sketch, as far as it matters here."""

    @property
    def id(self) -> str: ...
    @property
    def order(self) -> tuple[str, str, int, str]: ...


@dataclass(frozen=True, slots=True)
class Bond:
    """Two sketch ids, and what was said of them last; `order` tells the later of two."""

    one: str
    other: str
    same: bool
    order: tuple[str, str]


class _Sets:
    """Sets of sketch ids that are one, and which of them must not become one."""

    def __init__(self, different: Iterable[Pair] = ()) -> None:
        self._root: dict[str, str] = {}
        self._apart = list(different)

    def find(self, id_: str) -> str:
        while (above := self._root.get(id_, id_)) != id_:
            self._root[id_] = self._root.get(above, above)
            id_ = above
        return id_

    def part(self, one: str, other: str) -> bool:
        """Holds two apart; False where they are one."""
        if self.find(one) == self.find(other):
            return False
        self._apart.append((one, other))
        return True

    def join(self, one: str, other: str) -> bool:
        """Makes two one; False where that would join what is held apart."""
        a, b = self.find(one), self.find(other)
        if any({self.find(x), self.find(y)} == {a, b} for x, y in self._apart):
            return a == b
        self._root[max(a, b)] = min(a, b)
        return True


def decided(bonds: Iterable[Bond]) -> tuple[list[Pair], list[Pair]]:
    """(same, different) that can hold together: where they cannot, the later ones hold."""
    same: list[Pair] = []
    different: list[Pair] = []
    sets = _Sets()
    for bond in sorted(bonds, key=lambda bond: (bond.order, bond.one, bond.other), reverse=True):
        if bond.same and sets.join(bond.one, bond.other):
            same.append((bond.one, bond.other))
        elif not bond.same and sets.part(bond.one, bond.other):
            different.append((bond.one, bond.other))
    return same, different


def as_decided[S: Ordered](
    groups: Sequence[tuple[S, ...]],
    comparisons: Sequence[Comparison],
    same: Sequence[Pair],
    different: Sequence[Pair],
) -> list[tuple[S, ...]]:
    """The groups with `same` joined, and those that hold two different ones taken apart: grown anew
    along the strongest ties that join nothing that is to stay apart."""
    if not same and not different:
        return list(groups)
    sets = _Sets(different)
    for one, other in same:
        sets.join(one, other)
    group_of = {sketch.id: n for n, group in enumerate(groups) for sketch in group}
    for c in _strongest_first(comparisons):
        if group_of[c.one] == group_of[c.other]:
            sets.join(c.one, c.other)
    broken = {group_of[one] for one, other in different if group_of[one] == group_of[other]}
    found: dict[str, list[S]] = {}
    for n, group in enumerate(groups):
        for sketch in group:
            if n not in broken:
                sets.join(group[0].id, sketch.id)
    for sketch in (sketch for group in groups for sketch in group):
        found.setdefault(sets.find(sketch.id), []).append(sketch)
    made = [tuple(sorted(group, key=lambda s: s.order)) for group in found.values()]
    return sorted(made, key=lambda group: group[0].order)


def _strongest_first(comparisons: Sequence[Comparison]) -> list[Comparison]:
    return sorted(comparisons, key=lambda c: (-c.score, c.one, c.other))
