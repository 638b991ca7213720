"""Which year is meant where none is named, and what the numbers of a date stand for."""

import datetime as dt
import re

from dateline.extraction.times.patterns import is_short
from dateline.extraction.times.periods import Period
from dateline.extraction.times.reading import Reading, Scene, dated, nearest, undated
from dateline.extraction.times.tense import Tense

# A pattern: the year of a day or month, if it is named.
NAMED_YEAR = r"(?:,?_?(?:of_)?(?P<year><YEAR>|'\d\d\b))?"
# A pattern: words that tell a unit from publication.
RELATIVE = r"this_past|this_coming|this|last|past|next|coming"
NO_DATE = "no publication date"
_OFFSETS = {"this": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "current": 0}


def offset_of(word: str) -> int:
    return _OFFSETS[word]


def year_of(text: str) -> int:
    """1998, or '98: short years up to 29 are of this century."""
    digits = text.strip("', .")
    if len(digits) == 2:
        return (2000 if int(digits) < 30 else 1900) + int(digits)
    return int(digits)


def weekday_of(text: str, scene: Scene) -> int:
    """1 for Monday to 7, also of a short form with its full stop."""
    return scene.words.numbers["weekday"][text.rstrip(".")] or 0


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
    tense = scene.tense(match)
    period, why = which(made, tense, scene.published)
    score = 0.9 if tense.word and tense.word in why else 0.75
    return dated(period, unit, f'"{match[0]}": {why}', score, "published")


def years_around(scene: Scene) -> range:
    center = scene.published.year if scene.published else 0
    return range(center - 1, center + 2)


def is_month_name(match: re.Match[str], scene: Scene) -> bool:
    """May, March and Jan as months and not as verbs or names."""
    start, end = match.span("month")
    token = scene.token(start, end)
    if token is None:
        return False
    if _MONTH_BEFORE.search(scene.lowered, max(start - 12, 0), start):
        verb = scene.analysis.tags[token] in ("MD", "VB", "VBP", "VBD")
        weak = scene.lowered[max(start - 5, 0) : start].endswith(("this ", " to ", "for "))
        return not (verb and weak) and not (weak and scene.analysis.text[start].islower())
    word, upper = match["month"], scene.analysis.text[start].isupper()
    if scene.is_name(start, end) or (is_short(word.rstrip(".")) and not word.endswith(".")):
        return False
    return upper and scene.analysis.tags[token].startswith("N")


_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|last|next|this|until|by|from|early|late|mid|through|of|to|for)[ \t\r\n-]{1,3}$"
)


def relative_to(made: list[Period | None], rel: str, here: dt.date) -> Period | None:
    rel = " ".join(rel.split())
    known = sorted((p for p in made if p), key=lambda p: p.first)
    if rel in ("last", "past", "this past", "previous"):
        return next((p for p in reversed(known) if p.last < here), None)
    if rel in ("next", "coming"):
        return next((p for p in known if p.first > here), None)
    holding = [p for p in known if p.first <= here <= p.last]
    if holding:
        return holding[0]
    same = [p for p in known if p.first.year == here.year]
    return same[0] if same else nearest(known, here)
