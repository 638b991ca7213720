"""What persons and bodies are called by what they do: offices, bodies, roles, and their sectors."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.knowledge.tables import read_table

_WORDS = re.compile(r"d'[^\W_]+|[^\W_]+(?:\.[^\W_]+)*\.?|'s|\S")


@dataclass(frozen=True, slots=True)
class Role:
    """`state`: belongs to the state that the report is about, unless the words say another.
    `international`: PLOVER's code for those of no country ("NGO"), where the words say none."""

    phrase: str
    sort: Literal["office", "body", "role"]
    sectors: tuple[str, ...]
    state: bool
    international: str | None = None


class Roles:
    """Phrases by their last word, singular and plural."""

    def __init__(self) -> None:
        self._by_last: dict[str, list[tuple[tuple[str, ...], Role]]] = {}

    def add(self, role: Role) -> None:
        *before, last = _WORDS.findall(role.phrase)
        for form in dict.fromkeys((last, plural(last))):
            self._by_last.setdefault(form, []).append((tuple(before), role))
        if before and role.sort == "office" and "of" in before:  # ministers of defence
            self._add_inner_plural(before, last, role)

    def _add_inner_plural(self, before: list[str], last: str, role: Role) -> None:
        many = [plural(before[0]), *before[1:]]
        self._by_last[last].append((tuple(many), role))

    def freeze(self) -> None:
        """Longest first; of equals the one with this very form, then the one added first."""
        for form, phrases in self._by_last.items():
            phrases.sort(key=lambda item: (-len(item[0]), not item[1].phrase.endswith(form)))

    def ending_at(self, lower: Sequence[str], token: int) -> tuple[int, Role] | None:
        """The longest phrase that ends with this token: its first token, and the role."""
        for before, role in self._by_last.get(lower[token], ()):
            first = token - len(before)
            if first >= 0 and tuple(lower[first:token]) == before:
                return first, role
        return None


def plural(noun: str) -> str:
    if noun.endswith(("man", "men")):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def load_roles() -> Roles:
    """Offices and bodies before roles."""
    roles = Roles()
    for row in read_table("offices.tsv", "phrase", "sort", "sectors", "state"):
        sort: Literal["office", "body"] = "body" if row["sort"] == "body" else "office"
        sectors = tuple(row["sectors"].split("|"))
        state = row["state"]
        roles.add(
            Role(row["phrase"], sort, sectors, state == "yes", state if state.isupper() else None)
        )
    for row in read_table("roles.tsv", "phrase", "sectors"):
        roles.add(Role(row["phrase"], "role", tuple(row["sectors"].split("|")), False))
    roles.freeze()
    return roles
