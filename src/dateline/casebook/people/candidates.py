"""Names in a report that may be those of persons: of its actors, and by the words beside them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from dateline.casebook.people.evidence import beside
from dateline.casebook.people.runs import Named
from dateline.casebook.people.tokens import Token, joined
from dateline.casebook.people.tokens import tokens as tokens_of
from dateline.casebook.people.words import standing_at, words
from dateline.casebook.pseudonyms import PATTERN
from dateline.record import Record, Span

# What follows the name of a person at the beginning of a sentence: no "in", "of", "for".
_SPEAKS = re.compile(r", |\s+(?:who|said|says|told|was|is|has|had|[a-z]+ed)\b")
# Given names before a surname.
_GIVEN = 2
# A name has at most so many words.
_LONGEST = 6


def candidates(record: Record, tokens: Sequence[Token]) -> list[Named]:
    """In text order, each name once; a part of a longer name is no name of its own."""
    found = [*_of_actors(record), *_by_words(record, tokens)]
    alone = {one.words[0] for one in found if len(one.words) == 1}
    where: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        if token.plain in alone and token.capital:
            where.setdefault(token.plain, []).append(at)
    text = record.report.text
    return _merged(
        _with_given_name(text, tokens, one, where.get(one.words[0], ()))
        if len(one.words) == 1
        else one
        for one in found
    )


def _with_given_name(
    text: str, tokens: Sequence[Token], named: Named, where: Iterable[int]
) -> Named:
    """A surname that the reader found alone, though the report names the person in full once."""
    for at in where:
        first = at
        while first and at - first < _GIVEN and _is_given(text, tokens, first - 1):
            first -= 1
        if first < at:
            words_ = tuple(token.plain for token in tokens[first : at + 1])
            return Named(text[tokens[first].start : tokens[at].end], words_, named.actors)
    return named


def _is_given(text: str, tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.capital or not joined(text, token, tokens[at + 1]):
        return False
    around = words("small") | words("honorific") | words("ship")
    return token.plain not in around and standing_at([token.plain], 0) is None


def _of_actors(record: Record) -> Iterator[Named]:
    for actor in record.actors:
        if actor.kind != "person" or PATTERN.search(actor.name):
            continue
        found = tokens_of(actor.name)
        while len(found) > 1 and found[0].plain in words("honorific"):
            found = found[1:]
        if any(token.capital for token in found):
            while found and not found[-1].capital:  # "Bekov administration"
                found = found[:-1]
        found = found[_name_start(found, 0, len(found)) :]
        if found and len(found) <= _LONGEST and not _is_thing(found) and "/" not in actor.name:
            name = actor.name[found[0].start : found[-1].end]
            yield Named(name, tuple(t.plain for t in found), {actor.id})


def _by_words(record: Record, tokens: Sequence[Token]) -> Iterator[Named]:
    """Words with capitals that stand beside an age or a word for a person."""
    text, taken = record.report.text, _Taken(record)
    for begin, last in _capitalised(text, tokens):
        first = _name_start(tokens, begin, last)
        start, end = tokens[first].start, tokens[last - 1].end
        alone = last - first == 1
        if last - first > _LONGEST or taken.holds(Span(start, end), alone):
            continue
        if tokens[last - 1].plain in words("thing") or PATTERN.match(text, start):
            continue
        if _is_thing(tokens[first:last]):
            continue
        if alone and (tokens[first].plain in words("small") or end - start < 3):
            continue
        said = beside(text, start, end)
        begins = first > begin and not alone and _SPEAKS.match(text, end) is not None
        if any(one.sure or (one.own and begins) for one in said):
            yield Named(text[start:end], tuple(t.plain for t in tokens[first:last]))


def _is_thing(found: Sequence[Token]) -> bool:
    """A ship or a storm; words of which only some are names."""
    particles = words("particle")
    mixed = {t.capital for t in found if t.plain not in particles and t.end - t.start > 1}
    return found[0].plain in words("ship") or len(mixed) > 1


def _capitalised(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Runs of words with capitals, particles between them included."""
    first = 0
    particles = words("particle")
    while first < len(tokens):
        if not tokens[first].capital:
            first += 1
            continue
        last = here = first + 1
        while here < len(tokens) and joined(text, tokens[here - 1], tokens[here]):
            if tokens[here].capital:
                last = here + 1
            elif tokens[here].plain not in particles:
                break
            here += 1
        yield first, last
        first = last


def _name_start(tokens: Sequence[Token], first: int, last: int) -> int:
    """Behind titles, roles and the small words that begin a sentence."""
    lower = [token.plain for token in tokens[first:last]]
    start = 0
    for n in range(len(lower) - 1):
        if lower[n] in words("small") | words("honorific") or standing_at(lower, n):
            start = n + 1
    return first + start


class _Taken:
    """What is known not to be a private name: places, named bodies of the register, persons found."""

    def __init__(self, record: Record) -> None:
        spans: list[tuple[int, int, bool]] = []
        for actor in record.actors:
            if actor.kind == "person" or actor.register or actor.kind in ("country", "place"):
                spans += ((m.start, m.end, False) for m in actor.mentions)
            elif actor.kind in ("organization", "igo", "media", "group"):
                spans += ((m.start, m.end, True) for m in actor.mentions)
        for place in record.places:
            spans += ((m.start, m.end, m.use != "literal") for m in place.mentions)
        self._spans = sorted(spans)
        self._starts = [start for start, _, _ in self._spans]
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def holds(self, span: Span, alone: bool) -> bool:
        """Whether something known overlaps; a single word is no person where a body is so called."""
        at = bisect_right(self._starts, span.end)
        for start, end, weak in reversed(self._spans[:at][-40:]):
            if start + self._longest < span.start:
                break
            if end > span.start and start < span.end and (alone or not weak):
                return True
        return False


def _merged(found: Iterable[Named]) -> list[Named]:
    """Names of which one is a part of the other, or begins and ends like it, are one person's."""
    kept: list[Named] = []
    by_last: dict[str, list[Named]] = {}
    # Capitals alone are a headline's, whose verbs look like names: such a name comes last.
    ordered = sorted(found, key=lambda named: (named.name.isupper(), -len(named.telling)))
    for one in ordered:
        near = [k for w in one.telling for k in by_last.get(w, ())]
        same = next(
            (k for k in near if _part(one, k) or (one.name.isupper() and _part(k, one))), None
        )
        if same is not None:
            same.actors |= one.actors
            continue
        kept.append(one)
        for word in dict.fromkeys(one.telling):
            by_last.setdefault(word, []).append(one)
    return kept


def _part(one: Named, longer: Named) -> bool:
    if one.words == longer.words:
        return True
    mine, theirs = one.telling, longer.telling
    if len(mine) == 1:
        return mine[0] in (theirs[0], theirs[-1])
    return set(mine) <= set(theirs) and mine[-1] == theirs[-1]
