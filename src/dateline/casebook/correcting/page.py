"""A record while it is being corrected: its items by id, and by the words that they are found by."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dateline.casebook.judgement import Anchor, Item, Kind, Ref, label_of, span_of
from dateline.record import Actor, Place, Record, Report, Span

LISTS: dict[Kind, str] = {
    "event": "events", "claim": "claims", "figure": "figures", "actor": "actors",
    "place": "places", "time": "times", "frame": "frames", "link": "links",
}  # fmt: skip
PREFIX: dict[Kind, str] = {
    "event": "e", "claim": "c", "figure": "f", "actor": "a",
    "place": "p", "time": "t", "frame": "fr", "link": "l",
}  # fmt: skip
# Numbers of items that people add: no machine's count comes so far, and none depends on another.
ADDED = 1_000_000
# The day of publication, where nothing else dates an event (extraction/event_time).
PUBLISHED = "t0"


def is_added(id_: str) -> bool:
    """Whether a person added the item of this id."""
    return int("".join(c for c in id_ if c.isdigit()) or 0) >= ADDED


class NoFit(Exception):
    """A judgement that does not fit what is read today; says why."""


class Page:
    """`faces`: the (span, label) under which an item can be found: as it was read, and as it is now."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.items: dict[Kind, dict[str, Any]] = {
            kind: {item.id: item for item in getattr(record, name)} for kind, name in LISTS.items()
        }
        self.faces: dict[str, list[tuple[Span, str | None]]] = {}
        for kind in LISTS:
            for item in self.items[kind].values():
                self.faces[item.id] = list(_faces(item))

    @property
    def report(self) -> Report:
        return self.record.report

    def put(self, kind: Kind, item: Any) -> None:
        """A new item, or one that was changed."""
        self.items[kind][item.id] = item
        known = self.faces.setdefault(item.id, [])
        known += [face for face in _faces(item) if face not in known]

    def find(self, anchor: Anchor, *, labelled: bool) -> Item:
        """The item of these words; `labelled`: only if it is coded as it was. Raises NoFit.

        The very words first, else those that overlap, where one item alone does and is coded as it was.
        """
        if anchor.end > len(self.report.text):
            raise NoFit("its words lie outside the text")
        span, exact, near = Span(anchor.start, anchor.end), [], []
        for item in self.items[anchor.kind].values():
            spans = self.faces[item.id]
            alike = anchor.label is None or any(label == anchor.label for _, label in spans)
            if any(known == span for known, _ in spans):
                exact.append((not alike, item))
            elif alike and any(known.overlaps(span) for known, _ in spans):
                near.append(item)
        if exact:
            other, item = min(exact, key=lambda found: found[0])
            if other and labelled:
                raise NoFit(f"was judged as {anchor.label}, is coded as {label_of(item)} now")
            return item  # type: ignore[no-any-return]
        if len(near) == 1:
            return near[0]  # type: ignore[no-any-return]
        said = "several at these words" if near else "at these words any more"
        raise NoFit(f"no {anchor.kind} {said}" if not near else f"{said}: which is not clear")

    def resolve(self, ref: Ref) -> str:
        """The id of an item that a judgement names. Raises NoFit."""
        if (ref.kind, ref.start, ref.end) == ("time", 0, 0):
            return PUBLISHED
        try:
            return self.find(Anchor("", ref.kind, ref.start, ref.end, None), labelled=False).id
        except NoFit:
            named = [i.id for i in self.items[ref.kind].values() if _is_named(i, ref.name)]
            if len(named) != 1:
                raise NoFit(f"{ref.kind} “{ref.name}” is not in the record") from None
            return str(named[0])

    def new_id(self, kind: Kind, start: int) -> str:
        number = ADDED + start
        while f"{PREFIX[kind]}{number}" in self.items[kind]:
            number += 1
        return f"{PREFIX[kind]}{number}"

    def made(self) -> Record:
        """The record as it is now, its items in text order."""
        lists: dict[str, Any] = {
            name: tuple(_in_order(self.items[kind])) for kind, name in LISTS.items()
        }
        return replace(self.record, **lists)


def _faces(item: Item) -> Iterator[tuple[Span, str | None]]:
    if isinstance(item, Actor | Place):
        yield from ((Span(m.start, m.end), None) for m in item.mentions)
    elif span := span_of(item):
        yield span, label_of(item)


def _is_named(item: Any, name: str) -> bool:
    return str(getattr(item, "name", "")).casefold() == name.casefold() != ""


def _in_order(items: Mapping[str, Any]) -> list[Any]:
    """By the first words that an item stands at; those without any stay behind the one before."""
    keyed, latest = [], -1
    for item in items.values():
        latest = start_of(item, latest)
        keyed.append((latest, item))
    return [item for _, item in sorted(keyed, key=lambda found: found[0])]


def start_of(item: Any, otherwise: int) -> int:
    """As record/check counts it: a claim begins with its source, its cue or its content."""
    spans = [
        getattr(item, "source", None),
        getattr(item, "cue", None),
        *getattr(item, "content", ()),
    ]
    starts = [span.start for span in spans if isinstance(span, Span)]
    if type(item).__name__ == "Claim" and starts:
        return min(starts)
    if hasattr(item, "from_"):
        return otherwise
    span = span_of(item)
    return span.start if span else otherwise
