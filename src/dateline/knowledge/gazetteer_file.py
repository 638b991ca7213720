"""The form of a gazetteer's file, shipped or installed: its tables, and which names a place is found under."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from dateline.knowledge.placenames import normalise
from dateline.record.vocabulary import PlaceFeature

# Stored as their place in this list: append, never reorder.
FEATURES: tuple[PlaceFeature, ...] = ("city", "admin1", "admin2", "natural", "site", "region")
CITY, ADMIN1, ADMIN2 = 0, 1, 2
SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE division (id INTEGER PRIMARY KEY, name TEXT, country TEXT NOT NULL) STRICT;  -- name NULL: unknown
CREATE TABLE place (
    id INTEGER PRIMARY KEY,  -- GeoNames id; negative: a division, whose point is computed from its towns
    name TEXT,               -- NULL: the capitalised form of the name it is found under
    lat INTEGER NOT NULL,    -- degrees times 10,000
    lon INTEGER NOT NULL,
    division INTEGER NOT NULL, -- first-level division, which has the country (ISO 3166-1 alpha-3)
    feature INTEGER NOT NULL, -- 0 city, 1 admin1, 2 admin2
    population INTEGER NOT NULL,
    radius INTEGER           -- km, of a division
) STRICT;
CREATE TABLE name (
    norm TEXT NOT NULL,      -- dateline.knowledge.placenames.normalise
    place INTEGER NOT NULL,
    other INTEGER NOT NULL,  -- 1: not the name that GeoNames puts first
    PRIMARY KEY (norm, place)
) STRICT, WITHOUT ROWID;
"""
# A town's other names are kept from this size on: all of them, or those alike to the first name.
ALL_NAMES, ALIKE_NAMES = 300_000, 15_000
_ALIKE = 0.6
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſƏȘȚṢḨĞ][A-Za-zÀ-ÿĀ-ſəȘșȚț' ’.\-]{2,29}")
# Kinds of division in their names, so that "Province of Bulacan" is also found as "Bulacan".
_KIND = re.compile(
    r"^(?:Province|Provincia|Departamento|Département|Region|State|Distrito|District|Governorate)"
    r" (?:of|de|del|du) (?:la |el )?"
    r"|^(?:Muhafazat|Ostan-e|Wilaya de|Changwat|Provincia di|Powiat) "
    r"|(?: | ?-)(?:Province|Region|Oblast['’]?|Krai|Kray|Governorate|District|State|Sheng|Shi|Zizhiqu|Department"
    r"|Prefecture|Division|Parish|Municipality|Voivodeship|Canton|Rayon|Raion|Republic|Wilayah|Province)$",
    re.I,
)
_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|an|az|la|le|los|las|les) ")
_ON_RIVER = re.compile(
    r"[ -](?:upon|on|am|an der)[ -]"
)  # "Newcastle upon Tyne" is called Newcastle


def bare(name: str) -> tuple[str, ...]:
    """The name of a division without its kind, if that leaves a name."""
    short = _KIND.sub("", name).strip()
    return (short,) if short and short != name else ()


def other_names(
    name: str, names: Iterable[str], population: int, alike_from: int = ALIKE_NAMES
) -> tuple[str, ...]:
    """Names in Latin script that a report in English may use."""
    if population < alike_from:
        return ()
    kept = [n for n in names if _LATIN.fullmatch(n) and n.count(" ") < 4]
    kept = [n for n in kept if not n.isupper()]  # codes of airports
    kept += [name[: cut.start()]] if (cut := _ON_RIVER.search(name)) else []
    if population < ALL_NAMES:
        kept = [n for n in kept if alike(normalise(n), normalise(name))]
    return tuple(kept)


def alike(a: str, b: str) -> bool:
    """Spellings of one name, or one with a word more ("El Fasher", "Al Fashir"; "Cebu", "Cebu City")."""
    a, b = _ARTICLE.sub("", a), _ARTICLE.sub("", b)
    if a == b or a.startswith(b + " ") or b.startswith(a + " "):
        return True
    # The quick upper bound first: most names of a town are nothing alike.
    match = SequenceMatcher(None, a, b, autojunk=False)
    return a[:1] == b[:1] and match.quick_ratio() >= _ALIKE and match.ratio() >= _ALIKE


def stored_name(name: str, others: tuple[str, ...]) -> str | None:
    """The name as a row keeps it: None where it is the capitalised form of what it is found under."""
    return None if not others and normalise(name).title() == name else name
