"""Wire copies and near-duplicates: the same text, cut or touched up, told by another outlet.

Signatures are MinHash (rensa) over overlapping runs of words; reports whose signatures share a band are
compared, so that a copy is found among millions without looking at all of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

# Values of a signature, and how many make a band: two texts that share half of their runs meet in
# a band with a chance of .88, two that share a fifth with one of .05.
VALUES, BAND = 128, 4
# Words in a run: long enough that other reports on the same event share almost none.
RUN = 5
# The share of common runs from which one text is a copy of the other: a wire report that was cut by a
# third or got a new lede keeps more; two reports that quote the same statement share less.
COPY = 0.5
# Shorter texts (in words) are copies only when their words are the same: they are one run.
SHORTEST = 25
SEED = 42
# Wire copies run within days of the original.
DAYS = 7
UNDATED = "9999"

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Signature:
    """`values`: VALUES numbers of 32 bits; none for a text without words."""

    values: tuple[int, ...]

    def packed(self) -> bytes:
        return np.array(self.values, dtype="<u4").tobytes()

    @classmethod
    def unpacked(cls, data: bytes) -> "Signature":
        return cls(tuple(np.frombuffer(data, dtype="<u4").tolist()))

    def bands(self) -> Iterator[int]:
        """A number of 63 bits for each band: signatures that agree in a band share it."""
        for start in range(0, len(self.values), BAND):
            mixed = start + 1
            for value in self.values[start : start + BAND]:
                mixed = (mixed * 0x100000001B3 ^ value) & 0x7FFFFFFFFFFFFFFF
            yield mixed

    def shared(self, other: "Signature") -> float:
        """The estimated share of common runs (Jaccard), 0 to 1."""
        if not self.values or not other.values:
            return 0.0
        same = sum(a == b for a, b in zip(self.values, other.values, strict=True))
        return same / len(self.values)


def signature(text: str) -> Signature:
    from rensa import RMinHash

    words = _WORD.findall(text.casefold())
    if not words:
        return Signature(())
    run = RUN if len(words) >= SHORTEST else len(words)
    runs = [" ".join(words[i : i + run]) for i in range(len(words) - run + 1)]
    minhash = RMinHash(num_perm=VALUES, seed=SEED)
    minhash.update(runs)
    return Signature(tuple(minhash.digest()))


class Candidate(NamedTuple):
    """A report that may be a copy or an original. `order`: (published or UNDATED, key)."""

    key: str
    order: tuple[str, str]
    sha256: str
    identity: str
    publisher: str | None
    text: str
    signature: Signature


def original_of(report: Candidate, others: Sequence[Candidate]) -> str | None:
    """The key of the earliest report that this one copies. Versions of one article are no copies.

    A function of the set: which report was added first plays no part.
    """
    earlier = [o for o in others if is_copy(report, o) and precedes(o, report)]
    return min(earlier, key=lambda o: o.order).key if earlier else None


def precedes(one: Candidate, other: Candidate) -> bool:
    """Who credits the other's publisher ("…, Steppe Wire reports") comes after it; else the day says."""
    credited = _credits(other, one)
    return credited if credited != _credits(one, other) else one.order < other.order


def _credits(report: Candidate, other: Candidate) -> bool:
    return bool(other.publisher) and str(other.publisher).casefold() in report.text.casefold()


def is_copy(one: Candidate, other: Candidate) -> bool:
    """The same words whatever the days, or nearly the same within DAYS. Of one outlet, bulletins of several days that
    only resemble each other are a series and no copies."""
    if one.identity == other.identity:
        return False
    if one.sha256 == other.sha256:
        return True
    shared = one.signature.shared(other.signature)
    if shared == 1 and _WORD.findall(one.text.casefold()) == _WORD.findall(other.text.casefold()):
        return True
    return _close(one, other) and shared >= COPY


def _close(one: Candidate, other: Candidate) -> bool:
    days = [day for day, _ in (one.order, other.order) if day != UNDATED]
    if len(days) < 2:
        return True
    apart = abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days)
    same_outlet = one.publisher is not None and one.publisher == other.publisher
    return apart <= (0 if same_outlet else DAYS)
