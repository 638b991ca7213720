"""Reading the tables of a room's `data/`: TSV with a header row; lines that begin with # are comments."""

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from dateline.record.errors import BadKnowledge


def data_file(room: str, name: str) -> Traversable:
    """The file `data/name` of a room ("knowledge")."""
    return resources.files(f"dateline.{room}").joinpath("data", name)


def read_table(room: str, name: str, *required: str) -> Iterator[dict[str, str]]:
    """The rows of a room's `data/name`, cells stripped, by column. Raises BadKnowledge with file and line."""
    yield from parse_table(name, data_file(room, name).read_text("utf-8").splitlines(), *required)


def parse_table(name: str, lines: list[str], *required: str) -> Iterator[dict[str, str]]:
    """The rows of a TSV; `required` columns must be there. The number of cells is checked."""
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    if not numbered:
        return
    header = numbered[0][1].split("\t")
    if missing := [column for column in required if column not in header]:
        raise BadKnowledge(f"{name}: line {numbered[0][0]}: no column {', '.join(missing)}")
    for number, line in numbered[1:]:
        cells = line.split("\t")
        if len(cells) > len(header):
            raise BadKnowledge(f"{name}: line {number}: {len(cells)} cells, {len(header)} columns")
        cells += [""] * (len(header) - len(cells))
        yield {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
