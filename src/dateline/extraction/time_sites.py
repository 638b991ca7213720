"""Which predicate each time expression of a report stands with."""

from dateline.extraction.draft import Context, Draft
from dateline.extraction.index import SpanIndex
from dateline.record import Claim, Time

# "Than last year", "up from a year ago": what is compared with, not when it happened.
_COMPARING = {"than", "versus", "like"}


class TimeSites:
    """The dated times of a draft by the token they stand with, by sentence, and by claim."""

    def __init__(self, ctx: Context, draft: Draft) -> None:
        self._a, self._nouns = ctx.analysis, ctx.knowledge.event_nouns
        self._by_site: dict[int, list[Time]] = {}
        self._by_sentence: dict[int, list[Time]] = {}
        self._site_of: dict[str, int] = {}
        for time in draft.times:
            if time.span and time.start and (tokens := self._a.tokens_in(time.span)):
                self._place(time, tokens)
        self._contents = SpanIndex((s, c) for c in draft.claims for s in c.content)
        self._cues = SpanIndex((c.cue, c) for c in draft.claims if c.cue)

    def _place(self, time: Time, tokens: range) -> None:
        a = self._a
        head = next((t for t in tokens if a.heads[t] not in tokens), tokens[0])
        if (site := self._climb(head)) is None:
            return
        self._site_of[time.id] = site
        self._by_site.setdefault(site, []).append(time)
        self._by_sentence.setdefault(a.sentence_of[head], []).append(time)

    def _climb(self, token: int) -> int | None:
        """The verb or event noun a time belongs to; None where it is only compared with."""
        a = self._a
        while (head := a.heads[token]) != token:
            token = head
            if a.lower[token] in _COMPARING:
                return None
            if a.pos[token] == "VERB" or (
                a.pos[token] == "NOUN" and a.lemmas[token] in self._nouns
            ):
                return token
        return token

    def at(self, token: int) -> list[Time]:
        """Those that stand with this very predicate."""
        return self._by_site.get(token, [])

    def in_sentence(self, number: int) -> list[Time]:
        return self._by_sentence.get(number, [])

    def is_cue(self, token: int) -> bool:
        """Whether a token is the word by which somebody says, fears or wants something."""
        return bool(self._cues.overlapping(self._a.span(token, token + 1)))

    def may_date(self, time: Time, token: int) -> bool:
        """A time of the saying does not date what is said, nor the other way round."""
        if time.span is None:
            return False
        here = self._claim(token)
        there = next((c for _, c in self._contents.around(time.span)), None)
        return here is there

    def _claim(self, token: int) -> Claim | None:
        span = self._a.span(token, token + 1)
        for _, claim in self._contents.around(span):
            if not (claim.cue and claim.cue.overlaps(span)):
                return claim
        return None
