"""Parts of a year: months told from publication, seasons, quarters, halves."""

import datetime as dt
import re

from dateline.extraction.times.choose import (
    NO_DATE,
    RELATIVE,
    month_of,
    offset_of,
    relative_to,
    which,
    year_of,
)
from dateline.extraction.times.periods import (
    Period,
    half,
    month,
    quarter,
    season,
    unit_at,
)
from dateline.extraction.times.reading import Reading, Rule, Scene, dated, undated


def _month(match: re.Match[str], scene: Scene) -> Reading | None:
    """Last November, next April, this September."""
    number = month_of(match["month"], scene)
    if match["month"] in ("march", "may") and scene.analysis.text[match.start("month")].islower():
        return None
    if scene.published is None:
        return undated("month", f'"{match[0]}"; {NO_DATE}')
    here = scene.published
    made = [month(here.year + n, number) for n in (-1, 0, 1)]
    period = relative_to(made, match["rel"], here)
    return dated(period, "month", f'"{match[0]}" told from publication', 0.93, "published")


def _season(match: re.Match[str], scene: Scene) -> Reading | None:
    """Last spring, the summer of 2020, this fall."""
    number = scene.words.numbers["season"][match["season"]] or 0
    if match["year"]:
        period = season(year_of(match["year"]), number)
        return dated(period, "season", f'season and year "{match[0]}"', 0.9)
    rel = " ".join((match["rel"] or "").split())
    if rel in ("", "the") and not _stands_for_season(match, scene):
        return None
    if scene.published is None:
        return undated("season", f'"{match[0]}"; {NO_DATE}')
    here = scene.published
    made = [season(here.year + n, number) for n in (-2, -1, 0, 1)]
    if rel in ("", "the"):
        period, why = which(made, scene.tense(match), here)
    else:
        period, why = relative_to(made, rel, here), "told from publication"
    return dated(period, "season", f'"{match[0]}": {why}', 0.8, "published")


_SEASON_BEFORE = re.compile(
    r"\b(?:in|over|during|by|since|until|through|late|early|before|after)[ \n]$"
)


def _stands_for_season(match: re.Match[str], scene: Scene) -> bool:
    """In the summer; not "the fall of the town" or "the summer camp"."""
    token = scene.token(*match.span("season"))
    if token is None or scene.analysis.deps[token] == "compound":
        return False
    if match["season"] == "fall" and scene.lowered.startswith((" of", " in"), match.end()):
        return False
    low = max(match.start() - 9, 0)
    return bool(_SEASON_BEFORE.search(scene.lowered, low, match.start()))


def _quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    """The third quarter, Q3 2021, last year's first half, the 1988 second quarter."""
    unit = "half" if match["unit"][0] == "h" else "quarter"
    number = _ordinal(match["nth"], unit, scene)
    if number is None or scene.lowered.startswith((" of the ", " of '"), match.end()):
        return None
    make = half if unit == "half" else quarter
    named = match["year"] or match["before"]
    if named:
        period = make(year_of(named), number)
        if period and "fiscal" in match[0] and (over := _over_before(match, scene, unit, period)):
            why = f'"{match[0]}": a fiscal year that began early: the last {unit} that is over'
            return dated(over, unit, why, 0.5, "published")
        return dated(period, unit, f'{unit} and year "{match[0]}"', 0.92)
    if scene.published is None:
        return undated(unit, f'"{match[0]}" without a year; {NO_DATE}')
    here = scene.published
    rel = match["rel"] or match["rel2"]
    if rel:
        period, why = make(here.year + offset_of(rel), number), "year told from publication"
    else:
        made = [make(here.year + n, number) for n in (-1, 0, 1)]
        period, why = _quarter_by_tense(match, scene, made, here)
    return dated(period, unit, f'"{match[0]}": {why}', 0.85, "published")


def _over_before(match: re.Match[str], scene: Scene, unit: str, period: Period) -> Period | None:
    """ "Sales rose in the third quarter of fiscal 2021", said in May: that quarter can't be July's."""
    here = scene.published
    if here is None or period.last < here or scene.tense(match).direction == "future":
        return None
    return unit_at(unit, here, -1)


def _quarter_by_tense(
    match: re.Match[str], scene: Scene, made: list[Period | None], here: dt.date
) -> tuple[Period | None, str]:
    """The last one that has begun; the next where the verb looks ahead and none is running."""
    tense = scene.tense(match)
    known = [p for p in made if p]
    ahead = next((p for p in known if p.last >= here), None)
    if tense.direction == "future" and ahead and (ahead.first - here).days < 120:
        return ahead, f'coming ("{tense.word}")'
    begun = [p for p in known if p.first <= here]
    return (begun[-1] if begun else None), "the last one begun"


def _ordinal(text: str, unit: str, scene: Scene) -> int | None:
    top = 2 if unit == "half" else 4
    if text in ("last", "final"):
        return top
    digits = text.strip("qhstndr")
    number = int(digits) if digits.isdigit() else scene.words.numbers["ordinal"].get(text)
    return number if number and number <= top else None


_OF_YEAR = r"(?:_of|,)?_(?:the_)?(?:fiscal_)?(?:year_)?(?P<year><YEAR>|'\d\d\b)"


RULES = (
    Rule(
        "relative month",
        ("this", "last", "past", "next", "coming", "previous"),
        rf"(?P<rel>{RELATIVE}|previous)_(?P<month><MONTH>)(?![.]?_?\d)",
        _month,
    ),
    Rule(
        "season",
        ("this", "last", "past", "next", "coming", "the", "SEASON"),
        rf"(?:(?P<rel>{RELATIVE}|the)_)?(?P<season><SEASON>)"
        r"(?:(?:_of|,)?_(?P<year><YEAR>|'\d\d\b))?",
        _season,
    ),
    Rule(
        "quarter",
        ("ORDINAL", "#1", "#4", "this", "last", "next", "final"),
        r"(?:(?P<rel>this|last|next)_year's_|(?P<before><YEAR>)(?:'s)?~)?(?:fiscal~)?"
        r"(?P<nth><NTH>|last|final)~(?:fiscal~)?(?P<unit>quarter|half)\b"
        rf"(?:{_OF_YEAR}|_(?:of_)?(?P<rel2>this|last|next)_year\b)?",
        _quarter,
    ),
    Rule(
        "q3",
        ("q", "h", "#4"),
        rf"(?P<rel>(?!))?(?P<rel2>(?!))?(?:(?P<before><YEAR>)_)?(?P<nth>(?P<unit>[qh])[1-4])\b(?:{_OF_YEAR})?",
        _quarter,
    ),
)
