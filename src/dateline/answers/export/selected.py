"""The answer to a SELECT in the formats of other tools."""

from typing import IO

from dateline.answers.export.to_csv import line
from dateline.answers.export.to_jsonl import encoded
from dateline.record import BadCall
from dateline.store.sqlguard import Selected


def export_selected(found: Selected, shape: str, out: IO[bytes]) -> None:
    """`shape`: csv, json, jsonl, parquet. Of columns of one name the last stands in JSON."""
    {"csv": _csv, "json": _json, "jsonl": _jsonl, "parquet": _parquet}[shape](found, out)


def _csv(found: Selected, out: IO[bytes]) -> None:
    out.write(line([*found.columns]))
    for row in found.rows:
        out.write(line([*row]))


def _jsonl(found: Selected, out: IO[bytes]) -> None:
    for row in found.rows:
        out.write(encoded(dict(zip(found.columns, row, strict=True))) + b"\n")


def _json(found: Selected, out: IO[bytes]) -> None:
    before = b"["
    for row in found.rows:
        out.write(before + encoded(dict(zip(found.columns, row, strict=True))))
        before = b",\n"
    out.write(b"[]\n" if before == b"[" else b"]\n")


def _parquet(found: Selected, out: IO[bytes]) -> None:
    """All rows at once: what type a column is of shows only in its values."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise BadCall(
            "--format parquet needs pyarrow: pip install 'dateline-record[arrow]'"
        ) from None
    rows = list(found.rows)
    columns = {name: [row[n] for row in rows] for n, name in enumerate(found.columns)}
    try:
        table = pa.table(columns)
    except pa.ArrowException as error:
        raise BadCall(
            f"--format parquet: a column holds values of several types: {error}"
        ) from None
    parquet.write_table(table, out)
