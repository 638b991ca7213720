"""Full and partial dates: days, months, years, decades, centuries."""

import datetime as dt
import re

from dateline.extraction.times.patterns import is_short
from dateline.extraction.times.periods import (
    Period,
    century,
    day,
    decade,
    month,
    months,
    span_of,
    unit_at,
    year,
)
from dateline.extraction.times.reading import Reading, Rule, Scene, dated, nearest, undated
from dateline.extraction.times.tense import Tense


def year_of(text: str) -> int:
    """1998, or '98: short years up to 29 are of this century."""
    digits = text.strip("', .")
    if len(digits) == 2:
        return (2000 if int(digits) < 30 else 1900) + int(digits)
    return int(digits)


def month_of(text: str, scene: Scene) -> int:
    return scene.words.numbers["month"][text.rstrip(".")] or 0


# Days. News names the year of what lies further off, so beyond it the nearer date is meant,
# whatever the tense of the verb.
_FAR = 300


def which(
    candidates: list[Period | None], tense: Tense, published: dt.date
) -> tuple[Period | None, str]:
    """The candidate that the tense asks for, else the nearest to publication; and why."""
    known = [period for period in candidates if period is not None]
    past = [p for p in known if p.first <= published]
    coming = [p for p in known if p.last >= published]
    ahead = min(coming, key=lambda p: p.first, default=None)
    behind = max(past, key=lambda p: p.first, default=None)
    if tense.direction == "future" and ahead and (ahead.first - published).days < _FAR:
        return ahead, f'coming ("{tense.word}")'
    if tense.direction == "past" and behind and (published - behind.last).days < _FAR:
        return behind, f'past ("{tense.word}")'
    return nearest(known, published), "nearest to publication"


def in_nearest_year(
    made: list[Period | None], unit: str, match: re.Match[str], scene: Scene
) -> Reading:
    """A date whose year is not named, from the same date in several years."""
    if scene.published is None:
        return undated(unit, f'"{match[0]}" without a year; no publication date')
    period, why = which(made, scene.tense(match), scene.published)
    return dated(period, unit, f'"{match[0]}": {why}', 0.85, "published")


def years_around(scene: Scene) -> range:
    center = scene.published.year if scene.published else 0
    return range(center - 1, center + 2)


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


def _month(match: re.Match[str], scene: Scene) -> Reading | None:
    mon = month_of(match["month"], scene)
    if match["year"]:
        period = month(year_of(match["year"]), mon)
        return dated(period, "month", f'month and year "{match[0]}"', 0.97)
    if not is_month_name(match, scene):
        return None
    made = [month(y, mon) for y in years_around(scene)]
    return in_nearest_year(made, "month", match, scene)


def _month_of_year(match: re.Match[str], scene: Scene) -> Reading | None:
    """January this year, June last year."""
    if scene.published is None:
        return undated("month", "year told from publication; no publication date")
    offset = {"this": 0, "last": -1, "next": 1, "the same": 0, "that": 0}[match["rel"]]
    period = month(scene.published.year + offset, month_of(match["month"], scene))
    return dated(period, "month", f'"{match[0]}" from publication', 0.95, "published")


def is_month_name(match: re.Match[str], scene: Scene) -> bool:
    """May, March and Jan as months and not as verbs or names."""
    start, end = match.span("month")
    token = scene.token(start, end)
    if token is None:
        return False
    if _MONTH_BEFORE.search(scene.lowered, max(start - 12, 0), start):
        verb = scene.analysis.tags[token] in ("MD", "VB", "VBP", "VBD")
        return not verb and not scene.lowered.startswith("this ", start - 5)
    word, upper = match["month"], scene.analysis.text[start].isupper()
    if scene.is_name(start, end) or (is_short(word.rstrip(".")) and not word.endswith(".")):
        return False
    return upper and scene.analysis.tags[token].startswith("N")


_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|last|next|this|until|by|from|early|late|mid|through|of|to|for)[ \t\r\n-]{1,3}$"
)


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|and|through|during|before|after|for|year|late|early"
    r"|mid|or|between|around|about|circa|than|ended|ending|back|until|as|spring|summer|autumn"
    r"|winter|fall|season|calendar|due|the|a|its|his|their|her|our)[ \t\r\n(-]{1,3}|\()$"
)
_NOT_DATES = frozenset(("MONEY", "PERCENT", "QUANTITY", "PRODUCT", "ORDINAL", "LAW"))


