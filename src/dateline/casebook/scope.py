"""What a figure covers: only figures of one scope can contradict or replace one another."""

from dataclasses import dataclass
from datetime import date

from dateline.casebook.holders import name_key
from dateline.casebook.shapes import FigureView

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
class Scope:
    """`place` "" is where nobody says where; `of` only where a measure says too little (sums, shares);
    `part` names a figure that is a part of another and says no more ("and 21 of them"): it is
    nobody's rival."""

    measure: str
    place: str
    start: str | None
    end: str | None
    group: str
    new: bool
    of: str
    part: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure as one of an incident: `day` the ISO day for which it holds, `source` whose word it
    is, `family` the same for sources whose figures replace one another: all bodies of one state."""

    figure: FigureView
    scope: Scope
    day: str | None
    source: str
    family: str

    @property
    def ref(self) -> str:
        return f"{self.figure.report.id}/{self.figure.id}"

    @property
    def size(self) -> float | None:
        figure = self.figure
        return figure.value if figure.value is not None else figure.low


def counted(figure: FigureView, place: str | None, outlet: str) -> Counted:
    """`place`: the name of where the number is of if it does not say so itself; `outlet` the key
    of the outlet's own voice."""
    holder = figure.holder
    source = holder.source if holder else outlet
    family = f"official {holder.country}" if holder and holder.official else source.split(":")[-1]
    return Counted(figure, _scope(figure, place), figure.as_of or figure.said, source, family)


def _scope(figure: FigureView, place: str | None) -> Scope:
    compared = figure.measure in COMPARED
    name = figure.place.name if figure.place else place
    bare = figure.part_of and not figure.group and not figure.place
    return Scope(
        measure=figure.measure,
        place=_place(name) if name else "",
        start=figure.start, end=figure.end,
        group=name_key(figure.group) if figure.group else "",
        new=figure.count == "new",
        of="" if compared else f"{figure.unit} {figure.of}".casefold(),
        part=f"{figure.report.key}/{figure.id}" if bare else "",
    )  # fmt: skip


def _place(name: str) -> str:
    """As written: a country's name is all that tells it, which `name_key` leaves out."""
    return name_key(name) or name.casefold()


def rivals(one: Counted, two: Counted) -> bool:
    """Two of one scope, told of one day by others, that cannot both be true."""
    if one.source == two.source or siblings(one.figure, two.figure):
        return False
    # Who tells another number beside that of a source tells what it was before, or of whom.
    if one.figure.report.key == two.figure.report.key and not (
        one.figure.holder and two.figure.holder
    ):
        return False
    one_day = one.day == two.day
    # Officials of one state revise from day to day; a day that is told is not a day of counting.
    as_told = one.figure.as_of and two.figure.as_of
    exact = as_told or one.family == two.family
    return not can_both_be(one, two) and (one_day or not exact)


def siblings(a: FigureView, b: FigureView) -> bool:
    """Two parts of one whole, or a whole and its part."""
    if a.report.key != b.report.key:
        return False
    return a.id == b.part_of or b.id == a.part_of or bool(a.part_of and a.part_of == b.part_of)


def can_both_be(one: Counted, two: Counted) -> bool:
    """ "At least 20" and 25 can both be true, 20 and 25 cannot."""
    (low, high), (other_low, other_high) = _bounds(one), _bounds(two)
    return low <= other_high and other_low <= high


def _bounds(counted: Counted) -> tuple[float, float]:
    size, high = counted.size, counted.figure.high
    if size is None:
        return 0.0, high if high is not None else float("inf")
    match counted.figure.qualifier:
        case "exact":
            return size, size
        case "about" if counted.figure.value is not None:
            return size * (1 - _ABOUT), size * (1 + _ABOUT)
        case "at_most":
            return 0.0, high if high is not None else size
        case _:
            return size, high if high is not None else float("inf")


def days_between(one: str | None, two: str | None) -> int | None:
    """From the first ISO day to the second; None where one is not known."""
    start, end = date_of(one), date_of(two)
    return (end - start).days if start and end else None


def days_around(day: str | None) -> tuple[str | None, ...]:
    """The day and its neighbours within DAYS_APART; what is not dated stands for itself."""
    middle = date_of(day)
    if middle is None:
        return (day,)
    ordinals = range(middle.toordinal() - DAYS_APART, middle.toordinal() + DAYS_APART + 1)
    return tuple(str(date.fromordinal(n)) for n in ordinals if 0 < n <= date.max.toordinal())


def date_of(day: str | None) -> date | None:
    """A day of the calendar; None for what is none."""
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None
