"""Files of records, as `extract` and `read` write them: JSON Lines, one object, an array; .gz of each."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.record import BadInput, BadRecord, Record
from dateline.record.codec import from_plain, refuse_constant
from dateline.sources.settings import Caps
from dateline.sources.streams import unpacked, utf8_stream


def holds_records(source: str) -> bool:
    """Whether a file begins with a record, whatever its name."""
    if not Path(source).is_file():
        return False
    try:
        first = next(_plain(source), None)
    except (BadInput, OSError):
        return False
    return (
        first is not None and isinstance(first[1], dict) and {"report", "made"} <= first[1].keys()
    )


def read_records(source: str) -> Iterator[Record]:
    """The records of a file. Raises BadRecord that names the line (or the number in an array)."""
    for number, plain in _plain(source):
        try:
            yield from_plain(Record, plain)
        except BadRecord as error:
            raise BadRecord(f"{source}: line {number}: {error}") from error


def _plain(source: str) -> Iterator[tuple[int, Any]]:
    """The JSON values of a file: an array is taken apart, else each line is one, else all of it is."""
    with Path(source).open("rb") as file:
        stream = utf8_stream(unpacked(file, Caps().ratio))
        lines = ((n, line) for n, line in enumerate(stream, 1) if line.strip())
        number, first = next(lines, (1, b""))
        if not first.lstrip().startswith((b"[", b"{")):
            return
        if first.lstrip().startswith(b"[") or first.strip() == b"{":
            whole = _loads(first + stream.read(), source, number)
            yield from enumerate(whole if isinstance(whole, list) else [whole], 1)
            return
        yield number, _loads(first, source, number)
        for number, line in lines:
            yield number, _loads(line, source, number)


def _loads(data: bytes, source: str, number: int) -> Any:
    try:
        return json.loads(data.decode("utf-8", "replace"), parse_constant=refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BadRecord(f"{source}: line {number}: not JSON: {error}") from error
