"""What a number covers: its place, time, window, group, event, and whose word it is."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.analysis import Analysis
from dateline.extraction.actors.lookup import ActorIndex
from dateline.extraction.draft import Context, Draft
from dateline.extraction.event_place import stated_place_of
from dateline.extraction.figures.causes import causes
from dateline.extraction.figures.found import Found
from dateline.extraction.index import SpanIndex
from dateline.knowledge.numbers import MeasureWord
from dateline.record import Event, Group, Span, Time, Window
from dateline.record.vocabulary import CountKind

_REACH = 60  # words between a number and the place or time that it goes with
_RIGHT_BEHIND = 5
_LEADING_ON = {"of", "them", "whom", "those", "in", "at", "near", "outside", "around", "the"}
_UP = 12  # heads looked at above a number, a place or a time
_AGAINST = {"on", "from", "than"}
_SINCE = {"since", "from"}
_WIDE = {
    "week",
    "weekend",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "range",
}
_AGES = {"over", "under", "above", "below", "aged", "between"}
_NOMINAL = {
    "prep",
    "pobj",
    "compound",
    "appos",
    "conj",
    "npadvmod",
    "nmod",
    "amod",
    "nummod",
    "advmod",
    "dep",
    "pcomp",
}


_ADJUNCT = {"prep", "pobj", "pcomp", "agent", "advcl", "acl", "xcomp", "compound", "nmod", "appos",
            "npadvmod", "amod", "prt"}  # fmt: skip
# What a disaster or an attack does to people, and what does it.
_HARMS = {"killed", "injured", "missing", "displaced", "casualties"}
_HARMING = {"x:disaster", "ASSAULT"}
_WHEN = {"when", "after", "as", "where", "before", "since"}


@dataclass(frozen=True, slots=True)
class _Placed[T]:
    """Something named at a token: the nominal heads it hangs from, and the verb of its clause."""

    token: int
    value: T
    chain: frozenset[int]
    clause: int


class Scopes:
    """Look-ups of one report, made once."""

    def __init__(self, ctx: Context, draft: Draft) -> None:
        self._a, self._ctx, self._draft = ctx.analysis, ctx, draft
        self._numbers = ctx.knowledge.numbers
        self._actors = ActorIndex(draft.actors)
        self._claims = SpanIndex((span, c.id) for c in draft.claims for span in c.content)
        self._cues = {c.id: _last_token(self._a, c.cue) for c in draft.claims if c.cue}
        self._events = {event.id: event for event in draft.events}
        self._event_at = _events_by_token(self._a, draft.events)
        self._times: dict[int, list[_Placed[Time]]] = self._placed(
            (t.span, t) for t in draft.times if t.span
        )
        self._by_id = {t.id: t for t in draft.times}
        self._places: dict[int, list[_Placed[str]]] = self._placed(
            (Span(m.start, m.end), p.id)
            for p in draft.places
            for m in p.mentions
            if m.use == "literal" and not self._is_whence(Span(m.start, m.end))
        )

    def claim(self, figure: Found, span: Span) -> str | None:
        """The innermost claim whose content holds the number; not one of a verb that does what is
        counted ("dismissed 57 judges"), and what a house decided is not who voted for it."""
        for _, claim in self._claims.around(span):
            cue = self._cues.get(claim)
            counted = figure.counted is not None and cue == figure.counted.governor
            voted = figure.measure == "votes" and cue in _clauses(self._a, figure.top)
            if cue is None or not (counted or voted):
                return claim
        return None

    def event(self, figure: Found) -> Event | None:
        """The event of the word that says the measure, else the nearest above in the clause, else
        what took the lives that are counted."""
        for anchor in figure.anchors:
            if anchor in self._event_at:
                return self._events[self._event_at[anchor]]
        token = figure.anchors[0]
        for _ in range(_UP):
            head = self._a.heads[token]
            if self._a.deps[token] in ("ccomp", "parataxis", "advcl", "relcl"):
                break
            if head in self._event_at:
                return self._events[self._event_at[head]]
            token = head
        return self._cause(figure)

    def _cause(self, figure: Found) -> Event | None:
        if figure.measure not in _HARMS:
            return None
        told = (
            self._event_at[token]
            for token in causes(self._a, figure.anchors)
            if token in self._event_at
        )
        return next((e for e in map(self._events.__getitem__, told) if e.type in _HARMING), None)

    def place(self, figure: Found, event: Event | None) -> str | None:
        """By the number's own clause, else that of its event: a dateline is no scope of a count."""
        if near := self._nearest(self._places, figure):
            return near.value
        if event is None or event.place is None:
            return None
        tokens = self._a.tokens_in(event.trigger)
        told = stated_place_of(self._ctx, self._draft, tokens[-1]) if tokens else None
        return event.place if told == event.place else None

    def time(self, figure: Found, event: Event | None) -> Time | None:
        near = self._nearest(self._times, figure)
        if near:
            return near.value
        return self._by_id.get(event.time) if event and event.time else None

    def window(self, figure: Found) -> Window | None:
        """ "since Sunday", "in 2021", "between May and July": not a single day."""
        near = self._nearest(self._times, figure)
        if near is None or near.value.start is None or self.as_of(figure):
            return None
        time, before = near.value, self._word_before(near.token)
        if before in _AGAINST and figure.amount.is_percent:
            return None  # "up 20% on last year"
        if before in _SINCE and time.precision != "range":
            return Window(time.start, None)
        return Window(time.start, time.end) if time.precision in _WIDE else None

    def as_of(self, figure: Found, count: CountKind | None = None) -> str | None:
        """The last day of "as of Monday", "by Friday": the state of things then; of a running
        total the day that its own clause names."""
        near = self._nearest(self._times, figure)
        if near is None:
            return None
        ahead = self._a.lower[max(0, figure.amount.first - 2) : figure.amount.first]
        if ahead[:1] in (["up"], ["down"]) and ahead[1:] == ["from"]:
            return None  # "up from 388" tells what was before
        words = self._a.lower[max(0, near.token - 3) : near.token]
        stated = words[-2:] == ["as", "of"] or words[-1:] == ["by"] or words[-2:] == ["up", "to"]
        clause = near.clause if words[-1:] == ["by"] else figure.top
        if any(self._a.tags[c] == "MD" for c in self._a.kids(clause, "aux")):
            return None  # "will leave by December"
        if count == "running" and near.value.precision == "day":
            stated = stated or near.clause in _clauses(self._a, figure.top)[:1]
        return near.value.end if stated else None

    def group(self, figure: Found) -> Group:
        """Who is counted, by the words: the actor named, age and status."""
        noun = figure.of
        if noun is None or figure.unit != "people":
            return Group(None, (), None, None)
        actor = self._actors.at(self._a, noun)
        sectors = self._actors[actor].sectors if actor else ()
        words = [
            w
            for t in (noun, *self._a.kids(noun, "amod", "compound", "nmod"))
            if (w := self._word(t))
        ]
        age = _age_phrase(self._a, noun) or next((w.age for w in words if w.age), None)
        status = next((w.status for w in words if w.status), None)
        return Group(actor, sectors, age, status)

    def _preposition(self, token: int) -> int | None:
        """ "up from 300 in May": the second preposition often hangs from the first."""
        a = self._a
        return (
            a.heads[token] if a.deps[token] == "pobj" and a.lower[a.heads[token]] != "of" else None
        )

    def _follows(self, figure: Found, token: int) -> bool:
        """ "103 of them in the city", "four in Kesh": with nothing else in between."""
        between = self._a.lower[figure.amount.last : token]
        return 0 < len(between) <= _RIGHT_BEHIND and all(w in _LEADING_ON for w in between)

    def _is_whence(self, span: Span) -> bool:
        """ "Soldiers from Kesh"; not "fled from Kesh"."""
        a = self._a
        tokens = a.tokens_in(span)
        above = a.ancestors(tokens[0]) if tokens else ()
        preposition = next((t for t in above if a.pos[t] == "ADP"), None)
        if preposition is None or a.lower[preposition] != "from":
            return False
        return a.pos[a.heads[preposition]] in ("NOUN", "PROPN")

    def _is_of_other[T](self, placed: _Placed[T], figure: Found) -> bool:
        """Hangs from another number: "up from 300 in May"."""
        a = self._a
        around = (t for token in placed.chain for t in (token, *a.children[token]))
        own = {*range(figure.amount.first, figure.amount.last), placed.token}
        return any(a.pos[token] == "NUM" and token not in own for token in around)

    def _is_below[T](self, placed: _Placed[T], figure: Found) -> bool:
        """In an adjunct of what the number hangs from: "hurt when trains collided near Kesh"."""
        a, token, tops = self._a, placed.token, (*figure.anchors, *_clauses(self._a, figure.top))
        for _ in range(_UP):
            if token in tops:
                return True
            joined = a.deps[token] == "conj" and a.pos[token] in ("NOUN", "PROPN")
            when = a.deps[token] == "relcl" and _opens_with_when(a, token)
            if joined or when or a.deps[token] in _ADJUNCT:
                token = a.heads[token]
            else:
                return False
        return False

    def _word(self, token: int) -> MeasureWord | None:
        nouns = self._numbers.nouns
        return nouns.get(self._a.lemmas[token])

    def _word_before(self, token: int) -> str:
        return self._a.lower[token - 1] if token else ""

    def _placed[T](self, pairs: Iterable[tuple[Span, T]]) -> dict[int, list[_Placed[T]]]:
        """By sentence."""
        found: dict[int, list[_Placed[T]]] = defaultdict(list)
        for span, value in pairs:
            tokens = self._a.tokens_in(span)
            if tokens:
                placed = _place(self._a, tokens, value)
                found[self._a.sentence_of[tokens[0]]].append(placed)
        for here in found.values():
            here.sort(key=lambda p: p.token)
        return found

    def _nearest[T](self, placed: dict[int, list[_Placed[T]]], figure: Found) -> _Placed[T] | None:
        """What hangs from the number or its noun; else what stands in its clause, the nearest."""
        all_ = placed.get(self._a.sentence_of[figure.top])
        if not all_:
            return None
        first = bisect_left(all_, figure.top - _REACH, key=lambda p: p.token)
        last = bisect_left(all_, figure.top + _REACH, key=lambda p: p.token)
        here = all_[first:last]
        own = [p for p in here if self._follows(figure, p.token)]
        own = own or [
            p for p in here if p.chain & {figure.top, figure.of, self._preposition(figure.top)}
        ]
        clauses = _clauses(self._a, figure.anchors[0])
        for clause in clauses:
            own = own or [
                p for p in here if p.clause == clause and not self._is_of_other(p, figure)
            ]
        own = own or [
            p for p in here if self._is_below(p, figure) and not self._is_of_other(p, figure)
        ]
        return min(own, key=lambda p: abs(p.token - figure.top), default=None)


