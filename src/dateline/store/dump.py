"""A casebook as lines that are the same for the same content, whatever was added first and when.

Row numbers and clock times are left out, and what only tells how the casebook came about: the log,
and where incidents went. Of what is closed to questions (names, the record as read, what linking compares) only digests are
given; of a block not even that, as its name is made of a word and a day and could be tried: a line for each that an event is in.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from typing import Any

_MEMBER = "(SELECT key FROM report WHERE report.id = {}.report)"
_NAME = "(SELECT report.key || '/' || event.item FROM event JOIN report ON report.id = event.report WHERE event.id = {})"
_KEY = _MEMBER.format

# What is dumped of each table: columns that hold row numbers are written as the names of what they mean.
_TABLES = {
    "report": "key, identity, caller_id, publisher, url, title, published, language, sha256, made, latest,"
    " removed IS NOT NULL AS removed, body,"
    " (SELECT key FROM report AS o WHERE o.id = report.copy_of) AS copy_of",
    "text": f"{_KEY('text')} AS report, title, text",
    "machine": f"{_KEY('machine')} AS report, hex(body) AS body",
    "signature": f"{_KEY('signature')} AS report, hex(value) AS value",
    "band": f"{_KEY('band')} AS report, band",
    "setting": f"{_KEY('setting')} AS report, body",
    "event": f"{_KEY('event')} AS report, item, type, mode, status, since, until, country, admin1, place,"
    " score, incident, body, view, sketch",
    "party": f"{_NAME.format('party.event')} AS event, role, name, folded, country, sector",
    "claim": f"{_KEY('claim')} AS report, item, act, kind, holder, folded, country, said, score, body",
    "figure": f"{_KEY('figure')} AS report, item, measure, value, low, high, country, place, since, until,"
    " holder, folded, said, published, event, score, body, loose",
    "carried": f"{_NAME.format('carried.event')} AS event,"
    " (SELECT item FROM figure WHERE figure.id = carried.figure) AS figure",
    "actor": f"{_KEY('actor')} AS report, item, name, folded, kind, country, sector, register, mentions, body",
    "place": f"{_KEY('place')} AS report, item, name, folded, country, admin1, feature, geonameid, body",
    "other_item": f"{_KEY('other_item')} AS report, kind, place, body",
    "private": f"{_KEY('private')} AS report, body",
    "block": f"{_NAME.format('block.event')} AS event",
    "pair": f"min({_NAME.format('one')}, {_NAME.format('other')}) AS one,"
    f" max({_NAME.format('one')}, {_NAME.format('other')}) AS other, score, reasons",
    "incident": "id, type, mode, title, status, disputed, since, until, country, place, independent,"
    " reports, json_remove(body, '$.first_seen', '$.last_changed') AS body",
    "judgement": "id, at, by, sha256, kind, start, \"end\", other, withdrawn, body",
    "bond": f"min({_NAME.format('one')}, {_NAME.format('other')}) AS one,"
    f" max({_NAME.format('one')}, {_NAME.format('other')}) AS other, same, judgement",
    "snapshot": f"{_KEY('snapshot')} AS report, sha256, media, warc IS NULL AS gone",
}  # fmt: skip


# What holds names of private persons, or digests of their words.
_CLOSED = {"private": "body", "machine": "body", "setting": "body", "event": "sketch"}


def dump(connection: sqlite3.Connection) -> Iterator[str]:
    """One row a line, as JSON, table by table, sorted."""
    for table, columns in _TABLES.items():
        cursor = connection.execute(f"SELECT {columns} FROM {table}")
        names = [column[0] for column in cursor.description]
        yield from sorted(_line(table, names, row) for row in cursor)


def _line(table: str, names: list[str], row: tuple[Any, ...]) -> str:
    told = {"table": table} | dict(zip(names, row, strict=True))
    closed = _CLOSED.get(table, "")
    if (body := told.get(closed)) is not None:
        told[closed] = hashlib.sha256(str(body).encode("utf-8", "surrogatepass")).hexdigest()
    return json.dumps(told, ensure_ascii=True, separators=(",", ":"))
