"""Times told from another time of the report: a day earlier, that week, the same month."""

import re

from dateline.extraction.times.choose import month_of, weekday_of
from dateline.extraction.times.periods import (
    Period,
    days_from,
    month,
    moved_years,
    season,
    unit_at,
)
from dateline.extraction.times.reading import Reading, Rule, Scene, dated, undated
from dateline.extraction.times.relative import moved, number_of, unit_of

_ORDER = (
    "day",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
)


def anchor_for(scene: Scene, unit: str) -> Reading | None:
    """The time last named that is no coarser than the unit; of days the last single day."""
    if unit in ("day", "hour"):
        return scene.day
    last = scene.last
    if last and last.period and (_rank(last.precision) <= _rank(unit) or last.precision == "range"):
        return last
    return scene.day


def _rank(precision: str) -> int:
    return _ORDER.index(precision) if precision in _ORDER else len(_ORDER)


def _earlier(match: re.Match[str], scene: Scene) -> Reading | None:
    """A day earlier, two years later, the year-earlier period."""
    unit = unit_of(match["unit"], scene)
    number = number_of(match["num"] or "a", scene)
    sign = 1 if match["way"] in ("later", "after", "afterward", "afterwards", "on") else -1
    if number is None:
        return undated("vague", f'"{match[0]}": no number', 0.7)
    if unit == "year" and sign < 0 and (reading := _compared(match, scene, number)):
        return reading
    if unit == "hour" or (match["way"] == "ago" and match["num"]):
        return None
    return told_from(scene, unit, sign * number, match[0], match.start())


def _compared(match: re.Match[str], scene: Scene, number: int) -> Reading | None:
    """The same business period of an earlier year: "from $3 million a year earlier"."""
    base = scene.quarter
    if base is None or base.period is None:
        return None
    if number > 1 or (match["way"] == "ago" and match["num"] and not _speaks_of_sums(match, scene)):
        return None
    reading = dated(
        moved_years(base.period, -number),
        "year",
        f'"{match[0]}": the same period as before',
        0.8,
        base,
    )
    reading.aside = True
    return reading


def _speaks_of_sums(match: re.Match[str], scene: Scene) -> bool:
    """Whether the sentence compares money or percentages, as reports of business periods do."""
    token = scene.token(*match.span())
    if token is None:
        return False
    analysis = scene.analysis
    sentence = analysis.sentences[analysis.sentence_of[token]]
    found = {analysis.entity_of[t] for t in range(sentence.first, sentence.last)} - {-1}
    return any(analysis.entities[number].label in ("MONEY", "PERCENT") for number in found)


def _dates_a_deed(scene: Scene, year: Reading, at: int) -> bool:
    """ "Arrested in 2021", here or as the main verb of the sentence before; not "the 2021 deal", "host in 2021"."""
    a, token, here = scene.analysis, scene.token(year.start, year.end), scene.token(at, at + 1)
    if token is None or here is None or a.deps[token] != "pobj" or a.lower[a.heads[token]] != "in":
        return False
    verb = a.heads[a.heads[token]]
    if a.pos[verb] not in ("VERB", "AUX") or a.tags[verb] not in ("VBD", "VBN"):
        return False
    between = a.sentence_of[here] - a.sentence_of[verb]
    return between == 0 or (between == 1 and a.heads[verb] == verb)


def _after_a_year(scene: Scene, unit: str, number: int, words: str, at: int) -> Reading | None:
    """ "Arrested in 2021 and freed six months later": some time after the year last named, which is over."""
    last = scene.last
    if (
        last is None
        or last.period is None
        or last.precision != "year"
        or unit not in ("week", "month")
    ):
        return None
    if scene.published and last.period.last >= scene.published:
        return None
    if not _dates_a_deed(scene, last, at):
        return None
    ends = [moved(day, unit, number) for day in (last.period.first, last.period.last)]
    if ends[0] is None or ends[1] is None:
        return None
    period = Period(ends[0].first, ends[1].last, "range")
    return dated(period, "range", f'"{words}" from the year named before', 0.7, last)


