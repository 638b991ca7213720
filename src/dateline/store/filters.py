"""What a question may ask for, as conditions of SQL.

A condition is tried on every row that is met; its `seed`, where it has one, lists by an index the rows
that can meet it (perhaps a few more), so that a question of something rare starts from there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from dateline.store.search import Words

OTHER = "x:other"  # events of --all-predicates alone
# Whoever looks for a day also finds what began up to so many days before and lasts; longer spans are
# years or decades, which say nothing of a single day: they count by their first.
LASTING = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Of several values of one filter any may fit; of several filters all must. Days are ISO days.

    `actor`, `recipient`, `holder`, `place` are names in lower case, as the casebook writes them.
    """

    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    holder: tuple[str, ...] | None = None
    place: tuple[str, ...] | None = None
    source: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    status: tuple[str, ...] = ()
    disputed: bool = False
    measure: tuple[str, ...] = ()
    text: Words | None = None
    changed_since: str | None = None
    report: tuple[str, ...] = ()
    min_score: float | None = None
    as_of: str | None = None
    all_predicates: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """`values` fill `where` and, unless `seeded` are given, `seed` (rows of the table asked)."""

    where: str
    values: tuple[Any, ...] = ()
    seed: str | None = None
    seeded: tuple[Any, ...] | None = None

    @property
    def seed_values(self) -> tuple[Any, ...]:
        return self.values if self.seeded is None else self.seeded


def clauses(table: str, filters: Filters) -> Iterator[Clause]:
    """The conditions on a table, those of its own single columns left out (`columns`)."""
    yield from _MAKERS[table](filters)


def columns(table: str, filters: Filters) -> dict[str, tuple[str, ...]]:
    """Column → its values, the column to be led by first."""
    wanted = {column: getattr(filters, name) for column, name in _COLUMNS[table]}
    return {column: values for column, values in wanted.items() if values not in ((), None)}


# Table → (column, filter), the choosiest first.
_COLUMNS = {
    "event": (("place", "place"), ("country", "country"), ("type", "type"), ("status", "status"), ("mode", "mode")),
    "claim": (("folded", "holder"), ("country", "country"), ("act", "act")),
    "figure": (("folded", "holder"), ("place", "place"), ("country", "country"), ("measure", "measure")),
    "incident": (("place", "place"), ("country", "country"), ("type", "type"), ("status", "status"), ("mode", "mode")),
}  # fmt: skip


def marks(values: tuple[Any, ...]) -> str:
    return f"({', '.join('?' * len(values))})"


def _event(filters: Filters) -> Iterator[Clause]:
    yield from _told(filters, "event")
    if not filters.all_predicates and OTHER not in filters.type:
        yield Clause("event.type <> ?", (OTHER,))
    yield from _days(filters)
    if filters.disputed:
        yield Clause(
            "EXISTS (SELECT 1 FROM incident WHERE incident.id = event.incident AND incident.disputed)",
            seed="SELECT event.id FROM incident CROSS JOIN event ON event.incident = incident.id WHERE incident.disputed",
        )


def _told(filters: Filters, table: str) -> Iterator[Clause]:
    """What makes an event fit; for an incident one of its events must."""
    for role, names in (("actor", filters.actor), ("recipient", filters.recipient)):
        if names is not None:
            yield Clause(
                f"EXISTS (SELECT 1 FROM party WHERE party.event = event.id AND party.role = ? AND party.folded IN {marks(names)})",
                (role, *names),
                f"SELECT event AS id FROM party WHERE role = ? AND folded IN {marks(names)}",
            )
    if (names := filters.holder) is not None:
        yield Clause(
            "EXISTS (SELECT 1 FROM claim, json_each(event.body, '$.mentions') AS mention WHERE claim.report = event.report"
            f" AND claim.item = mention.value ->> 'claim' AND claim.folded IN {marks(names)})",
            names,
            f"SELECT event.id FROM claim CROSS JOIN event ON event.report = claim.report WHERE claim.folded IN {marks(names)}",
        )
    if filters.measure:
        tie = "figure.report = event.report AND figure.event = event.item"
        which = f"figure.measure IN {marks(filters.measure)}"
        yield Clause(
            f"EXISTS (SELECT 1 FROM figure WHERE {tie} AND +{which})",
            filters.measure,
            f"SELECT event.id FROM figure CROSS JOIN event ON {tie} WHERE {which}",
        )
    if filters.text:
        yield _text("event", filters.text, "says(event.view ->> 'sentence_words')")
    yield from _reports(filters, "event", changes=table == "event")


def _days(filters: Filters) -> Iterator[Clause]:
    """See LASTING."""
    if filters.since:
        table_since = (filters.since, f"-{LASTING} days", filters.since, filters.since)
        yield Clause("{day} >= date(?, ?) AND ({day} >= ? OR {end} >= ?)", table_since)
    if filters.until:
        yield Clause("{day} <= ?", (filters.until,))


def _said(filters: Filters) -> Iterator[Clause]:
    if filters.since:
        yield Clause("{day} >= ?", (filters.since,))
    if filters.until:
        yield Clause("{day} <= ?", (filters.until,))


