"""CSV and TSV: a report a row. The header row says which column is what, or `map` does."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from dateline.record import BadInput
from dateline.sources.capture import in_utf8, piece_of
from dateline.sources.decode import decode, refuse_magic
from dateline.sources.found import Blob, Found
from dateline.sources.settings import FIELDS, Caps, Failure, SourceSettings
from dateline.sources.streams import peek, read_lines, utf8_stream

# Names of columns that are taken without a map, in this order.
_NAMES = {
    "id": ("id",),
    "text": ("text", "body", "content", "article"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "outlet", "source"),
    "url": ("url", "link"),
    "published": ("published", "date", "published_at", "publication_date"),
    "updated": ("updated",),
    "language": ("language", "lang"),
}
_DELIMITERS = ",;\t|"
_TABBED = (".tsv", ".tab")


class Row(dict[str, str]):
    """A row's cells by column, with the line it begins in and notes on its encoding.

    `data`: the lines of the header and its own.
    """

    line: int
    notes: tuple[str, ...]
    data: tuple[bytes, ...]


def read_table(blob: Blob, settings: SourceSettings) -> Iterator[Found | Failure]:
    """A row that is broken does not stop the rest."""
    columns: dict[str, str] = {}
    for row in read_rows(blob, settings.caps):
        if isinstance(row, Failure):
            yield row
            continue
        columns = columns or choose_columns(list(row), settings.map)
        found = _row_found(row, f"{blob.where}:{row.line}", columns)
        if settings.snapshot:
            data = b"".join(row.data)
            capture = piece_of(blob.uri, row.line, in_utf8(_media(blob.name), data), data)
            found = replace(found, capture=capture)
        yield found


def _media(name: str) -> str:
    return "text/tab-separated-values" if name.endswith(_TABBED) else "text/csv"


def choose_columns(header: list[str], names: Mapping[str, str]) -> dict[str, str]:
    """Field → column. Raises BadInput where a column that is asked for is not there."""
    plain = {column.strip().lower(): column for column in reversed(header)}
    chosen = {}
    for field in FIELDS:
        if field in names:
            column = plain.get(names[field].strip().lower())
            if column is None:
                raise BadInput(f"no column {names[field]!r}; there are: {', '.join(header)[:200]}")
        else:
            column = next((plain[name] for name in _NAMES[field] if name in plain), None)
        if column is not None:
            chosen[field] = column
    if "text" not in chosen:
        there = ", ".join(header)[:200]
        raise BadInput(f"no column for the text; there are: {there} (say which: --map text=COLUMN)")
    return chosen


def read_rows(blob: Blob, caps: Caps) -> Iterator[Row | Failure]:
    """The rows under the header, cells as they are; blank rows are left out. One row in memory."""
    stream = utf8_stream(blob.stream)
    head, stream = peek(stream)
    refuse_magic(head)
    lines = _Lines(stream, caps)
    reader = csv.reader(lines, delimiter=find_delimiter(head, blob.name))
    header: list[str] = []
    above: tuple[bytes, ...] = ()
    while True:
        begin = lines.number + 1
        lines.data.clear()
        try:
            cells = _next_cells(reader, caps.report)
        except StopIteration:
            break
        except (csv.Error, BadInput) as error:
            yield Failure(f"{blob.where}:{begin}", f"broken row: {error}")
            continue
        if not header:
            header, above = [cell.strip() for cell in cells], tuple(lines.data)
        elif any(cell.strip() for cell in cells):
            row, notes = _row(header, cells, f"{blob.where}:{begin}"), lines.take_notes()
            if isinstance(row, Row):
                row.line, row.notes, row.data = begin, notes, (*above, *lines.data)
            yield row
    if not header:
        raise BadInput("empty: there is no text in it")


def _next_cells(reader: Iterator[list[str]], longest: int) -> list[str]:
    """The module's limit for a cell holds for the whole process: it is put back after each row."""
    before = csv.field_size_limit(longest)
    try:
        return next(reader)
    finally:
        csv.field_size_limit(before)


def find_delimiter(head: bytes, name: str) -> str:
    """Tab for .tsv, else what there is most of in the header row outside quotation marks."""
    if name.endswith(_TABBED):
        return "\t"
    text = head.decode("utf-8", "replace")
    row = "".join(text.split('"')[::2]).lstrip("\r\n").splitlines()[:1]
    return max(_DELIMITERS, key=lambda sign: "".join(row).count(sign))


def _row(header: list[str], cells: list[str], where: str) -> Row | Failure:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        return Failure(
            where, f"{len(cells)} cells, but {len(header)} columns (a stray quote mark?)"
        )
    return Row(zip(header, cells, strict=False))


def _row_found(row: Row, where: str, columns: Mapping[str, str]) -> Found:
    told: dict[str, Any] = {field: row.get(name) or None for field, name in columns.items()}
    text = told.pop("text") or ""
    return Found(
        text,
        where,
        **told,
        dated_by="table" if told.get("published") else None,
        notes=row.notes,
        own=FIELDS,
    )


class _Lines:
    """Lines of text for the csv module, line ends kept; remembers their number, notes, and bytes."""

    def __init__(self, stream: BinaryIO, caps: Caps) -> None:
        self._lines = read_lines(stream, caps.report)
        self._caps = caps
        self._notes: dict[str, None] = {}
        self.number, self.data = 0, list[bytes]()

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number = line.number
        if line.data is None:
            raise BadInput(f"a line of more than {self._caps.report:,} bytes")
        self.data.append(line.data)
        text, notes = decode(line.data)
        self._notes.update(dict.fromkeys(notes))
        return text

    def take_notes(self) -> tuple[str, ...]:
        notes, self._notes = tuple(self._notes), {}
        return notes
