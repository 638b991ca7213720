"""The members of incidents with all that a brief shows of them: views, reports with their texts, labels."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.casebook.shapes import EventView, ReportRef
from dateline.record import Frame
from dateline.record.trusted import trusted
from dateline.store.asking import KNOWN_THEN
from dateline.store.linking import asked, report_refs, with_ref

_view, _frame = trusted(EventView), trusted(Frame)


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as the casebook shows it. `frames` with who uses each: the holder of its claim."""

    ref: ReportRef
    language: str
    text: str
    frames: tuple[tuple[Frame, str | None], ...]


def members(
    connection: sqlite3.Connection, incidents: Sequence[str], as_of: str | None = None
) -> dict[str, list[EventView]]:
    """Incident → the views of its events; those known by the day `as_of` alone."""
    ask = (
        "SELECT event.incident, event.report, event.view FROM event JOIN report ON report.id = event.report"
        " WHERE event.incident IN ({}) AND report.removed IS NULL"
    )
    if as_of:
        day = f"'{as_of}'"  # an ISO day: answers/questions makes it
        ask += f" AND event.known <= {day} AND {KNOWN_THEN.replace('?', day)}"
    rows = list(asked(connection, ask, incidents))
    refs = report_refs(connection, {report for _, report, _ in rows})
    found: dict[str, list[EventView]] = {}
    for incident, report, body in rows:
        view = with_ref(_view(json.loads(body)), refs[report])
        found.setdefault(incident, []).append(view)
    return found


def kept_reports(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, KeptReport]:
    """By key, in the order of the keys; texts are masked as all that is shown."""
    ask = (
        "SELECT report.id, report.key, report.language, text.text FROM report"
        " JOIN text ON text.report = report.id WHERE report.key IN ({}) ORDER BY report.key"
    )
    rows = list(asked(connection, ask, sorted(set(keys))))
    refs = report_refs(connection, [row for row, *_ in rows])
    return {
        key: KeptReport(refs[row], language, text, _frames(connection, row))
        for row, key, language, text in rows
    }


def _frames(connection: sqlite3.Connection, report: int) -> tuple[tuple[Frame, str | None], ...]:
    ask = "SELECT body FROM other_item WHERE report = ? AND kind = 'frames' ORDER BY place"
    frames = [_frame(json.loads(body)) for (body,) in connection.execute(ask, (report,))]
    holders = dict(connection.execute("SELECT item, holder FROM claim WHERE report = ?", (report,)))
    return tuple((frame, holders.get(frame.speaker or "")) for frame in frames)
