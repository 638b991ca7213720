"""On which day an article told its words: what a later version adds was not said on the first version's day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.casebook.pseudonyms import PATTERN
from dateline.record import Report

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class FirstTold:
    """`day` is that of this version; `earlier` the versions before it, oldest first, each with its words
    (`words_of`) and day."""

    day: str | None
    earlier: Sequence[tuple[str, str | None]] = ()

    def on(self, sentence: str) -> str | None:
        """The day of the first version that holds the sentence word for word, else that of this version."""
        words = words_of(sentence) if self.earlier else ""
        return next((day for text, day in self.earlier if words in text), self.day)


def words_of(text: str) -> str:
    """Its words alone, between blanks. All who are masked are alike: who is named in full in one version only has
    another pseudonym there."""
    return f" {' '.join(_WORD.findall(PATTERN.sub('P', text)))} "


def first_told(report: Report, earlier: Sequence[tuple[str, str | None]] = ()) -> FirstTold:
    """`earlier`: text and day of the versions before, oldest first. The first has the day of publication: it may have
    been kept after later changes that nobody can tell."""
    if not earlier:
        return FirstTold(report.published)
    days = [day for day in (report.published, report.updated) if day]
    told = [(words_of(text), day) for text, day in earlier]
    return FirstTold(max(days, default=None), told)
