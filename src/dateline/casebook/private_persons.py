"""Who in a report is a private person: no office, no public role, not in the register.

The rules, and what is decided where, stand in docs/people.md.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.casebook.people.candidates import candidates
from dateline.casebook.people.evidence import Said, beside, called
from dateline.casebook.people.runs import Named, Names, Run
from dateline.casebook.people.tokens import Token, tokens
from dateline.casebook.people.words import known_names, known_surnames, words
from dateline.casebook.pseudonyms import pseudonym
from dateline.record import Actor, Event, Record, Span

_OFFICIAL = frozenset(("GOV", "LEG", "JUD", "SPY", "PTY", "ELI", "MIL", "COP"))
_PUBLIC = frozenset(("JRN", "EDU", "BUS", "REL", "LAB"))
_BODIES = ("organization", "igo", "media", "group")
# Types of events that harm or accuse those to whom they happen.
_HARMING = frozenset(("ASSAULT", "COERCE", "ACCUSE", "THREATEN"))
# Who is named in the same line before it wrote.
_WROTE = re.compile(r"\b(?:contributed (?:reporting|to this)|reported from)\b")
_LINE = 120
_LISTED = re.compile(r"(?: \([^()]{1,20}\))?(?:,? and |, (?:and )?)")
_PRONOUNS = frozenset(("he", "she", "his", "her", "him", "hers"))
_OF_BODY = re.compile(r"\s+(?:of|with)\s+(?:the\s+)?(?=\w)")
_BY_LINE = re.compile(
    r"(?:^|\n)[ \t]*By[ \t]+[^\n]{3,80}(?=\n|$)"
    r"|\b(?:Reporting|Writing|Editing|Additional reporting|Written|Compiled) by\s[^\n.;)]{3,120}"
)


@dataclass(frozen=True, slots=True)
class PrivatePerson:
    """`named` says how he is called in the report; `why` he is private."""

    named: Named
    pseudonym: str
    why: str


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a report: private ones, and all names in it (private or not)."""

    private: tuple[PrivatePerson, ...]
    names: tuple[Named, ...]
    tokens: tuple[Token, ...]
    runs: tuple[Run, ...]


def find_people(record: Record) -> People:
    """Pure; the same for the same record."""
    text = record.report.text
    found = tokens(text)
    named = candidates(record, found)
    read = _read_at(record)
    runs = tuple(Names(named).runs(text, found, read)) if named else ()
    judge = _Judge(record, found, runs)
    private = [
        PrivatePerson(one, pseudonym(one.name), why) for one in named if (why := judge.private(one))
    ]
    hidden = [person.named for person in private]
    if things := {id(one) for one in named if _is_of(one, hidden)}:
        named = [one for one in named if id(one) not in things]
    if hidden:
        runs = tuple(Names(named, {id(one) for one in hidden}).runs(text, found, read))
    return People(tuple(private), tuple(named), tuple(found), runs)


def _is_of(named: Named, private: Sequence[Named]) -> bool:
    """ "Aida Bekova Square" where Aida Bekova is private: her name in it is hers."""
    if named.telling[-1] not in words("thing") or any(named is one for one in private):
        return False
    own = set(named.telling[:-1])
    return any(len(one.telling) > 1 and own.issuperset(one.telling) for one in private)


def _read_at(record: Record) -> dict[int, str]:
    """Where mentions of persons end, and whose they are."""
    return {
        mention.end: actor.id
        for actor in record.actors
        if actor.kind == "person"
        for mention in actor.mentions
    }


