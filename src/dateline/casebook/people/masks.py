"""Which words of a report, its title and the strings of its items stand for private persons."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.casebook.people.runs import PLURALS, Names, Run
from dateline.casebook.people.tokens import Token, joined, tokens
from dateline.casebook.people.words import standing_at, words
from dateline.casebook.private_persons import People, PrivatePerson
from dateline.record import Record, Span

_PLACE = re.compile(
    r"\b(?:in|near|around|outside|inside|throughout|across"
    r"|(?:town|city|village|province|region|district|state|river|country) of) $"
)
_WAY = re.compile(r"\b(?:to|from|at|towards?|into|through|via|of) $")
# No part of an address or a tag ("dolina@example.org").
_LOWER = re.compile(r"(?<![\w@#./])[^\W\d_]+(?![\w@]|\.\w)")

# Words with capitals between a name and the word for a thing, that word included.
_REACH = 3
# Characters of a line that may be a title; letters of a word that has a capital in no title ("from").
_TITLE, _SHORT = 160, 4
# A name alone beside no thing, or such a one, may be a place's ("Kirov Region", not "Kirov Street").
_ALSO_PLACE = frozenset((None,)) | words("land")


@dataclass(frozen=True, slots=True)
class Mask:
    """The words at [start, end) name a private person; `full`: by more than a part of the name."""

    start: int
    end: int
    person: PrivatePerson
    full: bool


class Masks:
    """What is masked in one report."""

    def __init__(self, record: Record, people: People) -> None:
        self._person = {id(p.named): p for p in people.private}
        text = record.report.text
        tags = {
            people.tokens[run.first].plain
            for run in people.runs
            if run.last - run.first == 1 and run.full
        }
        self._names = Names(people.names, set(self._person), tags)
        self._bodies = {a.name for a in record.actors if a.kind in ("organization", "media", "igo")}
        self._parts = {word for person in people.private for word in person.named.telling}
        self._own = _own_mentions(record, people)
        self._kept = _kept_spans(record, people)
        # Parts of names that in this report also name something else ("Jordan").
        self._shared = _places_too(text, people)
        self.text = self._of_text(text, people)

    def of_string(self, text: str, whose: str | None = None) -> list[Mask]:
        """In a string of an item; `whose` is the id of the actor whose item it is."""
        if text.isascii() and not self._may_name(text.casefold()):
            return []
        found = tokens(text)
        return [
            _mask(found, run, person)
            for run in self._names.runs(text, found, whose=whose)
            if (person := self._person.get(id(run.named)))
            and (run.full or whose in run.named.actors or self._alone(text, found, run))
        ]

    def _may_name(self, low: str) -> bool:
        return any(part in low for part in self._parts)

    def _of_text(self, text: str, people: People) -> list[Mask]:
        common = {match[0] for match in _LOWER.finditer(text) if match[0].islower()}
        found = []
        for run in people.runs:
            person = self._person.get(id(run.named))
            if person is None:
                continue
            mask = _mask(people.tokens, run, person)
            if run.full or self._stands(text, people.tokens, run, mask, common):
                found.append(mask)
            elif _thing(text, people.tokens, run.last) in _ALSO_PLACE:
                self._shared.update(t.plain for t in people.tokens[run.first : run.last])
        return found

    def _stands(
        self, text: str, found: Sequence[Token], run: Run, mask: Mask, common: set[str]
    ) -> bool:
        """Whether a part of a name, alone, stands for the person."""
        span, word = Span(mask.start, mask.end), found[run.first].plain
        if self._is_place(text, found, run) or _thing(text, found, run.last):
            return False
        if _covers(self._own.get(id(run.named), ()), span):
            return True
        if _covers(self._kept, span) or word in common:
            return False
        return self._alone(text, found, run)

    def _is_place(self, text: str, found: Sequence[Token], run: Run) -> bool:
        """ "in Jordan", "the town of Jordan"; once it is known for a place, also "to Jordan"."""
        before = _ahead(text, found[run.first].start)
        if _PLACE.search(before):
            return True
        return found[run.first].plain in self._shared and _WAY.search(before) is not None

    def _alone(self, text: str, found: Sequence[Token], run: Run) -> bool:
        """A word with a capital, no word of everyday, not a part of the name of something else."""
        token = found[run.first]
        if not token.capital or token.plain in words("small") or token.plain in self._shared:
            return False
        if _thing(text, found, run.last, text not in self._bodies):
            return False
        after = found[run.last] if run.last < len(found) else None
        if after and after.capital and joined(text, found[run.last - 1], after):
            if after.plain in words("thing"):
                return False  # "Bekov Street"
            if token.plain != run.named.telling[-1]:
                return False  # a given name before another surname
        # A given name behind another word with a capital is a part of somebody else's name.
        return token.plain == run.named.telling[-1] or not _name_before(text, found, run.first)


def _places_too(text: str, people: People) -> set[str]:
    """Words that somewhere in the report are told to be a place."""
    return {
        people.tokens[run.first].plain
        for run in people.runs
        if not run.full
        and _PLACE.search(_ahead(text, people.tokens[run.first].start))
        and _thing(text, people.tokens, run.last) in _ALSO_PLACE
    }


def _ahead(text: str, start: int) -> str:
    return text[max(0, start - 24) : start]


def _thing(text: str, found: Sequence[Token], last: int, may_be_title: bool = True) -> str | None:
    """The word for a thing up to which capitals go on behind a name: "the Bekov Relief Society". In a title
    capitals tell nothing ("Bekov Leaves Prison"): there only the next word counts."""
    reach = 1 if may_be_title and _is_title(text, found[last - 1]) else _REACH
    end = last
    while end < min(len(found), last + reach) and found[end].capital:
        if found[end].plain in words("small") or not joined(text, found[end - 1], found[end]):
            break
        end += 1
    word = found[end - 1].plain
    return word if end > last and word in words("thing") else None


def _is_title(text: str, token: Token) -> bool:
    """Whether in a line nearly all words but small ones have capitals."""
    start = text.rfind("\n", 0, token.start) + 1
    stop = text.find("\n", token.end)
    line = text[start : stop if stop >= 0 else len(text)]
    if len(line) > _TITLE:
        return False
    telling = [t for t in tokens(line) if t.end - t.start > _SHORT or t.capital]
    low = sum(not t.capital and t.plain not in words("small") for t in telling)
    return 3 * low <= len(telling) - low


def _name_before(text: str, found: Sequence[Token], first: int) -> bool:
    before = found[first - 1] if first else None
    if before is None or not before.capital or not joined(text, before, found[first]):
        return False
    around = words("small") | words("honorific")
    return before.plain not in around and standing_at([before.plain], 0) is None


def _mask(found: Sequence[Token], run: Run, person: PrivatePerson) -> Mask:
    return Mask(found[run.first].start, found[run.last - 1].end, person, run.full)


def _own_mentions(record: Record, people: People) -> dict[int, list[Span]]:
    """Where the reader found each private person, by his name."""
    mentions = {actor.id: actor.mentions for actor in record.actors}
    return {
        id(p.named): sorted(span for id_ in p.named.actors for span in mentions[id_])
        for p in people.private
    }


def _kept_spans(record: Record, people: People) -> list[Span]:
    """Places, bodies and public persons: a name in them is theirs."""
    private = {id_ for p in people.private for id_ in p.named.actors}
    names = {p.named.words for p in people.private}
    parts = {word for p in people.private for word in p.named.telling}
    families = {f"{p.named.telling[-1]}{ending}" for p in people.private for ending in PLURALS}
    spans = [
        Span(mention.start, mention.end)
        for place in record.places
        for mention in place.mentions
        if mention.use == "literal"
    ]
    for actor in record.actors:
        if actor.id in private or actor.kind == "role":
            continue
        for mention in actor.mentions:
            told = tuple(t.plain for t in tokens(mention.text(record.report.text)))
            misread = actor.register is None and (
                told in names or (len(told) == 1 and told[0] in parts)
            )
            family = actor.register is None and len(told) == 1 and told[0] in families
            if family and actor.kind in ("person", "organization"):
                continue
            if not (misread and actor.kind in ("organization", "group", "media", "igo")):
                spans.append(mention)
    return sorted(spans)


def _covers(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of the sorted spans reaches around this one."""
    at = bisect_right(spans, Span(span.start, 1 << 62))
    return any(other.end >= span.end for other in _near(spans, at))


def _near(spans: Sequence[Span], at: int) -> Iterator[Span]:
    """The last few that begin before: mentions of one place or actor hardly nest deeper."""
    yield from spans[max(0, at - 4) : at]
