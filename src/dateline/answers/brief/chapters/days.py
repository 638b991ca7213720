"""What happened, day by day: what somebody says was done, in the words of who says so."""

from collections.abc import Sequence
from itertools import groupby

from dateline.answers.brief.citing import Citing, originals, unique
from dateline.answers.brief.document import Chapter, Section, Sentence
from dateline.answers.brief.material import Case
from dateline.answers.brief.wording import capital, ended, teller
from dateline.answers.words import clean
from dateline.casebook.accounts import Told, affirms
from dateline.casebook.titles import days_words

# Tellings of one incident that are quoted.
_MOST = 3


def chapter(citing: Citing) -> Chapter:
    told = sorted(citing.material.of_kind("happened"), key=_start)
    sections = [
        Section(capital(_days(*when)) or "On no day that is told", _sentences(citing, list(cases)))
        for when, cases in groupby(told, key=_when)
    ]
    return Chapter("days", "What happened, day by day", tuple(sections))


def _when(case: Case) -> tuple[str | None, str | None]:
    return case.incident.time.start, case.incident.time.end


def _start(case: Case) -> tuple[str, str, str]:
    time = case.incident.time
    return time.start or "9999", time.end or "9999", case.incident.id


def _days(start: str | None, end: str | None) -> str:
    return days_words(start, end)


def _sentences(citing: Citing, cases: Sequence[Case]) -> tuple[Sentence, ...]:
    """Incidents of one day that rest on the very same words share a sentence."""
    by_words: dict[tuple[tuple[int, str], ...], list[Case]] = {}
    chosen: dict[tuple[tuple[int, str], ...], list[Told]] = {}
    for case in cases:
        tellings = _tellings(case)
        name = tuple((citing.telling(t), t.source) for t in tellings)
        by_words.setdefault(name, []).append(case)
        chosen.setdefault(name, tellings)
    quoted_already: set[int] = set()
    return tuple(
        _sentence(citing, found, chosen[name], quoted_already) for name, found in by_words.items()
    )


def _sentence(
    citing: Citing, cases: Sequence[Case], tellings: Sequence[Told], seen: set[int]
) -> Sentence:
    parts: dict[str, None] = {}
    notes: list[int] = []
    for told in tellings:
        words, note = citing.said(told)
        if note in seen:
            words = f"{teller(told.telling.holder, told.view.report)}, in words quoted above"
        seen.add(note)
        parts[words] = None
        notes.append(note)
    leads = (f"{headline(case)} ({_status(case)})" for case in cases)
    return Sentence(ended("; ".join(parts)), unique(notes), "; ".join(dict.fromkeys(leads)) + ":")


def _tellings(case: Case) -> list[Told]:
    """The first words of each source that affirms it, copies left out."""
    first: dict[str, Told] = {}
    for told in originals(case.told):
        if affirms(told.telling):
            first.setdefault(told.source, told)
    return list(first.values())[:_MOST]


def headline(case: Case) -> str:
    """The title without its days."""
    time = case.incident.time
    days = days_words(time.start, time.end)
    return (
        clean(case.incident.title).replace(f", {days}", "") if days else clean(case.incident.title)
    )


def _status(case: Case) -> str:
    return {"single-source": "one source"}.get(case.incident.status, case.incident.status)