def told_from(scene: Scene, unit: str, number: int, words: str, at: int) -> Reading | None:
    """So many units from the time last named, else from publication; `at`: where the words stand."""
    if number > 0 and (reading := _after_a_year(scene, unit, number, words, at)):
        return reading
    anchor = anchor_for(scene, unit)
    if anchor and anchor.period:
        period = moved(anchor.period.first, unit, number)
        return dated(period, unit, f'"{words}" from the time named before', 0.8, anchor)
    if scene.published is None:
        return undated(unit, f'"{words}"; no publication date')
    period = moved(scene.published, unit, number)
    return dated(period, unit, f'"{words}" from publication', 0.7, "published")


def _next(match: re.Match[str], scene: Scene) -> Reading | None:
    """The next day, the following month, the previous year, the day before."""
    forward = (match["rel"] or match["after"]) in ("next", "following", "after", "subsequent")
    return told_from(
        scene, unit_of(match["unit"], scene), 1 if forward else -1, match[0], match.start()
    )


def _previous_weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    """The previous Friday, the following Monday: from the day last named."""
    number = weekday_of(match["weekday"], scene)
    start = scene.day.period.first if scene.day and scene.day.period else scene.published
    if start is None:
        return undated("day", f'"{match[0]}"; no publication date')
    back = (start.isoweekday() - number) % 7
    ahead = match["rel"] in ("following", "next")
    period = unit_at("day", start, 7 - back if ahead else -(back or 7))
    return dated(
        period, "day", f'"{match[0]}" from the day named before', 0.8, scene.day or "published"
    )


def _same(match: re.Match[str], scene: Scene) -> Reading | None:
    """That day, the same month: the unit that holds the time last named."""
    unit = unit_of(match["unit"], scene)
    anchor = anchor_for(scene, unit)
    if unit == "hour" or anchor is None or anchor.period is None:
        return None
    period: Period | None = unit_at(unit, anchor.period.first)
    return dated(period, unit, f'"{match[0]}": holds the time named before', 0.85, anchor)


def _that(match: re.Match[str], scene: Scene) -> Reading | None:
    """That December, that summer, that Friday: the first one from the time named before on."""
    token, last = scene.token(*match.span("that")), scene.last
    if last is None or last.period is None:
        return None
    # Not "said that Friday would be ..."; the parse takes some for prepositions.
    if token is None or scene.analysis.deps[token] not in ("det", "prep"):
        return None
    unit = next(name for name in ("weekday", "season", "month") if match[name])
    if scene.analysis.text[match.start(unit)].islower() and unit != "season":
        return None  # "that march", "that sun"
    period = _first_from(last.period, unit, match, scene)
    if period is None or (scene.published and period.first > scene.published):
        return None
    return dated(period, unit, f'"{match[0]}": the first from the time named before', 0.85, last)


def _first_from(start: Period, unit: str, match: re.Match[str], scene: Scene) -> Period | None:
    first = start.first
    if unit == "weekday":
        ahead = (weekday_of(match["weekday"], scene) - first.isoweekday()) % 7
        near = start.precision in ("day", "weekend", "week")
        return days_from(first, ahead, 1, "day") if near else None
    years = range(first.year - 1, first.year + 2)  # winter begins in the year before
    if unit == "season":
        number = scene.words.numbers["season"][match["season"]] or 0
        made = [season(year, number) for year in years]
    else:
        made = [month(year, month_of(match["month"], scene)) for year in years]
    return next((period for period in made if period and period.last >= first), None)


def _business_period(match: re.Match[str], scene: Scene) -> Reading | None:
    """The quarter, the latest period: the one named before, else the last that has ended."""
    base = scene.quarter
    if match["year"] and base and base.period:
        years = int(match["year"]) - base.period.first.year
        return dated(moved_years(base.period, years), "quarter", f'"{match[0]}"', 0.75, base)
    if match["year"]:
        return None
    if base and base.period and match["kind"] != "current":
        return dated(base.period, "quarter", f'"{match[0]}": the one named before', 0.75, base)
    if match["unit"] == "period" and not match["kind"]:
        return None
    offset = 0 if match["kind"] == "current" else -1
    return scene.unit("quarter", offset, f'"{match[0]}" told from publication', 0.7)


