"""A record as flat tables, one a kind, for spreadsheets and data frames.

The columns of a table follow from the record's types, so that an empty table has them too: a span is its
words and two offsets, an object is a column a field, a list is one cell, ids have the names beside them.
"""

import csv
import dataclasses
import functools
import io
import typing
from collections.abc import Iterable
from typing import Any

from dateline.answers.words import holders
from dateline.record import (
    KINDS,
    Actor,
    Claim,
    Event,
    Figure,
    Frame,
    Link,
    Place,
    PlaceMention,
    Record,
    Span,
    Time,
)
from dateline.record.codec import json_name

type Cell = str | int | float | bool | None
type Row = dict[str, Cell]

TYPES: dict[str, type] = {
    "actors": Actor, "places": Place, "times": Time, "events": Event, "claims": Claim,
    "figures": Figure, "frames": Frame, "links": Link,
}  # fmt: skip
REPORT = (
    "id",
    "title",
    "publisher",
    "url",
    "published",
    "updated",
    "dated_by",
    "language",
    "sha256",
    "source",
)
# Fields of lists of actors; their names stand beside them.
LISTS = ("actors", "recipients", "addressees")
# Field → columns beside it that put an id into words.
BESIDE = {
    "place": ["place_name"],
    "time": ["time_start", "time_end"],
    "claim": ["claim_holder"],
    "speaker": ["speaker_name"],
    "target": ["target_words"],
    "group": ["group_actor_name"],
}
SEPARATOR = "; "
# Beginnings that make a spreadsheet run a cell as a formula (OWASP: CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(records: Iterable[Record]) -> dict[str, list[Row]]:
    """Kind → rows; the reports themselves are the table "reports"."""
    found: dict[str, list[Row]] = {kind: [] for kind in ("reports", *KINDS)}
    for record in records:
        found["reports"].append(report_row(record))
        for kind in KINDS:
            found[kind].extend(rows(record, kind))
    return found


def columns(kind: str) -> list[str]:
    """The columns of a table, in order."""
    if kind == "reports":
        return [*REPORT, "notes", "characters", *KINDS]
    names = ["report", "published"]
    for field, inner in _fields(TYPES[kind]):
        names += _columns(field, inner)
        names += _joined(field)
    return names


def report_row(record: Record) -> Row:
    row: Row = {name: getattr(record.report, name) for name in REPORT}
    row |= {"notes": SEPARATOR.join(record.report.notes), "characters": len(record.report.text)}
    return row | {kind: len(getattr(record, kind)) for kind in KINDS}


def rows(record: Record, kind: str) -> list[Row]:
    """One row an item."""
    words = _Words.of(record)
    found: list[Row] = []
    for item in getattr(record, kind):
        row: Row = {"report": record.report.id, "published": record.report.published}
        for field, inner in _fields(TYPES[kind]):
            value = getattr(item, field)
            row |= _cells(json_name_of(TYPES[kind], field), value, inner, record.report.text)
            row |= words.beside(field, value)
        found.append({name: row[name] for name in columns(kind)})
    return found


@dataclasses.dataclass(frozen=True, slots=True)
class _Words:
    """Id → words of actors and places, of times (days), of claims (who says so), of events."""

    names: dict[str, str]
    times: dict[str, tuple[str | None, str | None]]
    holders: dict[str | None, str]
    events: dict[str, str]

    @classmethod
    def of(cls, record: Record) -> "_Words":
        return cls(
            {a.id: a.name for a in record.actors} | {p.id: p.name for p in record.places},
            {time.id: (time.start, time.end) for time in record.times},
            holders(record),
            {event.id: event.trigger.text(record.report.text) for event in record.events},
        )

    def beside(self, field: str, value: Any) -> Row:
        """The cells beside a field that holds ids (see `BESIDE`)."""
        if field in LISTS:
            return {f"{field}_names": SEPARATOR.join(self.names.get(i, i) for i in value)}
        if field == "time":
            return dict(zip(BESIDE[field], self.times.get(value, (None, None)), strict=True))
        found = {
            "place": lambda: self.names.get(value),
            "claim": lambda: self.holders.get(value),
            "speaker": lambda: self.holders.get(value),
            "target": lambda: self.events.get(value) or self.names.get(value),
            "group": lambda: self.names.get(value.actor),
        }.get(field)
        return {BESIDE[field][0]: found()} if found else {}


def to_csv(kind: str, found: list[Row]) -> str:
    """CSV that opens in a spreadsheet: no cell runs as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = columns(kind)
    writer.writerow(names)
    for row in found:
        writer.writerow([harmless(row[name]) for name in names])
    return out.getvalue()


def harmless(value: Cell) -> Cell:
    """Text that a spreadsheet would run gets an apostrophe in front; NUL is dropped."""
    if isinstance(value, str):
        value = value.replace("\x00", "")
        return f"'{value}" if value.startswith(FORMULA) else value
    return value


def _joined(field: str) -> list[str]:
    if field in LISTS:
        return [f"{field}_names"]
    return BESIDE.get(field, [])


def _columns(name: str, kind: Any) -> list[str]:
    name = name.rstrip("_")
    if kind is Span:
        return [name, f"{name}_start", f"{name}_end"]
    if dataclasses.is_dataclass(kind):
        inner = _fields(typing.cast(type, kind))
        return [column for field, k in inner for column in _columns(f"{name}_{field}", k)]
    return [name]


def _cells(name: str, value: Any, kind: Any, text: str) -> Row:
    if kind is Span:
        if value is None:
            return {name: None, f"{name}_start": None, f"{name}_end": None}
        return {name: value.text(text), f"{name}_start": value.start, f"{name}_end": value.end}
    if dataclasses.is_dataclass(kind):
        cells: Row = {}
        for field, inner in _fields(typing.cast(type, kind)):
            part = None if value is None else getattr(value, field)
            cells |= _cells(f"{name}_{field.rstrip('_')}", part, inner, text)
        return cells
    if isinstance(value, tuple):
        return {name: SEPARATOR.join(_in_list(v, text) for v in value)}
    return {name: value}


def _in_list(value: Any, text: str) -> str:
    if isinstance(value, Span):
        return value.text(text)
    if isinstance(value, PlaceMention):
        return f"{text[value.start : value.end]} [{value.use}]"
    if dataclasses.is_dataclass(value):
        parts = (getattr(value, f.name) for f in dataclasses.fields(value))
        return " ".join(_in_list(part, text) for part in parts if part is not None)
    return str(value)


def json_name_of(kind: type, field: str) -> str:
    """The column of a field: `from_` is "from"."""
    return next(json_name(f) for f in dataclasses.fields(kind) if f.name == field)


@functools.cache
def _fields(kind: type) -> list[tuple[str, Any]]:
    """(name, type without None) of a dataclass's fields."""
    hints = typing.get_type_hints(kind)
    return [(f.name, _without_none(hints[f.name])) for f in dataclasses.fields(kind)]


def _without_none(hint: Any) -> Any:
    args = [a for a in typing.get_args(hint) if a is not type(None)]
    return args[0] if type(None) in typing.get_args(hint) else hint
