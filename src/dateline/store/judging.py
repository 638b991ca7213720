"""People's judgements on disk, and which events they tie together or hold apart."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dateline.casebook.deciding import Bond
from dateline.casebook.judgement import Anchor, Judgement, line_of, withdrawn
from dateline.casebook.masking import to_shown
from dateline.casebook.sketch import Sketch
from dateline.record import Event
from dateline.record.codec import from_plain
from dateline.record.trusted import trusted
from dateline.store.keeping import Identity
from dateline.store.linking import asked
from dateline.store.private import names_of

_judgement = trusted(Judgement)


@dataclass(frozen=True, slots=True)
class Kept:
    """A report in the casebook; `latest`: no later version of the article is kept."""

    row: int
    caller_id: str
    sha256: str
    latest: bool
    identity: Identity


def keep(connection: sqlite3.Connection, judged: Judgement) -> bool:
    """Adds a judgement, or its withdrawal to one that is known. Whether that changed anything."""
    known = of_id(connection, judged.id)
    kept = withdrawn(known, judged.withdrawn) if known else judged
    if kept == known:
        return False
    gone = f"{kept.withdrawn.at} {kept.withdrawn.by}" if kept.withdrawn else None
    connection.execute(
        'INSERT INTO judgement (id, at, by, sha256, kind, start, "end", other, withdrawn, body)'
        " VALUES (?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT (id) DO UPDATE SET withdrawn = excluded.withdrawn, body = excluded.body",
        (kept.id, kept.at, kept.by, kept.on.sha256, kept.on.kind, kept.on.start, kept.on.end,
         kept.other.sha256 if kept.other else None, gone, line_of(kept)),
    )  # fmt: skip
    return True


def of_id(connection: sqlite3.Connection, id_: str) -> Judgement | None:
    row = connection.execute("SELECT body FROM judgement WHERE id = ?", (id_,)).fetchone()
    return _judgement(json.loads(row[0])) if row else None


def of_text(connection: sqlite3.Connection, sha256: str) -> list[Judgement]:
    """All about a text, also those that are withdrawn; the earliest first."""
    ask = "SELECT body FROM judgement WHERE sha256 = ? UNION SELECT body FROM judgement WHERE other = ?"
    return _read(connection.execute(ask, (sha256, sha256)))


def every(connection: sqlite3.Connection) -> list[Judgement]:
    return _read(connection.execute("SELECT body FROM judgement"))


def last_at(connection: sqlite3.Connection) -> str:
    """When the last was made or withdrawn, as this casebook knows; "" where there is none."""
    ask = "SELECT max(at), max(json_extract(body, '$.withdrawn.at')) FROM judgement"
    return max((at for at in connection.execute(ask).fetchone() if at), default="")


def _read(rows: Iterable[tuple[str]]) -> list[Judgement]:
    found = [_judgement(json.loads(body)) for (body,) in rows]
    return sorted(found, key=lambda judged: judged.order)


def reports_named(connection: sqlite3.Connection, name: str) -> list[Kept]:
    """Those of this key, else of this caller's id."""
    for column in ("key", "caller_id"):
        if found := _reports(connection, f"{column} = ?", name):
            return found
    return []


def reports_of(connection: sqlite3.Connection, sha256: str) -> list[Kept]:
    """The reports of a text: several where it was reprinted as it was."""
    return _reports(connection, "sha256 = ?", sha256)


def reports_in(connection: sqlite3.Connection, rows: Iterable[int]) -> list[Kept]:
    return [kept for row in sorted(set(rows)) for kept in _reports(connection, "id = ?", row)]


def _reports(connection: sqlite3.Connection, which: str, value: str | int) -> list[Kept]:
    ask = (
        "SELECT id, caller_id, sha256, latest, key, identity, known, added FROM report"
        f" WHERE removed IS NULL AND {which} ORDER BY key"
    )
    return [
        Kept(row, caller, sha256, bool(latest), Identity(*rest))
        for row, caller, sha256, latest, *rest in connection.execute(ask, (value,))
    ]


