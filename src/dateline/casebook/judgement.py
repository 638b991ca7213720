"""What a person decides about an item: a row that says who, when and what, keyed to the words it is about.

A judgement never names an item's id: ids change when a text is read again, its words do not.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from dateline.record import (
    Actor,
    BadInput,
    BadRecord,
    Claim,
    Event,
    Figure,
    Frame,
    Link,
    Place,
    Span,
    Time,
)
from dateline.record.codec import dumps, from_plain, refuse_constant, to_plain

Verdict = Literal["wrong", "right", "set", "add", "same", "different"]
Kind = Literal["event", "claim", "figure", "actor", "place", "time", "frame", "link"]

type Item = Actor | Claim | Event | Figure | Frame | Link | Place | Time

KIND_OF: dict[type, Kind] = {
    Actor: "actor", Claim: "claim", Event: "event", Figure: "figure",
    Frame: "frame", Link: "link", Place: "place", Time: "time",
}  # fmt: skip
_AT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$")
_SHA256 = re.compile(r"^[0-9a-f]{64}$")
# What a name, a note or a value may hold at most.
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that a judgement is about: text, kind, span; `label` is what they were coded as
    when they were judged ("ASSAULT", "killed 164"), None where that is no matter."""

    sha256: str
    kind: Kind
    start: int
    end: int
    label: str | None


@dataclass(frozen=True, slots=True)
class Ref:
    """Another item of the same text, by its words; the day of publication has none (0 to 0)."""

    kind: Kind
    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A field and its new value: as words, or as items; neither: nothing any more."""

    field: str
    values: tuple[str, ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    at: str
    by: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """`at` in UTC; `sets`: one of `set`, any number of `add`; `other`: of `same` and `different`."""

    id: str
    at: str
    by: str
    verdict: Verdict
    on: Anchor
    sets: tuple[Setting, ...]
    other: Anchor | None
    note: str | None
    withdrawn: Withdrawal | None

    @property
    def order(self) -> tuple[str, str]:
        """Where two differ, the later wins."""
        return (self.at, self.id)


def judgement(  # noqa: PLR0913  # all but the first four are named by the caller
    at: str,
    by: str,
    verdict: Verdict,
    on: Anchor,
    *,
    sets: Sequence[Setting] = (),
    other: Anchor | None = None,
    note: str | None = None,
) -> Judgement:
    """A new one; its id is made of what it says, so that the same is the same in any casebook."""
    made = Judgement("", at, by, verdict, on, tuple(sets), other, note, None)
    return replace(made, id=_id(made))


def withdrawn(judged: Judgement, withdrawal: Withdrawal | None) -> Judgement:
    """With a withdrawal; of two the earlier holds, whichever came first."""
    known = [w for w in (judged.withdrawn, withdrawal) if w]
    return replace(
        judged, withdrawn=min(known, key=lambda w: (w.at, w.by, w.note or ""), default=None)
    )


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that are not withdrawn, the earliest first."""
    return sorted((j for j in judgements if not j.withdrawn), key=lambda j: j.order)


def anchor_of(sha256: str, item: Item) -> Anchor | None:
    """None for an item without words of its own (the day of publication, a link without a cue)."""
    span = span_of(item)
    if span is None:
        return None
    return Anchor(sha256, KIND_OF[type(item)], span.start, span.end, label_of(item))


def span_of(item: Any) -> Span | None:
    """The words of an item: trigger, cue or content, else its first mention."""
    if isinstance(item, Event):
        return item.trigger
    if isinstance(item, Claim):
        return item.cue or item.content[0]
    if isinstance(item, Time | Figure | Frame):
        return item.span
    if isinstance(item, Link):
        return item.cue
    return Span(item.mentions[0].start, item.mentions[0].end) if item.mentions else None


def label_of(item: Item) -> str | None:
    """What is judged when somebody says right or wrong."""
    match item:
        case Event():
            return item.type
        case Claim():
            return item.act
        case Figure():
            size = item.value if item.value is not None else item.low
            return f"{item.measure} {'?' if size is None else f'{size:.12g}'}"
        case Link():
            return item.relation
    return None


def line_of(judged: Judgement) -> str:
    """One line of JSON, as export writes it and the casebook keeps it."""
    return dumps(judged)


def parse_line(line: str) -> Judgement:
    """Raises BadInput for what is no judgement, or not the one that its id was made of."""
    try:
        judged = from_plain(Judgement, json.loads(line, parse_constant=refuse_constant))
    except BadRecord:
        raise
    except (ValueError, RecursionError) as error:
        raise BadInput(f"not JSON: {error}") from error
    if fault := _fault(judged):
        raise BadInput(f"judgement {judged.id[:40]!r}: {fault}")
    return judged


def _fault(judged: Judgement) -> str | None:
    anchors = [judged.on, *([judged.other] if judged.other else [])]
    told = [judged.by, judged.note or "", *(v for s in judged.sets for v in (s.field, *s.values))]
    times = [judged.at, *([judged.withdrawn.at] if judged.withdrawn else [])]
    checks = {
        "its id is not that of its content": judged.id != _id(judged),
        "at: a time in UTC is expected": not all(map(_AT.match, times)),
        "by: a name is expected": not judged.by.strip(),
        "sha256: 64 hexadecimal digits are expected": not all(_SHA256.match(a.sha256) for a in anchors),
        "start, end: no span": any(not 0 <= a.start < a.end for a in anchors),
        "other: goes with same and different, for two events": not _pairs_well(judged),
        "sets: one goes with set, any with add": not _sets_well(judged),
        f"longer than {LONGEST} characters": any(len(text) > LONGEST for text in told),
    }  # fmt: skip
    return next((said for said, holds in checks.items() if holds), None)


def _pairs_well(judged: Judgement) -> bool:
    if judged.verdict not in ("same", "different"):
        return judged.other is None
    return judged.other is not None and judged.on.kind == judged.other.kind == "event"


def _sets_well(judged: Judgement) -> bool:
    if judged.verdict == "set":
        return len(judged.sets) == 1
    return judged.verdict == "add" or not judged.sets


def _id(judged: Judgement) -> str:
    """Withdrawing does not change what was judged."""
    told = to_plain(replace(judged, id="", withdrawn=None))
    line = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return f"j-{hashlib.sha256(line.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
