"""The gazetteer: which places a name can stand for. See docs/gazetteer.md for what is in it."""

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dateline.knowledge.gazetteer_file import FEATURES
from dateline.knowledge.placenames import normalise
from dateline.knowledge.tables import data_file, read_table
from dateline.record.vocabulary import PlaceFeature

_QUERY = """
SELECT place.id, place.name, lat, lon, division.country, division.name, feature, population, radius, other
FROM name JOIN place ON place.id = name.place JOIN division ON division.id = place.division
WHERE norm = ? ORDER BY population DESC, place.id LIMIT 200
"""
# Names looked up are kept; a process that reads a whole archive starts over at this many.
_CACHE = 50_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can stand for. `id`: GeoNames', or negative. `known`: from the tables kept by hand."""

    id: int
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    feature: PlaceFeature
    population: int
    radius_km: float
    is_main_name: bool
    known: bool = False
    is_capital: bool = False

    @property
    def geonameid(self) -> int | None:
        return self.id if self.id > 0 else None


class Gazetteer:
    """Look-ups take microseconds; the file is opened once a process, read-only, and never locked."""

    def __init__(self, path: Path | None = None) -> None:
        """The shipped file, unless another is given."""
        self._path = path or Path(str(data_file("gazetteer.sqlite")))
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self._opened: tuple[int, sqlite3.Connection] | None = None
        self._capitals: dict[str, str] = {}
        self._tables: dict[str, list[Candidate]] = {}
        self._divisions: dict[tuple[str | None, str], str] = {}  # GeoNames' names of them, to ours
        for norm, place in self._read_tables():
            self._tables.setdefault(norm, []).append(place)
            if place.feature == "admin1":
                self._divisions[place.country, norm] = place.name

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Every place of this name, however it is spelt; the largest first."""
        norm = normalise(name)
        found = self._found.get(norm)
        if found is None:
            if len(self._found) >= _CACHE:
                self._found.clear()
            places = (*self._tables.get(norm, ()), *self._query(norm))
            found = tuple({place.id: place for place in reversed(places)}.values())[::-1]
            self._found[norm] = found
        return found

    def inhabitants(self, word: str) -> tuple[Candidate, ...]:
        """The places of an adjective or a name of inhabitants ("Kenyan", "Kenyans"); else none."""
        word = normalise(word)
        name = self._demonyms.get(word)
        if name is None and word.endswith("s"):
            name = self._demonyms.get(word[:-1])
        found = () if name is None else self.lookup(name)
        # "Mexican" is of the country in the tables, never of a town that has the name too.
        return tuple(c for c in found if c.known and c.is_main_name) or found

    def containers(self, short: str) -> tuple[Candidate, ...]:
        """The division that a short form after a comma stands for ("Okla.", "TX")."""
        place = self._containers.get(short)
        if place is None:
            return ()
        return tuple(
            c for c in self.lookup(place[0]) if c.feature == "admin1" and c.country == place[1]
        )

    def country(self, code: str) -> Candidate | None:
        """The country of an alpha-3 code."""
        return self._countries.get(code)

    @cached_property
    def longest(self) -> int:
        """Words in the longest name worth looking up."""
        return max(len(norm.split()) for norm in self._tables)

    @cached_property
    def _demonyms(self) -> dict[str, str]:
        return {
            normalise(word): row["place"]
            for row in read_table("demonyms.tsv", "place", "words")
            for word in row["words"].split("|")
        }

    @cached_property
    def _containers(self) -> dict[str, tuple[str, str]]:
        return {
            short: (row["place"], row["country"])
            for row in read_table("place_containers.tsv", "place", "country", "short")
            for short in row["short"].split("|")
        }

    @cached_property
    def _countries(self) -> dict[str, Candidate]:
        places = (p for found in self._tables.values() for p in found)
        return {p.country: p for p in places if p.feature == "country" and p.country}

    def _read_tables(self) -> Iterator[tuple[str, Candidate]]:
        for row in read_table("place_countries.tsv", "alpha3", "name", "names"):
            self._capitals[row["alpha3"]] = normalise(row["capital"])
            yield from _named(row, "country", row["alpha3"], int(row["geonameid"]))
        for number, row in enumerate(read_table("place_regions.tsv", "name", "feature"), 1):
            yield from _named(row, row["feature"], row["country"], -1_000_000 - number)
            for spelling in filter(None, row.get("geonames", "").split("|")):
                self._divisions[row["country"], normalise(spelling)] = row["name"]

    def _query(self, norm: str) -> Iterator[Candidate]:
        if not norm:
            return
        capital_of = set[str]()  # the largest town of that name in its country is the capital
        for row in self._connection().execute(_QUERY, (norm,)):
            feature = FEATURES[row[6]]
            population, country = row[7], row[4]
            main = norm if row[1] is None else normalise(row[1])
            is_capital = (
                feature == "city"
                and country not in capital_of
                and self._capitals.get(country) in {main, norm}
            )
            if is_capital:
                capital_of.add(country)
            yield Candidate(
                id=row[0],
                name=norm.title() if row[1] is None else row[1],
                lat=row[2] / 1e4,
                lon=row[3] / 1e4,
                country=country,
                admin1=row[5] and self._divisions.get((country, normalise(row[5])), row[5]),
                feature=feature,
                population=population,
                radius_km=float(row[8] or _town_radius(population)),
                is_main_name=not row[9],
                is_capital=is_capital,
            )

    def _connection(self) -> sqlite3.Connection:
        # A connection must not be carried into a forked process: each process opens its own.
        if self._opened is None or self._opened[0] != os.getpid():
            address = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
            db = sqlite3.connect(address, uri=True, check_same_thread=False)
            self._opened = os.getpid(), db
        return self._opened[1]

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_opened": None}


def _named(
    row: dict[str, str], feature: str, country: str, id_: int
) -> Iterator[tuple[str, Candidate]]:
    """A row of a table under each of its names."""
    for n, name in enumerate((row["name"], *filter(None, row["names"].split("|")))):
        place = Candidate(
            id=id_,
            name=row["name"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country=country or None,
            admin1=row["name"] if feature == "admin1" else None,
            feature=feature,  # type: ignore[arg-type]  # a test checks the column
            population=int(row.get("population") or 0),
            radius_km=float(row["radius_km"]),
            is_main_name=n == 0,
            known=True,
        )
        yield normalise(name), place


def _town_radius(population: int) -> float:
    """Kilometres: 3 for a village, 10 for a city, 25 for a metropolis."""
    return 3 if population < 20_000 else 10 if population < 2_000_000 else 25