def members(connection: sqlite3.Connection, incident: str) -> list[tuple[int, str]]:
    """(report, item) of an incident's events, the first told first."""
    ask = (
        "SELECT event.report, item FROM event JOIN report ON report.id = event.report"
        " WHERE incident = ? ORDER BY coalesce(published, '9999'), sha256,"
        " json_extract(event.body, '$.trigger.start'), key || '/' || item"
    )
    return connection.execute(ask, (incident,)).fetchall()


def incident_of_row(connection: sqlite3.Connection, event: int) -> str | None:
    row = connection.execute("SELECT incident FROM event WHERE id = ?", (event,)).fetchone()
    return row[0] if row else None


def bind(connection: sqlite3.Connection, sha256: str) -> set[int]:
    """Makes the bonds of a text's events anew. The events at both ends, before and after."""
    touched: set[int] = set()
    own = "(SELECT event.id FROM event JOIN report ON report.id = event.report WHERE sha256 = ?)"
    for column in ("one", "other"):
        rows = connection.execute(
            f"DELETE FROM bond WHERE {column} IN {own} RETURNING one, other", (sha256,)
        ).fetchall()
        touched.update(row for pair in rows for row in pair)
    for judged in of_text(connection, sha256):
        if judged.other is None or judged.withdrawn:
            continue
        for pair in ends(connection, judged.on, judged.other):
            row = (min(pair), max(pair), judged.verdict == "same", judged.at, judged.id)
            connection.execute("INSERT OR REPLACE INTO bond VALUES (?, ?, ?, ?, ?)", row)
            touched.update(pair)
    return touched


def ends(connection: sqlite3.Connection, one: Anchor, other: Anchor) -> list[tuple[int, int]]:
    """The events at the two ends of a judgement: of each report of the texts, of one text within it."""
    first, second = _events_at(connection, one), _events_at(connection, other)
    return [
        (a, b)
        for report, a in first
        for also, b in second
        if a != b and (one.sha256 != other.sha256 or report == also)
    ]


def _events_at(connection: sqlite3.Connection, anchor: Anchor) -> list[tuple[int, int]]:
    """(report, event) of the linked events at these words, one in each report of the text."""
    ask = "SELECT id, body FROM event WHERE report = ? AND sketch IS NOT NULL ORDER BY id"
    found = []
    for report in reports_of(connection, anchor.sha256):
        events = {
            row: from_plain(Event, json.loads(body))
            for row, body in connection.execute(ask, (report.row,))
        }
        if (row := _at(events, _shown(connection, report.row, anchor))) is not None:
            found.append((report.row, row))
    return found


def _shown(connection: sqlite3.Connection, report: int, anchor: Anchor) -> Anchor:
    """Judgements are keyed to the text as it was read; events stand in the text as it is shown."""
    start, end = to_shown(names_of(connection, report)).span(anchor.start, anchor.end)
    return replace(anchor, start=start, end=end)


def _at(events: Mapping[int, Event], anchor: Anchor) -> int | None:
    """Of its trigger; else of another mention of it; of several the one that is coded as it was."""
    place = (anchor.start, anchor.end)
    fits = [
        ((e.trigger.start, e.trigger.end) != place, e.type != anchor.label, row)
        for row, e in events.items()
        if any((m.span.start, m.span.end) == place for m in e.mentions)
    ]
    if fits:
        return min(fits)[2]
    near = [
        row
        for row, e in events.items()
        if e.type == anchor.label
        and any(m.span.start < anchor.end and anchor.start < m.span.end for m in e.mentions)
    ]
    return near[0] if len(near) == 1 else None


def bonds(connection: sqlite3.Connection, sketches: Mapping[int, Sketch]) -> list[Bond]:
    """What people said of these events."""
    ask = "SELECT one, other, same, at, judgement FROM bond WHERE one IN ({})"
    return [
        Bond(sketches[one].id, sketches[other].id, bool(same), (at, judgement))
        for one, other, same, at, judgement in asked(connection, ask, list(sketches))
        if other in sketches
    ]
