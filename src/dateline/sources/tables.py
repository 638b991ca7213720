"""The tables of `sources/data`: TSV with a header row; lines that begin with # are comments."""

from collections.abc import Iterator
from importlib import resources

from dateline.record import BadKnowledge


def read_rows(name: str) -> Iterator[tuple[int, list[str]]]:
    """Line numbers and cells, without the header. Raises BadKnowledge where a cell is missing."""
    text = resources.files("dateline.sources").joinpath("data", name).read_text("utf-8")
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    rows = [(n, line.split("\t")) for n, line in lines if not line.startswith("#")]
    columns = len(rows[0][1])
    for number, cells in rows[1:]:
        if len(cells) != columns:
            raise BadKnowledge(f"{name}: line {number}: {len(cells)} cells, {columns} columns")
        yield number, cells
