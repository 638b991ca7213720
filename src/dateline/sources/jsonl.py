"""JSON Lines: a report a line, {id, text, published?, title?, publisher?, url?, translation?}."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline.record import BadInput, Report, Translation
from dateline.sources.decode import decode
from dateline.sources.found import Blob, Found, finish
from dateline.sources.make import make_translation
from dateline.sources.settings import FIELDS, Caps, Failure, SourceSettings
from dateline.sources.streams import Line, read_lines, unpacked, utf8_stream

_TEXTS = ("title", "publisher", "url", "language")


def read_jsonl(path: str | Path, caps: Caps | None = None) -> Iterator[Report | Failure]:
    """The reports of a file (gzip or not), in order and with their own ids; one line in memory.

    A line without an id is called NAME:LINE. What cannot be read is a Failure that names its line.
    """
    settings = SourceSettings(caps=caps or Caps())
    path = Path(path)
    try:
        with path.open("rb") as file:
            stream = unpacked(file, settings.caps.ratio)
            blob = Blob(stream, str(path), path.name, "table", path.name.split(".")[0])
            for found in read_lines_of_json(blob, settings):
                if isinstance(found, Failure):
                    yield found
                else:
                    name = f"{blob.id}:{found.where.rpartition(':')[2]}"
                    yield finish(found, settings, "table", name)
    except BadInput as error:
        yield Failure(str(path), str(error))
    except OSError as error:
        yield Failure(str(path), error.strerror or str(error), isinstance(error, FileNotFoundError))


def read_lines_of_json(blob: Blob, settings: SourceSettings) -> Iterator[Found | Failure]:
    """One broken line does not stop the rest."""
    empty = True
    for line in read_lines(utf8_stream(blob.stream), settings.caps.report):
        if line.data is not None and not line.data.strip():
            continue
        empty = False
        where = f"{blob.where}:{line.number}"
        try:
            yield _read_line(line, where, settings)
        except BadInput as error:
            yield Failure(where, str(error))
    if empty:
        raise BadInput("empty: there is no text in it")


def _read_line(line: Line, where: str, settings: SourceSettings) -> Found:
    if line.data is None:
        raise BadInput(f"a line of more than {settings.caps.report:,} bytes: passed over")
    text, notes = decode(line.data)
    try:
        row = json.loads(text.strip())
    except json.JSONDecodeError as error:
        raise BadInput(f"broken JSON at column {error.colno}: {error.msg.lower()}") from error
    except ValueError as error:
        raise BadInput(f"broken JSON: {error}") from error
    except RecursionError as error:
        raise BadInput("broken JSON: nested too deeply") from error
    if not isinstance(row, dict):
        raise BadInput("an object {…} is expected")
    return row_found(row, where, settings.map, notes)


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
    return str(value)
