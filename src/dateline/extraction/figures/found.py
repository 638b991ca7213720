"""A figure in the making: what the modules of this package hand each other."""

from dataclasses import dataclass

from dateline.extraction.figures.amounts import Amount
from dateline.extraction.figures.counted import Counted
from dateline.record.vocabulary import Measure


@dataclass(frozen=True, slots=True)
class Found:
    """`top` is the amount's head token; `measure` and `unit` what the record will say;
    `of` the token of what is counted and `of_text` its words."""

    amount: Amount
    top: int
    counted: Counted | None
    measure: Measure
    unit: str | None
    of: int | None
    of_text: str | None
    score: float
    why: str

    @property
    def anchors(self) -> tuple[int, ...]:
        """The tokens that stand for it in the clause, the most telling first."""
        governor = self.counted.governor if self.counted else None
        return tuple(t for t in (governor, self.of, self.top) if t is not None)
