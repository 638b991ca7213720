"""What it is called, and by whom: labels are positions, not facts."""

import functools

from dateline.answers.brief.citing import Citing, unique
from dateline.answers.brief.document import Chapter, Section, Sentence
from dateline.answers.brief.wording import capital, outlet, shortened
from dateline.answers.words import clean
from dateline.casebook.accounts import Told
from dateline.knowledge.tables import read_table

# Plain words for a protest that its tellers choose as others choose "riot".
_PLAIN = ("protest", "demonstration", "rally")
_MOST = 8

# Label → who uses it → the note.
type _Users = dict[str, dict[str, int]]


def chapter(citing: Citing) -> Chapter:
    acts, people = users(citing)
    sections = [("What happened is called", acts), ("Those involved are called", people)]
    return Chapter(
        "labels", "Who calls it what",
        tuple(Section(name, _sentences(by)) for name, by in sections if by),
    )  # fmt: skip


def users(citing: Citing) -> tuple[_Users, _Users]:
    """Of labels for acts, and of labels for people."""
    acts: _Users = {}
    people: _Users = {}
    for report in citing.material.reports.values():
        if report.ref.copy_of in citing.material.reports:
            continue
        for frame, holder in report.frames:
            name = clean(frame.label).casefold()
            found = people if name in _of_people() else acts
            # "Whom the ministry calls …" is somebody's word, though no claim of his is found.
            quoted_ = frame.speaker or frame.why.startswith("named by") or None
            user = _user(clean(holder) if holder else None, outlet(report.ref), quoted_ is not None)
            note = citing.words(report.ref.key, frame.id, frame.span)
            found.setdefault(singular(name), {}).setdefault(user, note)
    for case in citing.material.cases:
        for told in case.told:
            _plain(citing, told, acts)
    return acts, people


def _plain(citing: Citing, told: Told, found: _Users) -> None:
    view, report = told.view, told.view.report
    if view.type != "PROTEST" or report.copy_of in citing.material.reports:
        return
    if told.telling.span == view.trigger:
        words = view.trigger_words.casefold()
        for word in _PLAIN:
            if words.startswith((word, f"{word[:-1]}ie")):
                holder = told.telling.holder
                user = _user(clean(holder.name) if holder else None, outlet(report), False)
                found.setdefault(word, {}).setdefault(user, citing.event(view))


def _user(holder: str | None, outlet_: str, said: bool) -> str:
    if holder is None:
        return f"somebody quoted in {outlet_}" if said else f"{outlet_} in its own voice"
    return f"{holder} (in {outlet_})" if holder != outlet_ else f"{outlet_} in its own voice"


def ranked(users: _Users) -> list[tuple[str, dict[str, int]]]:
    return sorted(users.items(), key=lambda found: (-len(found[1]), found[0]))


def _sentences(users: _Users) -> tuple[Sentence, ...]:
    """The most widely used first."""
    return tuple(
        Sentence(f"used by {shortened(list(by), _MOST)}.", unique(by.values())[:_MOST], f"{capital(f'“{label}”')}:")
        for label, by in ranked(users)
    )  # fmt: skip


def singular(label: str) -> str:
    """ "Riots" and "riot" are one word."""
    known = _known()
    return label[:-1] if label.endswith("s") and label[:-1] in known else label


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(row["label"] for row in read_table("frame_labels.tsv", "label", "of"))


@functools.cache
def _of_people() -> frozenset[str]:
    rows = read_table("frame_labels.tsv", "label", "of")
    found = {row["label"] for row in rows if row["of"] == "actor"}
    return frozenset(found | {f"{label}s" for label in found})
