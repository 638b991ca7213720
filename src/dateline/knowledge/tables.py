"""Reading the tables of `data/`: TSV with a header row; lines that begin with # are comments."""

import csv
import hashlib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from dateline.record import BadKnowledge
from dateline.record.digest import digest_folder


def data_file(name: str) -> Traversable:
    """A file of the package's `knowledge/data`."""
    return resources.files("dateline.knowledge").joinpath("data", name)


def read_table(name: str, *required: str) -> Iterator[dict[str, str]]:
    """The rows of `data/name`, cells stripped, by column. Raises BadKnowledge with file and line."""
    lines = data_file(name).read_text("utf-8").splitlines()
    yield from parse_table(name, lines, *required)


def parse_table(name: str, lines: list[str], *required: str) -> Iterator[dict[str, str]]:
    """The rows of a TSV; `required` columns must be there. The number of cells is checked."""
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    if not numbered:
        return
    header = numbered[0][1].split("\t")
    if missing := [column for column in required if column not in header]:
        raise BadKnowledge(f"{name}: line {numbered[0][0]}: no column {', '.join(missing)}")
    for number, line in numbered[1:]:
        cells = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
        if len(cells) > len(header):
            raise BadKnowledge(f"{name}: line {number}: {len(cells)} cells, {len(header)} columns")
        cells += [""] * (len(header) - len(cells))
        yield {column: cell.strip() for column, cell in zip(header, cells, strict=True)}


def data_digest(*packages: str) -> str:
    """SHA-256 over the `data` of these packages: part of what made a record."""
    whole = hashlib.sha256()
    for package in packages:
        folder = resources.files(package).joinpath("data")
        whole.update(f"{package} {digest_folder(folder)}\n".encode())
    return whole.hexdigest()
