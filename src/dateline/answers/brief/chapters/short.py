"""In short: what most readers ask first."""

from collections.abc import Iterator

from dateline.answers.brief.chapters.days import headline
from dateline.answers.brief.chapters.labels import ranked, users
from dateline.answers.brief.chapters.toll import latest, series
from dateline.answers.brief.citing import Citing, unique
from dateline.answers.brief.document import Chapter, Section, Sentence
from dateline.answers.brief.wording import capital, count, day, measured, number, shortened, teller
from dateline.casebook.tolls import Toll

_TOLLS = ("killed", "injured", "arrested")
_NAMED = 4


def chapter(citing: Citing) -> Chapter:
    sentences = (*_tolls(citing), *_most_told(citing), *_disputed(citing), *_called(citing))
    return Chapter("short", "In short", (Section("", sentences),) if sentences else ())


def _tolls(citing: Citing) -> Iterator[Sentence]:
    """Of each measure the largest of the numbers that stand in the end."""
    all_ = list(series(citing.material))
    for measure in _TOLLS:
        ends = [
            (last, found) for name, found in all_ if name == measure and (last := latest(found))
        ]
        if ends:
            last, figures = max(ends, key=lambda end: end[0].counted.size or 0)
            yield _latest(citing, measure, last)
            yield from _withdrawn(citing, figures)


def _latest(citing: Citing, measure: str, last: Toll) -> Sentence:
    figure = last.figure
    when = f" on {day(figure.said)}" if figure.said else ""
    return Sentence(
        f"the largest number that is not replaced or withdrawn is {measured(figure)}, given{when} by {teller(figure.holder, figure.report)}.",
        (citing.figure(figure),), f"{capital(measure)}:",
    )  # fmt: skip


def _withdrawn(citing: Citing, figures: list[Toll]) -> Iterator[Sentence]:
    back = next((t for t in figures if t.standing == "withdrawn" and t.figure.holder), None)
    if back:
        figure = back.figure
        notes = (citing.figure(figure), *(citing.figure(c.figure) for c in back.against))
        yield Sentence(
            f"the number {number(figure)}, given by {teller(figure.holder, figure.report)}, was taken back.",
            unique(notes), "Withdrawn:",
        )  # fmt: skip


def _most_told(citing: Citing) -> Iterator[Sentence]:
    cases = [c for c in citing.material.of_kind("happened") if c.incident.independent > 1]
    cases = sorted(cases, key=lambda c: (-c.incident.independent, c.incident.id))[:_NAMED]
    if cases:
        named = [f"{headline(c)} ({c.incident.independent} reports)" for c in cases]
        notes = unique(note for c in cases for note in citing.case(c, 1))
        yield Sentence(f"{'; '.join(named)}.", notes, "Told by most:")


def _disputed(citing: Citing) -> Iterator[Sentence]:
    cases = [c for c in citing.material.cases if c.incident.disputes]
    if cases:
        named = dict.fromkeys(
            f"{headline(c)} ({d.what})" for c in cases for d in c.incident.disputes
        )
        notes = unique(note for c in cases[:_NAMED] for note in citing.case(c, 2))
        many = count(len(cases), "incident is", "incidents are")
        yield Sentence(f"{many} disputed: {shortened(list(named), _NAMED)}.", notes, "Disputed:")


def _called(citing: Citing) -> Iterator[Sentence]:
    """What it is called by most, and by whom first."""
    acts, _ = users(citing)
    named = ranked(acts)[:_NAMED]
    if len(named) > 1:
        told = [f"“{label}” by {shortened(list(by), 2)}" for label, by in named]
        notes = unique(note for _, by in named for note in list(by.values())[:2])
        yield Sentence(f"{'; '.join(told)}.", notes, "Called:")