def _place[T](a: Analysis, tokens: range, value: T) -> _Placed[T]:
    inside = [t for t in tokens if not tokens[0] <= a.heads[t] <= tokens[-1]]
    token = inside[0] if inside else tokens[-1]
    chain: list[int] = []
    at = token
    while len(chain) < _UP and a.deps[at] in _NOMINAL and a.heads[at] != at:
        if a.pos[a.heads[at]] in ("VERB", "AUX"):
            break
        at = a.heads[at]
        chain.append(at)
    return _Placed(tokens[0], value, frozenset(chain), a.heads[at])


def _clauses(a: Analysis, token: int) -> list[int]:
    """The verb of the clause, then those that it is joined to."""
    for _ in range(_UP):
        if a.pos[token] in ("VERB", "AUX"):
            break
        token = a.heads[token]
    found = [token]
    while len(found) < _UP and a.deps[token] in ("conj", "xcomp", "auxpass"):
        token = a.heads[token]
        found.append(token)
    return found


def _events_by_token(a: Analysis, events: tuple[Event, ...]) -> dict[int, str]:
    """Event ids by trigger token, then by the tokens of other mentions."""
    found: dict[int, str] = {}
    for event in events:
        for token in a.tokens_in(event.trigger):
            found.setdefault(token, event.id)
    for event in events:
        for mention in (event.core.trigger, *(m.span for m in event.mentions)):
            for token in a.tokens_in(mention):
                found.setdefault(token, event.id)
    return found


def _last_token(a: Analysis, span: Span) -> int | None:
    tokens = a.tokens_in(span)
    return tokens[-1] if tokens else None


def _opens_with_when(a: Analysis, verb: int) -> bool:
    return any(a.lower[c] in _WHEN for c in a.children[verb] if c < verb)


def _age_phrase(a: Analysis, noun: int) -> str | None:
    """ "over 60" of "men over 60", "aged 12 to 18"."""
    for token in range(noun + 1, min(noun + 3, len(a) - 1)):
        if (
            a.lower[token] in _AGES
            and a.words[token + 1].isdigit()
            and a.deps[token] in ("prep", "acl", "amod", "quantmod", "advmod")
        ):
            end = token + 2
            while (
                end + 1 < len(a)
                and a.lower[end] in ("to", "and", "-")
                and a.words[end + 1].isdigit()
            ):
                end += 2
            return a.text[a.starts[token] : a.ends[end - 1]]
    return None
