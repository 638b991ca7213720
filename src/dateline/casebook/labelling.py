"""The labels that a report puts on an event, and who puts them."""

import functools

from dateline.casebook.resolve import Resolved
from dateline.casebook.shapes import LabelView
from dateline.casebook.words import read_rows
from dateline.knowledge.tables import read_table
from dateline.record import Event, Frame


def labels_of(resolved: Resolved, event: Event) -> tuple[LabelView, ...]:
    """Those whose target is the event, and those without a target that can only be of it."""
    return tuple(
        LabelView(
            frame.label,
            resolved.holder(resolved.claim(frame.speaker)),
            frame.scare_quotes,
            frame.span,
        )
        for frame in resolved.record.frames
        if frame.target == event.id or (frame.target is None and _only(resolved, frame) is event)
    )


def _only(resolved: Resolved, frame: Frame) -> Event | None:
    """The one event of the report that may go by a label of this kind."""
    types = _types(frame.label.casefold())
    fitting = [event for event in resolved.record.events if event.type in types]
    return fitting[0] if len(fitting) == 1 else None


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
