"""A place in the text that speaks of an actor, before mentions are joined."""

from dataclasses import dataclass
from typing import Literal

from dateline.knowledge.register import Entry
from dateline.knowledge.roles import Role
from dateline.record.vocabulary import ActorKind

Gender = Literal["m", "f"]


@dataclass(slots=True)
class Found:
    """Tokens `first` up to and without `last`, headed by `head`.

    core     first and last token of the bare name ("Wang Yi" in "Foreign Minister Wang Yi")
    key      what is the same for mentions of one actor; None: never joined by it
    bare     a role that names no country itself ("the president"): it may join one named before
    """

    first: int
    last: int
    head: int
    kind: ActorKind
    country: str | None
    sectors: tuple[str, ...]
    score: float
    why: str
    core: tuple[int, int]
    key: str | None
    entry: Entry | None = None
    office: str | None = None
    role: Role | None = None
    bare: bool = False
    plural: bool = False
    gender: Gender | None = None
    name: str | None = None
