"""Where people judge the same thing differently."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.casebook.correcting.correct import settings
from dateline.casebook.judgement import Anchor, Judgement, standing

type Place = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Conflict:
    """The last word of each person on one thing, the earliest first: the last one holds."""

    judgements: tuple[Judgement, ...]


def conflicts(judgements: Iterable[Judgement]) -> list[Conflict]:
    """Things on which the last words of two people differ: whether an item is right, what a field is,
    whether two events are one. In the order of their first judgement."""
    last: dict[tuple[object, ...], dict[str, tuple[str, Judgement]]] = {}
    for judged in standing(judgements):
        for slot, answer in _answers(judged):
            last.setdefault(slot, {})[judged.by] = (answer, judged)
    found = []
    for by in last.values():
        answers = {answer for answer, _ in by.values()}
        if len(answers) > 1 and not answers <= {"right", "kept"}:
            ordered = sorted((judged for _, judged in by.values()), key=lambda judged: judged.order)
            found.append(Conflict(tuple(ordered)))
    unique = {tuple(j.id for j in conflict.judgements): conflict for conflict in found}
    return sorted(unique.values(), key=lambda conflict: conflict.judgements[0].order)


def _answers(judged: Judgement) -> list[tuple[tuple[object, ...], str]]:
    """What is decided, and how. Who sets a field or adds an item holds that the item stands."""
    place = _place(judged.on)
    if judged.other is not None:
        return [(("one", *sorted((place, _place(judged.other)))), judged.verdict)]
    if judged.verdict in ("wrong", "right"):
        return [(("stands", place), judged.verdict)]
    stands: tuple[tuple[object, ...], str] = (("stands", place), "kept")
    if judged.verdict == "add":
        return [stands]
    return [stands, (("field", place, judged.sets[0].field), settings(judged))]


def _place(anchor: Anchor) -> Place:
    return (anchor.sha256, anchor.kind, anchor.start, anchor.end)
