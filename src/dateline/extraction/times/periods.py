"""Calendar arithmetic: whole units as periods. Every function returns None past the years 1-9999."""

import calendar
import datetime as dt
from dataclasses import dataclass

from dateline.record.vocabulary import Precision

_LAST_MONTH = 9999 * 12 + 11

# Units made of whole months: how many, and how many months before January the first one begins
# (seasons are the meteorological ones of the north: winter is December to February;
# the 20th century is 1901 to 2000).
_MONTHS: dict[str, tuple[int, int]] = {
    "month": (1, 0),
    "quarter": (3, 0),
    "season": (3, 1),
    "half": (6, 0),
    "year": (12, 0),
    "decade": (120, 0),
    "century": (1200, -12),
}


@dataclass(frozen=True, slots=True)
class Period:
    """`first` to `last` day, both included."""

    first: dt.date
    last: dt.date
    precision: Precision


def day(year: int, month: int, number: int) -> Period | None:
    try:
        date = dt.date(year, month, number)
    except (ValueError, OverflowError):
        return None
    return Period(date, date, "day")


def plus_days(date: dt.date, days: int) -> dt.date | None:
    try:
        return date + dt.timedelta(days=days)
    except OverflowError:
        return None


def days_from(date: dt.date, offset: int, length: int, precision: Precision) -> Period | None:
    """`length` days that begin `offset` days after a date."""
    first = plus_days(date, offset)
    last = first and plus_days(first, length - 1)
    return Period(first, last, precision) if first and last else None


def months(first: int, length: int, precision: Precision) -> Period | None:
    """`length` whole months from month number `first` (twelve times the year, plus 0-11)."""
    last = first + length - 1
    if first < 12 or last > _LAST_MONTH:
        return None
    year, month = divmod(last, 12)
    end = dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
    return Period(dt.date(first // 12, first % 12 + 1, 1), end, precision)


def month(year: int, number: int) -> Period | None:
    return months(year * 12 + number - 1, 1, "month") if 1 <= number <= 12 else None


def quarter(year: int, number: int) -> Period | None:
    return months(year * 12 + 3 * (number - 1), 3, "quarter")


def half(year: int, number: int) -> Period | None:
    return months(year * 12 + 6 * (number - 1), 6, "half")


def season(year: int, number: int) -> Period | None:
    """0 winter (from December of `year`), 1 spring, 2 summer, 3 autumn."""
    return months(year * 12 + (3 * number - 1 if number else 11), 3, "season")


def year(number: int) -> Period | None:
    return months(number * 12, 12, "year")


def decade(first_year: int) -> Period | None:
    return months(first_year // 10 * 120, 120, "decade")


def century(number: int) -> Period | None:
    """The Nth century: 20 is 1901 to 2000."""
    return months((number - 1) * 1200 + 12, 1200, "century")


def unit_at(unit: str, date: dt.date, offset: int = 0) -> Period | None:
    """The unit that holds a date, or the one `offset` units after it (weeks begin on Monday)."""
    if unit == "day":
        return days_from(date, offset, 1, "day")
    if unit == "week":
        return days_from(date, 7 * offset - date.weekday(), 7, "week")
    if unit == "weekend":
        return days_from(date, 7 * offset + 5 - date.weekday(), 2, "weekend")
    size, early = _MONTHS[unit]
    index = date.year * 12 + date.month - 1 + early
    return months((index // size + offset) * size - early, size, _precision(unit))


def _precision(unit: str) -> Precision:
    known: dict[str, Precision] = {
        "month": "month", "quarter": "quarter", "season": "season", "half": "half",
        "year": "year", "decade": "decade", "century": "century",
    }  # fmt: skip
    return known[unit]


def moved_years(period: Period, years: int) -> Period | None:
    """The same period some years later; 29 February becomes the 28th."""
    first, last = _same_day(period.first, years), _same_day(period.last, years)
    if first is None or last is None:
        return None
    if period.precision in _MONTHS:
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return Period(first, last, period.precision)


def _same_day(date: dt.date, years: int) -> dt.date | None:
    target = date.year + years
    if not 1 <= target <= 9999:
        return None
    return date.replace(year=target, day=min(date.day, calendar.monthrange(target, date.month)[1]))


def moved_months(date: dt.date, number: int) -> Period | None:
    """The month some months after a date's."""
    return months(date.year * 12 + date.month - 1 + number, 1, "month")


def span_of(first: Period, last: Period) -> Period | None:
    """From one period to another; None where they are in the wrong order."""
    if last.last < first.first:
        return None
    return Period(first.first, max(first.last, last.last), "range")
