"""JSON Lines: a report a line, {id, text, published?, title?, publisher?, url?, translation?}.

A JSON array of such objects is read too, and one object over several lines; these must fit into memory.
"""

import itertools
import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from dateline.record import BadInput, Report, Translation
from dateline.sources.capture import in_utf8, piece_of
from dateline.sources.decode import decode
from dateline.sources.found import Blob, Found, finish
from dateline.sources.make import make_translation, whole
from dateline.sources.pieces import json_items
from dateline.sources.settings import FIELDS, Caps, Failure, SourceSettings
from dateline.sources.streams import Line, peek, read_lines, unpacked, utf8_stream

STDIN = "-"
# An array of objects, or what goes on in the next line.
_WHOLE = re.compile(rb"\s*(?:\[\s*(?:\{|\]\s*\Z)|[\[{][ \t]*\r?\n)")
_TEXTS = ("title", "publisher", "url", "language")


def read_jsonl(path: str | Path, caps: Caps | None = None) -> Iterator[Report | Failure]:
    """The reports of a file (gzip or not) or "-", in order and with their own ids; one line in memory.

    A line without an id is called NAME:LINE. What cannot be read is a Failure that names its line.
    """
    for found in read_jsonl_rows(path, caps):
        yield found if isinstance(found, Failure) else found[1]


def read_jsonl_rows(
    path: str | Path, caps: Caps | None = None
) -> Iterator[tuple[Mapping[str, object], Report] | Failure]:
    """The same with the whole object of each line beside its report."""
    settings = SourceSettings(caps=caps or Caps())
    try:
        with _opened(path) as file:
            stream = unpacked(file, settings.caps.ratio)
            name = Path(path).name if str(path) != STDIN else "stdin"
            blob = Blob(stream, str(path), name, "table", name.split(".")[0])
            for found in _rows(blob, settings):
                if isinstance(found, Failure):
                    yield found
                else:
                    yield found.row, _report(found, blob, settings)
    except BadInput as error:
        yield Failure(str(path), str(error))
    except OSError as error:
        yield Failure(str(path), error.strerror or str(error), isinstance(error, FileNotFoundError))


def read_lines_of_json(blob: Blob, settings: SourceSettings) -> Iterator[Found | Failure]:
    """One broken line does not stop the rest."""
    for found in _rows(blob, settings):
        yield found if isinstance(found, Failure) else found.found


class _Row(NamedTuple):
    """An object as it stands in the file, and what it says of its report."""

    row: Mapping[str, object]
    found: Found


def _rows(blob: Blob, settings: SourceSettings) -> Iterator[_Row | Failure]:
    head, stream = peek(utf8_stream(blob.stream))
    whole = bool(_WHOLE.match(head))
    values = _whole(stream, settings) if whole else _by_line(stream, settings)
    empty = True
    for number, value, notes, data in values:
        empty = False
        where = f"{blob.where}:{number}"
        try:
            row = _object(value)
            found = row_found(row, where, settings.map, notes)
            if settings.snapshot:
                capture = piece_of(blob.uri, number, in_utf8("application/json", data), data)
                found = replace(found, capture=capture)
            yield _Row(row, found)
        except BadInput as error:
            yield Failure(where, str(error))
    if empty:
        raise BadInput("empty: there is no text in it")


def _object(value: object) -> dict[str, object]:
    if isinstance(value, BadInput):
        raise value
    if not isinstance(value, dict):
        raise BadInput("an object {…} is expected")
    return value


type _Value = tuple[int, object, tuple[str, ...], bytes]


def _by_line(stream: BinaryIO, settings: SourceSettings) -> Iterator[_Value]:
    """The number of each line, its JSON (or why it is none), notes, and its bytes."""
    for line in read_lines(stream, settings.caps.report):
        if line.data is not None and not line.data.strip():
            continue
        try:
            yield line.number, *_read_line(line, settings), line.data or b""
        except BadInput as error:
            yield line.number, error, (), b""


def _whole(stream: BinaryIO, settings: SourceSettings) -> Iterator[_Value]:
    """The same of a JSON array, or of one object, that is read at once."""
    most = settings.caps.report
    data = stream.read(most + 1)
    if len(data) > most:
        raise BadInput(f"JSON in one piece of more than {most:,} bytes: write an object a line")
    value, notes = _read_json(data)
    if not isinstance(value, list):
        yield 1, value, notes, data
        return
    pieces = json_items(decode(data)[0].strip()) if settings.snapshot else itertools.repeat("")
    for number, (item, piece) in enumerate(zip(value, pieces, strict=False), 1):
        yield number, item, notes, piece.encode("utf-8", "surrogatepass")


def _report(found: _Row, blob: Blob, settings: SourceSettings) -> Report:
    name = f"{blob.id}:{found.found.where.rpartition(':')[2]}"
    return finish(found.found, settings, "table", name)


def _opened(path: str | Path) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if str(path) == STDIN else Path(path).open("rb")


def _read_line(line: Line, settings: SourceSettings) -> tuple[object, tuple[str, ...]]:
    if line.data is None:
        raise BadInput(f"a line of more than {settings.caps.report:,} bytes: passed over")
    return _read_json(line.data)


def _read_json(data: bytes) -> tuple[object, tuple[str, ...]]:
    text, notes = decode(data)
    try:
        return json.loads(text.strip()), notes
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise BadInput(f"broken JSON at {line}column {error.colno}: {error.msg.lower()}") from error
    except ValueError as error:
        raise BadInput(f"broken JSON: {error}") from error
    except RecursionError as error:
        raise BadInput("broken JSON: nested too deeply") from error


def row_found(
    row: Mapping[str, object], where: str, names: Mapping[str, str], notes: tuple[str, ...] = ()
) -> Found:
    """What a row of JSON says; `names` are the keys of fields that are called otherwise."""
    row = {**row, **{field: row.get(key) for field, key in names.items()}}
    text = row.get("text")
    if not isinstance(text, str):
        key = names.get("text", "text")
        raise BadInput(f'no text in "{key}"; there are: {", ".join(map(str, row))[:200]}')
    for field in _TEXTS:
        if not isinstance(row.get(field), str | None):
            raise BadInput(f'"{field}" must be a text or null')
    published = _moment(row, "published")
    return Found(
        text,
        where,
        id=_id(row.get("id")),
        **{field: row.get(field) for field in _TEXTS},  # type: ignore[arg-type]
        published=published,
        updated=_moment(row, "updated"),
        dated_by="table" if published not in (None, "") else None,
        translation=_translation(row.get("translation"), text),
        notes=notes,
        own=FIELDS,
    )


def _translation(value: object, text: str) -> Translation | None:
    try:
        return None if value is None else make_translation(value, text)
    except BadInput as error:
        raise BadInput(f'"translation": {error}') from error


def _moment(row: Mapping[str, object], field: str) -> str | float | None:
    value = row.get(field)
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        raise BadInput(f'"{field}" must be a date (YYYY-MM-DD) or null')
    return value


def _id(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadInput('"id" must be a text or a number')
    if whole(str(value)) != str(value):  # two ids could become one
        raise BadInput(f'"id" {ascii(value)[:60]} holds half a character (a lone surrogate)')
    return str(value)
