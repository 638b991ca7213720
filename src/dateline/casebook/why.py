"""Why events are one incident: how alike they were when they were grouped, beside how alike two of them are alone."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from math import fsum

from dateline.casebook.apart import apart
from dateline.casebook.blocking import rank
from dateline.casebook.clustering import JOIN_AT, MOST, ONE_AT, PAIR_AT, STRONGER, Pair, components
from dateline.casebook.context import LEAST, in_context
from dateline.casebook.linking import LINK_AT, Comparison, compare, likeness
from dateline.casebook.sketch import Sketch
from dateline.casebook.story import story

__all__ = ["JOIN_AT", "ONE_AT", "PAIR_AT", "Agreement", "Grouping", "grouping"]

# So many incidents elsewhere are looked at, and of two incidents at most so many pairs, evenly drawn.
PARTED, PAIRS = 5, 2000


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two events by their sketch ids. `grouped`: how alike they were as they were grouped; `alone`: by themselves.
    None: surely apart. `reasons` are those of the two by themselves."""

    one: str
    other: str
    grouped: float | None
    alone: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """Another incident with an event (`outside`) that is like one of this (`inside`) if only the two are looked
    at (`alone`), and how like all events of the one are to all of the other, on average; or why an event of the
    one cannot be one of the other (`barred`), whatever the average."""

    incident: str
    outside: str
    inside: str
    alone: float
    alike: float
    barred: str | None


@dataclass(frozen=True, slots=True)
class Grouping:
    """`reports`: how many reports said together which of them tell one story; 0 where too few to say.
    `holding`: the agreements that hold the incident together, each joins what was apart before; `more`: how
    many others there are. `alike`: each event's likeness to the others, on average. `parted`: the first of
    those that were kept apart; `more_parted`: how many others."""

    reports: int
    holding: tuple[Agreement, ...]
    more: int
    alike: Mapping[str, float]
    parted: tuple[Parted, ...]
    more_parted: int


def grouping(
    sketches: Sequence[Sketch],
    comparisons: Sequence[Comparison],
    same: Sequence[Pair],
    different: Sequence[Pair],
    incidents: Mapping[str, str],
    incident: str,
) -> Grouping:
    """Of an incident in a component: its sketches, the comparisons kept of them, and what people called the
    same or different, as `clustering.cluster` groups them; `incidents`: which incident each sketch id is in."""
    by_id = {sketch.id: sketch for sketch in sketches}
    members: dict[str, list[str]] = {}
    for id_ in sorted(by_id):
        members.setdefault(incidents[id_], []).append(id_)
    inside = members[incident]
    never = {frozenset(pair) for pair in different} - {frozenset(pair) for pair in same}
    comparisons = [c for c in comparisons if frozenset((c.one, c.other)) not in never]
    part = _part(by_id, comparisons, same, inside)
    own = [by_id[id_] for id_ in _judged_together(part, by_id, same)]
    settings = {sketch.setting for sketch in own}
    seen = {sketch.id for sketch in own} if len(settings) >= LEAST else set()
    told = in_context(settings) if seen else story
    known = {frozenset((c.one, c.other)): c for c in comparisons}

    def alone(one: str, other: str) -> Comparison | None:
        return known.get(frozenset((one, other))) or compare(by_id[one], by_id[other])

    def grouped(one: str, other: str) -> float | None:
        if frozenset((one, other)) in never:
            return None
        if {one, other} <= seen:
            return likeness(by_id[one], by_id[other], told)
        found = alone(one, other)
        return found.score if found else None

    def agreement(bond: _Bond) -> Agreement:
        a, b = sorted((by_id[bond.one], by_id[bond.other]), key=lambda s: s.order)
        found = alone(a.id, b.id)
        return Agreement(
            a.id, b.id, bond.score, found.score if found else None, found.reasons if found else ()
        )

    def parted(tie: Comparison) -> Parted:
        outside, member = (tie.other, tie.one) if tie.one in inside else (tie.one, tie.other)
        others = members[incidents[outside]]
        pairs = _drawn([(one, other) for one in inside for other in others])
        alike = [grouped(*pair) or 0.0 for pair in pairs]
        told_apart = (_barred(by_id[a], by_id[b], never) for a, b in pairs)
        return Parted(
            incidents[outside],
            outside,
            member,
            tie.score,
            fsum(alike) / len(alike),
            next(filter(None, told_apart), None),
        )

    pairs = list(combinations(inside, 2))
    drawn = dict.fromkeys([*(p for p in pairs if frozenset(p) in known), *_drawn(pairs)])
    within = [_Bond(one, other, grouped(one, other)) for one, other in drawn]
    holding = _holding(within)
    ties = _ties_outside(comparisons, incidents, incident)
    return Grouping(
        len(settings) if seen else 0,
        tuple(map(agreement, holding)),
        sum(map(_agree, within)) - sum(map(_agree, holding)),
        _means(inside, within),
        tuple(map(parted, ties[:PARTED])),
        max(0, len(ties) - PARTED),
    )


