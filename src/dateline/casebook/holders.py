"""Who a telling rests on: readable names, and one key for one source in all reports."""

import functools
import re
from collections.abc import Sequence

from dateline.casebook.shapes import Holder, Party
from dateline.casebook.words import read_rows
from dateline.knowledge.names import fold
from dateline.knowledge.tables import read_table

# Sectors of states: two bodies of one state are two sources, but one line of official figures.
OFFICIAL = frozenset(("GOV", "MIL", "COP", "JUD", "SPY", "LEG"))
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
# A source that is longer than this is a sentence, not a name.
_LONGEST = 80


def holder_of(parties: Sequence[Party], words: str | None, report: str) -> Holder | None:
    """The holder of a claim: `parties` its actors, `words` those of its source, `report` the key.

    None where nobody is named ("it is said"): then the words rest on nobody we know.
    """
    if not parties:
        words = " ".join((words or "").split())[:_LONGEST]
        return Holder(words, f"{name_key(words)}@{report}", False, None) if words else None
    name = " and ".join(readable(party, words) for party in parties)
    source = " + ".join(sorted(source_key(party, words, report) for party in parties))
    official = all(OFFICIAL.intersection(party.sectors) or _state(party) for party in parties)
    return Holder(name, source, official, parties[0].country)


def readable(party: Party, words: str | None) -> str:
    """ "the interior ministry", "an airport official", a name as it stands."""
    named = words and len(words) <= _LONGEST and party.name.casefold() in words.casefold()
    if party.kind == "role" and words and named:
        first, _, rest = " ".join(words.split()).partition(" ")
        # "Some residents", "Witnesses": the capital is the sentence's.
        small = not rest or first.casefold() in _words()
        return f"{first.lower() if small else first} {rest}".strip()
    if party.kind == "organization" and party.name[:1].islower() and party.name[-1] != "s":
        return f"the {party.name}"
    return party.name


def source_key(party: Party, words: str | None, report: str) -> str:
    """The same for the same source: register id, else country and the words that name it.

    People called by what they are ("residents", "a doctor") are a source of this report alone.
    """
    if party.kind == "country" and party.country:
        return f"country/{party.country.casefold()}"
    if party.register:
        return party.register
    name = party.name
    if party.kind == "person" and party.office and _speaks(party.office):
        name = (name_key(party.office) and party.office) or name
    elif party.kind == "role" and words and _speaks(words):
        name = words
    key = name_key(name) or name_key(party.name) or fold(name).casefold()
    if party.kind in ("role", "group") and not OFFICIAL.intersection(party.sectors):
        return f"{key}@{report}"
    return f"{(party.country or '').casefold()}:{key}"


def outlet_key(publisher: str | None, report: str) -> str:
    """An outlet's own voice; the same key where another report quotes that outlet."""
    return f":{name_key(publisher)}" if publisher else f"@{report}"


def same_source(one: str, two: str) -> bool:
    """One source: the same key, also where only one report says whose ministry it is."""
    if one == two:
        return True
    (here, colon, name), (there, colon_two, other) = one.partition(":"), two.partition(":")
    return bool(colon and colon_two and name == other and not (here and there))


@functools.lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """The words of a name that tell it, sorted: "Ministry of Health", "health ministry" → one."""
    text = fold(name).casefold()
    for phrase in _phrases():
        text = text.replace(phrase, " ")
    words = [word.removesuffix("'s").removesuffix("'") for word in _WORD.findall(text)]
    return " ".join(sorted({w for w in words if w not in _words() and w not in _countries()}))


def _state(party: Party) -> bool:
    return party.kind == "country"


def _speaks(words: str) -> bool:
    text = fold(words).casefold()
    return not _speakers().isdisjoint(_WORD.findall(text)) or any(p in text for p in _phrases())


@functools.cache
def _table() -> tuple[dict[str, str], ...]:
    return tuple(read_rows("holders.tsv", "word", "sort"))


@functools.cache
def _speakers() -> frozenset[str]:
    return frozenset(row["word"] for row in _table() if row["sort"] == "speaker")


@functools.cache
def _phrases() -> tuple[str, ...]:
    return tuple(row["word"] for row in _table() if " " in row["word"])


@functools.cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in _table() if " " not in row["word"])


@functools.cache
def _countries() -> frozenset[str]:
    """Single words that name a country or what is its: the country is compared by its code."""
    found: set[str] = set()
    for row in read_table("countries.tsv", "name", "adjectives"):
        for cell in (row["name"], row["adjectives"]):
            found |= {fold(word).casefold() for word in cell.split("|") if " " not in word}
    return frozenset(found - {""})
