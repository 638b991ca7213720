"""What the record cannot say: what no report dates, places or names, and what was not read."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.answers.brief.chapters.days import headline
from dateline.answers.brief.citing import Citing, unique
from dateline.answers.brief.document import Chapter, Section, Sentence
from dateline.answers.brief.material import Case
from dateline.answers.brief.wording import capital, count, day, listed, outlet
from dateline.answers.words import clean
from dateline.store.members import KeptReport

# Examples that a sentence about many names, and notes that it has.
_NAMED, _NOTES = 5, 10


def chapter(citing: Citing) -> Chapter:
    sentences = (*_incidents(citing), *_reports(citing))
    return Chapter(
        "gaps", "What the record cannot say", (Section("", sentences),) if sentences else ()
    )


def _incidents(citing: Citing) -> Iterator[Sentence]:
    cases = citing.material.cases
    happened = citing.material.of_kind("happened")
    kinds: list[tuple[Sequence[Case], str, str]] = [
        (
            [c for c in happened if not c.incident.time.start],
            "When it was: no report dates", "",
        ),
        (
            [c for c in happened if c.incident.time.start and not any(v.time and v.time.stated for v in c.views)],
            "When it was: only the day of publication dates", "",
        ),
        ([c for c in cases if c.incident.place is None], "Where it was: no report places", ""),
        (
            [c for c in happened if c.incident.status == "single-source"],
            "Whether it is so: the word of one source alone stands for", "",
        ),
        (
            [c for c in happened if c.incident.type == "ASSAULT" and not c.incident.actors],
            "Who did it: no report names the doers of", "",
        ),
    ]  # fmt: skip
    for found, words, _ in kinds:
        if found:
            yield _about(citing, found, words)


def _about(citing: Citing, cases: Sequence[Case], words: str) -> Sentence:
    lead, _, rest = words.partition(": ")
    some = [headline(case) for case in cases[:_NAMED]]
    more = " among others" if len(cases) > _NAMED else ""
    many = count(len(cases), "incident", "incidents")
    notes = unique(note for case in cases[:_NAMED] for note in citing.case(case, 1))
    return Sentence(f"{rest} {many} ({'; '.join(dict.fromkeys(some))}{more}).", notes, f"{lead}:")


def _reports(citing: Citing) -> Iterator[Sentence]:
    reports = list(citing.material.reports.values())
    dated = sorted(
        (r for r in reports if r.ref.published), key=lambda r: (r.ref.published, r.ref.key)
    )
    if dated:
        last = dated[-1]
        yield Sentence(
            f"the latest report is of {day(last.ref.published)} ({outlet(last.ref)}); nothing later is known here.",
            (citing.report(last.ref.key),), "After that:",
        )  # fmt: skip
    undated = [r for r in reports if not r.ref.published]
    yield from _of_reports(
        citing, undated, "no day of publication is known for", "When it was said:"
    )
    foreign = [r for r in reports if r.language != "en"]
    languages = sorted({r.language for r in foreign})
    yield from _of_reports(
        citing, foreign, f"not read for events, being in another language ({listed(map(clean, languages)) if languages else ''}):", "Languages:"
    )  # fmt: skip
    silent = [r for r in reports if not r.ref.publisher]
    yield from _of_reports(citing, silent, "no publisher is known for", "Who published it:")


def _of_reports(
    citing: Citing, reports: Iterable[KeptReport], words: str, lead: str
) -> Iterator[Sentence]:
    found = [r for r in reports if r.text.strip()]
    if found:
        notes = unique(citing.report(r.ref.key) for r in found[:_NOTES])
        yield Sentence(f"{words} {count(len(found), 'report', 'reports')}.", notes, capital(lead))
