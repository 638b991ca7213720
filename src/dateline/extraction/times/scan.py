"""Reads the times of a text from left to right."""

import re

from dateline.extraction.times import days, named, narrative, relative, seasons, years
from dateline.extraction.times.patterns import WORD, Patterns, key_of
from dateline.extraction.times.reading import Reading, Rule, Scene
from dateline.knowledge.time_words import TimeWords
from dateline.record.vocabulary import TimeMod

_RULES = (
    *days.RULES,
    *years.RULES,
    *narrative.RULES,
    *seasons.RULES,
    *relative.RULES,
    *named.RULES,
)
_LOOK_BACK = 40  # characters: "the beginning of the " and a clock with its zone

_BEFORE = r"(?:(?<![\w-])(?P<mod><MOD>)(?:_(?:in|on))?~)?(?:(?:the|on)_)?$"
_CLOCK_BEFORE = r"(?<![\w.:,$-])<CLOCK>,?_(?:on_)?$"
_AFTER = r",?_(?:at|around|by)(?:_(?:about|around))?_<CLOCK>"
_MODS: dict[str, TimeMod] = {"start": "start", "mid": "mid", "end": "end", "approx": "approx"}


class Scanner:
    """The compiled rules of a list of words; finds readings in a stretch of a scene's text."""

    def __init__(self, words: TimeWords) -> None:
        self._patterns = Patterns(words, _RULES)
        self._before = self._patterns.compile(_BEFORE)
        self._clock_before = self._patterns.compile(_CLOCK_BEFORE)
        self._after = self._patterns.compile(_AFTER)

    def scan(self, scene: Scene, start: int, end: int) -> None:
        """Adds the readings between two offsets to the scene."""
        by_first, lowered, done = self._patterns.by_first, scene.lowered, start
        for word in WORD.finditer(lowered, start, end):
            if word.start() < done:
                continue
            rules = by_first.get(key_of(word[0]))
            if rules is None:
                continue
            reading = self._read(scene, rules, word.start(), end)
            if reading is not None:
                done = _take_in_part(scene, reading, done)
                self._widen(scene, reading, done, end)
                scene.keep(reading)
                done = reading.end

    def _read(
        self, scene: Scene, rules: list[tuple[re.Pattern[str], Rule]], at: int, end: int
    ) -> Reading | None:
        """The longest match that reads as a time."""
        if at and (scene.lowered[at - 1].isalnum() or scene.lowered[at - 1] == "_"):
            return None
        matches = []
        for pattern, rule in rules:
            match = pattern.match(scene.lowered, at, end)
            if match and match.end() > at:
                matches.append((match, rule))
        for match, rule in sorted(matches, key=lambda pair: -pair[0].end()):
            reading = rule.resolve(match, scene)
            if reading is not None:
                reading.start, reading.end = match.span()
                written = scene.analysis.text[match.start() : match.end()]
                reading.why = reading.why.replace(match[0], " ".join(written.split()), 1)
                return reading
        return None

    def _widen(self, scene: Scene, reading: Reading, low: int, high: int) -> None:
        """Takes in the words around that say where in the period, or at what hour."""
        floor = max(low, reading.start - _LOOK_BACK)
        before = self._before.search(scene.lowered, floor, reading.start)
        if before and before.start() < reading.start:
            reading.start = before.start() if before["mod"] else reading.start
            mod = scene.words.texts["mod"].get(" ".join((before["mod"] or "").split()))
            if mod and reading.mod is None:
                reading.mod = _MODS[mod]
        if reading.precision == "day":
            clock = self._clock_before.search(scene.lowered, floor, reading.start)
            reading.start = clock.start() if clock else reading.start
            after = self._after.match(scene.lowered, reading.end, high)
            reading.end = after.end() if after else reading.end


_PART_GAP = re.compile(r",?[ \t\r\n]{1,3}(?:on[ \t\r\n]{1,3})?")


def _take_in_part(scene: Scene, reading: Reading, done: int) -> int:
    """Makes "9 a.m." or "Friday," part of the fuller day right after it; how far text is read."""
    part = scene.readings[-1] if scene.readings else None
    if part is None or not part.part or reading.precision != "day" or reading.part == "clock":
        return done
    if not _PART_GAP.fullmatch(scene.lowered, part.end, reading.start):
        return done
    if part.part == reading.part:
        return done
    scene.readings.pop()
    reading.start = part.start
    return part.start
