"""Times told from the day of publication: weekdays, this and last, ago, today."""

import datetime as dt
import re

from dateline.extraction.times.choose import (
    NO_DATE,
    RELATIVE,
    offset_of,
    weekday_of,
)
from dateline.extraction.times.patterns import is_short
from dateline.extraction.times.periods import (
    Period,
    days_from,
    moved_months,
    plus_days,
    unit_at,
    year,
)
from dateline.extraction.times.reading import Reading, Rule, Scene, dated, undated

_UNTOLD = "the last one"

_SUNDAY = 7  # of a week that begins on Monday


def _weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    if not _is_weekday(match, scene):
        return None
    name = match["weekday"].rstrip(".")
    number = weekday_of(match["weekday"], scene)
    if scene.published is None:
        return undated("day", f'weekday "{name}"; {NO_DATE}')
    back = (scene.published.isoweekday() - number) % 7
    rel = " ".join((match["rel"] or "").split())
    if rel in ("last", "past", "this past"):
        shift, why = -(back or 7), f'"{rel}" → before publication'
    elif rel in ("next", "this coming", "coming"):
        shift, why = 7 - back, f'"{rel}" → after publication'
    else:
        shift, why = _by_tense(match, scene, back)
    period = days_from(scene.published, shift, 1, "day")
    score = 0.92 if rel else 0.75 if why == _UNTOLD else 0.88
    reading = dated(period, "day", f'weekday "{name}": {why}', score, "published")
    reading.part = "weekday"
    return reading


def _is_weekday(match: re.Match[str], scene: Scene) -> bool:
    """No short forms in lower case ("wed"), no parts of names, no "each Monday"."""
    start, end = match.span("weekday")
    if is_short(match["weekday"].rstrip(".")) and scene.analysis.text[start].islower():
        return False
    before = scene.lowered[max(start - 6, 0) : start].split()
    return not scene.is_name(start, end) and before[-1:] not in (["each"], ["every"])


def _by_tense(match: re.Match[str], scene: Scene, back: int) -> tuple[int, str]:
    """Days from publication: behind it in the past tense, ahead of it where the verb looks ahead."""
    tense = scene.tense(match)
    if back == 0:
        return 0, "the day of publication"
    if scene.lowered.startswith("'s", match.end()):
        return -back, "the last one, for what it has"
    if tense.direction == "future":
        return 7 - back, f'coming ("{tense.word}")'
    return -back, f'the last one ("{tense.word}")' if tense.word else _UNTOLD


def _weekday_of_week(match: re.Match[str], scene: Scene) -> Reading | None:
    """Tuesday of last week, Friday next week."""
    name = match["weekday"].rstrip(".")
    number = weekday_of(match["weekday"], scene)
    if scene.published is None:
        return undated("day", f'weekday "{name}"; {NO_DATE}')
    weeks = offset_of(match["week"])
    weeks += weeks == -1 and number < _SUNDAY and is_week_over(scene)
    offset = 7 * weeks + number - scene.published.isoweekday()
    period = days_from(scene.published, offset, 1, "day")
    return dated(period, "day", f'"{match[0]}" from publication', 0.92, "published")


def _long_ago(match: re.Match[str], _: Scene) -> Reading | None:
    return undated("vague", f'"{match[0]}": no number', 0.7)


def _today(match: re.Match[str], scene: Scene) -> Reading | None:
    word = " ".join(match["word"].split())
    offset = scene.words.numbers["today"][word] or 0
    return scene.unit("day", offset, f'"{word}": {offset:+d} days from publication', 0.95)


def _unit(match: re.Match[str], scene: Scene) -> Reading | None:
    """Last week, this month, next year, the current quarter."""
    unit = unit_of(match["unit"], scene)
    offset = offset_of(match["rel"])
    if unit == "hour" or scene.is_name(*match.span()) or (unit, offset) == ("day", 0):
        return None
    why = f'"{match[0]}": {offset:+d} {unit} from publication'
    if (unit, offset) == ("week", -1) and is_week_over(scene):
        return scene.unit(unit, 0, f"{why}, a Sunday: the week that ends with it")
    return scene.unit(unit, offset, why)


def is_week_over(scene: Scene) -> bool:
    """Said on a Sunday, "last week" is the one that is ending, not the one before."""
    return scene.published is not None and scene.published.isoweekday() == _SUNDAY


def _weekend(match: re.Match[str], scene: Scene) -> Reading | None:
    """The weekend: the last one, the coming one where the verb looks ahead, this one on its days."""
    if scene.published is None:
        return undated("weekend", f'"{match[0]}"; {NO_DATE}')
    rel, tense = match["rel"], scene.tense(match)
    here = scene.published.weekday() >= 5
    if rel in ("next", "coming") or (not here and rel != "last" and tense.direction == "future"):
        offset = 1 if here else 0
    else:
        offset = 0 if here and rel != "last" else -1
    return scene.unit("weekend", offset, f'"{match[0]}" told from publication')


