"""One component of compared events → incidents: average linkage under what people decided."""

import heapq
from collections.abc import Iterable, Sequence

from dateline.casebook.blocking import rank
from dateline.casebook.context import in_context
from dateline.casebook.linking import Comparison, likeness
from dateline.casebook.sketch import Sketch
from dateline.casebook.story import story

type Pair = tuple[str, str]

# Groups are joined while their events are on average this alike; the fewer comparisons there are to go by,
# the surer they must be: one event and a group from ONE_AT on, two single events, which have but the one, from
# PAIR_AT on (training/linking/README.md).
JOIN_AT, ONE_AT, PAIR_AT = 0.5, 0.55, 0.8
# A component of more events than MOST falls apart into those that hang together by stronger and stronger
# ties. Of what is still larger so many events of lowest rank are grouped pair by pair; each other event then
# goes to the group it is most like, by the comparisons there are (it was compared with the hubs).
MOST = 200
STRONGER = (0.85, 0.9, 0.95)
# What keeps two groups apart for good: a pair that is surely apart or that people called different.
NEVER = float("-inf")


def cluster(
    sketches: Sequence[Sketch],
    comparisons: Iterable[Comparison],
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
) -> list[tuple[Sketch, ...]]:
    """The incidents among the events of a component; each in `order`, the list by first member.

    `same`, `different`: pairs of sketch ids that people decided; both hold whatever the scores (where
    they contradict each other, `same`).
    """
    ordered = sorted(sketches, key=lambda s: s.order)
    place = {sketch.id: i for i, sketch in enumerate(ordered)}
    known = {_key(place, c.one, c.other): c.score for c in comparisons}
    known |= dict.fromkeys(_keys(place, different), NEVER)
    bonds = _bonds(len(ordered), _keys(place, same))
    groups = []
    for part in _parts(bonds, known, STRONGER):
        some = sum(map(len, part)) <= MOST
        groups += (_grouped if some else _grouped_by_hubs)(ordered, part, known)
    found = [tuple(ordered[i] for i in sorted(group)) for group in groups]
    return sorted(found, key=lambda group: group[0].order)


type _Key = tuple[int, int]


def _key(place: dict[str, int], one: str, other: str) -> _Key:
    i, j = place[one], place[other]
    return (i, j) if i < j else (j, i)


def components(ids: Iterable[str], ties: Iterable[Pair]) -> dict[str, str]:
    """Each id → the one that stands for all that hang together with it by ties."""
    root = {id_: id_ for id_ in ids}

    def find(id_: str) -> str:
        while (above := root[id_]) != id_:
            root[id_] = root[above]
            id_ = above
        return id_

    for one, other in ties:
        if one in root and other in root:
            low, high = sorted((find(one), find(other)))
            root[high] = low
    return {id_: find(id_) for id_ in root}


def _keys(place: dict[str, int], pairs: Iterable[Pair]) -> list[_Key]:
    return sorted(_key(place, a, b) for a, b in pairs if a in place and b in place and a != b)


def _bonds(size: int, same: Sequence[_Key]) -> list[list[int]]:
    """Groups to begin with: each event alone, but for those that people called the same."""
    root = list(range(size))

    def find(i: int) -> int:
        while root[i] != i:
            i = root[i]
        return i

    for i, j in same:
        low, high = sorted((find(i), find(j)))
        root[high] = low
    groups: dict[int, list[int]] = {}
    for i in range(size):
        groups.setdefault(find(i), []).append(i)
    return list(groups.values())


def _parts(
    bonds: list[list[int]], known: dict[_Key, float], stronger: Sequence[float]
) -> list[list[list[int]]]:
    """The bonds of a component; of one too large, those of each part that stronger ties leave."""
    if sum(map(len, bonds)) <= MOST or not stronger:
        return [bonds]
    of = {i: n for n, bond in enumerate(bonds) for i in bond}
    ties = [
        (str(of[i]), str(of[j]))
        for (i, j), score in known.items()
        if score >= stronger[0] and i in of and j in of
    ]
    parts: dict[str, list[list[int]]] = {}
    for n, root in components(map(str, range(len(bonds))), ties).items():
        parts.setdefault(root, []).append(bonds[int(n)])
    found = []
    for part in parts.values():
        found += _parts(part, known, stronger[1:])
    return found