@dataclass(frozen=True, slots=True)
class _Bond:
    """How alike two events were as they were grouped; None: apart."""

    one: str
    other: str
    score: float | None


def _drawn(pairs: Sequence[Pair]) -> Sequence[Pair]:
    return pairs[:: 1 + len(pairs) // PAIRS]


def _barred(a: Sketch, b: Sketch, never: Set[frozenset[str]]) -> str | None:
    """Why the two keep their groups apart, as for `clustering`: events of no type do not."""
    if frozenset((a.id, b.id)) in never:
        return f"{a.id} and {b.id}: a person called them different"
    reason = None if "x:other" in (a.type, b.type) else apart(a, b)
    return f"{a.id} and {b.id}: {reason}" if reason else None


def _agree(bond: _Bond) -> bool:
    return (bond.score or 0.0) >= JOIN_AT


def _part(
    by_id: Mapping[str, Sketch],
    comparisons: Sequence[Comparison],
    same: Sequence[Pair],
    inside: Sequence[str],
) -> list[str]:
    """What was grouped together with the incident: the component, of a large one what stronger ties leave."""
    part = list(by_id)
    for at in STRONGER:
        if len(part) <= MOST or not inside:
            break
        ties = [*((c.one, c.other) for c in comparisons if c.score >= at), *same]
        root = components(part, ties)
        part = [id_ for id_ in part if root[id_] == root[inside[0]]]
    return part


def _judged_together(
    part: Sequence[str], by_id: Mapping[str, Sketch], same: Sequence[Pair]
) -> list[str]:
    """Those whose reports say together which tell one story: of a part that is still too large its hubs."""
    if len(part) <= MOST:
        return list(part)
    bond_of = components(part, same)
    bonds: dict[str, list[str]] = {}
    for id_ in part:
        bonds.setdefault(bond_of[id_], []).append(id_)
    drawn = sorted(bonds.values(), key=lambda bond: min(rank(by_id[id_]) for id_ in bond))
    return [id_ for bond in drawn[:MOST] for id_ in bond]


def _holding(bonds: Iterable[_Bond]) -> list[_Bond]:
    """The strongest that hold the events together."""
    group: dict[str, set[str]] = {}
    found = []
    for bond in sorted(bonds, key=lambda b: (-_size(b.score), b.one, b.other)):
        one = group.setdefault(bond.one, {bond.one})
        other = group.setdefault(bond.other, {bond.other})
        if one is not other:
            found.append(bond)
            one |= other
            group |= dict.fromkeys(other, one)
    return found


def _size(score: float | None) -> float:
    return -1.0 if score is None else score


def _means(inside: Sequence[str], within: Sequence[_Bond]) -> dict[str, float]:
    sums, many = dict.fromkeys(inside, 0.0), dict.fromkeys(inside, 0)
    for bond in within:
        for id_ in (bond.one, bond.other):
            sums[id_] += bond.score or 0.0
            many[id_] += 1
    return {id_: total / many[id_] for id_, total in sums.items() if many[id_]}


def _ties_outside(
    comparisons: Iterable[Comparison], incidents: Mapping[str, str], incident: str
) -> list[Comparison]:
    """The strongest tie to each other incident, the strongest first."""
    best: dict[str, Comparison] = {}
    for c in sorted(comparisons, key=lambda c: (-c.score, c.one, c.other)):
        one, other = incidents[c.one], incidents[c.other]
        if c.score >= LINK_AT and incident in (one, other) and one != other:
            best.setdefault(other if one == incident else one, c)
    return list(best.values())
