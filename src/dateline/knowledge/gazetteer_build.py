"""Builds a gazetteer's file from a dump of GeoNames and, for countries that the dump lacks, the file in use.

Memory is bounded by the number of divisions: places go straight into the file, and names are sorted by SQLite on disk.
"""

import math
import sqlite3
from collections import Counter
from pathlib import Path

from dateline.knowledge.gazetteer_file import (
    ADMIN1,
    ADMIN2,
    CITY,
    SCHEMA,
    bare,
    other_names,
    stored_name,
)
from dateline.knowledge.geonames import Dump, GeoRow
from dateline.knowledge.placenames import normalise
from dateline.knowledge.tables import read_table
from dateline.record import BadInput

# Smaller than where the shipped file stops: who installs the dump wants the villages.
_ALIKE_NAMES = 1_000
_VOTES = 200  # towns of a division that say its name, where the dump has no row for it
_KM = 111.2  # a degree of latitude
# Two thirds of a normal spread lie within one deviation, nine tenths within 1.6.
_NINE_TENTHS = 1.6
_SPOT = 8  # km: the least radius of a division
_PLACE = "INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
# Rows of the file in use that are kept: all of a country that the dump lacks, the divisions of one that it does not divide.
_WANTED = """
INSERT INTO wanted SELECT place.id, division FROM base.place
JOIN base.division ON division.id = place.division LEFT JOIN covered USING (country)
WHERE covered.country IS NULL OR (NOT divided AND feature IN (1, 2))
"""
_SAME_DIVISIONS = """
INSERT INTO remap
SELECT old.id AS old, min(new.id) AS new, old.name, old.country, 0 AS fresh FROM base.division old
JOIN main.division new ON new.name = old.name AND new.country = old.country
WHERE old.id IN (SELECT division FROM wanted) GROUP BY old.id
"""
_NEW_DIVISIONS = """
INSERT INTO remap SELECT id, id + :above, name, country, 1 FROM base.division
WHERE id IN (SELECT division FROM wanted) AND id NOT IN (SELECT old FROM remap)
"""
_BASE_PLACES = """
INSERT OR IGNORE INTO place
SELECT p.id, p.name, lat, lon, remap.new, feature, population, radius FROM wanted
CROSS JOIN base.place p ON p.id = wanted.id CROSS JOIN remap ON remap.old = p.division
"""
# The keys, and CROSS JOIN above, because SQLite knows nothing of the sizes of new tables.
_TABLES = """
CREATE TEMP TABLE covered (country TEXT PRIMARY KEY, divided INTEGER);
CREATE TEMP TABLE wanted (id INTEGER PRIMARY KEY, division INTEGER);
CREATE TEMP TABLE remap (old INTEGER PRIMARY KEY, new INTEGER, name TEXT, country TEXT, fresh INTEGER);
"""
# Named as a town of its country: "Kisumu District" is told by Kisumu.
_TWICE_NAMED = """
DELETE FROM name WHERE place IN (SELECT id FROM place WHERE feature = 2) AND EXISTS (
  SELECT 1 FROM name town JOIN place ON place.id = town.place JOIN division ON division.id = place.division
  WHERE town.norm = name.norm AND feature = 0 AND country = (
    SELECT country FROM division JOIN place own ON own.division = division.id WHERE own.id = name.place))
"""


class _Spread:
    """Where the towns of a division lie: sums, so that no town is kept."""

    __slots__ = ("lat", "lon", "n", "people", "square")

    def __init__(self) -> None:
        self.n, self.people, self.lat, self.lon, self.square = 0, 0, 0.0, 0.0, 0.0

    def add(self, row: GeoRow) -> None:
        self.n, self.people = self.n + 1, self.people + row.population
        self.lat, self.lon = self.lat + row.lat, self.lon + row.lon
        self.square += row.lat**2 + row.lon**2 * 0.6

    @property
    def radius(self) -> int:
        """Kilometres that hold most of them."""
        lat, lon = self.lat / max(self.n, 1), self.lon / max(self.n, 1)
        variance: float = max(0.0, self.square / max(self.n, 1) - lat**2 - lon**2 * 0.6)
        return max(_SPOT, round(_NINE_TENTHS * math.sqrt(variance) * _KM))


