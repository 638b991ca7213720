"""Named days, vague words and times of day."""

import re

from dateline.extraction.times import named_days
from dateline.extraction.times.choose import in_nearest_year, relative_to, year_of, years_around
from dateline.extraction.times.periods import Period
from dateline.extraction.times.reading import Reading, Rule, Scene, dated, undated


def _holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Thanksgiving, last Easter, New Year's Eve 1999."""
    named = scene.words.named_days[" ".join(match["name"].split())]
    unit = "day" if named.days == 1 else "range"
    if period := named_days.once(named):
        return dated(period, unit, f'"{named.name}": {period.first}', 0.9)
    if match["year"]:
        period = named_days.in_year(named, year_of(match["year"]))
        return dated(period, unit, f'"{named.name}" in {match["year"]}', 0.92)
    if not scene.analysis.text[match.start("name")].isupper():
        return None
    made: list[Period | None] = [named_days.in_year(named, y) for y in years_around(scene)]
    if match["rel"] and scene.published:
        here = scene.published
        made = [relative_to(made, match["rel"], here)]
    return in_nearest_year(made, unit, match, scene)


_VAGUE_NEEDS_NOUN = frozenset(("recent", "current", "future"))


def _vague(match: re.Match[str], scene: Scene) -> Reading | None:
    word = " ".join(match["word"].split())
    if word == "soon" and scene.tense(match).direction == "past":
        return None
    if word in _VAGUE_NEEDS_NOUN and not _is_adjective(match, scene):
        return None
    return undated("vague", f'"{word}": {scene.words.texts["vague"][word]}, no days', 0.8)


def _is_adjective(match: re.Match[str], scene: Scene) -> bool:
    token = scene.token(*match.span())
    return token is not None and scene.analysis.deps[token] == "amod"


def _clock(match: re.Match[str], scene: Scene) -> Reading | None:
    """A time of day alone: on the day last named, else the day of publication."""
    before = scene.lowered[max(match.start() - 10, 0) : match.start()].split()
    if (
        match[0][0] in "nm"
        and before[-1:] != ["at"]
        and not _DAY_AFTER.match(scene.lowered, match.end())
    ):
        return None
    anchor, why = scene.day, f'time of day "{match[0]}"'
    if anchor and anchor.period:
        reading = dated(anchor.period, "day", why, 0.6, anchor)
    else:
        reading = scene.unit("day", 0, why, 0.5)
    reading.part = "clock"
    return reading


_DAY_AFTER = re.compile(r",?[ \n](?:on[ \n])?[a-z]+day\b")


RULES = (
    Rule(
        "holiday",
        ("HOLIDAY", "last", "next", "this"),
        r"(?:(?P<rel>last|next|this)_)?(?P<name><HOLIDAY>)(?:,?_(?:of_|in_)?(?P<year><YEAR>))?"
        r"(?:_(?:morning|night|eve|evening)\b)?",
        _holiday,
    ),
    Rule("vague", ("VAGUE",), r"(?P<word><VAGUE>)(?!_(?:as|after|before)\b)", _vague),
    Rule("clock", ("#1", "#2", "#4", "noon", "midnight", "midday"), r"<CLOCK>", _clock),
)
