"""Days of publication: in metadata, names of files, addresses, and datelines that spell them out.

A day that could be read in two ways (01/02/2022) is none: nothing is guessed.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import unquote, urlsplit

_MONTH_NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_FULL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MONTH} {_DAY},? {_YEAR}",
        rf"{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
        r"(?<![\d-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
        # With dots the day comes first wherever such dates are written.
        r"(?<![\d.])(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? ", re.I
)
_CLOCK = re.compile(
    r"(?:[T ,]|\s+at\s+|Z|\bUTC|\bGMT)\W*(?:\d{1,2}[:.h]?\d{2}|\d{1,2} ?[ap]\.?m|Z?$).*", re.I
)
_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-_. ]?)(?P<month>\d\d)(?P=sep)(?P<day>\d\d)(?!\d)"
)
_PATH = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d{1,2}|[a-z]{3,9})/(?P<day>\d{1,2})(?=/|$)"
)
# "ALMATY, Kazakhstan (Agency), January 10, 2022 -": a place in capitals, a full date, a dash.
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{2,40})(?:, [A-Z][\w.'’ -]{1,40})?(?: \([^()\n]{2,30}\))?,? "
    r"\(?(?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})|(?:\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4}))\)?"
    r"(?: \([^()\n]{2,30}\))? ?(?:[–—]|-{1,2})(?=\s)"
)  # fmt: skip


def today() -> date:
    """The day now, by the calendar that is farthest ahead: only what is later lies in the future."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()


def read_date(value: str | float) -> str | None:
    """The ISO day that a whole value says, with or without a time of day; None if it says none."""
    if isinstance(value, bool):
        return None
    text = " ".join(str(value)[:100].split())
    if _EPOCH.fullmatch(text):
        return _from_epoch(float(text))
    text = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    for match in (*(p.match(text) for p in (*_FULL, _COMPACT)),):
        if match and _is_clock(text[match.end() :]):
            return _day_of(match)
    match = _SLASHED.match(text)
    if match and _is_clock(text[match.end() :]):
        return _from_slashes(match)
    return None


def find_date(text: str) -> str | None:
    """The one full date in a short piece of text such as a byline; None where there are several."""
    days = {_day_of(match) for pattern in _FULL for match in pattern.finditer(text)}
    days |= {_from_slashes(match) for match in _SLASHED.finditer(text)}
    return _only(days)


def date_in_name(name: str) -> str | None:
    """The day in a file's name: 2022-01-10, 2022_01_10, 20220110."""
    return _only({_day_of(match) for match in _NAME.finditer(name)} - {None})


def date_in_url(url: str) -> str | None:
    """The day in the path of an address: /2022/01/10/, /2022/jan/10/, /2022-01-10-title."""
    try:
        path = unquote(urlsplit(url).path).lower()
    except ValueError:
        return None
    matches = (*_PATH.finditer(path), *_NAME.finditer(path))
    return _only({_day_of(match) for match in matches} - {None})


def date_in_dateline(text: str) -> str | None:
    """The day in a dateline that spells it out, in one of the first lines of a report."""
    for line in _first_lines(text):
        if match := _DATELINE.match(line):
            return find_date(match["date"])
    return None


def _first_lines(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text[:2000].splitlines())
    yield from [line for line in lines if line][:5]


def _is_clock(rest: str) -> bool:
    return not rest or bool(_CLOCK.fullmatch(rest))


def _day_of(match: re.Match[str]) -> str | None:
    month = match["month"].lower().rstrip(".")
    number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
    return _iso(int(match["year"]), number, int(match["day"]))


def _from_slashes(match: re.Match[str]) -> str | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first > 12 or first == second:
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 else None


def _from_epoch(seconds: float) -> str | None:
    if seconds > 1e12 / 10:
        seconds /= 1000  # milliseconds
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _only(days: set[str | None]) -> str | None:
    return days.pop() if len(days) == 1 else None
