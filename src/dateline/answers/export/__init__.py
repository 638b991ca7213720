"""Answers in the formats of other tools: one module a format, each with `write`."""

import importlib
from typing import IO

from dateline.answers.questions.answer import Answer

# Format → its module; FORMATS names them as options do.
_MODULES = {"csv": "to_csv", "json": "to_json", "jsonl": "to_jsonl", "parquet": "to_parquet", "geojson": "to_geojson"}  # fmt: skip
FORMATS = tuple(_MODULES)


def write(answer: Answer, shape: str, out: IO[bytes]) -> None:
    """Writes all items of an answer. Raises BadCall where a format cannot hold it, or needs an extra."""
    importlib.import_module(f"{__name__}.{_MODULES[shape]}").write(answer, out)