class Builder:
    """Fills a new file at `path`; `scratch` is a file beside it for names that are not yet sorted."""

    def __init__(self, path: Path, scratch: Path, base: Path) -> None:
        self._db = sqlite3.connect(path.resolve().as_uri(), isolation_level=None, uri=True)
        self._db.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;"
            + SCHEMA
        )
        self._db.execute("ATTACH ? AS scratch", (str(scratch),))
        self._db.execute("CREATE TABLE scratch.raw (norm TEXT, place INTEGER, other INTEGER)")
        self._db.executescript(_TABLES)
        self._db.execute("ATTACH ? AS base", (f"{base.resolve().as_uri()}?mode=ro&immutable=1",))
        rows = list(read_table("place_countries.tsv", "alpha2", "alpha3"))
        self._alpha3 = {row["alpha2"]: row["alpha3"] for row in rows}
        self._known = _names_by_hand()
        self._codes: dict[tuple[str, str], int] = {}
        self._names: dict[int, str] = {}
        self._spread: dict[tuple[str, ...], _Spread] = {}
        self._votes: dict[int, Counter[str]] = {}
        self._divided: set[str] = set()  # countries of which the dump has first-level divisions
        self._divisions: list[tuple[int, tuple[str, ...]]] = []  # rows of divisions and their codes
        self.places = 0

    def close(self) -> None:
        self._db.close()

    def fill(self, dump: Dump, least: int) -> None:
        """Places of at least so many inhabitants, and all divisions. Raises BadInput."""
        self._db.execute("BEGIN")
        for row in dump:
            if country := self._alpha3.get(row.country):
                self._add(row, country, least)
        if not self.places:
            raise BadInput(f"{dump.name}: no places in it")
        self._finish_divisions()
        self._take_from_base()
        self._db.execute("COMMIT")

    def note(self, about: dict[str, str]) -> None:
        """Writes the names in order, and what the file is."""
        db = self._db
        db.execute(
            "INSERT INTO name SELECT norm, place, min(other) FROM scratch.raw"
            " WHERE norm <> '' GROUP BY norm, place ORDER BY norm, place"
        )
        db.execute(_TWICE_NAMED)
        db.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
        db.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
        db.execute("PRAGMA optimize")

    @property
    def takes_from_base(self) -> bool:
        """Whether anything of the file in use is kept."""
        return bool(self._db.execute("SELECT 1 FROM wanted LIMIT 1").fetchone())

    def countries(self) -> list[str]:
        """Alpha-3 codes of what the dump covers."""
        return sorted({self._alpha3[alpha2] for alpha2, _ in self._codes})

    def _add(self, row: GeoRow, country: str, least: int) -> None:
        key = (row.country, row.admin1)
        division = self._codes.setdefault(key, len(self._codes) + 1)
        others: tuple[str, ...]
        if row.feature in (ADMIN1, ADMIN2):
            others = (*bare(row.name), *(() if row.feature == ADMIN2 else _plain(row)))
            if row.feature == ADMIN1:
                self._names.setdefault(division, row.name)
                self._divided.add(country)
            names = (row.name, *others)
            if any((country, normalise(n)) in self._known for n in names):
                return  # the table kept by hand has a better point
            codes = key if row.feature == ADMIN1 else (*key, row.admin2)
            self._divisions.append((row.id, codes))
        else:
            if row.feature == CITY:
                self._count(row, key, division)
            if row.population < least:
                return
            others = other_names(row.name, row.names, row.population, _ALIKE_NAMES)
        self._insert(row, division, others)

    def _count(self, row: GeoRow, key: tuple[str, str], division: int) -> None:
        for codes in (key, (*key, row.admin2)):
            self._spread.setdefault(codes, _Spread()).add(row)
        votes = self._votes.setdefault(division, Counter())
        if division not in self._names and votes.total() < _VOTES:
            found = self._db.execute(
                "SELECT division.name FROM base.place JOIN base.division ON division.id = division"
                " WHERE place.id = ?", (row.id,),
            ).fetchone()  # fmt: skip
            if found and found[0]:
                votes[found[0]] += 1

    def _insert(self, row: GeoRow, division: int, others: tuple[str, ...]) -> None:
        point = round(row.lat * 1e4), round(row.lon * 1e4)
        name = stored_name(row.name, others)
        values = (row.id, name, *point, division, row.feature, row.population, None)
        if self._db.execute(_PLACE, values).rowcount < 1:
            return  # the same place twice
        self.places += 1
        raw = [(normalise(row.name), row.id, 0), *((normalise(n), row.id, 1) for n in others)]
        self._db.executemany("INSERT INTO scratch.raw VALUES (?, ?, ?)", raw)

    def _finish_divisions(self) -> None:
        """Radius and people of divisions, from their towns; names of those that have no row."""
        for ident, codes in self._divisions:
            if spread := self._spread.get(codes):
                self._db.execute(
                    "UPDATE place SET radius = ?, population = max(population, ?) WHERE id = ?",
                    (spread.radius, spread.people, ident),
                )
        for division, votes in self._votes.items():
            if division not in self._names and votes:
                self._names[division] = min(votes, key=lambda n: (-votes[n], n))
        rows = [(i, self._names.get(i), self._alpha3[key[0]]) for key, i in self._codes.items()]
        self._db.executemany("INSERT INTO division VALUES (?, ?, ?)", rows)

    def _take_from_base(self) -> None:
        """Countries that the dump lacks; divisions of those of which it has towns alone."""
        db, covered = self._db, self.countries()
        rows = [(country, country in self._divided) for country in covered]
        db.executemany("INSERT INTO covered VALUES (?, ?)", rows)
        db.execute(_WANTED)
        db.execute(_SAME_DIVISIONS)
        db.execute(_NEW_DIVISIONS, {"above": len(self._codes)})
        db.execute("INSERT INTO division SELECT new, name, country FROM remap WHERE fresh")
        db.execute(_BASE_PLACES)
        db.execute(
            "INSERT INTO scratch.raw SELECT norm, place, other FROM base.name"
            " CROSS JOIN wanted ON wanted.id = place"
        )


def _plain(row: GeoRow) -> tuple[str, ...]:
    """Other names of a first-level division: those alike to its own."""
    return other_names(row.name, row.names, 15_000)


def _names_by_hand() -> set[tuple[str, str]]:
    rows = read_table("place_regions.tsv", "name", "country", "names")
    return {(r["country"], normalise(n)) for r in rows for n in (r["name"], *r["names"].split("|"))}
