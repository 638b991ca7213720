"""What a word for a person says of his standing; small words around names (`data/people.tsv`)."""

import functools
from collections.abc import Sequence
from typing import Literal, NamedTuple, cast

from dateline.casebook.people.tokens import folded
from dateline.casebook.words import read_rows
from dateline.knowledge.roles import Role, Roles, load_roles
from dateline.knowledge.tables import read_table

Standing = Literal["office", "profession", "private", "witness", "minor", "harmed"]
_STANDINGS = ("office", "profession", "private", "witness", "minor", "harmed")
_DOER = ("er", "or", "ist", "man", "woman", "men", "women", "ers", "ors", "ists")
# Of the package's roles: who is so called works in public, or speaks for others.
_PUBLIC = frozenset(("BUS", "JRN", "EDU", "REL", "LAB", "MED"))
_STATE = frozenset(("GOV", "LEG", "JUD", "SPY", "PTY", "ELI"))
_ARMED = frozenset(("MIL", "COP", "REB", "PRM"))


class Called(NamedTuple):
    """A phrase for a person: its first word; `own`: of people.tsv, or a word for one who does something
    ("docker"): never one for a body or a crowd."""

    first: int
    standing: Standing
    own: bool


def standing_at(lower: Sequence[str], token: int) -> Called | None:
    """The longest phrase for a person that ends with this word."""
    own, packaged = _own().ending_at(lower, token), _packaged().ending_at(lower, token)
    if own is not None and (packaged is None or own[0] <= packaged[0]):
        return Called(own[0], cast(Standing, own[1].sectors[0]), True)
    if packaged is None or packaged[1].sort == "body":
        return None
    return Called(packaged[0], _by_sector(packaged[1]), lower[token].endswith(_DOER))


def _by_sector(role: Role) -> Standing:
    sector = role.sectors[0]
    if sector in _STATE or (sector in _ARMED and role.sort == "office"):
        return "office"
    if sector in _PUBLIC:
        return "office" if role.sort == "office" and sector in ("REL", "LAB") else "profession"
    if sector in ("CRM", "UAF"):
        return "harmed"
    return "profession" if role.sort == "office" else "private"


@functools.cache
def words(sort: str) -> frozenset[str]:
    """small | particle | honorific | thing | land | suffix | ship | ends | article."""
    return frozenset(row["phrase"] for row in _rows() if row["standing"] == sort)


@functools.cache
def _own() -> Roles:
    roles = Roles()
    for row in _rows():
        if row["standing"] in _STANDINGS:
            roles.add(Role(row["phrase"], "role", (row["standing"],), False))
    roles.freeze()
    return roles


@functools.cache
def _packaged() -> Roles:
    return load_roles()


@functools.cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(read_rows("people.tsv", "phrase", "standing"))


@functools.cache
def known_names() -> frozenset[tuple[str, str]]:
    """Given name and surname of everybody in the register's tables, whenever in office."""
    pairs = set()
    for table in ("persons.tsv", "leaders.tsv"):
        for row in read_table(table, "name"):
            for name in (row["name"], *row.get("aliases", "").split("|")):
                if len(words_ := folded(name)) > 1:
                    pairs.add((words_[0], words_[-1]))
    return frozenset(pairs)


@functools.cache
def known_surnames() -> frozenset[str]:
    return frozenset(surname for _, surname in known_names())
