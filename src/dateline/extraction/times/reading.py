"""What a rule makes of an expression, and what it may look at: the scene."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dateline.analysis import Analysis
from dateline.extraction.times.periods import Period, unit_at
from dateline.extraction.times.tense import Tense, tense_at
from dateline.knowledge.time_words import TimeWords
from dateline.record import Span
from dateline.record.vocabulary import Precision, TimeMod


@dataclass(slots=True, eq=False)
class Reading:
    """One expression, read. `anchor` is "published", an earlier reading, or None."""

    period: Period | None
    precision: Precision
    why: str
    score: float
    anchor: "Reading | str | None" = None
    mod: TimeMod | None = None
    start: int = 0
    end: int = 0
    # A weekday or time of day alone, which a fuller date right after it takes in.
    part: str = ""
    # A comparison ("a year earlier") leaves what the narrative speaks of where it was.
    aside: bool = False


_NAMES = frozenset(("PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "EVENT"))


@dataclass(slots=True)
class Scene:
    """A report while its times are read from left to right.

    `lowered` is the text in lower case, same length; `last` the latest dated reading, `day` the
    latest of a single day, `quarter` the latest business period.
    """

    analysis: Analysis
    words: TimeWords
    lowered: str
    published: dt.date | None
    month_first: bool
    last: Reading | None = None
    day: Reading | None = None
    quarter: Reading | None = None
    readings: list[Reading] = field(default_factory=list)

    def keep(self, reading: Reading) -> None:
        self.readings.append(reading)
        if reading.period is None or reading.aside:
            return
        self.last = reading
        if reading.precision == "day":
            self.day = reading
        if reading.precision in ("quarter", "half") and not self._lies_ahead(reading.period):
            self.quarter = reading

    def _lies_ahead(self, period: Period) -> bool:
        """Whether a business period is not over yet: what is reported is one that is."""
        return self.quarter is not None and bool(self.published and period.last >= self.published)

    def label(self, start: int, end: int) -> str:
        """The model's label of the entity there, or nothing."""
        token = self.token(start, end)
        number = self.analysis.entity_of[token] if token is not None else -1
        return self.analysis.entities[number].label if number >= 0 else ""

    def is_name(self, start: int, end: int) -> bool:
        """Whether the model sees part of a name there ("Jan Kavan", "This Week")."""
        return self.label(start, end) in _NAMES

    def token(self, start: int, end: int) -> int | None:
        """The last token of a stretch of text: the head of a time expression, mostly."""
        found = self.analysis.tokens_in(Span(start, end))
        return found[-1] if found else None

    def tense(self, match: re.Match[str]) -> Tense:
        """The tense over an expression."""
        tokens = self.analysis.tokens_in(Span(*match.span()))
        if not tokens:
            return Tense(None, "")
        head = self.analysis.tops(tokens)[0]
        return tense_at(self.analysis, head, self.words.texts["future"])

    def unit(self, unit: str, offset: int, why: str, score: float = 0.9) -> Reading:
        """A unit counted from the day of publication; undated where that is unknown."""
        if self.published is None:
            return undated(unit, f"{why}; no publication date")
        period = unit_at(unit, self.published, offset)
        return dated(period, unit, why, score, "published")


Resolve = Callable[["re.Match[str]", Scene], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern tried where one of `first` begins (a kind of word, or the word itself)."""

    name: str
    first: tuple[str, ...]
    pattern: str
    resolve: Resolve


_PRECISIONS: dict[str, Precision] = {
    "day": "day", "weekend": "weekend", "week": "week", "month": "month", "quarter": "quarter",
    "season": "season", "half": "half", "year": "year", "decade": "decade", "century": "century",
    "range": "range", "vague": "vague", "hour": "day", "weekday": "day",
}  # fmt: skip


def precision_of(unit: str) -> Precision:
    return _PRECISIONS[unit]


def dated(
    period: Period | None, unit: str, why: str, score: float, anchor: Reading | str | None = None
) -> Reading:
    """A reading with its days; where the calendar has none, only its precision is kept."""
    if period is None:
        return Reading(None, precision_of(unit), f"{why}; outside the calendar", 0.5)
    return Reading(period, period.precision, why, score, anchor)


def undated(unit: str, why: str, score: float = 0.6) -> Reading:
    return Reading(None, precision_of(unit), why, score)


def nearest(candidates: Iterable[Period | None], to: dt.date) -> Period | None:
    """The period that begins nearest to a day; of equals the earlier."""
    known = [period for period in candidates if period is not None]
    return min(known, key=lambda p: (abs((p.first - to).days), p.first), default=None)