def _year(match: re.Match[str], scene: Scene) -> Reading | None:
    start, end = match.span()
    if scene.lowered[end : end + 1] in ("%", "/", ":") or scene.lowered[start - 1 : start] in (
        "$", "#", "/", ".", ":", "+", ",",
    ):  # fmt: skip
        return None
    if not _reads_as_year(match, scene):
        return None
    return dated(year(int(match["year"])), "year", f'year "{match["year"]}"', 0.93)


def _reads_as_year(match: re.Match[str], scene: Scene) -> bool:
    """The model's label, or a word before it that years stand after."""
    token, analysis = scene.token(*match.span()), scene.analysis
    label = scene.label(*match.span())
    if token is None or label in _NOT_DATES:
        return False
    before = scene.lowered[max(match.start() - 12, 0) : match.start()]
    plausible = 1400 <= int(match["year"]) <= 2100
    if label == "DATE":
        return plausible or bool(_YEAR_BEFORE.search(before))
    counts = token + 1 < len(analysis) and analysis.tags[token + 1] == "NNS"
    return plausible and not counts and bool(_YEAR_BEFORE.search(before))


def _spelled_year(match: re.Match[str], scene: Scene) -> Reading | None:
    """Nineteen ninety-six, two thousand and one."""
    numbers = scene.words.numbers["number"]
    parts = [numbers.get(match[name] or "") or 0 for name in ("head", "tens", "ones")]
    number = 100 * parts[0] + parts[1] + parts[2]
    if not 1100 <= number <= 2099 or parts[1] + parts[2] < 10:
        return None
    return dated(year(number), "year", f'year "{match[0]}"', 0.85)


def _two_thousand(match: re.Match[str], scene: Scene) -> Reading | None:
    """The year two thousand; two thousand and one (not: two thousand people)."""
    ones = scene.words.numbers["number"].get(match["ones"] or "")
    if not ones and not match["the"]:
        return None
    return dated(year(2000 + (ones or 0)), "year", f'year "{match[0]}"', 0.85)


def _short_year(match: re.Match[str], scene: Scene) -> Reading | None:
    """'98 after a word that years stand after."""
    before = scene.lowered[max(match.start() - 12, 0) : match.start()]
    if not re.search(r"\b(?:in|since|of|until|from|to|by|before|after)[ \t\r\n]{1,3}'$", before):
        return None
    return dated(year(year_of(match["year"])), "year", f'year "{match[0]}"', 0.8)


def _years(match: re.Match[str], _: Scene) -> Reading | None:
    """2014-16, 2014-2016, 2021/22: one time; of a school year September to June."""
    start = int(match["a"])
    tail = match["b"]
    end = int(tail) if len(tail) == 4 else start // 100 * 100 + int(tail)
    if not start < end <= start + 200:
        return None
    if match["school"]:
        period = months(start * 12 + 8, 10, "range") if end == start + 1 else None
        return dated(period, "range", "school year: September to June", 0.8)
    first, last = year(start), year(end)
    period = span_of(first, last) if first and last else None
    return dated(period, "range", f'range "{match[0]}"', 0.9)


_AGE_BEFORE = re.compile(
    r"\b(?:his|her|their|my|our|your)[ \t\r\n]{1,3}(?:(?:early|mid|late)[ -])?$"
)


def _decade(match: re.Match[str], scene: Scene) -> Reading | None:
    word = match["word"]
    if _AGE_BEFORE.search(scene.lowered, max(match.start() - 14, 0), match.start()):
        return None
    if word.isdigit():
        start = int(word)
        if start < 100:  # '80s, 80s: the last such decade that has begun
            start += 1900 if start >= 20 else 2000
    else:
        start = 1900 + (scene.words.numbers["decade"][word] or 0)
    return dated(decade(start), "decade", f'decade "{match[0]}"', 0.92)


def _century(match: re.Match[str], scene: Scene) -> Reading | None:
    nth = match["nth"]
    number = int(nth[:-2]) if nth[0].isdigit() else scene.words.numbers["ordinal"][nth]
    if not number or (match["bc"] and match["bc"][0] == "b"):
        return undated("century", f'"{match[0]}": no ISO date')
    return dated(century(number), "century", f'century "{match[0]}"', 0.9)


