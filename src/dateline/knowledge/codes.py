"""What the cells of a user's own tables may hold: codes.tsv, and the countries of countries.tsv."""

from dataclasses import dataclass
from functools import cache

from dateline.knowledge.tables import read_table

PLOVER_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Codes:
    """`actors`: countries and PLOVER's international codes; `countries`: codes by name in small
    letters; `modes` by type; `slots`: places in the parse, prepositions among them; with "np" after
    it, words near the head that stands there."""

    actors: frozenset[str]
    countries: dict[str, str]
    sectors: frozenset[str]
    contexts: frozenset[str]
    modes: dict[str, frozenset[str]]
    slots: frozenset[str]
    cues: frozenset[str]


@cache
def load_codes() -> Codes:
    lists: dict[str, set[str]] = {}
    modes: dict[str, set[str]] = {}
    for row in read_table("codes.tsv", "list", "code", "of"):
        lists.setdefault(row["list"], set()).add(row["code"])
        if row["list"] == "mode":
            modes.setdefault(row["of"], set()).add(row["code"])
    slots = lists["slot"] | lists["preposition"]
    rows = read_table("countries.tsv", "code", "name")
    countries = {row["name"].lower(): row["code"] for row in rows}
    return Codes(
        actors=frozenset({*countries.values()} | lists["international"]),
        countries=countries,
        sectors=frozenset(lists["sector"]),
        contexts=frozenset(lists["context"]),
        modes={name: frozenset(codes) for name, codes in modes.items()},
        slots=frozenset(slots | {f"{slot}np" for slot in slots}),
        cues=frozenset(lists["cue"]),
    )
