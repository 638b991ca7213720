"""Months, years, decades, centuries."""

import re

from dateline.extraction.times.choose import (
    in_nearest_year,
    is_month_name,
    month_of,
    year_of,
    years_around,
)
from dateline.extraction.times.periods import (
    century,
    decade,
    month,
    months,
    span_of,
    year,
)
from dateline.extraction.times.reading import Reading, Rule, Scene, dated, undated


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


RULES = (
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
