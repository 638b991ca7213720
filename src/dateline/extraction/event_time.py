"""When an event happened: the time its own clause names, then its sentence, then the story so far."""

from dataclasses import replace
from datetime import date

from dateline.extraction import marks
from dateline.extraction.draft import Context, Draft
from dateline.extraction.memo import Memo
from dateline.extraction.status import status_of
from dateline.extraction.time_sites import TimeSites
from dateline.record import Time

PUBLISHED_DAY = "t0"
# A noun after these is another event than that of its clause: "left after the vote".
_APART = {"after", "before", "since", "following", "until", "over", "about", "despite", "for"}
_SHARING = {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dobj", "nsubj", "nsubjpass", "attr",
            "acomp", "pobj", "prep", "agent", "compound", "csubj", "oprd"}  # fmt: skip
# How many sentences a date carries on a story told in the past tense.
_CARRIED = 2
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
        self._sites = TimeSites(ctx, draft)

    def time_of(self, token: int) -> str | None:
        found = self._by_clause(token) or self._by_sentence(token)
        if found or status_of(self._ctx, token)[0] in ("future", "hypothetical"):
            return found.id if found else None
        carried = self._by_story(token)
        return carried.id if carried else self._day

    def _by_clause(self, token: int) -> Time | None:
        """From the predicate up through the clauses that share its time."""
        a, at = self._a, token
        while True:
            if found := self._fitting(self._sites.at(at), token):
                return found
            head = a.heads[at]
            if head == at or not self._shares(at, head):
                return None
            at = head

    def _shares(self, token: int, head: int) -> bool:
        a = self._a
        dep = a.deps[token]
        if dep not in _SHARING or self._sites.is_cue(head):
            return False
        if dep == "pobj" and a.lower[head] in _APART:
            return False
        # "Troops had left before the rebels came": another time, unless it is a mere participle.
        return not (dep in ("advcl", "ccomp") and a.kids(token, "mark"))

    def _by_sentence(self, token: int) -> Time | None:
        a = self._a
        if a.deps[token] == "pobj" and a.lower[a.heads[token]] in _APART:
            return None
        times = self._sites.in_sentence(a.sentence_of[token])
        return self._fitting([t for t in times if self._sites.may_date(t, token)], token)

    def _by_story(self, token: int) -> Time | None:
        """What the sentence before was dated by, where the story goes on in the past tense."""
        a = self._a
        if a.tags[token] not in ("VBD", "VBN"):
            return None
        number = a.sentence_of[token]
        for before in range(number - 1, max(-1, number - 1 - _CARRIED), -1):
            if self._sites.in_sentence(before):
                root = self._root(before)
                time = self._by_clause(root) or self._by_sentence(root)
                return time if time and self._is_recent(time) else None
        return None

    def _root(self, sentence: int) -> int:
        first = self._a.sentences[sentence].first
        return next((t for t in self._a.ancestors(first) if self._a.heads[t] == t), first)

    def _fitting(self, times: list[Time], token: int) -> Time | None:
        """The nearest of those that the predicate's tense allows."""
        at = self._a.starts[token]
        fitting = [t for t in times if self._agrees(t, token)]
        return min(fitting, key=lambda t: abs(t.span.start - at) if t.span else 0, default=None)

    def _agrees(self, time: Time, token: int) -> bool:
        if self._published is None or not (time.start and time.end):
            return True
        if self._a.tags[token] == "VBD":
            return time.start <= self._published
        return time.end >= self._published if marks.is_future(self._a, token) else True

    def _is_recent(self, time: Time) -> bool:
        """Past, but no background: a year named in passing dates no news."""
        if not (time.start and time.end and self._published):
            return False
        days = date.fromisoformat(self._published) - date.fromisoformat(time.start)
        return time.end <= self._published and days.days <= _RECENT


_clocks = Memo(Clock)