def _fiscal(match: re.Match[str], _: Scene) -> Reading | None:
    """Fiscal 1989: taken as the calendar year, for the report does not say when it begins."""
    number = year_of(match["year"])
    return dated(year(number), "year", f'"{match[0]}" as calendar year {number}', 0.8)


_Y = r"(?:,?_?(?:of_)?(?P<year><YEAR>|'\d\d\b))?"

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
        rf"(?P<month><MONTH>),?_?(?:the_)?(?P<day><DAYNUM>)(?:<ORD>|(?![:.,]?\d|%)){_Y}",
        _full_day,
    ),
    Rule(
        "day month",
        ("#1", "#2"),
        rf"(?P<day><DAYNUM>)<ORD>?~(?:day_)?(?:of_)?(?P<month><MONTH>){_Y}",
        _full_day,
    ),
    Rule("month nth", ("MONTH",), rf"(?P<month><MONTH>)_(?P<nth><ORDINAL>){_Y}", _spelled_day),
    Rule(
        "nth month",
        ("ORDINAL",),
        rf"(?P<nth><ORDINAL>)_(?:day_)?of_(?P<month><MONTH>){_Y}",
        _spelled_day,
    ),
    Rule(
        "day and day month",
        ("#1", "#2"),
        rf"(?P<day><DAYNUM>)<ORD>?(?=(?:,|,?_and)_<DAYNUM><ORD>?_(?:of_)?(?P<month><MONTH>){_Y})",
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
        rf"(?:the_)?week_of_(?P<month><MONTH>)_(?P<day><DAYNUM>)(?:<ORD>|(?!\d)){_Y}",
        _week_of,
    ),
    Rule(
        "days month",
        ("#1", "#2"),
        rf"(?P<a><DAYNUM>)<ORD>?_?(?:to|and|until|till|through|-)_?(?P<b><DAYNUM>)<ORD>?_"
        rf"(?:of_)?(?P<month><MONTH>){_Y}",
        _day_range,
    ),
    Rule(
        "month days",
        ("MONTH",),
        rf"(?P<month><MONTH>)_(?P<a><DAYNUM>)<ORD>?_?(?:to|until|till|through|-)_?"
        rf"(?P<b><DAYNUM>)(?:<ORD>|(?!\d)){_Y}",
        _day_range,
    ),
    Rule(
        "month",
        ("MONTH",),
        r"(?P<month><MONTH>)(?:,?_(?:of_)?(?P<year><YEAR>|'\d\d\b))?",
        _month,
    ),
    Rule(
        "month of year",
        ("MONTH",),
        r"(?P<month><MONTH>)_(?:of_)?(?P<rel>this|last|next)_year\b",
        _month_of_year,
    ),
    Rule("year", ("#4",), r"(?P<year><YEAR>)\b(?!-\d)", _year),
    Rule("short year", ("#2",), r"(?P<year>\d\d)\b(?!')", _short_year),
    Rule(
        "spelled year",
        ("nineteen", "eighteen", "seventeen", "twenty"),
        r"(?P<head>nineteen|eighteen|seventeen|twenty)~(?P<tens><NUMBER>)(?:~(?P<ones><NUMBER>))?",
        _spelled_year,
    ),
    Rule(
        "year two thousand",
        ("the", "two"),
        r"(?P<the>the_year_)?two_thousand\b(?:_(?:and_)?(?P<ones><NUMBER>))?",
        _two_thousand,
    ),
    Rule(
        "years",
        ("#4",),
        r"(?P<a><YEAR>)_?[-/]_?(?P<b>(?:1\d|20)\d\d|\d\d)(?![\d/-])"
        r"(?:_(?P<school>school|academic)_year)?",
        _years,
    ),
    Rule("decade", ("#4", "#2", "DECADE"), r"(?P<word>\d{3}0(?=s)|\d0(?=s)|<DECADE>)s?\b", _decade),
    Rule(
        "century",
        ("#1", "#2", "ORDINAL"),
        r"(?P<nth>\d{1,2}<ORD>|<ORDINAL>)~century\b(?:_(?P<bc>bce?|ad)\b)?",
        _century,
    ),
    Rule(
        "fiscal",
        ("fiscal", "fy", "financial"),
        r"(?:(?:fiscal|financial)(?:_year)?_|fy_?)(?P<year><YEAR>|'\d\d)\b",
        _fiscal,
    ),
)
