"""When an event happened: the time its own clause names, then its sentence, then the story so far."""

from dataclasses import replace
from datetime import date

from dateline.extraction import marks
from dateline.extraction.draft import Context, Draft
from dateline.extraction.events.status import status_of
from dateline.extraction.memo import Memo
from dateline.extraction.sites import Sites, root_of
from dateline.record import Span, Time

PUBLISHED_DAY = "t0"
# "Than last year": what is compared with, not when it happened.
_COMPARING = frozenset({"than", "versus", "like"})
_ENDING = frozenset({"until", "till"})
_REACH = 10  # words before, among which a "not" is looked for
# How many sentences a date carries on a story told in the past tense, and how old (in days) it may
# be: a year named in passing dates no news.
_CARRIED = 2
_BEEN = {"was", "were", "had", "has", "have", "'ve"}
_PAST = {"VBD", "VBN"}
_RECENT = 183


def with_published_day(ctx: Context, draft: Draft) -> Draft:
    """The draft with the day of publication as a time of its own, where it is known."""
    day = ctx.report.published
    if not day or any(time.id == PUBLISHED_DAY for time in draft.times):
        return draft
    why = "day of publication"
    time = Time(PUBLISHED_DAY, day[:10], day[:10], "day", None, "published", "", None, 0.5, why)
    return replace(draft, times=(time, *draft.times))


def without_unused(draft: Draft) -> Draft:
    """The draft without the day of publication if nothing rests on it."""
    used = {e.time for e in draft.events} | {e.core.time for e in draft.events}
    used |= {f.time for f in draft.figures} | {c.time for c in draft.claims}
    if PUBLISHED_DAY in used:
        return draft
    return replace(draft, times=tuple(t for t in draft.times if t.id != PUBLISHED_DAY))


def time_of(ctx: Context, draft: Draft, token: int) -> str | None:
    """The id of the time of the predicate at a token; None where nothing dates it."""
    return _clocks(ctx, draft).time_of(token)


class Clock:
    """The times of one report, asked for those of its predicates."""

    def __init__(self, ctx: Context, draft: Draft) -> None:
        self._ctx, self._a = ctx, ctx.analysis
        self._published = ctx.report.published[:10] if ctx.report.published else None
        self._day = next((t.id for t in draft.times if t.id == PUBLISHED_DAY), None)
        dated = (
            (t.span, t) for t in draft.times if t.span and t.start and not self._bounds(t.span)
        )
        self._sites = Sites(ctx, draft, dated, self._says_nothing)
        self._vague = {t.span.start: t for t in draft.times if t.span and t.precision == "vague"}

    def _says_nothing(self, token: int) -> bool:
        """ "More than in 2011", "the 1959 uprising": years that are no time of the verb above."""
        a, nouns = self._a, self._ctx.knowledge.event_nouns
        if a.lower[token] in _COMPARING:
            return True
        years = [
            c for c in a.kids(token, "nummod") if len(a.words[c]) == 4 and a.words[c].isdigit()
        ]
        return bool(years) and a.pos[token] == "NOUN" and a.lemmas[token] not in nouns

    def _is_of_others(self, pair: tuple[Span, Time], token: int) -> bool:
        """Told of somebody in the sentence, and long past: "welcomed refugees driven out in 2017"."""
        span, time = pair
        past = bool(time.end and self._published and time.end < self._published)
        return past and self._sites.is_of_participle(span, token)

    def _bounds(self, span: Span) -> bool:
        """ "Until May", but "not until May"; "dating back to 1881": where something ends or how old it is."""
        a = self._a
        first = a.tokens_in(span).start
        before = range(max(0, first - 4), first)
        if any(a.lower[t] in _ENDING for t in before[-2:]):
            return marks.NOT.isdisjoint(a.lower[max(0, first - _REACH) : first])
        return any(a.lemmas[t] == "date" and a.pos[t] == "VERB" for t in before)

    def time_of(self, token: int) -> str | None:
        found = self._in_sentence(token)
        if found or status_of(self._ctx, token)[0] in ("future", "hypothetical"):
            return found.id if found else None
        carried = self._vaguely(token) or self._in_story(token)
        return carried.id if carried else self._day

    def _in_sentence(self, token: int) -> Time | None:
        for clause in self._sites.clauses(token):
            if found := self._fitting(self._sites.at(clause), token):
                return found
        if self._a.tags[token] in ("VBZ", "VBP") or self._is_going_on(token):
            return None
        beside = self._sites.beside(token)
        near = [
            pair
            for pair in beside
            if self._is_recent(pair[1])
            or not (self._lasts(pair[1]) or self._is_of_others(pair, token))
        ]
        return self._fitting(near, token)

    def _is_going_on(self, token: int) -> bool:
        """ "The envoy, who is visiting Oman, is to sign the pact next week": the visit is now."""
        a = self._a
        helpers = a.kids(token, "aux") if a.tags[token] == "VBG" else []
        relative = a.deps[token] == "relcl"
        return relative and any(a.lower[c] in ("is", "are", "'s", "'re") for c in helpers)

    def _vaguely(self, token: int) -> Time | None:
        """ "Was recently elected": some day, but not that of the story."""
        a = self._a
        if not self._vague or a.tags[token] not in _PAST:
            return None
        adverbs = a.kids(token, "advmod", "npadvmod")
        return next((t for c in adverbs if (t := self._vague.get(a.starts[c]))), None)

    def _in_story(self, token: int) -> Time | None:
        """What the sentence before was dated by, where the story goes on in the past tense."""
        a = self._a
        if a.tags[token] not in _PAST:
            return None
        number = a.sentence_of[token]
        for before in range(number - 1, max(-1, number - 1 - _CARRIED), -1):
            if self._sites.in_sentence(before):
                root = root_of(a, before)
                if self._is_earlier(root) and not self._is_earlier(token):
                    return None  # "had been convicted in March. Crowds chanted": the story is of another day
                time = self._in_sentence(root)
                return time if time and self._is_recent(time) and not self._lasts(time) else None
        return None

    def _fitting(self, times: list[tuple[Span, Time]], token: int) -> Time | None:
        """The nearest of those that the predicate's tense allows."""
        at = self._a.starts[token]
        fitting = [(abs(span.start - at), t) for span, t in times if self._agrees(t, token)]
        return min(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def _agrees(self, time: Time, token: int) -> bool:
        if self._published is None or not (time.start and time.end):
            return True
        if self._is_past(token):
            return time.start <= self._published
        return time.end >= self._published if marks.is_future(self._a, token) else True

    def _is_past(self, token: int) -> bool:
        """ "Freed", "was freed", "has freed"; not "will be freed"."""
        a = self._a
        helpers = a.kids(token, "aux", "auxpass")
        if a.tags[token] != "VBN" or any(a.tags[c] == "MD" for c in helpers):
            return a.tags[token] == "VBD"
        return any(a.lower[c] in _BEEN for c in helpers)

    def _is_earlier(self, token: int) -> bool:
        return any(self._a.lower[c] == "had" for c in self._a.kids(token, "aux"))

    def _lasts(self, time: Time) -> bool:
        """ "Not seen since Monday": what comes next is no part of that day."""
        first = self._a.tokens_in(time.span)[0] if time.span else 0
        return "since" in self._a.lower[max(0, first - 2) : first]

    def _is_recent(self, time: Time) -> bool:
        if not (time.start and time.end and self._published):
            return False
        days = (date.fromisoformat(self._published) - date.fromisoformat(time.start)).days
        return time.end <= self._published and days <= _RECENT


_clocks = Memo(Clock)
