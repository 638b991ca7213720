"""Whether a record keeps the contract, beyond what its JSON Schema can say: see `problems`."""

import dataclasses
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from dateline.record.codec import from_plain, json_name, to_plain
from dateline.record.errors import BadRecord
from dateline.record.items import (
    Actor,
    Claim,
    Event,
    Figure,
    Frame,
    Link,
    Place,
    PlaceMention,
    Time,
)
from dateline.record.record import KINDS, Record
from dateline.record.report import Report, text_digest
from dateline.record.span import Span
from dateline.record.vocabulary import Status

# The most affirmative first.
STRENGTH: tuple[Status, ...] = ("actual", "historical", "future", "hypothetical", "negated")
_PREFIX = {"actors": "a", "places": "p", "times": "t", "events": "e", "claims": "c",
           "figures": "f", "frames": "fr", "links": "l"}  # fmt: skip
_BREAK = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")


def problems(record: Record) -> list[str]:
    """What is wrong with a record, a line each, with the item's id; empty where nothing is.

    Closed lists and types; spans inside the text, in order, outside furniture; ids unique and of
    their kind; references that lead somewhere and not in a circle; dates, bounds and scores;
    events that stand as their most affirmative mention does.
    """
    try:
        from_plain(Record, to_plain(record))
    except BadRecord as error:
        return [str(error)]
    found = list(_of_report(record.report))
    ids = {kind: [item.id for item in getattr(record, kind)] for kind in KINDS}
    known = {kind: frozenset(of_kind) for kind, of_kind in ids.items()}
    found += _of_ids(ids)
    for kind in KINDS:
        items = getattr(record, kind)
        found += _of_order(items)
        for item in items:
            found += (f"{item.id}: {text}" for text in _of_item(record.report, item, known))
    return [*found, *_of_circles(record)]


def _of_report(report: Report) -> Iterator[str]:
    if report.sha256 != text_digest(report.text):
        yield "report: sha256 is not that of the text"
    for name, day in (("published", report.published), ("updated", report.updated)):
        if day is not None and not _is_day(day):
            yield f"report: {name} {day!r} is no ISO date"
    if (report.published is None) != (report.dated_by is None):
        yield "report: published and dated_by go together"
    yield from map("report: {}".format, _of_spans(report.text, "furniture", report.furniture))


def _of_ids(ids: Mapping[str, list[str]]) -> Iterator[str]:
    counted = Counter(id_ for of_kind in ids.values() for id_ in of_kind)
    yield from (f"{id_}: more than one item of this id" for id_, n in counted.items() if n > 1)
    for kind, of_kind in ids.items():
        for id_ in of_kind:
            if not re.fullmatch(rf"{_PREFIX[kind]}\d+", id_):
                yield f"{id_}: no id of {kind}"


def _of_order(items: Iterable[Any]) -> Iterator[str]:
    """Items of a kind come in text order; those without a place in the text are passed over."""
    latest = -1
    for item in items:
        start = min((span.start for span in _anchors(item)), default=latest)
        if start < latest:
            yield f"{item.id}: stands in the text before the item ahead of it"
        latest = max(latest, start)


def _anchors(item: Any) -> Iterable[Span | PlaceMention]:
    """Where an item stands in the text."""
    match item:
        case Actor() | Place():
            return item.mentions
        case Event():
            return (item.trigger,)
        case Claim():
            return [span for span in (item.source, item.cue, *item.content) if span]
        case Link():
            return ()  # in the order of its events' telling
    return () if item.span is None else (item.span,)


def _of_item(report: Report, item: Any, known: Mapping[str, frozenset[str]]) -> Iterator[str]:
    yield from _of_fields(report, item, "")
    for name, id_, kinds in _references(item):
        if id_ is not None and not any(id_ in known[kind] for kind in kinds):
            yield f"{name}: there is no {id_} among {' and '.join(kinds)}"
    own: dict[type, Callable[[], Iterator[str]]] = {
        Place: partial(_of_place, item),
        Time: partial(_of_time, item, report),
        Event: partial(_of_event, item),
        Claim: partial(_of_claim, item),
        Figure: partial(_of_figure, item),
        Link: partial(_of_link, item),
    }
    if type(item) in own:
        yield from own[type(item)]()


def _of_fields(report: Report, item: Any, path: str) -> Iterator[str]:
    """What any field has to keep: patterns, scores, reasons in one line, spans."""
    for field in dataclasses.fields(item):
        value, name = getattr(item, field.name), path + json_name(field)
        pattern = field.metadata.get("pattern")
        if pattern and value is not None and not re.search(pattern, value):
            yield f"{name}: {value!r} does not match {pattern}"
        if field.name == "score" and not (0 <= value <= 1 and round(value, 2) == value):
            yield f"score: {value} is not between 0 and 1 in two decimals"
        if field.name == "why" and (not value.strip() or _BREAK.search(value)):
            yield f"why: {value!r} is not a line"
        parts = value if isinstance(value, tuple) else (value,)
        if parts and isinstance(parts[0], Span | PlaceMention):
            yield from _of_spans(report.text, name, parts)
            yield from _of_furniture(report, name, parts)
        elif parts and dataclasses.is_dataclass(parts[0]):
            for part in parts:
                yield from _of_fields(report, part, f"{name}.")


def _of_spans(text: str, name: str, spans: Iterable[Span | PlaceMention]) -> Iterator[str]:
    """Each inside the text; a list of them in text order, none twice."""
    latest = (-1, -1)
    for span in spans:
        place = (span.start, span.end)
        if not 0 <= span.start < span.end <= len(text):
            yield f"{name}: {place} is no span of a text of {len(text)} characters"
        if place <= latest:
            yield f"{name}: {place} comes after {latest}"
        latest = place