def _claim(filters: Filters) -> Iterator[Clause]:
    yield from _said(filters)
    if filters.text:
        yield _text("claim", filters.text, _WORDS_OF_CLAIM)
    if filters.disputed:
        tells = "claim.item IN (SELECT value ->> 'claim' FROM json_each(event.body, '$.mentions'))"
        yield Clause(
            "EXISTS (SELECT 1 FROM event JOIN incident ON incident.id = event.incident"
            f" WHERE event.report = claim.report AND incident.disputed AND {tells})",
            seed="SELECT claim.id FROM incident CROSS JOIN event ON event.incident = incident.id"
            " CROSS JOIN claim ON claim.report = event.report WHERE incident.disputed",
        )
    yield from _reports(filters, "claim")


# From the first to the last of its words: source, cue, content.
_WORDS_OF_CLAIM = (
    "says((SELECT substr(text.text, min(span.value ->> 'start') + 1, max(span.value ->> 'end') - min(span.value ->> 'start'))"
    " FROM json_each(json_insert(claim.body ->> 'content', '$[#]', claim.body -> 'source', '$[#]', claim.body -> 'cue')) AS span"
    " JOIN text ON text.report = claim.report WHERE span.value IS NOT NULL AND span.value ->> 'end' IS NOT NULL))"
)
# What stands around a figure: a sentence, more or less.
_AROUND = 160
_WORDS_OF_FIGURE = (
    f"says((SELECT substr(text, max(1, (figure.body ->> '$.span.start') - {_AROUND}), {2 * _AROUND})"
    " FROM text WHERE text.report = figure.report))"
)


def _figure(filters: Filters) -> Iterator[Clause]:
    yield from _said(filters)
    tie = "event.report = figure.report AND event.item = figure.event"
    if filters.type:
        which = f"event.type IN {marks(filters.type)}"
        yield Clause(
            f"EXISTS (SELECT 1 FROM event WHERE {tie} AND +{which})",
            filters.type,
            f"SELECT figure.id FROM event CROSS JOIN figure ON {tie} WHERE {which}",
        )
    if filters.disputed:
        of = "incident.id = event.incident AND incident.disputed"
        yield Clause(
            f"EXISTS (SELECT 1 FROM event JOIN incident ON {of} WHERE {tie})",
            seed="SELECT figure.id FROM incident CROSS JOIN event ON event.incident = incident.id"
            f" CROSS JOIN figure ON {tie} WHERE incident.disputed",
        )
    if filters.text:
        yield _text("figure", filters.text, _WORDS_OF_FIGURE)
    yield from _reports(filters, "figure")


def _incident(filters: Filters) -> Iterator[Clause]:
    yield from _days(filters)
    if filters.disputed:
        yield Clause("incident.disputed")
    if filters.changed_since:
        yield Clause(
            "incident.last_changed >= ?",
            (filters.changed_since,),
            "SELECT id FROM incident WHERE last_changed >= ?",
        )
    if not filters.all_predicates and OTHER not in filters.type:
        yield Clause("incident.type <> ?", (OTHER,))
    for told in _told(filters, "incident"):
        yield Clause(
            "EXISTS (SELECT 1 FROM event JOIN report ON report.id = event.report"
            f" WHERE event.incident = incident.id AND {told.where})",
            told.values,
            told.seed
            and f"SELECT event.incident AS id FROM ({told.seed}) AS told CROSS JOIN event ON event.id = told.id",
            told.seeded,
        )


def _reports(filters: Filters, table: str, *, changes: bool = True) -> Iterator[Clause]:
    """By the report that an item stands in, and by the item's score."""
    rows = f"SELECT {table}.id FROM report CROSS JOIN {table} ON {table}.report = report.id WHERE "
    if filters.source:
        which = f"report.publisher IN {marks(filters.source)}"
        yield Clause(f"+{which}", filters.source, rows + which)
    if filters.report:
        which = f"(report.key IN {marks(filters.report)} OR report.caller_id IN {marks(filters.report)})"
        yield Clause(which, filters.report * 2, rows + which)
    if changes and filters.changed_since:
        yield Clause("+report.added >= ?", (filters.changed_since,), rows + "report.added >= ?")
    if filters.min_score is not None:
        yield Clause(f"{table}.score >= ?", (filters.min_score,))


def _text(table: str, words: Words, says: str) -> Clause:
    """The index finds the reports; the item's own words must say it (`says`: see asking.py)."""
    found = "SELECT rowid FROM text_index WHERE text_index MATCH ?"
    return Clause(
        f"+{table}.report IN ({found}) AND {says}",
        (words.match,),
        f"SELECT {table}.id FROM text_index CROSS JOIN {table} ON {table}.report = text_index.rowid WHERE text_index MATCH ?",
    )


_MAKERS: dict[str, Callable[[Filters], Iterator[Clause]]] = {
    "event": _event, "claim": _claim, "figure": _figure, "incident": _incident,
}  # fmt: skip
