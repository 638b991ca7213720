"""People's judgements as gold: how a reader does on what was judged, and on nothing else.

Wrong items must not be read again, right and added ones must be, and what was set must be so. Precision is over
the judged items that are read, recall over those that people hold to be there.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.answers.evaluate import Tally
from dateline.answers.judged import page_of
from dateline.casebook.conflicts import Place
from dateline.casebook.correcting import correct, read_at
from dateline.casebook.correcting.page import LISTS
from dateline.casebook.judgement import Judgement, standing
from dateline.record import BadInput, Record, Report
from dateline.record.codec import to_plain
from dateline.store import judging, reading


def evaluate_judged(db: Path, read: Callable[[Report], Record]) -> dict[str, Tally]:
    """Kind → tally. `read` reads a report anew. Raises BadInput where nothing was judged."""
    tallies: dict[str, Tally] = {}
    for report, judged in _texts(db):
        _count(tallies, read(report), judged)
    if not tallies:
        raise BadInput(f"{db}: holds no judgements of items (dateline judge, dateline audit)")
    return dict(sorted(tallies.items()))


def _texts(db: Path) -> list[tuple[Report, list[Judgement]]]:
    """The judged texts that are in the casebook, with what stands about their items."""
    with reading(db) as store:
        every = [j for j in standing(judging.every(store.connection)) if j.other is None]
        found = []
        for text in sorted({j.on.sha256 for j in every}):
            if kept := judging.reports_of(store.connection, text):
                report = page_of(store.connection, kept[0]).machine.report
                found.append((report, [j for j in every if j.on.sha256 == text]))
        return found


def _count(tallies: dict[str, Tally], record: Record, judged: list[Judgement]) -> None:
    """Each item once, by the last word on it; of each field the last value."""
    items: dict[Place, list[Judgement]] = {}
    for one in judged:
        place = (one.on.sha256, one.on.kind, one.on.start, one.on.end)
        items.setdefault(place, []).append(one)
    for of_item in items.values():
        last = of_item[-1]
        tally = tallies.setdefault(LISTS[last.on.kind], Tally())
        labelled = not any(one.verdict == "set" for one in of_item)
        there = read_at(record, last.on, labelled=labelled)
        tally.made += there is not None
        if last.verdict != "wrong":
            tally.gold += 1
            tally.found += there is not None
            for one in {j.sets[0].field: j for j in of_item if j.verdict == "set"}.values():
                if there is not None:
                    _count_field(tally, record, one)


def _count_field(tally: Tally, record: Record, judged: Judgement) -> None:
    """What was set is right where setting it changes nothing but the reason."""
    kind = LISTS[judged.on.kind]
    made = correct(record, [judged])
    count = tally.fields[judged.sets[0].field]
    count[1] += 1
    for fit in made.fitted:
        count[0] += _without_reason(made.record, kind, fit.item) == _without_reason(
            record, kind, fit.item
        )


def _without_reason(record: Record, kind: str, id_: str) -> Any:
    item = next(item for item in getattr(record, kind) if item.id == id_)
    return to_plain(item) | {"why": ""}
