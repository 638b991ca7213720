"""All that an audit may draw from: items by their words and what they are coded as, without copies."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.casebook.correcting import is_added
from dateline.casebook.firsttold import first_told
from dateline.casebook.judgement import Judgement, Kind, anchor_of
from dateline.casebook.masking import mask, to_read
from dateline.casebook.resolve import Resolved
from dateline.casebook.view import views
from dateline.record import Record
from dateline.store.judging import Kept, of_text, reports_of
from dateline.store.private import names_of
from dateline.store.reports import machine_record, told_before
from dateline.store.rows import claim_row, event_row, figure_row

_START = {
    "event": "json_extract(item.body, '$.trigger.{}')",
    "claim": "coalesce(json_extract(item.body, '$.cue.{0}'), json_extract(item.body, '$.content[0].{0}'))",
    "figure": "json_extract(item.body, '$.span.{}')",
}
# What a kind is stratified by, and the day that a filter asks for.
TYPE = {"event": "type", "claim": "act", "figure": "measure"}
_DAY = {"event": "since", "claim": "said", "figure": "said"}


@dataclass(frozen=True, slots=True)
class Filters:
    """`types`: any of these; days are those of an event, of a saying for claims and figures."""

    types: tuple[str, ...] = ()
    country: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Drawable:
    """An item: its words (text, span), what it is coded as, and its name in the casebook."""

    sha256: str
    start: int
    end: int
    type: str
    report: str
    item: str


def drawable(connection: sqlite3.Connection, kind: Kind, filters: Filters) -> Iterator[Drawable]:
    """The items in the answers, in no order; `x:other` is no coding. Copies, older versions and what
    people added are left out."""
    start, end = (_START[kind].format(side) for side in ("start", "end"))
    conditions, values = _conditions(kind, filters)
    ask = (
        f"SELECT report.id, sha256, {start}, {end}, item.{TYPE[kind]}, key, item.item FROM {kind} AS item"
        f" JOIN report ON report.id = item.report WHERE latest AND copy_of IS NULL{conditions}"
    )
    for row, sha256, first, last, *coded in connection.execute(ask, values):
        one = Drawable(sha256, *_as_read(connection, row, first, last), *coded)
        if not is_added(one.item):
            yield one


def _as_read(connection: sqlite3.Connection, report: int, start: int, end: int) -> tuple[int, int]:
    """Where judgements look for the words that stand here in the text as it is shown."""
    names = names_of(connection, report)
    return to_read(names).span(start, end) if names else (start, end)


def judged_out(connection: sqlite3.Connection, kind: Kind, filters: Filters) -> Iterator[Drawable]:
    """The items that people took out: to leave them out would make the rest look better than it was read."""
    ask = (
        "SELECT DISTINCT sha256 FROM judgement WHERE kind = ? AND withdrawn IS NULL"
        " AND json_extract(body, '$.verdict') = 'wrong'"
    )
    for (text,) in connection.execute(ask, (kind,)).fetchall():
        wrong = [j for j in of_text(connection, text) if _takes_out(j, kind)]
        for kept in reports_of(connection, text):
            record = machine_record(connection, kept.row)
            if record and kept.latest and _is_original(connection, kept.row, filters):
                shown = mask(record).record  # as the earlier versions are kept
                told = first_told(shown.report, told_before(connection, kept.row))
                resolved = Resolved(shown, kept.identity.key, told)
                yield from _out(record, resolved, kept, kind, wrong, filters)


def _takes_out(judged: Judgement, kind: Kind) -> bool:
    return judged.verdict == "wrong" and judged.on.kind == kind and not judged.withdrawn


def _is_original(connection: sqlite3.Connection, row: int, filters: Filters) -> bool:
    publisher, copied = connection.execute(
        "SELECT publisher, copy_of FROM report WHERE id = ?", (row,)
    ).fetchone()
    return copied is None and filters.source in (None, publisher)


def _out(
    record: Record,
    resolved: Resolved,
    kept: Kept,
    kind: Kind,
    wrong: list[Judgement],
    filters: Filters,
) -> Iterator[Drawable]:
    """`resolved`: the record as it is shown."""
    shown = {item.id: item for item in getattr(resolved.record, f"{kind}s")}
    places = {(j.on.start, j.on.end, j.on.label) for j in wrong}
    by_id = (
        {view.event: view for view in views(record, kept.identity.key)} if kind == "event" else {}
    )
    for item in getattr(record, f"{kind}s"):
        anchor = anchor_of(kept.sha256, item)
        if anchor is None or (anchor.start, anchor.end, anchor.label) not in places:
            continue
        if kind == "event":
            row = event_row(kept.row, "", item, by_id[item.id], None)
        elif kind == "claim":
            row = claim_row(kept.row, "", resolved, shown[item.id])
        else:
            row = figure_row(kept.row, "", resolved, shown[item.id], None)
        if _fits(row, kind, filters):
            key = kept.identity.key
            yield Drawable(kept.sha256, anchor.start, anchor.end, row[TYPE[kind]], key, item.id)


def _fits(row: dict[str, str | None], kind: Kind, filters: Filters) -> bool:
    day = row[_DAY[kind]] or ""
    return (
        (not filters.types or row[TYPE[kind]] in filters.types)
        and filters.country in (None, row["country"])
        and (filters.since is None or (bool(day) and day >= filters.since))
        and (filters.until is None or (bool(day) and day <= filters.until))
    )


def _conditions(kind: Kind, filters: Filters) -> tuple[str, list[str]]:
    parts = ["item.type <> 'x:other'"] if kind == "event" else []
    values: list[str] = []
    if filters.types:
        parts.append(f"item.{TYPE[kind]} IN ({', '.join('?' * len(filters.types))})")
        values += filters.types
    for condition, value in (
        ("item.country = ?", filters.country),
        ("report.publisher = ?", filters.source),
        (f"item.{_DAY[kind]} >= ?", filters.since),
        (f"item.{_DAY[kind]} <= ?", filters.until),
    ):
        if value is not None:
            parts.append(condition)
            values.append(value)
    return "".join(f" AND {part}" for part in parts), values