def _of_furniture(report: Report, name: str, spans: Iterable[Span | PlaceMention]) -> Iterator[str]:
    holes = report.furniture
    for span in spans:
        before = bisect_right(holes, span.start, key=lambda hole: hole.start) - 1
        if before >= 0 and span.end <= holes[before].end:
            yield f"{name}: ({span.start}, {span.end}) lies in furniture"


type _Reference = tuple[str, str | None, tuple[str, ...]]


def _references(item: Any) -> Iterator[_Reference]:
    """Field, id, and the kinds that the id may be of."""
    for name, kind in (
        ("actors", "actors"), ("recipients", "actors"), ("addressees", "actors"),
        ("time", "times"), ("place", "places"), ("claim", "claims"), ("parent", "claims"),
        ("event", "events"), ("part_of", "figures"), ("speaker", "claims"),
        ("from_", "events"), ("to", "events"),
    ):  # fmt: skip
        value = getattr(item, name, None)
        for id_ in value if isinstance(value, tuple) else (value,):
            yield name.rstrip("_"), id_, (kind,)
    match item:
        case Event():
            yield "core.time", item.core.time, ("times",)
            yield "core.place", item.core.place, ("places",)
            yield from (("mentions.claim", m.claim, ("claims",)) for m in item.mentions)
        case Claim():
            yield from (("about", about.id, (f"{about.kind}s",)) for about in item.about)
        case Figure():
            yield "group.actor", item.group.actor, ("actors",)
        case Frame():
            yield "target", item.target, ("events", "actors")
        case Time() if item.anchor != "published":
            yield "anchor", item.anchor, ("times",)


def _of_place(place: Place) -> Iterator[str]:
    if (place.lat is None) != (place.lon is None):
        yield "lat and lon go together"
    if not (-90 <= (place.lat or 0) <= 90 and -180 <= (place.lon or 0) <= 180):
        yield f"({place.lat}, {place.lon}) is not on the globe"
    if not place.mentions:
        yield "mentions: empty"


def _of_time(time: Time, report: Report) -> Iterator[str]:
    yield from _of_days("", time.start, time.end)
    if (time.start is None) != (time.end is None):
        yield "start and end go together"
    if time.precision == "vague" and time.start is not None:
        yield "a vague time has no start"
    cut = any(time.span and time.span.overlaps(hole) for hole in report.furniture)
    if time.span is not None and not cut and time.span.text(report.text) != time.text:
        yield f"text: {time.text!r} is not what stands at its span"
    if time.span is None and time.start != (report.published or "")[:10]:
        yield "span: null, but it is not the day of publication"


def _of_days(name: str, start: str | None, end: str | None) -> Iterator[str]:
    for day in (start, end):
        if day is not None and not _is_day(day):
            yield f"{name}{day!r} is no ISO date"
    if start and end and start > end:
        yield f"{name}{start} comes after {end}"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _of_event(event: Event) -> Iterator[str]:
    if not event.sentence.contains(event.trigger):
        yield "trigger: outside the sentence"
    if not event.mentions:
        yield "mentions: empty"
        return
    # Of a lifted event, the mentions of its core say how the core stands.
    lifted = event.core.trigger != event.trigger
    voices = [m for m in event.mentions if not (lifted and m.span == event.core.trigger)]
    best = min(voices or event.mentions, key=lambda m: STRENGTH.index(m.status))
    if best.span != event.trigger:
        yield "trigger: is not the most affirmative mention"
    if (best.status, best.claim) != (event.status, event.claim):
        yield (
            f"status {event.status}, claim {event.claim}: the most affirmative mention"
            f" has {best.status}, {best.claim}"
        )
    if (event.core.type, event.core.trigger) == (event.type, event.trigger) and (
        event.core.status != event.status
    ):
        yield "core: nothing is lifted, yet its status is another"


def _of_claim(claim: Claim) -> Iterator[str]:
    if not claim.content:
        yield "content: empty"


def _of_figure(figure: Figure) -> Iterator[str]:
    bounds = [b for b in (figure.low, figure.value, figure.high) if b is not None]
    if bounds != sorted(bounds):
        yield f"low, value, high: {bounds} do not rise"
    if figure.window is not None:
        yield from _of_days("window: ", figure.window.start, figure.window.end)


def _of_link(link: Link) -> Iterator[str]:
    if link.from_ == link.to:
        yield "leads from an event to itself"


def _of_circles(record: Record) -> Iterator[str]:
    """Nothing stands inside itself, is part of itself, or is about itself, by whatever way round."""
    ways: dict[str, dict[str, list[str]]] = {
        "parent": {c.id: [c.parent] if c.parent else [] for c in record.claims},
        "part_of": {f.id: [f.part_of] if f.part_of else [] for f in record.figures},
        "about": {c.id: [a.id for a in c.about if a.kind == "claim"] for c in record.claims},
    }
    for name, edges in ways.items():
        done: set[str] = set()
        for start in edges:
            if start not in done and (at := _circle(start, edges, done)):
                yield f"{at}: {name} leads in a circle"


def _circle(start: str, edges: Mapping[str, list[str]], done: set[str]) -> str | None:
    """An id that leads back to itself; `done` collects those that do not."""
    path = {start: iter(edges[start])}
    while path:
        here = next(reversed(path))
        following = next(path[here], None)
        if following is None:
            del path[here]
            done.add(here)
        elif following in path:
            return following
        elif following in edges and following not in done:
            path[following] = iter(edges[following])
    return None
