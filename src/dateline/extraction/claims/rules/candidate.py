"""What the rules find, in tokens, before edges are settled."""

from dataclasses import dataclass, field

type Range = tuple[int, int]  # first token, and the one past the last


@dataclass(slots=True)
class Candidate:
    """`head` is the cue's main word; `clause` all tokens that introduce the content, not part of it."""

    head: int
    cue: Range
    source: Range | None
    content: list[Range]
    frame: str
    rate: float
    quotes: list[int] = field(default_factory=list)
    why: str = ""
