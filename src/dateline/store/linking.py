"""What linking asks of the casebook on disk: neighbours, pairs, components, members."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.casebook.apart import Outline, outline
from dateline.casebook.linking import Comparison
from dateline.casebook.shapes import EventView, ReportRef
from dateline.casebook.sketch import Setting, Sketch
from dateline.record.codec import to_plain
from dateline.record.trusted import trusted

# Parameters of one statement; SQLite allows 32,766.
MANY = 5000
# Views and sketches held in memory by a writer (6 and 5 KB each): the neighbours of the next report are
# mostly those of the last. Every new event meets some hundred sketches; reading one takes longer than
# comparing it. Most are told apart by their outlines (0.3 KB each), and need not be read.
HELD, HELD_SKETCHES, HELD_OUTLINES = 30_000, 100_000, 1_000_000
# Names of blocks are kept as numbers of 63 bits, half the size of their words, and so are ranks.
_63_BITS = (1 << 63) - 1
# Of a block's name those that count days.
_DAY_BITS = 15
# Digits of a day counted from the year 1 on; longer ones are a word of a report.
_LONGEST_DAY = 7
# The rank of an event that is no hub however few there are.
_NEVER = _63_BITS

_sketch, _setting, _view = trusted(Sketch), trusted(Setting), trusted(EventView)


class Held[T]:
    """What was read by row, the latest held in memory."""

    def __init__(
        self, read: Callable[[list[int]], Iterable[tuple[int, T]]], most: int = HELD
    ) -> None:
        self._read, self._most = read, most
        self._held: dict[int, T] = {}

    def keep(self, row: int, value: T) -> None:
        if len(self._held) >= self._most:
            for old in list(self._held)[: self._most // 2]:
                del self._held[old]
        self._held[row] = value

    def forget(self, rows: Iterable[int]) -> None:
        for row in rows:
            self._held.pop(row, None)

    def clear(self) -> None:
        self._held.clear()

    def of(self, rows: Iterable[int]) -> dict[int, T]:
        """By row, in ascending order; rows that are not there (any more) are left out."""
        wanted = sorted(rows)
        found = {row: self._held[row] for row in wanted if row in self._held}
        if len(found) == len(wanted):
            return found
        for row, value in self._read([row for row in wanted if row not in found]):
            found[row] = value
            self.keep(row, value)
        return dict(sorted(found.items()))


class Sketches(Held[Sketch]):
    """Sketches by the row of their event; those of a report share its setting."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(lambda rows: self._of(connection, rows), HELD_SKETCHES)
        self._settings: Held[Setting] = Held(
            lambda rows: (
                (row, _setting(json.loads(body)))
                for row, body in asked(
                    connection, "SELECT report, body FROM setting WHERE report IN ({})", rows
                )
            )
        )

    def _of(self, connection: sqlite3.Connection, rows: list[int]) -> Iterator[tuple[int, Sketch]]:
        ask = "SELECT id, report, sketch FROM event WHERE sketch IS NOT NULL AND id IN ({})"
        found = list(asked(connection, ask, rows))
        settings = self._settings.of({report for _, report, _ in found})
        for row, report, body in found:
            yield row, _with_setting(json.loads(body), settings[report])

    def keep_setting(self, report: int, setting: Setting) -> None:
        self._settings.keep(report, setting)

    def clear(self) -> None:
        super().clear()
        self._settings.clear()


def _with_setting(plain: dict[str, Any], setting: Setting) -> Sketch:
    bare = _sketch(plain | {"setting": _NO_SETTING})
    # Nobody has seen it yet; `replace` takes as long as all the rest.
    object.__setattr__(bare, "setting", setting)
    return bare


_NO_SETTING = to_plain(Setting("", "", None, (), ()))


class Outlines(Held[Outline]):
    """Outlines by the row of their event."""

    def __init__(self, sketches: Sketches) -> None:
        super().__init__(
            lambda rows: ((row, outline(sketch)) for row, sketch in sketches.of(rows).items()),
            HELD_OUTLINES,
        )


class Views(Held[EventView]):
    """Views by the row of their event, with their report as it was when it was read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        ask = "SELECT id, view FROM event WHERE id IN ({})"
        super().__init__(
            lambda rows: (
                (row, _view(json.loads(body))) for row, body in asked(connection, ask, rows)
            )
        )


def number(name: str) -> int:
    """A block's name as it is kept. Blocks of one thing on days that follow one another lie side by side in the
    file: an event is in several of them, and its writer comes back to fewer pages."""
    what, _, day = name.rpartition("|")
    turn, step = divmod(int(day), 1 << _DAY_BITS) if _is_day(day) else (day, 0)
    digest = hashlib.sha256(f"{what}|{turn}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8]) >> 1 >> _DAY_BITS << _DAY_BITS | step


def _is_day(word: str) -> bool:
    return len(word) <= _LONGEST_DAY and word.isascii() and word.isdecimal()


def keep_blocks(
    connection: sqlite3.Connection, event: int, rank: str, names: Mapping[int, bool]
) -> None:
    """`names`: the event's blocks, and whether it may be a hub there; `rank`: 16 hexadecimal digits."""
    place = int(rank, 16) >> 1  # 63 bits, in the same order
    rows = ((name, place if leads else _NEVER, event) for name, leads in names.items())
    connection.executemany("INSERT OR IGNORE INTO block VALUES (?, ?, ?)", rows)