def _ago(match: re.Match[str], scene: Scene) -> Reading | None:
    """Two days ago; three weeks from now."""
    unit, number = unit_of(match["unit"], scene), number_of(match["num"], scene)
    ahead = match["way"] not in ("ago", "back")
    if number is None:
        return undated("vague", f'"{match[0]}": no number', 0.7)
    if scene.published is None:
        return undated(unit, f'"{match[0]}"; {NO_DATE}')
    period = moved(scene.published, unit, number if ahead else -number)
    reading = dated(period, unit, f'"{match[0]}" from publication', 0.88, "published")
    if match["or"]:
        reading.mod = "approx"
    return reading


def moved(date: dt.date, unit: str, number: int) -> Period | None:
    """The unit so many units away; of weeks and days the day or week itself."""
    if unit == "hour":
        return unit_at("day", date, 0 if abs(number) < 24 else number // 24)
    if unit == "month":
        return moved_months(date, number)
    if unit == "decade":
        return year(date.year + 10 * number)
    if unit == "century":
        return year(date.year + 100 * number)
    return unit_at(unit, date, number)


def unit_of(text: str, scene: Scene) -> str:
    """The unit of a word; parts of a day ("the next morning") are the day."""
    return scene.words.texts["unit"].get(text, "day")


def number_of(text: str, scene: Scene) -> int | None:
    word = " ".join(text.split())
    return int(word) if word.isdigit() else scene.words.numbers["number"].get(word)


def _window(match: re.Match[str], scene: Scene) -> Reading | None:
    """The past five years, the next two weeks: up to publication or from it on."""
    unit = unit_of(match["unit"], scene)
    number = number_of(match["num"], scene) if match["num"] else 1
    if number is None or (not match["num"] and match["rel"] not in ("past",)):
        return undated("vague", f'"{match[0]}": no number', 0.7) if match["num"] else None
    if scene.published is None:
        return undated("range", f'"{match[0]}"; {NO_DATE}')
    ahead = match["rel"] in ("next", "coming", "following")
    far = _same_date(scene.published, unit, number if ahead else -number)
    if far is None or unit == "hour":
        return None
    first, last = sorted((scene.published, far))
    why = f'"{match[0]}": {"from" if ahead else "up to"} publication'
    return dated(Period(first, last, "range"), "range", why, 0.8, "published")


def _same_date(date: dt.date, unit: str, number: int) -> dt.date | None:
    days = {"day": 1, "week": 7, "weekend": 7}
    if unit in days:
        return plus_days(date, days[unit] * number)
    size = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit, 0)
    target = moved_months(date, size * number)
    if target is None:
        return None
    return target.first.replace(day=min(date.day, target.last.day))


def _in(match: re.Match[str], scene: Scene) -> Reading | None:
    """In two weeks, where the verb looks ahead; else it is how long something took."""
    number, tense = number_of(match["num"], scene), scene.tense(match)
    if tense.direction != "future" or number is None:
        return None
    unit = unit_of(match["unit"], scene)
    if scene.published is None:
        return undated(unit, f'"{match[0]}"; {NO_DATE}')
    period = moved(scene.published, unit, number)
    return dated(period, unit, f'"{match[0]}" from publication ("{tense.word}")', 0.7, "published")


RULES = (
    Rule("in", ("in",), r"in_(?P<num><NUM>)_(?P<unit><UNIT>)(?!_(?:of|a|the)\b)", _in),
    Rule(
        "weekday",
        ("WEEKDAY", "this", "last", "past", "next", "coming"),
        rf"(?:(?P<rel>{RELATIVE})_)?(?P<weekday><WEEKDAY>)(?:(?:'s)?_(?:early_|late_)?<DAYPART>)?",
        _weekday,
    ),
    Rule(
        "weekday of week",
        ("WEEKDAY",),
        r"(?P<weekday><WEEKDAY>)_(?:of_)?(?P<week>last|this|next)_week\b",
        _weekday_of_week,
    ),
    Rule("long ago", ("UNIT",), r"<UNIT>(?<=s)_ago\b", _long_ago),
    Rule("today", ("TODAY",), r"(?P<word><TODAY>)(?:_<DAYPART>)?", _today),
    Rule(
        "unit",
        ("this", "last", "past", "previous", "next", "coming", "current"),
        r"(?P<rel>this|last|previous|next|coming|current)_"
        r"(?:calendar_|fiscal_|financial_|school_)?(?P<unit><UNIT>)(?<!s)(?!'s_\w+_(?:quarter|half))",
        _unit,
    ),
    Rule(
        "weekend",
        ("the", "this", "last", "next", "coming", "weekend"),
        r"(?:(?P<rel>this_past|this|last|next|the|coming)_)?weekend\b",
        _weekend,
    ),
    Rule(
        "ago",
        ("#1", "#2", "#3", "NUMBER"),
        r"(?P<num><NUM>)~(?:and_a_half_|1/2_|more_)?(?P<unit><UNIT>)(?P<or>_or_(?:so|two))?"
        r"~(?P<way>ago|back|from_now|hence)\b",
        _ago,
    ),
    Rule(
        "window",
        ("the", "past", "last", "next", "coming"),
        r"(?:the_)?(?P<rel>past|last|next|coming)_(?:(?P<num><NUM>)~)?(?P<unit><UNIT>)",
        _window,
    ),
)
