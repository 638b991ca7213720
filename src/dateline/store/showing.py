"""Whether anything that is shown could name a private person: `dateline check --public`."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from dateline.casebook.correcting import correct
from dateline.casebook.masking import PrivateName, mask
from dateline.casebook.people.runs import Named, Names
from dateline.casebook.people.tokens import folded, tokens
from dateline.casebook.private_persons import find_people
from dateline.store import log
from dateline.store.judging import every, of_text
from dateline.store.private import names_of
from dateline.store.reports import all_reports, machine_record

# What is shown of a report, and how to ask for it by its row.
_OF_EVENT = "(SELECT id FROM event WHERE report = ?)"
_SHOWN = {
    "text": "SELECT title, text FROM text WHERE report = ?",
    "report": "SELECT title, url, body FROM report WHERE id = ?",
    "its id": "SELECT caller_id FROM report WHERE id = ?",
    "event": "SELECT place, body, view, sketch FROM event WHERE report = ?",
    "party": f"SELECT name, folded FROM party WHERE event IN {_OF_EVENT}",
    "claim": "SELECT holder, folded, body FROM claim WHERE report = ?",
    "figure": "SELECT holder, folded, body, loose FROM figure WHERE report = ?",
    "actor": "SELECT name, folded, body FROM actor WHERE report = ?",
    "place": "SELECT name, folded, body FROM place WHERE report = ?",
    "other_item": "SELECT body FROM other_item WHERE report = ?",
    "setting": "SELECT body FROM setting WHERE report = ?",
    "incident": f"SELECT body FROM incident WHERE id IN (SELECT incident FROM event WHERE id IN {_OF_EVENT})",
    "judgement": "SELECT body FROM judgement WHERE sha256 = (SELECT sha256 FROM report WHERE id = ?)",
}


type _Words = tuple[str, ...]
# Report → who is named there and is not private; each report is read once, however many are asked after.
type _Public = Callable[[int], frozenset[_Words]]


@dataclass(frozen=True, slots=True)
class Finding:
    """`report`: a key, None for the casebook as a whole; `what` names nobody."""

    report: str | None
    what: str


def findings(
    connection: sqlite3.Connection, step: Callable[[], object] = lambda: None
) -> Iterator[Finding]:
    """What keeps a casebook from being shown; `step` is called once a report."""
    if (row := log.broken(connection)) is not None:
        yield Finding(None, f"the log was changed at row {row}")
    seen: set[_Words] = set()
    public = cache(partial(_public, connection))
    typed = _Typed(connection, public)
    for report, key, _ in all_reports(connection):
        step()
        names = names_of(connection, report)
        yield from (Finding(key, what) for what in _unmasked(connection, report, names))
        yield from (Finding(key, what) for what in _named(connection, report, names))
        for name in names:
            words = folded(name.name)
            if len(words) > 1 and words not in seen:
                seen.add(words)
                yield from _elsewhere(connection, report, key, name, public)
                yield from typed.named(report, key, name)


def _unmasked(
    connection: sqlite3.Connection, report: int, names: Iterable[PrivateName]
) -> Iterator[str]:
    """The text as it is shown is the record's, masked as this version masks; so are minors, witnesses."""
    record = machine_record(connection, report)
    shown = connection.execute(
        "SELECT title, text FROM text WHERE report = ?", (report,)
    ).fetchone()
    if record is None or shown is None:
        return
    (text,) = connection.execute("SELECT sha256 FROM report WHERE id = ?", (report,)).fetchone()
    expected = mask(correct(record, of_text(connection, text)).record)
    kept = {(name.at, name.start, name.end) for name in names}
    missed = [
        name
        for name in expected.names
        if name.at.startswith("report.") and (name.at, name.start, name.end) not in kept
    ]
    for pseudonym, why in sorted({(name.pseudonym, name.why) for name in missed}):
        yield f"{pseudonym} is not masked everywhere ({why.split(':')[0]})"
    if not missed and shown != (expected.record.report.title, expected.record.report.text):
        yield "its text is not masked as this version of dateline masks: read it again"


def _named(
    connection: sqlite3.Connection, report: int, names: Iterable[PrivateName]
) -> Iterator[str]:
    """Names of a report's private persons in what is shown of it."""
    wanted = {name.name: name for name in names}
    named = [Named(name, folded(name)) for name in wanted]
    if not named:
        return
    surnames = {word for one in named for word in one.telling}
    search = Names(named)
    for table, ask in _SHOWN.items():
        told: set[str] = set()
        for row in connection.execute(ask, (report,) * ask.count("?")):
            for text in row:
                told.update(_names_in(text, search, surnames))
        for name in sorted(told):
            yield f"{table}: names {wanted[name].pseudonym}"


def _names_in(text: str | None, search: Names, surnames: Iterable[str]) -> Iterator[str]:
    """Names that stand in a string in full (a part alone may be a place's). Most strings hold none."""
    low = (text or "").casefold()
    if text and any(word in low for word in surnames):
        for run in search.runs(text, tokens(text)):
            alone = len(run.named.telling) == 1 and folded(text) == run.named.words
            if run.full or alone:
                yield run.named.name


def _elsewhere(
    connection: sqlite3.Connection, report: int, key: str, name: PrivateName, public: _Public
) -> Iterator[Finding]:
    """Other reports that show the name: where he holds an office there, that is right."""
    words = " ".join(word.replace('"', "") for word in folded(name.name))
    ask = (
        "SELECT report.id, report.key FROM text_index JOIN report ON report.id = text_index.rowid"
        " WHERE text_index MATCH ? AND report.id <> ? ORDER BY key"
    )
    try:
        rows = connection.execute(ask, (f'"{words}"', report)).fetchall()
    except sqlite3.OperationalError:  # no words that the index knows
        return
    for row, other in rows:
        if folded(name.name) not in public(row):
            yield Finding(other, f"text: names {name.pseudonym}, who is private in {key}")


class _Typed:
    """What people typed into judgements of any text: of the private persons of that text `_named` tells."""

    def __init__(self, connection: sqlite3.Connection, public: _Public) -> None:
        self._public = public
        self._about: dict[str, list[int]] = {}
        for row, sha256 in connection.execute("SELECT id, sha256 FROM report"):
            self._about.setdefault(sha256, []).append(row)
        self._said = [
            (one, " \n ".join([one.note or "", *(value for s in one.sets for value in s.values)]))
            for one in every(connection)
        ]
        self._words = {token.plain for _, said in self._said for token in tokens(said)}

    def named(self, report: int, key: str, name: PrivateName) -> Iterator[Finding]:
        named = Named(name.name, folded(name.name))
        if self._words.isdisjoint(named.telling):
            return
        search = Names([named])
        for judged, said in self._said:
            rows = self._about.get(judged.on.sha256, [])
            known = report in rows or any(named.words in self._public(row) for row in rows)
            if not known and any(True for _ in _names_in(said, search, named.telling)):
                yield Finding(
                    None, f"judgement {judged.id}: names {name.pseudonym}, who is private in {key}"
                )


def _public(connection: sqlite3.Connection, report: int) -> frozenset[_Words]:
    """Those who are named in a report and not private there."""
    record = machine_record(connection, report)
    if record is None:
        return frozenset()
    people = find_people(record)
    private = {person.named.words for person in people.private}
    return frozenset(one.words for one in people.names) - private