def _grouped(
    ordered: Sequence[Sketch], groups: Sequence[Sequence[int]], known: dict[_Key, float]
) -> list[list[int]]:
    """Joins the two most alike groups until none are alike enough; ties go to the earlier events."""
    live = {g[0]: list(g) for g in groups}
    scores = _Scores([ordered[i] for group in groups for i in group], ordered, known)
    sums = {
        (a, b): sum(scores.of(i, j) for i in live[a] for j in live[b])
        for a in live
        for b in live
        if a < b
    }
    heap = [(-s / (len(live[a]) * len(live[b])), a, b) for (a, b), s in sums.items()]
    heap = [entry for entry in heap if _enough(-entry[0], live[entry[1]], live[entry[2]])]
    heapq.heapify(heap)
    while heap:
        apart, a, b = heapq.heappop(heap)
        if (a, b) not in sums or apart != -sums[a, b] / (len(live[a]) * len(live[b])):
            continue  # one of them has grown or gone
        del sums[a, b]
        live[a] += live.pop(b)
        for c, others in live.items():
            if c != a:
                gone = sums.pop((min(b, c), max(b, c)))
                pair = (min(a, c), max(a, c))
                sums[pair] += gone
                mean = sums[pair] / (len(live[a]) * len(others))
                if _enough(mean, live[a], others):
                    heapq.heappush(heap, (-mean, *pair))
    return list(live.values())


def _enough(mean: float, one: Sequence[int], other: Sequence[int]) -> bool:
    small, large = sorted((len(one), len(other)))
    return mean >= (PAIR_AT if large == 1 else ONE_AT if small == 1 else JOIN_AT)


class _Scores:
    """How alike events are, by their places in `ordered`: as compared; pairs that no block brought together are
    compared now, and all of them where the reports of the events say more together about who tells one story."""

    def __init__(
        self, events: Sequence[Sketch], ordered: Sequence[Sketch], known: dict[_Key, float]
    ) -> None:
        self._ordered, self._told = ordered, in_context(event.setting for event in events)
        as_compared = self._told is story
        self._found = {k: score for k, score in known.items() if as_compared or score == NEVER}

    def of(self, i: int, j: int) -> float:
        key = (min(i, j), max(i, j))
        if key not in self._found:
            a, b = self._ordered[key[0]], self._ordered[key[1]]
            found = likeness(a, b, self._told)
            self._found[key] = found if found is not None else _barred(a, b)
        return self._found[key]


def _barred(a: Sketch, b: Sketch) -> float:
    """The days and places of events of no type are too often another's to bar whole groups."""
    return 0.0 if "x:other" in (a.type, b.type) else NEVER


def _grouped_by_hubs(
    ordered: Sequence[Sketch], bonds: Sequence[Sequence[int]], known: dict[_Key, float]
) -> list[list[int]]:
    drawn = sorted(bonds, key=lambda bond: min(rank(ordered[i]) for i in bond))
    groups = _grouped(ordered, sorted(drawn[:MOST], key=min), known)
    near: dict[int, list[tuple[int, float]]] = {}
    for (i, j), score in sorted(known.items()):
        near.setdefault(i, []).append((j, score))
        near.setdefault(j, []).append((i, score))
    of = {i: n for n, group in enumerate(groups) for i in group}
    added: list[tuple[int | None, Sequence[int]]] = []
    for bond in drawn[MOST:]:
        told: dict[int, list[float]] = {}
        for i in bond:
            for j, score in near.get(i, ()):
                if j in of:
                    told.setdefault(of[j], []).append(score)
        means = {n: sum(scores) / len(scores) for n, scores in told.items()}
        best = min(means, key=lambda n: (-means[n], n), default=None)
        if best is not None and not _enough(means[best], bond, groups[best]):
            best = None
        added.append((best, bond))
    for n, bond in added:
        if n is None:
            groups.append(list(bond))
        else:
            groups[n] += bond
    return groups
