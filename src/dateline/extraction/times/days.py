"""Single days and ranges of days, in all the ways of writing a date."""

import re

from dateline.extraction.times.choose import (
    NAMED_YEAR,
    in_nearest_year,
    month_of,
    year_of,
    years_around,
)
from dateline.extraction.times.periods import (
    Period,
    day,
    span_of,
    unit_at,
)
from dateline.extraction.times.reading import Reading, Rule, Scene, dated


def _full_day(match: re.Match[str], scene: Scene) -> Reading | None:
    number, mon = int(match["day"]), month_of(match["month"], scene)
    if match["year"]:
        period = day(year_of(match["year"]), mon, number)
        return dated(period, "day", f'full date "{match[0]}"', 0.98) if period else None
    if day(2000, mon, number) is None:
        return None
    days = [day(y, mon, number) for y in years_around(scene)]
    return in_nearest_year(days, "day", match, scene)


def _spelled_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """January first, the tenth of January."""
    number = scene.words.numbers["ordinal"][match["nth"]]
    if number is None or number > 31:
        return None
    mon = month_of(match["month"], scene)
    if match["year"]:
        return dated(day(year_of(match["year"]), mon, number), "day", "full date", 0.95)
    return in_nearest_year([day(y, mon, number) for y in years_around(scene)], "day", match, scene)


def _iso(match: re.Match[str], _: Scene) -> Reading | None:
    period = day(int(match["y"]), int(match["m"]), int(match["d"]))
    return dated(period, "day", f'full date "{match[0]}"', 0.99) if period else None


def _another_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """The 25 of "April 24 and 25"."""
    before = scene.readings[-1] if scene.readings else None
    token = scene.token(*match.span())
    if before is None or before.period is None or before.precision != "day" or token is None:
        return None
    if not _AND.fullmatch(scene.lowered, before.end, match.start()):
        return None
    if not before.why.startswith('"') or scene.analysis.deps[token] == "nummod":
        return None
    first = before.period.first
    period = day(first.year, first.month, int(match["day"].rstrip("stndrh")))
    if period is None or period.first <= first:
        return None
    return dated(period, "day", f"same month as {first}", 0.85, before.anchor)


_AND = re.compile(r",?[ \t\r\n]{1,3}and[ \t\r\n]{1,3}")


def _week_of(match: re.Match[str], scene: Scene) -> Reading | None:
    """The week of March 6."""
    reading = _full_day(match, scene)
    if reading is None or reading.period is None:
        return reading
    period = unit_at("week", reading.period.first)
    return dated(period, "week", f"week that holds {reading.period.first}", 0.85, reading.anchor)


def _numeric(match: re.Match[str], scene: Scene) -> Reading | None:
    """10/1/2022: the order that the text or its publisher uses where both are possible."""
    first, second, number = int(match["a"]), int(match["b"]), year_of(match["y"])
    month_first = first <= 12 and (second > 12 or (scene.month_first and match["sep"] == "/"))
    mon, dom = (first, second) if month_first else (second, first)
    period = day(number, mon, dom)
    order = "month first" if month_first else "day first"
    sure = 0.95 if max(first, second) > 12 or first == second else 0.6
    return dated(period, "day", f'"{match[0]}" read {order}', sure) if period else None


_BETWEEN = re.compile(r"\bbetween[ \t\r\n]{1,3}(?:the )?$")


def _day_range(match: re.Match[str], scene: Scene) -> Reading | None:
    """From 5 to 11 January, January 5-11, 2022: one time."""
    mon = month_of(match["month"], scene)
    start, end = int(match["a"]), int(match["b"])
    if start >= end or (
        "and" in match[0]
        and not _BETWEEN.search(scene.lowered, max(match.start() - 16, 0), match.start())
    ):
        return None
    years = [year_of(match["year"])] if match["year"] else list(years_around(scene))
    made = [_days(y, mon, start, end) for y in years]
    if match["year"]:
        return dated(made[0], "range", f'range "{match[0]}"', 0.95) if made[0] else None
    return in_nearest_year(made, "range", match, scene)


def _days(number: int, mon: int, start: int, end: int) -> Period | None:
    first, last = day(number, mon, start), day(number, mon, end)
    return span_of(first, last) if first and last else None


RULES = (
    Rule("iso", ("#4",), r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:t[\d:.]+z?)?(?![\d-])", _iso),
    Rule("iso slash", ("#4",), r"(?P<y>\d{4})/(?P<m>\d\d)/(?P<d>\d\d)(?![\d/])", _iso),
    Rule(
        "numeric",
        ("#1", "#2"),
        r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/.]?\d)",
        _numeric,
    ),
    Rule(
        "month day",
        ("MONTH",),
        rf"(?P<month><MONTH>),?_?(?:the_)?(?P<day><DAYNUM>)(?:<ORD>|(?![:.,]?\d|%)){NAMED_YEAR}",
        _full_day,
    ),
    Rule(
        "day month",
        ("#1", "#2"),
        rf"(?P<day><DAYNUM>)<ORD>?~(?:day_)?(?:of_)?(?P<month><MONTH>){NAMED_YEAR}",
        _full_day,
    ),
    Rule(
        "month nth", ("MONTH",), rf"(?P<month><MONTH>)_(?P<nth><ORDINAL>){NAMED_YEAR}", _spelled_day
    ),
    Rule(
        "nth month",
        ("ORDINAL",),
        rf"(?P<nth><ORDINAL>)_(?:day_)?of_(?P<month><MONTH>){NAMED_YEAR}",
        _spelled_day,
    ),
    Rule(
        "day and day month",
        ("#1", "#2"),
        rf"(?P<day><DAYNUM>)<ORD>?(?=(?:,|,?_and)_<DAYNUM><ORD>?_(?:of_)?(?P<month><MONTH>){NAMED_YEAR})",
        _full_day,
    ),
    Rule(
        "month day and day",
        ("#1", "#2"),
        r"(?P<day><DAYNUM>)(?:<ORD>|\b(?!['$%]|[:.,]?\d|_(?:percent|million|per)))",
        _another_day,
    ),
    Rule(
        "week of",
        ("the", "week"),
        rf"(?:the_)?week_of_(?P<month><MONTH>)_(?P<day><DAYNUM>)(?:<ORD>|(?!\d)){NAMED_YEAR}",
        _week_of,
    ),
    Rule(
        "days month",
        ("#1", "#2"),
        rf"(?P<a><DAYNUM>)<ORD>?_?(?:to|and|until|till|through|-)_?(?P<b><DAYNUM>)<ORD>?_"
        rf"(?:of_)?(?P<month><MONTH>){NAMED_YEAR}",
        _day_range,
    ),
    Rule(
        "month days",
        ("MONTH",),
        rf"(?P<month><MONTH>)_(?P<a><DAYNUM>)<ORD>?_?(?:to|until|till|through|-)_?"
        rf"(?P<b><DAYNUM>)(?:<ORD>|(?!\d)){NAMED_YEAR}",
        _day_range,
    ),
)
