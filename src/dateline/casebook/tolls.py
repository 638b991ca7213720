"""Figures of one event over time and source: which repeat, replace, contradict or take back which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.casebook.holders import outlet_key, same_source
from dateline.casebook.scope import (
    COMPARED,
    DAYS_APART,
    Counted,
    can_both_be,
    counted,
    days_between,
    one_family,
    one_scope,
    same_number,
)
from dateline.casebook.shapes import EventView, FigureView, view_order
from dateline.record.incident import Standing

# A figure of another report is taken for the same number only if it is no everyday one, and told
# soon enough after it: newspapers correct a toll within days, and sum up within weeks.
_TELLING_SIZE = 10
_DAYS_TALKED_ABOUT = 31


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure and how it stands; `against` the figures to which its standing refers: those
    repeated, replaced or contradicted, or those in whose report it is taken back."""

    counted: Counted
    standing: Standing
    against: tuple[Counted, ...]

    @property
    def figure(self) -> FigureView:
        return self.counted.figure


def tolls(views: Iterable[EventView], loose: Iterable[FigureView] = ()) -> list[Toll]:
    """All figures of these views and those of `loose` that speak of them, in order of their day.

    A copy's figures are left out where what it copies is there.
    """
    figures = _all(views, loose)
    taken_back = [c for c in figures if any(s.relation == "withdraws" for s in c.figure.about)]
    return [_stand(at, figures, taken_back) for at in range(len(figures))]


def current(tolls: Sequence[Toll]) -> list[Toll]:
    """The figures that still stand: neither taken back nor replaced nor said again, and no parts."""
    replaced = {old.ref for toll in tolls if toll.standing == "revised" for old in toll.against}
    return [
        toll
        for toll in tolls
        if toll.standing not in ("withdrawn", "repeated")
        and toll.counted.ref not in replaced
        and not toll.figure.part_of
    ]


def _all(views: Iterable[EventView], loose: Iterable[FigureView]) -> list[Counted]:
    ordered = sorted(views, key=view_order)
    found: dict[tuple[str, str], Counted] = {}
    for view in ordered:
        outlet = outlet_key(view.report.publisher, view.report.key)
        for figure in view.figures:
            key = (figure.report.key, figure.id)
            # The event that the record itself ties it to says more of its place than another.
            if key not in found or figure.tie == "event":
                found[key] = counted(figure, view, outlet)
    present = {view.report.key for view in ordered}
    kept = [c for c in found.values() if c.figure.report.copy_of not in present]
    kept += taken_up(kept, sorted(loose, key=view_order), ordered)
    return sorted(kept, key=lambda c: (c.day or "9999", *view_order(c.figure)))


def taken_up(
    figures: Sequence[Counted], loose: Sequence[FigureView], views: Sequence[EventView]
) -> list[Counted]:
    """Those of `loose` that are one of these numbers again, told within a month by a report that
    speaks of the same country."""
    countries = {view.place.country for view in views if view.place} - {None}
    known = {(c.figure.report.key, c.figure.id) for c in figures}
    found: list[Counted] = []
    for figure in loose:
        if figure.measure not in COMPARED or (figure.report.key, figure.id) in known:
            continue
        new = counted(figure, None, outlet_key(figure.report.publisher, figure.report.key))
        here = not countries or not figure.countries or countries.intersection(figure.countries)
        if here and any(_talked_about(old, new) for old in figures):
            found.append(new)
    return found


def _talked_about(old: Counted, new: Counted) -> bool:
    size = new.figure.value or new.figure.low or 0
    days = days_between(old.figure.report.published, new.figure.report.published)
    near = days is None or -DAYS_APART <= days <= _DAYS_TALKED_ABOUT
    return size >= _TELLING_SIZE and near and same_number(old, new)


def _stand(at: int, figures: Sequence[Counted], taken_back: Sequence[Counted]) -> Toll:
    this = figures[at]
    earlier = figures[:at]
    if back := [c for c in taken_back if same_number(c, this)]:
        return Toll(this, "withdrawn", tuple(back))
    if rivals := [c for c in figures if _contradict(c, this)]:
        return Toll(this, "contradicting", tuple(rivals))
    if again := [c for c in earlier if same_number(c, this)]:
        return Toll(this, "repeated", (again[0],))
    if old := [c for c in earlier if _replaces(this, c)]:
        return Toll(this, "revised", tuple(old))
    return Toll(this, "first", ())


def _replaces(new: Counted, old: Counted) -> bool:
    """A later number of the same source; or a report's own series ("had stood at 44 on Saturday")."""
    if not one_scope(old, new) or same_number(old, new):
        return False
    one_report = old.figure.report.key == new.figure.report.key
    if (old.day or "") < (new.day or ""):
        return one_family(old, new) or (one_report and old.figure.holder is None)
    return one_report and same_source(old.source, new.source)


def _contradict(one: Counted, two: Counted) -> bool:
    """Other sources, one scope, one day, and numbers that cannot both be true."""
    if not one_scope(one, two) or can_both_be(one.figure, two.figure):
        return False
    days = days_between(one.day, two.day)
    dated = one.figure.as_of is not None and two.figure.as_of is not None
    apart = 0 if dated or one_family(one, two) else DAYS_APART
    near = days is None or abs(days) <= apart
    return near and not same_source(one.source, two.source) and not _series(one, two)


def _series(one: Counted, two: Counted) -> bool:
    return _replaces(one, two) or _replaces(two, one)