def _whole_year(match: re.Match[str], scene: Scene) -> Reading | None:
    """The year, the full year, the month in "the end of the month": the running one."""
    unit = unit_of(match["unit"], scene)
    summed = _FOR.search(scene.lowered, max(match.start() - 5, 0), match.start()) and (
        scene.lowered.startswith((",", ".", " ended"), match.end())
    )
    if (
        match["whole"] is None
        and not summed
        and not _PART_BEFORE.search(scene.lowered, max(match.start() - 24, 0), match.start())
    ):
        return None
    return scene.unit(unit, 0, f'"{match[0]}": the one of publication', 0.7)


_FOR = re.compile(r"\bfor[ \n]$")
_PART_BEFORE = re.compile(
    r"(?:\b(?:end|middle|beginning|start|close|half|rest|remainder|part|turn)[ \n]of"
    r"|\b(?:earlier|later|early|late)[ \n](?:in|on))[ \n]$"
)


def _year_end(match: re.Match[str], scene: Scene) -> Reading | None:
    reading = scene.unit(match["unit"], 0, f'"{match[0]}": the one of publication', 0.75)
    reading.mod = "end"
    return reading


RULES = (
    Rule(
        "earlier",
        ("#1", "#2", "#3", "NUMBER", "year"),
        r"(?P<num><NUM>)~(?:full_)?(?P<unit><UNIT>)(?:_or_so)?~"
        r"(?P<way>earlier|later|ago|before(?!_[a-z])|previously|afterwards?(?!_(?:the|a|an|his|her|its)\b))\b",
        _earlier,
    ),
    Rule(
        "year-earlier",
        ("year", "the"),
        r"(?:the_)?(?P<num>(?!))?(?P<unit>year)-(?P<way>earlier|ago)\b(?:_(?:period|quarter|half)\b)?",
        _earlier,
    ),
    Rule(
        "period of last year",
        ("last", "the"),
        r"(?:last_year's_(?:quarter|period)\b|the_(?:same|corresponding|comparable|like)_(?:period|quarter)"
        r"_(?:(?:of|in)_)?last_year\b)(?P<num>(?!))?(?P<unit>(?!))?(?P<way>(?!))?",
        lambda match, scene: _compared(match, scene, 1),
    ),
    Rule(
        "next day",
        ("the",),
        r"the_(?P<rel>next|following|previous|preceding|prior|subsequent)_(?P<unit><UNIT>|<DAYPART>)"
        r"(?P<after>(?!))?",
        _next,
    ),
    Rule(
        "day before",
        ("the",),
        r"(?P<rel>(?!))?the_(?P<unit><UNIT>)_(?P<after>before|after)\b(?!_[a-z])",
        _next,
    ),
    Rule(
        "previous weekday",
        ("the",),
        r"the_(?P<rel>previous|preceding|following|next)_(?P<weekday><WEEKDAY>)",
        _previous_weekday,
    ),
    Rule(
        "same",
        ("the", "that"),
        r"(?:the_same|that(?:_same|_very)?)_(?P<unit><UNIT>|<DAYPART>)(?<!s)",
        _same,
    ),
    Rule(
        "that December",
        ("that",),
        r"(?P<that>that)_(?:same_|very_)?(?:(?P<month><MONTH>)|(?P<weekday><WEEKDAY>)"
        r"|(?P<season><SEASON>)(?!_(?:of|in)\b))(?![.]?_?\d)",
        _that,
    ),
    Rule(
        "business period",
        ("the",),
        r"the_(?:(?P<kind>latest|current|most_recent)_|(?P<year><YEAR>)_)?(?P<unit>quarter|period)\b"
        r"(?!_(?:of|from|between|when|in|until|before|since)\b)",
        _business_period,
    ),
    Rule(
        "whole year",
        ("the",),
        r"the_(?P<whole>full_|fiscal_|whole_|current_)?(?P<unit>year|month|week|decade|century)\b",
        _whole_year,
    ),
    Rule("year-end", ("year", "month"), r"(?P<unit>year|month)[-]end\b", _year_end),
)
