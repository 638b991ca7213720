"""Whether two parties can be one."""

from collections.abc import Sequence

from dateline.casebook.sketch import Party, Sketch
from dateline.casebook.words import compared


def is_same(p: Party, q: Party) -> bool:
    """By register, by a word of the name, or as roles and bodies of one country ("police", "troops")."""
    if p.register and q.register:
        return p.register == q.register
    if {*map(compared, p.words)} & {*map(compared, q.words)}:
        return True
    unnamed = {p.kind, q.kind} & {"role", "country"}
    return bool(unnamed) and p.country is not None and p.country == q.country


def in_role(sketch: Sketch, role: str) -> list[Party]:
    """Those who did it (by) or to whom it was done (to); places do nothing."""
    return [p for p in sketch.parties if p.role == role and p.kind != "place"]


def can_meet(one: Sequence[Party], other: Sequence[Party]) -> bool:
    return any(is_same(p, q) for p in one for q in other)
