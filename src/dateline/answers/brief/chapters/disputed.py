"""What is disputed and by whom: every position in its holder's words."""

from collections.abc import Iterable, Iterator

from dateline.answers.brief.chapters.days import headline
from dateline.answers.brief.citing import Citing, originals
from dateline.answers.brief.document import Chapter, Section, Sentence
from dateline.answers.brief.material import Case
from dateline.answers.brief.wording import capital, day, ended, quoted, teller, verb
from dateline.answers.words import clean
from dateline.casebook.accounts import Told, denies
from dateline.casebook.disputes import Side, sides
from dateline.casebook.titles import days_words


def chapter(citing: Citing) -> Chapter:
    cases = citing.material.cases
    found = _told_once(section for case in cases for section in _disputes(citing, case))
    doubted = [s for case in cases for s in _doubts(citing, case)]
    if doubted:
        found.append(Section("Doubted", tuple(dict.fromkeys(doubted))))
    denied = [s for case in citing.material.of_kind("denied") for s in _denied(citing, case)]
    if denied:
        found.append(
            Section(
                "Denied or told as not so, and said to be so by nobody in these reports",
                tuple(dict.fromkeys(denied)),
            )
        )
    return Chapter("disputed", "What is disputed, and by whom", tuple(found))


def _told_once(sections: Iterable[Section]) -> list[Section]:
    """Two incidents of one number have one dispute about it: the first that has all positions."""
    found: list[Section] = []
    for section in sections:
        notes = {note for sentence in section.sentences for note in sentence.notes}
        known = ({note for s in other.sentences for note in s.notes} for other in found)
        if not any(notes <= others for others in known):
            found.append(section)
    return found


def _disputes(citing: Citing, case: Case) -> Iterator[Section]:
    days = days_words(case.incident.time.start, case.incident.time.end)
    name = headline(case) + (f", {days}" if days else "")
    for what, found in sides(case.told, case.tolls):
        sentences = dict.fromkeys(_side(citing, side) for side in found)
        yield Section(f"{name}: {clean(what)}", tuple(sentences))


def _side(citing: Citing, side: Side) -> Sentence:
    says = clean(side.position.says)
    move = {
        "tells": "said so", "denies it": "denied it", "gives": f"gave {says}",
        "denies": "denied the number", "withdraws": "withdrew the number", "names": f"named {says}",
    }[side.move]  # fmt: skip
    when = f"on {day(side.said)} " if side.said else ""
    who = teller(side.holder, side.report)
    return Sentence(
        ended(f"{capital(when)}{who} {move}: {quoted(side.quote)}"), (citing.side(side),)
    )


def _doubts(citing: Citing, case: Case) -> Iterator[Sentence]:
    for told in originals(case.told):
        if told.telling.stance == "doubts":
            words, note = citing.said(told)
            yield Sentence(ended(words), (note,), f"{headline(case)}:")


def _denied(citing: Citing, case: Case) -> Iterator[Sentence]:
    for told in originals(case.told):
        if denies(told.telling):
            yield _denial(citing, told)


def _denial(citing: Citing, told: Told) -> Sentence:
    """The outlet's own "did not" is a report, not a denial."""
    telling, report = told.telling, told.view.report
    did = verb(telling) if telling.holder else "told of it as not done, or refused"
    when = f"on {day(telling.said)} " if telling.said else ""
    who = teller(telling.holder, report)
    text = f"{capital(when)}{who} {did}: {quoted(telling.quote)}"
    return Sentence(ended(text), (citing.telling(told),))
