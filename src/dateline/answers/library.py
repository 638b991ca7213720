"""The Python API: the same verbs as the command line.

import dateline
record = dateline.read("report.html", published="2022-01-10")
frame = dateline.to_pandas(record, "events")

book = dateline.open("kazakhstan.dateline")
disputed = book.incidents(country="KAZ", disputed=True).to_pandas()
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.answers.tables import Row, columns, tables
from dateline.extraction.draft import Options
from dateline.extraction.reader import Reader
from dateline.knowledge.own import load_own
from dateline.record import KINDS, BadCall, BadInput, Record, Report
from dateline.record.vocabulary import ClaimsBy
from dateline.sources import Failure, SourceSettings, make_report, open_reports

if TYPE_CHECKING:
    from dateline.answers.questions.casebook import Casebook


def read(  # noqa: PLR0913  # all but the first are named by the caller
    source: str | Path | None = None,
    *,
    text: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    mapping: Mapping[str, str] | None = None,
    all_predicates: bool = False,
    claims: ClaimsBy = "learned",
    register: str | Path | None = None,
    lexicon: str | Path | None = None,
    ontology: str | Path | None = None,
) -> Record:
    """The record of one report: a file, an address, or `text`. Raises BadInput where it cannot be read.

    `mapping` says which column or key holds a field: {"text": "body", "published": "date"}.
    `register`, `lexicon`, `ontology`: files of your own (docs/own.md). Raises BadCall for a faulty one.
    """
    how = Options(all_predicates, claims, load_own(register, lexicon, ontology))
    if text is not None:
        settings = _settings(published, publisher)  # refuses a date that is none
        report = make_report(text, published=settings.published, publisher=settings.publisher)
        return _reader(how).read(report)
    if source is None:
        raise BadInput("read: give a source or text=")
    found = list(_open([source], _settings(published, publisher, mapping)))
    if len(found) != 1:
        raise BadInput(f"{source}: holds {len(found)} reports; use read_many")
    return _reader(how).read(found[0])


def read_many(  # noqa: PLR0913
    sources: Sequence[str | Path],
    *,
    published: str | None = None,
    publisher: str | None = None,
    mapping: Mapping[str, str] | None = None,
    all_predicates: bool = False,
    claims: ClaimsBy = "learned",
    register: str | Path | None = None,
    lexicon: str | Path | None = None,
    ontology: str | Path | None = None,
) -> Iterator[Record]:
    """The records of all reports in the sources, in order. Raises BadInput at the first that fails."""
    how = Options(all_predicates, claims, load_own(register, lexicon, ontology))
    for report in _open(sources, _settings(published, publisher, mapping)):
        yield _reader(how).read(report)


def to_rows(records: Record | Iterable[Record], kind: str) -> list[Row]:
    """The rows of one table ("reports", "events", "claims", …). Raises BadCall for no table."""
    if kind not in ("reports", *KINDS):
        raise BadCall(f"no table {kind!r}; there are: reports, {', '.join(KINDS)}")
    return tables([records] if isinstance(records, Record) else records)[kind]


def to_pandas(records: Record | Iterable[Record], kind: str = "events") -> Any:
    """A pandas DataFrame of one table."""
    import pandas as pd

    return pd.DataFrame(to_rows(records, kind), columns=columns(kind))


def to_polars(records: Record | Iterable[Record], kind: str = "events") -> Any:
    """A polars DataFrame of one table."""
    import polars as pl

    return pl.DataFrame(_by_column(records, kind), strict=False)


def to_arrow(records: Record | Iterable[Record], kind: str = "events") -> Any:
    """A pyarrow Table of one table."""
    import pyarrow as pa

    return pa.table(_by_column(records, kind))


def open_casebook(path: str | Path) -> "Casebook":
    """A casebook to be asked. Raises BadInput where there is none.

    for event in book.events(country="KAZ", since="2022-01-05"): ...
    """
    from dateline.answers.questions.casebook import Casebook
    from dateline.store import reading

    with reading(Path(path)):
        pass
    return Casebook(Path(path))


open = open_casebook  # noqa: A001  # dateline.open


def _by_column(records: Record | Iterable[Record], kind: str) -> dict[str, list[Any]]:
    found = to_rows(records, kind)
    return {name: [row[name] for row in found] for name in columns(kind)}


def _settings(
    published: str | None, publisher: str | None, mapping: Mapping[str, str] | None = None
) -> SourceSettings:
    return SourceSettings(published=published, publisher=publisher, map=mapping or {})


def _open(sources: Sequence[str | Path], settings: SourceSettings) -> Iterator[Report]:
    for found in open_reports([str(source) for source in sources], settings):
        if isinstance(found, Failure):
            raise BadInput(f"{found.where}: {found.message}")
        yield found


@functools.lru_cache(maxsize=2)
def _reader(how: Options) -> Reader:
    return Reader(how)