class _Judge:
    """Decides about the names of one report."""

    def __init__(self, record: Record, found: Sequence[Token], runs: Sequence[Run]) -> None:
        self._text = record.report.text
        self._actors = {actor.id: actor for actor in record.actors}
        self._spans: dict[int, list[Span]] = {}
        self._said: dict[int, list[Said]] = {}
        previous: list[Said] = []
        end = 0
        for run in runs:
            span = Span(found[run.first].start, found[run.last - 1].end)
            said = beside(self._text, span.start, span.end)
            if not said and previous and _LISTED.fullmatch(self._text, end, span.start):
                said = previous  # "Senators A and B", "witnesses A, B and C"
            self._spans.setdefault(id(run.named), []).append(span)
            self._said.setdefault(id(run.named), []).extend(said)
            previous, end = [one for one in said if one.many], span.end
        self._by_lines = list(_by_lines(self._text))
        bodies = (actor for actor in record.actors if actor.kind in _BODIES)
        self._bodies = {mention.start for actor in bodies for mention in actor.mentions}
        self._harmed = _harmed(record.events)
        self._speakers = {id_ for claim in record.claims for id_ in claim.actors}

    def private(self, named: Named) -> str | None:
        """Why somebody is private, or None."""
        actors = [self._actors[id_] for id_ in sorted(named.actors)]
        if any(actor.register for actor in actors):
            return None
        said = [*self._said.get(id(named), ()), *_of_actors(actors)]
        by = {one.standing: one.by for one in reversed(said)}
        for standing in ("minor", "witness"):
            if standing in by:
                return f"{standing}: {by[standing]}"
        if "office" in by or (not by and _has(actors, _OFFICIAL)):
            return None
        if "harmed" in by:
            return f"harmed or accused: {by['harmed']}"
        if _is_known(named) and "private" not in by:
            return None
        return self._by_what_it_does(named, actors, by)

    def _by_what_it_does(
        self, named: Named, actors: Sequence[Actor], by: Mapping[str, str]
    ) -> str | None:
        alone = len(named.telling) == 1
        acts = not self._speakers.isdisjoint(named.actors) or self._has_pronoun(actors)
        event = self._harm(named)
        if event and (by or acts or not alone):
            return f"harmed or accused: event {event}"
        if "profession" in by or self._works_in_public(named, actors, by):
            return None
        if by:
            return f"private: {by['private']}"
        if alone and not acts:
            return None  # a single word, taken for a person by nothing but its capital
        if not by and named.telling[-1] in words("thing"):
            return None
        return "no office or public role is told"

    def _works_in_public(
        self, named: Named, actors: Sequence[Actor], by: Mapping[str, str]
    ) -> bool:
        """An author, who speaks for a named body; by sector alone where no word is beside the name."""
        spans = self._spans.get(id(named), ())
        if any(line.overlaps(span) for span in spans for line in self._by_lines):
            return True
        if not by and _has(actors, _PUBLIC):
            return True
        return any(self._of_body(span.end) for span in spans)

    def _of_body(self, end: int) -> bool:
        """ "Bekova of the Risk Institute"."""
        match = _OF_BODY.match(self._text, end)
        if match is None or not self._text[match.end()].isupper():
            return False
        return not self._bodies.isdisjoint(range(end + 1, match.end() + 1))

    def _has_pronoun(self, actors: Iterable[Actor]) -> bool:
        mentions = (mention for actor in actors for mention in actor.mentions)
        return any(mention.text(self._text).casefold() in _PRONOUNS for mention in mentions)

    def _harm(self, named: Named) -> str | None:
        return next((self._harmed[i] for i in sorted(named.actors) if i in self._harmed), None)


def _by_lines(text: str) -> Iterator[Span]:
    for match in _BY_LINE.finditer(text):
        yield Span(match.start(), match.end())
    for match in _WROTE.finditer(text):
        start = max(match.start() - _LINE, text.rfind("\n", 0, match.start()) + 1)
        stop = text.rfind(". ", start, match.start())
        yield Span(stop + 1 if stop >= 0 else start, match.start())


def _has(actors: Iterable[Actor], sectors: frozenset[str]) -> bool:
    return any(actor.sectors and actor.sectors[0] in sectors for actor in actors)


def _is_known(named: Named) -> bool:
    """A name of the register, whatever the reader made of it ("Joseph R. Biden", a surname alone)."""
    telling = named.telling
    if len(telling) == 1:
        return telling[0] in known_surnames()
    return not known_names().isdisjoint(pairwise(telling))


def _of_actors(actors: Iterable[Actor]) -> Iterator[Said]:
    for actor in actors:
        if actor.office:
            yield called(actor.office) or Said("office", f'"{actor.office}"')


def _harmed(events: Iterable[Event]) -> dict[str, str]:
    """Actors to whom something harmful is said to have happened, and the event."""
    return {
        id_: event.id
        for event in reversed(tuple(events))
        if event.core.type in _HARMING or event.type in _HARMING
        for id_ in event.recipients
    }
