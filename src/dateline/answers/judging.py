"""`dateline judge`: a person's words on the command line → judgements that are kept."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from dateline.answers.judged import (
    Target,
    kept_at,
    page_of,
    report_named,
    target,
    targets,
)
from dateline.answers.judgedvalues import place_of, settings_of
from dateline.casebook.conflicts import conflicts
from dateline.casebook.correcting.correct import settings
from dateline.casebook.correcting.fields import (
    NEEDED,
    check_mode,
)
from dateline.casebook.judgement import (
    Anchor,
    Judgement,
    Kind,
    Setting,
    Verdict,
    judgement,
    standing,
)
from dateline.engine.judging import Judging
from dateline.record import BadCall, Event
from dateline.store import judging, writing

DECISIONS = ("wrong", "right", "set", "add", "withdraw", "same", "different")


@dataclass(frozen=True, slots=True)
class Call:
    """What was typed. `words` and `nth` say where an added item stands."""

    item: str
    decision: str
    values: tuple[str, ...]
    by: str
    note: str | None
    words: str | None = None
    nth: int | None = None


def judge(db: Path, call: Call) -> list[str]:
    """Carries it out; lines that say what was done. Raises BadCall, BadInput."""
    with writing(kept_at(db)) as store:
        work = Judging(store)
        if call.decision == "withdraw":
            return _withdraw(work, call)
        made = _made(store.connection, work.moment(), call)
        work.check(made)
        work.take(made)
        return list(_told(store.connection, made))


def _made(connection: sqlite3.Connection, at: str, call: Call) -> list[Judgement]:
    if call.decision == "add":
        return [_added(connection, at, call)]
    if call.decision in ("same", "different"):
        return [_paired(connection, at, call)]
    if call.decision == "set":
        found = target(connection, call.item)
        pairs = settings_of(found.page, found.anchor.kind, call.values)
        if not pairs:
            raise BadCall("judge set: say what to set: FIELD=VALUE")
        _check_modes(found, pairs)
        return [_new(at, call, "set", found.anchor, sets=(one,)) for one in pairs]
    if call.values:
        raise BadCall(f"judge {call.decision}: takes nothing more, not {call.values[0]!r}")
    verdict: Verdict = "wrong" if call.decision == "wrong" else "right"
    return [_new(at, call, verdict, one.anchor) for one in targets(connection, call.item)]


def _new(
    at: str,
    call: Call,
    verdict: Verdict,
    on: Anchor,
    sets: tuple[Setting, ...] = (),
    other: Anchor | None = None,
) -> Judgement:
    return judgement(at, call.by, verdict, on, sets=sets, other=other, note=call.note)


def _paired(connection: sqlite3.Connection, at: str, call: Call) -> Judgement:
    if len(call.values) != 1:
        raise BadCall(f"judge {call.decision}: say which other: an event or an incident")
    first, second = (targets(connection, name)[0] for name in (call.item, call.values[0]))
    for name, found in ((call.item, first), (call.values[0], second)):
        if found.anchor.kind != "event":
            raise BadCall(f"judge {call.decision}: {name} is no event and no incident")
    one, other = first.anchor, second.anchor
    if one == other and first.page.kept == second.page.kept:
        raise BadCall(f"judge {call.decision}: {call.item} and {call.values[0]} are one event")
    verdict: Verdict = "same" if call.decision == "same" else "different"
    return _new(at, call, verdict, one, other=other)


def _added(connection: sqlite3.Connection, at: str, call: Call) -> Judgement:
    page = page_of(connection, report_named(connection, call.item))
    kind = _kind(call.values[0] if call.values else "")
    if not call.words:
        raise BadCall('judge add: say where it stands: --span "words of the text"')
    start, end = place_of(page, call.words, call.nth)
    sets = settings_of(page, kind, call.values[1:])
    given = {one.field: one for one in sets}
    if missing := [name for name in NEEDED[kind] if name not in given]:
        raise BadCall(f"judge add {kind}: needs --set {missing[0]}=…")
    label = given["type"].values[0] if kind == "event" else None
    if kind == "event" and "mode" in given:
        check_mode(str(label), next(iter(given["mode"].values), None))
    return _new(at, call, "add", Anchor(page.kept.sha256, kind, start, end, label), tuple(sets))


def _kind(name: str) -> Kind:
    for known in get_args(Kind):
        if name == known:
            return known  # type: ignore[no-any-return]
    raise BadCall(f"judge add: {name or 'nothing'!r} is no kind; there are: {', '.join(NEEDED)}")


def _check_modes(found: Target, sets: Sequence[Setting]) -> None:
    """A mode has to be one of the type that the event has then."""
    given = {one.field: next(iter(one.values), None) for one in sets}
    event = found.page.item(found.item)
    if "mode" in given and isinstance(event, Event):
        check_mode(given.get("type") or event.type, given["mode"])


def _withdraw(work: Judging, call: Call) -> list[str]:
    """A judgement by its id; else what one said of an item, or of an incident's events."""
    connection = work.store.connection
    if call.values:
        raise BadCall(f"judge withdraw: takes nothing more, not {call.values[0]!r}")
    if call.item.startswith("j-"):
        judged = judging.of_id(connection, call.item)
        if judged is None:
            raise BadCall(f"no judgement {call.item} in the casebook")
        if judged.withdrawn:
            raise BadCall(
                f"{call.item} was withdrawn by {judged.withdrawn.by} at {judged.withdrawn.at}"
            )
        found = [judged]
    else:
        found = [j for one in targets(connection, call.item) for j in about(connection, one)]
        found = [j for j in dict.fromkeys(found) if j.by == call.by]
        if not found:
            raise BadCall(f"{call.by} has no judgement of {call.item} to withdraw")
    work.withdraw(found, call.by, call.note)
    return [f"{judged.id}  withdrawn  ({said(judged)})" for judged in found]


def about(connection: sqlite3.Connection, one: Target) -> list[Judgement]:
    """What stands about an item: also where a later one says otherwise."""
    fits = {fit.judgement.id for fit in one.page.corrected.fitted if fit.item == one.item}
    place = _place(one.anchor)
    return [
        judged
        for judged in standing(judging.of_text(connection, one.page.kept.sha256))
        if judged.id in fits
        or (judged.other and place in (_place(judged.on), _place(judged.other)))
    ]


def _place(anchor: Anchor) -> tuple[str, str, int, int]:
    return (anchor.sha256, anchor.kind, anchor.start, anchor.end)


def said(judged: Judgement) -> str:
    """ "set type=COERCE"."""
    rest = settings(judged)
    return (
        f"{judged.verdict} {rest}".strip() if judged.verdict in ("set", "add") else judged.verdict
    )


def _told(connection: sqlite3.Connection, made: Sequence[Judgement]) -> Iterator[str]:
    own = {judged.id for judged in made}
    for judged in made:
        yield f"{judged.id}  {judged.on.kind}  {said(judged)}  by {judged.by}"
    texts = {judged.on.sha256 for judged in made}
    known = {j.id: j for text in sorted(texts) for j in judging.of_text(connection, text)}
    for conflict in conflicts(known.values()):
        if any(judged.id in own for judged in conflict.judgements):
            for other in conflict.judgements:
                if other.id not in own:
                    yield f"  otherwise: {said(other)}  by {other.by} at {other.at[:10]} ({other.id}); the later holds"
