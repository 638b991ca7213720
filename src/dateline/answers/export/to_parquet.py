"""Parquet, for analysis: the flat rows with types (extra `arrow`)."""

from itertools import batched
from typing import IO

from dateline.answers.questions.answer import Answer
from dateline.answers.questions.flat import arrow_schema, row
from dateline.record import BadCall

# Rows of a group: what is held in memory at a time.
ROWS = 10_000


def write(answer: Answer, out: IO[bytes]) -> None:
    """Raises BadCall where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise BadCall(
            "--format parquet needs pyarrow: pip install 'dateline-record[arrow]'"
        ) from None
    schema = arrow_schema(answer.kind)
    with parquet.ParquetWriter(out, schema) as writer:
        for items in batched(answer, ROWS):
            rows = [row(answer.kind, item) for item in items]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
