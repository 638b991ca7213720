"""Two versions of one article: which figures and claims changed, came or went."""

import functools
import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from dateline.casebook.firsttold import FirstTold
from dateline.casebook.holders import outlet_key
from dateline.casebook.resolve import Resolved
from dateline.casebook.scope import Counted, counted
from dateline.casebook.shapes import FigureView, Holder
from dateline.casebook.view import all_figures
from dateline.record import Claim, Record, Span
from dateline.record.vocabulary import Act

# So much of their words two claims of one holder share if one was made of the other; figures need
# less, as half of a sentence with a number is the number's own scope, which is compared besides.
_CLAIMS_ALIKE = 0.5
_FIGURES_ALIKE = 0.3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its holder and words; `span` is that of its first words."""

    id: str
    holder: Holder | None
    act: Act
    quote: str
    said: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Changed[Item: (FigureView, ClaimView)]:
    """`what` in words: "value", "qualifier", "holder", "words" … parted by commas."""

    before: Item
    after: Item
    what: str


@dataclass(frozen=True, slots=True)
class Changes[Item: (FigureView, ClaimView)]:
    changed: tuple[Changed[Item], ...]
    added: tuple[Item, ...]
    gone: tuple[Item, ...]

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.gone)


@dataclass(frozen=True, slots=True)
class Versions:
    figures: Changes[FigureView]
    claims: Changes[ClaimView]


@dataclass(frozen=True, slots=True)
class Side:
    """A version, the key of its report, and the days on which its words were told."""

    record: Record
    key: str = ""
    told: FirstTold | None = None


def compare_versions(before: Side, after: Side) -> Versions:
    """What became of the figures and claims of `before` in `after`; what stayed is left out.

    Items are in the order of their text.
    """
    return Versions(_figures(before, after), _claims(before, after))


def _figures(before: Side, after: Side) -> Changes[FigureView]:
    old, new = _counted(before), _counted(after)
    pairs = _pairs(
        old, new, _number, lambda c: (c.scope.measure, c.scope.new), _figures_alike, _FIGURES_ALIKE
    )
    changed = [(a.figure, b.figure, _what_of_figure(a, b)) for a, b in pairs.both]
    return Changes(
        tuple(Changed(a, b, what) for a, b, what in changed if what),
        tuple(c.figure for c in pairs.added),
        tuple(c.figure for c in pairs.gone),
    )


def _counted(side: Side) -> list[Counted]:
    outlet = outlet_key(side.record.report.publisher, "")
    return [
        counted(figure, None, outlet) for figure in all_figures(side.record, side.key, side.told)
    ]


def _number(c: Counted) -> Hashable:
    """Nothing about a figure changed where these are the same."""
    return (c.scope, c.figure.value, c.figure.low, c.figure.high, c.figure.qualifier, _source(c))


def _source(c: Counted) -> str:
    """Without the report's key, which people without a name are told apart by."""
    return c.source.split("@")[0]


def _figures_alike(a: Counted, b: Counted) -> float:
    """Halves: what they cover, and the words they stand in."""
    same = (a.scope.group == b.scope.group) + (a.scope.place == b.scope.place)
    same += (a.scope.of == b.scope.of) + (_source(a) == _source(b))
    return same / 8 + _overlap(a.figure.quote, b.figure.quote) / 2 if same > 1 else 0.0


def _what_of_figure(a: Counted, b: Counted) -> str:
    names = {
        "value": (_bounds(a.figure), _bounds(b.figure)),
        "qualifier": (a.figure.qualifier, b.figure.qualifier),
        "holder": (_source(a), _source(b)),
        "place": (a.scope.place, b.scope.place),
        "group": (a.scope.group, b.scope.group),
    }
    return ", ".join(name for name, (one, two) in names.items() if one != two)


def _bounds(figure: FigureView) -> tuple[float | None, float | None, float | None]:
    return figure.value, figure.low, figure.high


def _claims(before: Side, after: Side) -> Changes[ClaimView]:
    old, new = list(_claim_views(before)), list(_claim_views(after))
    pairs = _pairs(old, new, _same_claim, lambda _: None, _claims_alike, _CLAIMS_ALIKE)
    changed = [(a, b, _what_of_claim(a, b)) for a, b in pairs.both]
    return Changes(
        tuple(Changed(a, b, what) for a, b, what in changed if what), pairs.added, pairs.gone
    )


def _claim_views(side: Side) -> Iterator[ClaimView]:
    resolved = Resolved(side.record, "", side.told)
    for claim in side.record.claims:
        yield _claim_view(resolved, claim)


def _claim_view(resolved: Resolved, claim: Claim) -> ClaimView:
    quote = " … ".join(resolved.words(span) for span in claim.content)
    span = claim.content[0] if claim.content else claim.source
    said = resolved.said_in_claim(claim)
    return ClaimView(claim.id, resolved.holder(claim), claim.act, quote, said, span)


def _same_claim(c: ClaimView) -> Hashable:
    return (c.holder and c.holder.source, c.act, tuple(_words(c.quote)))


def _claims_alike(a: ClaimView, b: ClaimView) -> float:
    return _overlap(a.quote, b.quote)


def _what_of_claim(a: ClaimView, b: ClaimView) -> str:
    names = {
        "holder": (a.holder and a.holder.source, b.holder and b.holder.source),
        "act": (a.act, b.act),
        "words": (_words(a.quote), _words(b.quote)),
    }
    return ", ".join(name for name, (one, two) in names.items() if one != two)


@dataclass(frozen=True, slots=True)
class _Pairs[Thing]:
    both: tuple[tuple[Thing, Thing], ...]
    added: tuple[Thing, ...]
    gone: tuple[Thing, ...]


def _pairs[Thing](
    old: Sequence[Thing],
    new: Sequence[Thing],
    same: Callable[[Thing], Hashable],
    kind: Callable[[Thing], Hashable],
    alike: Callable[[Thing, Thing], float],
    least: float,
) -> _Pairs[Thing]:
    """Equal ones first, in order; of the others of one kind the most alike, one by one."""
    left_old, left_new = _without_equal(old, new, same)
    candidates = [
        (score, i, j)
        for i in left_old
        for j in left_new
        if kind(old[i]) == kind(new[j]) and (score := alike(old[i], new[j])) >= least
    ]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return _Pairs(
        tuple((old[i], new[matched[i]]) for i in sorted(matched)),
        tuple(new[j] for j in left_new if j not in taken),
        tuple(old[i] for i in left_old if i not in matched),
    )


def _without_equal[Thing](
    old: Sequence[Thing], new: Sequence[Thing], same: Callable[[Thing], Hashable]
) -> tuple[list[int], list[int]]:
    """The places in `old` and `new` that have no equal on the other side, each used once."""
    waiting: dict[Hashable, list[int]] = {}
    for j, thing in enumerate(new):
        waiting.setdefault(same(thing), []).append(j)
    left_old: list[int] = []
    for i, thing in enumerate(old):
        if found := waiting.get(same(thing)):
            found.pop(0)
        else:
            left_old.append(i)
    return left_old, sorted(j for places in waiting.values() for j in places)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _overlap(one: str, two: str) -> float:
    """The share of words in common (Jaccard), numbers apart."""
    a, b = _word_set(one), _word_set(two)
    return len(a & b) / len(a | b) if a | b else 0.0


@functools.lru_cache(maxsize=10_000)
def _word_set(text: str) -> frozenset[str]:
    return frozenset(word for word in _words(text) if not word.isdigit())
