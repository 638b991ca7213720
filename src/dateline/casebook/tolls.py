"""Figures of one event over time and source: which repeat, replace, contradict or take back which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.casebook.facts import place_of
from dateline.casebook.holders import outlet_key, same_source
from dateline.casebook.scope import (
    COMPARED,
    Counted,
    Scope,
    counted,
    days_around,
    days_between,
    rivals,
    siblings,
)
from dateline.casebook.shapes import EventView, FigureView, view_order
from dateline.record.incident import IncidentPlace, Standing

# A figure of another report is taken for the same number only if it is no everyday one, and told
# near enough to it: newspapers correct a toll within days, and sum up within weeks.
TELLING_SIZE = 10
DAYS_TALKED_ABOUT = 31


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure and how it stands; `against` the figures to which its standing refers: those
    repeated, replaced or contradicted, or those in whose report it is taken back. `replaces` the
    older figure that it stands for now, whatever became of it itself."""

    counted: Counted
    standing: Standing
    against: tuple[Counted, ...]
    replaces: Counted | None

    @property
    def figure(self) -> FigureView:
        return self.counted.figure


def tolls(views: Iterable[EventView], loose: Iterable[FigureView] = ()) -> list[Toll]:
    """All figures of these views and those of `loose` that speak of them, in order of their day.

    A copy's figures are left out where what it copies is there.
    """
    scopes: dict[Scope, list[Counted]] = defaultdict(list)
    for figure in _all(sorted(views, key=view_order), sorted(loose, key=view_order)):
        scopes[figure.scope].append(figure)
    found = [toll for figures in scopes.values() for toll in _stand(figures)]
    return sorted(found, key=lambda toll: _order(toll.counted))


def current(tolls: Sequence[Toll]) -> list[Toll]:
    """The last word of each source on each scope: not taken back, not replaced, and no part."""
    last: dict[tuple[Scope, str], Toll] = {}
    for toll in (toll for toll in tolls if toll.standing != "withdrawn"):
        key = (toll.counted.scope, toll.counted.family)
        if key not in last or last[key].counted.size != toll.counted.size:
            last[key] = toll
    replaced = _Replaced(tolls)
    return [t for t in last.values() if not t.figure.part_of and not replaced.gives_up(t)]


class _Replaced:
    """Which numbers were replaced, and until when."""

    def __init__(self, tolls: Sequence[Toll]) -> None:
        self._by: dict[tuple[Scope, float | None], list[Toll]] = defaultdict(list)
        for toll in tolls:
            if toll.replaces:
                self._by[toll.replaces.scope, toll.replaces.size].append(toll)

    def gives_up(self, toll: Toll) -> bool:
        """Whether a newer number stands for this one. An outlet that names nobody repeats the
        number of others, and gives it up with them; a source gives up its own."""
        counted = toll.counted
        newer = self._by[counted.scope, counted.size]
        if counted.figure.holder is not None:
            newer = [t for t in newer if t.replaces and t.replaces.family == counted.family]
        return any((counted.day or "") < day for t in newer for day in self._days(t, set()))

    def _days(self, toll: Toll, seen: set[str]) -> Iterator[str]:
        """The days of the numbers that stand in the end: one that was taken back gives way to the
        one before it, unless a newer came after."""
        if toll.standing != "withdrawn":
            yield toll.counted.day or "9999"
        elif toll.counted.ref not in seen:
            seen.add(toll.counted.ref)
            for newer in self._by[toll.counted.scope, toll.counted.size]:
                yield from self._days(newer, seen)


def _all(views: Sequence[EventView], loose: Sequence[FigureView]) -> list[Counted]:
    place = place_of(views) if views else None
    found: dict[tuple[str, str], Counted] = {}
    for view in views:
        outlet = outlet_key(view.report.publisher, view.report.key)
        # A number without a place is of where its event was, else of where the incident was.
        where = view.place or place
        for figure in view.figures:
            new = counted(figure, where.name if where else None, outlet)
            found.setdefault((figure.report.key, figure.id), new)
    present = {view.report.key for view in views}
    kept = [c for c in found.values() if c.figure.report.copy_of not in present]
    kept += taken_up(kept, loose, place)
    return sorted(kept, key=_order)


def _order(counted: Counted) -> tuple[str, tuple[str, bool, str, int, str]]:
    return counted.day or "9999", view_order(counted.figure)


