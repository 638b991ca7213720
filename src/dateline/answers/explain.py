"""Why an item was coded: its words, the rule, and what it rests on."""

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.answers.words import amount, clean, cut, holder, names, original, when
from dateline.casebook.judgement import span_of
from dateline.record import KINDS, BadCall, Event, Figure, Record, Span
from dateline.record.codec import to_plain

# Characters shown on either side of the words that were coded.
AROUND = 160


def find_item(records: Iterable[Record], wanted: str) -> tuple[Record, Any]:
    """The item "ID" or "REPORT/ID". Raises BadCall where there is none, or where "ID" is in several."""
    report_id, _, item_id = wanted.rpartition("/")
    found, seen = [], 0
    for record in records:
        seen += 1
        if report_id in ("", record.report.id):
            found += [
                (record, i) for kind in KINDS for i in getattr(record, kind) if i.id == item_id
            ]
        if report_id and found:
            break
    if not found:
        raise BadCall(f"explain: no item {wanted} in {seen} reports")
    if len({id(record) for record, _ in found}) > 1:
        several = ", ".join(f"{record.report.id}/{item_id}" for record, _ in found[:5])
        raise BadCall(f"explain: {item_id} is in several reports; say which: {several}")
    return found[0]


def explain(record: Record, item: Any) -> Iterator[str]:
    """Lines of text, like a coder's note."""
    report = record.report
    kind = type(item).__name__.lower()
    yield f"{report.id}/{item.id}  {kind}  score {item.score:g}"
    span = span_of(item)
    if span is not None:
        yield f"words: {in_context(report.text, span)}"
        if words := original(record, span):
            yield f"original: {words}"
        yield f"span: {span.start}–{span.end} of {report.sha256[:12]}…"
    yield f"why: {clean(item.why)}"
    yield from _rests_on(record, item)
    for name, value in to_plain(item).items():
        if name not in ("id", "score", "why", "mentions") and value not in (None, [], ""):
            yield f"  {name}: {cut(str(value), 200)}"
    models = ", ".join(f"{name} {digest[:12]}…" for name, digest in record.made.models.items())
    yield f"made by: dateline {record.made.version}; {models}; config {record.made.config[:12]}…"


def in_context(text: str, span: Span) -> str:
    """The words in ⟦ ⟧ with some text on either side."""
    left, right = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    before, after = text[left : span.start], text[span.end : right]
    return clean(
        ("…" if left else "")
        + f"{before}⟦{span.text(text)}⟧{after}"
        + ("…" if right < len(text) else "")
    )


def _rests_on(record: Record, item: Any) -> Iterator[str]:
    """The reasons of the items that this one names."""
    for name in ("actors", "recipients", "addressees"):
        for id_ in getattr(item, name, ()):
            yield from _reason(record.actors, id_, f"{name[:-1]} {names(record, (id_,))}")
    if time := next((t for t in record.times if t.id == getattr(item, "time", None)), None):
        yield f"time {time.id} {when(time)}: {clean(time.why)}"
    if getattr(item, "place", None):
        place = next(p for p in record.places if p.id == item.place)
        yield f"place {place.id} {clean(place.name)}: {clean(place.why)}"
    if claim := next((c for c in record.claims if c.id == getattr(item, "claim", None)), None):
        yield f"according to {holder(record, claim.id)} ({claim.id}): {clean(claim.why)}"
    if isinstance(item, Event):
        for mention in item.mentions:
            words = in_context(record.report.text, mention.span)
            yield f"mention ({holder(record, mention.claim)}, {mention.stance}, {mention.status}): {words}"
    if isinstance(item, Figure):
        yield f"amount: {amount(item)} {item.measure}"


def _reason(items: Iterable[Any], id_: str, label: str) -> Iterator[str]:
    for item in items:
        if item.id == id_:
            yield f"{label} ({id_}): {clean(item.why)}"