def drop_blocks(connection: sqlite3.Connection, event: int) -> None:
    connection.execute("DELETE FROM block WHERE event = ?", (event,))


def hubs(connection: sqlite3.Connection, name: int, most: int) -> list[int]:
    """The events of lowest rank in a block, of those that may lead; lowest first."""
    return [event for event, leads in first_of(connection, name, most) if leads]


def first_of(connection: sqlite3.Connection, name: int, most: int) -> list[tuple[int, bool]]:
    """(event, whether it may lead) of a block: those that may come first, by rank."""
    ask = "SELECT event, rank < ? FROM block WHERE name = ? ORDER BY rank, event LIMIT ?"
    return [(event, bool(leads)) for event, leads in connection.execute(ask, (_NEVER, name, most))]


def whole_block(connection: sqlite3.Connection, name: int) -> list[int]:
    return [row for (row,) in connection.execute("SELECT event FROM block WHERE name = ?", (name,))]


def blocks_of(connection: sqlite3.Connection, event: int) -> list[int]:
    return [n for (n,) in connection.execute("SELECT name FROM block WHERE event = ?", (event,))]


def paired_with(connection: sqlite3.Connection, event: int) -> list[int]:
    ask = "SELECT other FROM pair WHERE one = ? UNION SELECT one FROM pair WHERE other = ?"
    return [row for (row,) in connection.execute(ask, (event, event))]


def drop_pairs(connection: sqlite3.Connection, pairs: Iterable[tuple[int, int]]) -> None:
    rows = ((min(pair), max(pair)) for pair in pairs)
    connection.executemany("DELETE FROM pair WHERE one = ? AND other = ?", rows)


def keep_pairs(
    connection: sqlite3.Connection, pairs: Iterable[tuple[int, int, Comparison]]
) -> None:
    rows = (
        (min(one, other), max(one, other), c.score, json.dumps(c.reasons, ensure_ascii=False))
        for one, other, c in pairs
    )
    connection.executemany("INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?)", rows)


def component(connection: sqlite3.Connection, events: Iterable[int]) -> set[int]:
    """All events that hang together with these by pairs, or because people said they are the same."""
    found = set(events)
    waiting = list(found)
    asks = (
        "SELECT other FROM pair WHERE one IN ({})",
        "SELECT one FROM pair WHERE other IN ({})",
        "SELECT other FROM bond WHERE same AND one IN ({})",
        "SELECT one FROM bond WHERE same AND other IN ({})",
    )
    while waiting:
        part, waiting = waiting[:MANY], waiting[MANY:]
        near = {row for ask in asks for (row,) in asked(connection, ask, part)} - found
        waiting += sorted(near)
        found |= near
    return found


def pairs(connection: sqlite3.Connection, sketches: dict[int, Sketch]) -> list[Comparison]:
    """The comparisons kept among these events (all of a component)."""
    ask = "SELECT one, other, score, reasons FROM pair WHERE one IN ({})"
    found = []
    for one, other, score, reasons in asked(connection, ask, list(sketches)):
        pair = sorted((sketches[one], sketches[other]), key=lambda s: s.order)
        found.append(Comparison(pair[0].id, pair[1].id, score, tuple(json.loads(reasons))))
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event is: its report's row, and the incident that it is in."""

    report: int
    incident: str | None


def places(connection: sqlite3.Connection, events: Iterable[int]) -> dict[int, Place]:
    ask = "SELECT id, report, incident FROM event WHERE id IN ({})"
    return {row: Place(*rest) for row, *rest in asked(connection, ask, sorted(events))}


def added(connection: sqlite3.Connection, reports: Iterable[int]) -> list[str]:
    """When these reports came into the casebook."""
    ask = "SELECT added FROM report WHERE id IN ({})"
    return [at for (at,) in asked(connection, ask, sorted(set(reports)))]


def report_refs(connection: sqlite3.Connection, reports: Iterable[int]) -> dict[int, ReportRef]:
    """Reports as they stand now: what they copy may have been found after they were added. A later
    version names the first one, so that all versions of an article are known as one."""
    ask = (
        "SELECT report.id, report.key, report.caller_id, report.publisher, report.url, report.title,"
        " report.published, report.sha256, original.key, nullif((SELECT key FROM report AS first"
        " WHERE first.identity = report.identity ORDER BY dated, id LIMIT 1), report.key) FROM report"
        " LEFT JOIN report AS original ON original.id = report.copy_of WHERE report.id IN ({})"
    )
    return {row: ReportRef(*rest) for row, *rest in asked(connection, ask, sorted(reports))}


def with_ref(view: EventView, ref: ReportRef) -> EventView:
    """A view with its report as it stands now."""
    if view.report == ref:
        return view
    figures = tuple(replace(figure, report=ref) for figure in view.figures)
    return replace(view, report=ref, figures=figures)


def asked(
    connection: sqlite3.Connection, ask: str, values: Sequence[int | str]
) -> Iterator[tuple[Any, ...]]:
    """The rows of a question with `IN ({})`, for any number of values."""
    for start in range(0, len(values), MANY):
        part = values[start : start + MANY]
        yield from connection.execute(ask.format(", ".join("?" * len(part))), part)
