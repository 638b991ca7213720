"""A folder: its files in the order of their paths, with what a meta.csv beside them says."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from dateline.record import BadInput
from dateline.sources.found import Blob, Found
from dateline.sources.settings import Caps, Failure
from dateline.sources.streams import unpacked
from dateline.sources.table import read_rows

META = "meta.csv"


def list_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files below a folder and their paths in it ("a/b.txt"), sorted; no hidden ones, no links."""
    found: list[tuple[str, Path]] = []
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(root, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                found.append((path.relative_to(folder).as_posix(), path))
    yield from ((path, name) for name, path in sorted(found))


def read_meta(folder: Path, caps: Caps) -> tuple[dict[str, Found], list[Failure]]:
    """What the meta.csv files say: path in the folder → facts; and what is wrong with them."""
    facts: dict[str, Found] = {}
    failures: list[Failure] = []
    for path, name in list_files(folder):
        if path.name == META:
            try:
                _read_one(path, PurePosixPath(name).parent, caps, facts, failures)
            except BadInput as error:
                failures.append(Failure(str(path), str(error)))
    return facts, failures


def _read_one(
    path: Path, inside: PurePosixPath, caps: Caps, facts: dict[str, Found], failures: list[Failure]
) -> None:
    with path.open("rb") as file:
        blob = Blob(unpacked(file, caps.ratio), str(path), META, "table", META)
        for row in read_rows(blob, caps):
            if isinstance(row, Failure):
                failures.append(row)
                continue
            cells = {column.lower(): cell.strip() for column, cell in row.items()}
            where = f"{path}:{row.line}"
            if not cells.get("file"):
                raise BadInput('a column "file" with a name in every row is expected')
            name = str(inside / cells["file"].replace("\\", "/"))
            if not (path.parent / cells["file"]).is_file():
                failures.append(Failure(where, f"no file {cells['file']!r} beside it"))
            facts[name] = _facts(cells, where)


def _facts(cells: Mapping[str, str], where: str) -> Found:
    return Found(
        "",
        where,
        id=cells.get("id") or None,
        title=cells.get("title") or None,
        publisher=cells.get("publisher") or None,
        url=cells.get("url") or None,
        published=cells.get("published") or None,
        updated=cells.get("updated") or None,
        language=cells.get("language") or None,
    )
