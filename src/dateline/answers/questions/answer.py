"""An answer: the items that fit a question, read when they are taken."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypedDict

from dateline.answers.questions import flat, timeline
from dateline.answers.questions.asking import filters
from dateline.answers.questions.shaping import SHAPES
from dateline.record import BadCall
from dateline.store import asking, founditems, reading, tallies
from dateline.store.asof import know_then
from dateline.store.filters import Filters

# KiB of pages held in memory while an answer is found.
CACHE = 65_536
# Of limit and offset; SQLite counts no further than 2^63.
MOST = 2**53

type Item = dict[str, Any]
type Several = str | Sequence[str] | None


class Asked(TypedDict, total=False):
    """The filters, as keyword arguments. Of several values any may fit; all filters must."""

    type: Several
    mode: Several
    act: Several
    country: Several
    actor: Several
    recipient: Several
    holder: Several
    source: Several
    place: Several
    measure: Several
    status: Several
    report: Several
    since: str | None
    until: str | None
    as_of: str | None
    changed_since: str | None
    text: str | None
    min_score: float | None
    disputed: bool
    all_predicates: bool


@dataclass(frozen=True)
class Answer:
    """Iterate for the items (dicts, as `--format jsonl` prints them), or turn it into a data frame.

    Every iteration asks anew. Raises BadCall for a filter or a value that is unknown, BadInput where
    the casebook cannot be read.
    """

    path: Path
    kind: str
    asked: Asked = field(default_factory=Asked)
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        for name, value in (("limit", self.limit), ("offset", self.offset)):
            if value is not None and not 0 <= value <= MOST:
                raise BadCall(f"{name} {value}: a number from 0 to {MOST:,}")

    def __iter__(self) -> Iterator[Item]:
        with self._open() as (connection, wanted):
            yield from self._items(connection, wanted)

    def counted(self) -> int | None:
        """How many items there are without limit and offset; None for very many."""
        with self._open() as (connection, wanted):
            if self.kind in ("actors", "places"):
                return len(tallies.tallied(connection, self.kind, wanted))
            if self.kind == "timeline":
                return len(list(timeline.lines(self._incidents(connection, wanted))))
            return asking.counted(connection, self.kind, wanted)

    def to_rows(self) -> list[Item]:
        return list(self)

    def to_table(self) -> list[flat.Row]:
        """One flat row an item, with the columns of `--format csv`."""
        return [flat.row(self.kind, item) for item in self]

    def to_pandas(self) -> Any:
        """A pandas DataFrame of the flat rows."""
        import pandas as pd

        return pd.DataFrame(self.to_table(), columns=list(flat.COLUMNS[self.kind]))

    def to_polars(self) -> Any:
        """A polars DataFrame of the flat rows."""
        import polars as pl

        types = {str: pl.String, float: pl.Float64, int: pl.Int64, bool: pl.Boolean}
        schema = {name: types[kind] for name, (kind, _) in flat.COLUMNS[self.kind].items()}
        return pl.DataFrame(self.to_table(), schema=schema)

    def to_arrow(self) -> Any:
        """A pyarrow Table of the flat rows."""
        import pyarrow as pa

        return pa.Table.from_pylist(self.to_table(), schema=flat.arrow_schema(self.kind))

    @contextmanager
    def _open(self) -> Iterator[tuple[sqlite3.Connection, Filters]]:
        with reading(self.path) as store:
            store.connection.execute(f"PRAGMA cache_size = -{CACHE}")
            wanted = filters(store.connection, self.kind, dict(self.asked))
            if wanted.as_of and self.kind not in ("actors", "places"):
                know_then(store.connection, wanted.as_of)
            yield store.connection, wanted

    def _items(self, connection: sqlite3.Connection, wanted: Filters) -> Iterator[Item]:
        page = (self.limit, self.offset)
        if self.kind in ("actors", "places"):
            names = tallies.tallied(connection, self.kind, wanted, *page)
            yield from tallies.described(connection, self.kind, wanted, names)
        elif self.kind == "timeline":
            lines = list(timeline.lines(self._incidents(connection, wanted)))
            yield from lines[self.offset :][: self.limit]
        elif self.kind == "incidents":
            ids = asking.found(connection, "incidents", wanted, *page)
            yield from map(json.loads, founditems.incidents(connection, ids))
        else:
            rows = asking.found(connection, self.kind, wanted, *page)
            yield from founditems.items(connection, self.kind, rows, SHAPES[self.kind])

    def _incidents(
        self, connection: sqlite3.Connection, wanted: Filters
    ) -> Iterator[tuple[Item, set[str]]]:
        """Incidents and how their events stand."""
        ids = asking.found(connection, "incidents", wanted)
        for body in founditems.incidents(connection, ids):
            found = json.loads(body)
            yield found, founditems.statuses(connection, found["id"], wanted.as_of)
