"""The labels that a report puts on an event, and who puts them."""

import functools

from dateline.casebook.resolve import Resolved
from dateline.casebook.shapes import LabelView
from dateline.casebook.words import read_rows
from dateline.knowledge.tables import read_table


def labels_by_event(resolved: Resolved) -> dict[str, list[LabelView]]:
    """Event id → the labels whose target it is, and those without one that can only be of it."""
    by_type: dict[str, list[str]] = {}
    for event in resolved.record.events:
        by_type.setdefault(event.type, []).append(event.id)
    found: dict[str, list[LabelView]] = {}
    for frame in resolved.record.frames:
        fitting = [
            id_ for type_ in _types(frame.label.casefold()) for id_ in by_type.get(type_, ())
        ]
        target = frame.target or (fitting[0] if len(fitting) == 1 else None)
        if target:
            speaker = resolved.holder(resolved.claim(frame.speaker))
            label = LabelView(frame.label, speaker, frame.scare_quotes, frame.span)
            found.setdefault(target, []).append(label)
    return found


def _types(label: str) -> tuple[str, ...]:
    kinds, types = _tables()
    kind = kinds.get(label) or kinds.get(label.removesuffix("s")) or ""
    return types.get(kind, ())


@functools.cache
def _tables() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Label → its kind; kind → the types of events that may go by such a label."""
    kinds = {row["label"]: row["kind"] for row in read_table("frame_labels.tsv", "label", "kind")}
    rows = read_rows("label_types.tsv", "label_kind", "types")
    return kinds, {row["label_kind"]: tuple(row["types"].split("|")) for row in rows}
