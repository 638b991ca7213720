"""What an audit says: shares by type, the rules that fail most, a paragraph for a methods section."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.answers.words import clean
from dateline.casebook.auditing import Share, failing, overall, rule_of, shares
from dateline.casebook.judgement import Judgement, Kind, standing
from dateline.casebook.masking import mask
from dateline.record import Record
from dateline.store import judging, reading, reports
from dateline.store.sampling import Drawable
from dateline.version import VERSION

# Rules that are shown.
MOST = 10


@dataclass(frozen=True, slots=True)
class Sampled:
    """What was drawn, of how many of each type, and who judges it."""

    kind: Kind
    by: str
    sample: Sequence[Drawable]
    sizes: Mapping[str, int]
    seed: int


@dataclass(frozen=True, slots=True)
class Case:
    """One answer: the item's type, whether it is right, the rule that coded it, what was wrong."""

    type: str
    right: bool
    rule: str
    fault: str


def result(db: Path, drawn: Sampled) -> Iterator[str]:
    """Lines for the screen."""
    cases = _cases(db, drawn)
    yield ""
    if not cases:
        yield f"none of {len(drawn.sample)} judged yet: run it again to go on"
        return
    parts = shares(drawn.sizes, [(case.type, case.right) for case in cases])
    whole, effective = overall(parts)
    yield f"{'type':24} {'in all':>8} {'judged':>7} {'right':>6}  {'share':>5}  95% interval"
    for part in (*parts, whole):
        yield (
            f"{part.type:24} {part.size:8} {part.judged:7} {part.right:6}  {part.share:5.2f}"
            f"  {part.low:.2f}–{part.high:.2f}"
        )
    failed = failing([(case.rule, case.right) for case in cases])
    if failed:
        yield ""
        yield "rules that fail most (wrong of judged):"
        for rule, wrong, judged in failed[:MOST]:
            yield f"  {wrong} of {judged}  {clean(rule)}"
    yield ""
    yield _paragraph(drawn, cases, parts, (whole, effective))
    if (left := len(drawn.sample) - len(cases)) > 0:
        yield f"({left} of {len(drawn.sample)} not judged yet: run it again to go on)"


def answers(
    connection: sqlite3.Connection, by: str, sample: Sequence[Drawable]
) -> dict[int, Judgement]:
    """What this person said of the items of a sample, by their place in it: the last word."""
    found: dict[int, Judgement] = {}
    known: dict[str, dict[tuple[int, int, str], Judgement]] = {}
    for at, one in enumerate(sample):
        if one.sha256 not in known:
            judged = standing(judging.of_text(connection, one.sha256))
            known[one.sha256] = {
                (j.on.start, j.on.end, (j.on.label or "").split(" ")[0]): j
                for j in judged
                if j.by == by and j.verdict in ("right", "wrong")
            }
        if judged_one := known[one.sha256].get((one.start, one.end, one.type)):
            found[at] = judged_one
    return found


def _cases(db: Path, drawn: Sampled) -> list[Case]:
    found = []
    with reading(db) as store:
        records: dict[str, Record | None] = {}
        for at, judged in sorted(answers(store.connection, drawn.by, drawn.sample).items()):
            one = drawn.sample[at]
            if one.report not in records:
                row = judging.reports_named(store.connection, one.report)[0].row
                record = reports.machine_record(store.connection, row)
                records[one.report] = mask(record).record if record else None
            found.append(_case(one, judged, records[one.report]))
    return found


def _case(one: Drawable, judged: Judgement, record: Record | None) -> Case:
    items: tuple[Any, ...] = (*record.events, *record.claims, *record.figures) if record else ()
    why = next((item.why for item in items if item.id == one.item), "")
    fault = (judged.note or "").removeprefix("audit").lstrip(": ") or "otherwise wrong"
    right = judged.verdict == "right"
    return Case(one.type, right, rule_of(why), "" if right else fault)


def _paragraph(
    drawn: Sampled, cases: Sequence[Case], parts: Sequence[Share], figures: tuple[Share, float]
) -> str:
    kind, sizes, (whole, effective) = drawn.kind, drawn.sizes, figures
    of_type = {"event": "type", "claim": "act", "figure": "measure"}[kind]
    unseen = len(sizes) - len(parts)
    said = (
        f"For a methods section: of {sum(sizes.values())} {kind}s of {len(sizes)} {of_type}s (dateline {VERSION};"
        f" wire copies and superseded versions left out), a random sample of {len(drawn.sample)} was drawn, stratified by"
        f" {of_type} (half of it evenly over the {of_type}s so that rare ones appear, half in proportion to their"
        f" size; seed {drawn.seed}); {len(cases)} were judged by {clean(drawn.by)} against the text. Weighted by the size of"
        f" the {of_type}s, {whole.share:.0%} are right (95% interval {whole.low:.0%}–{whole.high:.0%}, Wilson, for an"
        f" effective sample of {effective:.0f})."
    )
    if unseen:
        said += f" {unseen} of the {of_type}s were not judged and are not part of this."
    if faults := Counter(case.fault for case in cases if not case.right):
        told = ", ".join(
            f"{n} {name}" for name, n in sorted(faults.items(), key=lambda f: (-f[1], f[0]))
        )
        said += f" Of the {sum(faults.values())} wrong: {told}."
    return f"{said} What was missed is not measured by this."
