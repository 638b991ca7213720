"""A label in the text, before it is known whose it is and what it is put on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` up to and without `last`, `head` its noun; `named` the token of what it is
    put on, where a naming says so; `listed`: in the table of labels; `strict`: kept only if it
    is put on a known event, or by a naming on a known actor."""

    first: int
    last: int
    head: int
    named: int | None
    listed: bool
    strict: bool
    scare_quotes: bool
    score: float
    why: str

    @property
    def tokens(self) -> range:
        return range(self.first, self.last)