def taken_up(
    figures: Sequence[Counted], loose: Iterable[FigureView], place: IncidentPlace | None
) -> list[Counted]:
    """Those of `loose` that are one of these numbers again, told within a month of them by a
    report that speaks of the same country."""
    known = {(c.figure.report.key, c.figure.id) for c in figures}
    numbers: dict[tuple[str, str, bool, float | None], list[Counted]] = defaultdict(list)
    for figure in figures:
        numbers[_number(figure)].append(figure)
    found: list[Counted] = []
    for other in loose:
        if other.measure in COMPARED and (other.report.key, other.id) not in known:
            outlet = outlet_key(other.report.publisher, other.report.key)
            new = counted(other, None, outlet)
            here = place is None or place.country is None or place.country in other.countries
            old = next((c for c in numbers[_number(new)] if here and _talked_about(c, new)), None)
            if old:
                # The number tells where it is of: "the figure of 164 that was published".
                scope = old.scope if other.place is None else new.scope
                found.append(replace(new, scope=scope))
    return found


def _number(counted: Counted) -> tuple[str, str, bool, float | None]:
    """What tells a number, wherever it is of."""
    return counted.scope.measure, counted.scope.group, counted.scope.new, counted.size


def _talked_about(old: Counted, new: Counted) -> bool:
    days = days_between(old.figure.report.published, new.figure.report.published)
    near = days is None or abs(days) <= DAYS_TALKED_ABOUT
    named = new.figure.place is None or new.scope.place == old.scope.place
    return near and named and (new.size or 0) >= TELLING_SIZE


def _stand(figures: Sequence[Counted]) -> list[Toll]:
    """How figures of one scope stand; they come in their order."""
    taken_back: dict[float | None, list[Counted]] = defaultdict(list)
    by_day: dict[str | None, list[Counted]] = defaultdict(list)
    for figure in figures:
        by_day[figure.day].append(figure)
        if any(said.relation == "withdraws" for said in figure.figure.about):
            taken_back[figure.size].append(figure)
    found: list[Toll] = []
    first: dict[float | None, Counted] = {}
    series = _Series()
    for figure in figures:
        replaces = series.add(figure) if figure.scope.measure in COMPARED else None
        replaces = replaces and first[replaces.size]
        again = first.setdefault(figure.size, figure)
        back = taken_back.get(figure.size, [])
        # What was taken back contradicts nothing any more.
        held = (c for d in days_around(figure.day) for c in by_day[d] if c.size not in taken_back)
        standing: tuple[Standing, tuple[Counted, ...]] = "first", ()
        if back:
            standing = "withdrawn", tuple(back)
        elif against := [c for c in held if not figure.scope.of and rivals(c, figure)]:
            standing = "contradicting", tuple(against)
        elif again is not figure:
            standing = "repeated", (again,)
        elif replaces:
            standing = "revised", (replaces,)
        found.append(Toll(figure, *standing, replaces))
    return found


class _Series:
    """The last number of each source, and of each report's own telling, as figures come in."""

    def __init__(self) -> None:
        self._by_family: dict[str, Counted] = {}
        self._by_report: dict[str, Counted] = {}

    def add(self, new: Counted) -> Counted | None:
        """The older number that `new` replaces, if it does."""
        key = new.figure.report.key
        olds = (self._by_family.get(new.family), self._by_report.get(key))
        self._by_family[new.family] = new
        # A report's own series: "the toll, which had stood at 44 on Saturday".
        if new.figure.holder is None:
            self._by_report[key] = new
        return next((old for old in olds if old and _replaces(new, old)), None)


def _replaces(new: Counted, old: Counted) -> bool:
    if new.size == old.size or siblings(new.figure, old.figure):
        return False
    one_report = new.figure.report.key == old.figure.report.key
    later = (old.day or "") < (new.day or "")
    return later or (one_report and same_source(new.source, old.source))


def together(incidents: Sequence[Sequence[EventView]], measure: str) -> list[list[int]]:
    """Which incidents (by their place in the list) tell one toll: those of one country, a month
    apart at most, that have a number of this measure in common which is no everyday one."""
    groups: list[tuple[list[int], list[Counted]]] = []
    for n, views in enumerate(incidents):
        figures = [c for c in _all(sorted(views, key=view_order), ()) if _tells(c, measure)]
        joined = [g for g in groups if any(_one_number(a, b) for a in g[1] for b in figures)]
        groups = [g for g in groups if g not in joined]
        groups.append(
            (
                [*(m for g in joined for m in g[0]), n],
                [*(c for g in joined for c in g[1]), *figures],
            )
        )
    return sorted(sorted(members) for members, _ in groups)


def _tells(counted: Counted, measure: str) -> bool:
    return counted.scope.measure == measure and (counted.size or 0) >= TELLING_SIZE


def _one_number(one: Counted, two: Counted) -> bool:
    if _number(one) != _number(two):
        return False
    places = [c.figure.place for c in (one, two)]
    apart = len({place.country for place in places if place and place.country}) > 1
    days = days_between(one.figure.report.published, two.figure.report.published)
    return not apart and (days is None or abs(days) <= DAYS_TALKED_ABOUT)
