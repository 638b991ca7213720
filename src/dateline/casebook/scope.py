"""What a figure covers: only figures of one scope can contradict or replace one another."""

from dataclasses import dataclass
from datetime import date

from dateline.casebook.holders import name_key, same_source
from dateline.casebook.shapes import EventView, FigureView

# A count of people or things can be compared; sums and shares only with their thing, which is not known.
COMPARED = frozenset(
    ("killed", "injured", "arrested", "released", "missing", "displaced", "abducted", "destroyed",
     "damaged", "troops", "participants", "dismissed", "casualties")
)  # fmt: skip
# Reports count the day of one event from different places and hours.
DAYS_APART = 1
# "About 5,000" leaves a tenth on either side, as newsrooms round.
_ABOUT = 0.1


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure as one of an incident. `place` is the place that it covers: its own, else that of
    the event it is tied to; `day` the ISO day for which it holds."""

    figure: FigureView
    place: str | None
    day: str | None
    source: str

    @property
    def ref(self) -> str:
        return f"{self.figure.report.id}/{self.figure.id}"


def counted(figure: FigureView, view: EventView | None, outlet: str) -> Counted:
    """`view` is the event that the figure is tied to; `outlet` the key of the outlet's own voice."""
    place = figure.place
    if place is None and view is not None and not figure.part_of:
        place = view.place
    name = (
        f"{place.country or ''}:{name_key(place.name) or place.name.casefold()}" if place else None
    )
    day = figure.as_of or figure.said
    return Counted(figure, name, day, figure.holder.source if figure.holder else outlet)


def one_scope(one: Counted, two: Counted) -> bool:
    """Measure, place, window and group agree; "12 more" is no rival of "12 so far"."""
    a, b = one.figure, two.figure
    return (
        a.measure == b.measure
        and a.measure in COMPARED
        and one.place == two.place
        and (a.start, a.end) == (b.start, b.end)
        and _group(a) == _group(b)
        and (a.count == "new") == (b.count == "new")
        and not _siblings(a, b)
    )


def same_number(one: Counted, two: Counted) -> bool:
    """One number told twice: what the other leaves out of its scope is no difference."""
    a, b = one.figure, two.figure
    return (
        a.measure == b.measure
        and (one.place is None or two.place is None or one.place == two.place)
        and _size(a) == _size(b)
        and _size(a) is not None
        and _group(a) == _group(b)
        and (a.count == "new") == (b.count == "new")
    )


def can_both_be(one: FigureView, two: FigureView) -> bool:
    """ "At least 20" and 25 can both be true, 20 and 25 cannot."""
    (low, high), (other_low, other_high) = _bounds(one), _bounds(two)
    return low <= other_high and other_low <= high


def one_family(one: Counted, two: Counted) -> bool:
    """One source, or two bodies of one state: its official figures replace one another."""
    if same_source(one.source, two.source):
        return True
    a, b = one.figure.holder, two.figure.holder
    return bool(a and b and a.official and b.official and a.country == b.country)


def days_between(one: str | None, two: str | None) -> int | None:
    """From the first ISO day to the second; None where one is not known."""
    return (date.fromisoformat(two) - date.fromisoformat(one)).days if one and two else None


def _siblings(a: FigureView, b: FigureView) -> bool:
    """Two parts of one whole, or a whole and its part."""
    if a.report.key != b.report.key:
        return False
    return a.id == b.part_of or b.id == a.part_of or bool(a.part_of and a.part_of == b.part_of)


def _group(figure: FigureView) -> str:
    return name_key(figure.group) if figure.group else ""


def _size(figure: FigureView) -> float | None:
    return figure.value if figure.value is not None else figure.low


def _bounds(figure: FigureView) -> tuple[float, float]:
    size = _size(figure)
    if size is None:
        return 0.0, figure.high if figure.high is not None else float("inf")
    match figure.qualifier:
        case "exact":
            return size, size
        case "about":
            return size * (1 - _ABOUT), size * (1 + _ABOUT)
        case "at_most":
            return 0.0, figure.high if figure.high is not None else size
        case _:
            return size, figure.high if figure.high is not None else float("inf")
