"""Reads GeoNames' dumps (allCountries, cities500, a country), packed or not, row by row.

The format is 19 columns, tab-separated, UTF-8, no header: geonames.org/export.
"""

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from dateline.knowledge.gazetteer_file import FEATURES
from dateline.knowledge.tables import read_table
from dateline.record import BadInput, BadKnowledge

_COLUMNS = 19
_LONGEST = 200_000  # bytes of a line; alternate names take up to 10,000 characters
_EVERY = 1_000_000  # lines between two words on how far it is


@dataclass(frozen=True, slots=True)
class GeoRow:
    """A place that is kept. `country` alpha-2; `admin1`, `admin2` GeoNames' codes; `names` as the dump has them."""

    id: int
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    feature: int
    country: str
    admin1: str
    admin2: str
    population: int


class Dump:
    """A dump opened for reading: iterate once; `digest` and `lines` are of what was read."""

    def __init__(self, name: str, lines: IO[bytes], progress: Callable[[int], None]) -> None:
        self.name, self._lines, self._progress = name, lines, progress
        self._hash, self.lines = hashlib.sha256(), 0

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    def __iter__(self) -> Iterator[GeoRow]:
        """Raises BadInput with the number of the line."""
        features = _features()
        while line := self._lines.readline(_LONGEST):
            self.lines += 1
            self._hash.update(line)
            if self.lines % _EVERY == 0:
                self._progress(self.lines)
            if line.strip() and (row := self._row(line, features)) is not None:
                yield row

    def _row(self, line: bytes, features: dict[tuple[str, str], int | None]) -> GeoRow | None:
        if len(line) >= _LONGEST:
            raise self._bad("longer than any line of GeoNames")
        try:
            cells = line.decode("utf-8").rstrip("\r\n").split("\t")
        except UnicodeDecodeError:
            raise self._bad("not UTF-8") from None
        if len(cells) != _COLUMNS:
            raise self._bad(f"{len(cells)} columns, GeoNames has {_COLUMNS} (tab-separated)")
        feature = features.get((cells[6], cells[7]), features.get((cells[6], "*")))
        if feature is None or not cells[8] or not cells[1].strip():
            return None  # what is not taken, and what lies in no country
        try:
            return _row_of(cells, feature)
        except ValueError as error:
            raise self._bad(str(error)) from None

    def _bad(self, what: str) -> BadInput:
        return BadInput(f"{self.name}: line {self.lines}: {what}")


def _row_of(cells: list[str], feature: int) -> GeoRow:
    """Raises ValueError where a cell is not what its column holds."""
    lat, lon = _number(cells[4], 90, "latitude"), _number(cells[5], 180, "longitude")
    if not cells[0].isdecimal() or not 0 < int(cells[0]) < 2**62:
        raise ValueError(f"geonameid {cells[0][:20]!r} is no number")
    population = cells[14] or "0"
    if not population.removeprefix("-").isdecimal() or len(population) > 12:
        raise ValueError(f"population {population[:20]!r} is no number")
    name = cells[1].strip()
    names = tuple(n for n in (cells[2], *cells[3].split(",")) if n and n != name)
    return GeoRow(
        int(cells[0]), name, names, lat, lon, feature, cells[8], cells[10], cells[11],
        max(0, int(population)),
    )  # fmt: skip


def _number(cell: str, most: float, what: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        raise ValueError(f"{what} {cell[:20]!r} is no number") from None
    if not -most <= value <= most:
        raise ValueError(f"{what} {cell[:20]} lies outside {-most:.0f} to {most:.0f}")
    return value


@cache
def _features() -> dict[tuple[str, str], int | None]:
    """Class and code → the feature's number, None for what is left out."""
    found: dict[tuple[str, str], int | None] = {}
    for row in read_table("geonames_features.tsv", "class", "code", "feature"):
        if row["feature"] and row["feature"] not in FEATURES:
            raise BadKnowledge(f"geonames_features.tsv: no feature {row['feature']!r}")
        kept = FEATURES.index(row["feature"]) if row["feature"] else None
        found[row["class"], row["code"]] = kept
    return found


@contextmanager
def open_dump(path: Path, progress: Callable[[int], None]) -> Iterator[Dump]:
    """The dump in a text file or in a zip that holds one. Raises BadInput."""
    try:
        with path.open("rb") as file:
            if not zipfile.is_zipfile(file):
                file.seek(0)
                yield Dump(path.name, file, progress)
                return
            with zipfile.ZipFile(file) as archive, archive.open(_member(path, archive)) as lines:
                yield Dump(path.name, lines, progress)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise BadInput(f"{path}: cannot be unpacked ({error})") from error


def _member(path: Path, archive: zipfile.ZipFile) -> str:
    """The only text in an archive besides GeoNames' readme."""
    texts = [n for n in archive.namelist() if n.endswith(".txt")]
    texts = [n for n in texts if Path(n).name.lower() != "readme.txt"]
    if len(texts) != 1:
        raise BadInput(f"{path}: {len(texts)} texts in it; GeoNames' archives hold one")
    return texts[0]
