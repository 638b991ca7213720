"""Named days (holidays) in a given year, from their rules in knowledge/data/holidays.tsv."""

import calendar
import datetime as dt
import re
from functools import cache

from dateline.extraction.times.periods import Period, days_from, plus_days
from dateline.knowledge.time_words import NamedDay

_RULE = re.compile(
    r"(?P<once>\d{4}-\d\d-\d\d)$"
    r"|(?P<month>\d\d)-(?P<day>\d\d)$"
    r"|(?P<in_month>\d\d)/(?P<weekday>[1-7])/(?P<nth>-?\d)(?:\+(?P<plus>\d+))?$"
    r"|(?P<feast>easter|orthodox)(?P<offset>[+-]\d+)$"
    r"|hijri (?P<hijri_month>\d+)/(?P<hijri_day>\d+)$"
)
_HIJRI_EPOCH = 227015  # ordinal of 19 July 622 (proleptic Gregorian), the civil epoch


@cache
def in_year(named: NamedDay, year: int) -> Period | None:
    """The day or days of that name which begin in `year`."""
    first = _first_day(named.rule, year) if 1 <= year <= 9999 else None
    if first is None:
        return None
    return days_from(first, 0, named.days, "day" if named.days == 1 else "range")


def once(named: NamedDay) -> Period | None:
    """The period of a day that happened once in history."""
    match = _RULE.match(named.rule)
    if not match or not match["once"]:
        return None
    return days_from(dt.date.fromisoformat(match["once"]), 0, named.days, "day")


def _first_day(rule: str, year: int) -> dt.date | None:
    match = _RULE.match(rule)
    if match is None or match["once"]:
        return None
    if match["month"]:
        return dt.date(year, int(match["month"]), int(match["day"]))
    if match["in_month"]:
        day = _nth_weekday(year, int(match["in_month"]), int(match["weekday"]), int(match["nth"]))
        return plus_days(day, int(match["plus"] or 0))
    if match["feast"]:
        easter = _easter(year) if match["feast"] == "easter" else _orthodox_easter(year)
        return plus_days(easter, int(match["offset"])) if easter else None
    return _hijri(year, int(match["hijri_month"]), int(match["hijri_day"]))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    if nth < 0:
        last = calendar.monthrange(year, month)[1]
        back = (dt.date(year, month, last).isoweekday() - weekday) % 7
        return dt.date(year, month, last - back)
    ahead = (weekday - dt.date(year, month, 1).isoweekday()) % 7
    return dt.date(year, month, 1 + ahead + 7 * (nth - 1))


def _easter(year: int) -> dt.date:
    """Western Easter by the anonymous Gregorian algorithm (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + weekday - 7 * ((a + 11 * h + 22 * weekday) // 451) + 114, 31)
    return dt.date(year, month, day + 1)


def _orthodox_easter(year: int) -> dt.date | None:
    """Easter of the Julian calendar (Meeus), as a Gregorian date."""
    d = (19 * (year % 19) + 15) % 30
    month, day = divmod(d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114, 31)
    return plus_days(dt.date(year, month, day + 1), year // 100 - year // 400 - 2)


def _hijri(year: int, month: int, day: int) -> dt.date | None:
    """The first such day of the tabular Islamic calendar that falls in a Gregorian year."""
    first = dt.date(year, 1, 1).toordinal()
    guess = int((year - 622) * 33 / 32) - 1
    for hijri_year in range(max(guess, 1), guess + 5):
        ordinal = (
            _HIJRI_EPOCH - 1 + (hijri_year - 1) * 354 + (3 + 11 * hijri_year) // 30
            + -(-59 * (month - 1) // 2) + day
        )  # fmt: skip
        if first <= ordinal <= dt.date.max.toordinal():
            found = dt.date.fromordinal(ordinal)
            return found if found.year == year else None
    return None
