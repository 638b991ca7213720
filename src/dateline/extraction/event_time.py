"""When an event happened: the expression nearest to it by syntax, else what the text tells before."""

from dataclasses import replace

from dateline.extraction.clauses import clause_of
from dateline.extraction.draft import Context, Draft
from dateline.extraction.index import SpanIndex
from dateline.record import Time

PUBLISHED_DAY = "t0"


def with_published_day(ctx: Context, draft: Draft) -> Draft:
    """The draft with the day of publication as a time of its own, where it is known."""
    day = ctx.report.published
    if not day or any(time.id == PUBLISHED_DAY for time in draft.times):
        return draft
    time = Time(
        PUBLISHED_DAY, day, day, "day", None, "published", "", None, 0.5, "day of publication"
    )
    return replace(draft, times=(time, *draft.times))


def without_unused(draft: Draft) -> Draft:
    """The draft without the day of publication if nothing rests on it."""
    used = {e.time for e in draft.events} | {e.core.time for e in draft.events}
    used |= {f.time for f in draft.figures} | {c.time for c in draft.claims}
    if PUBLISHED_DAY in used:
        return draft
    return replace(draft, times=tuple(t for t in draft.times if t.id != PUBLISHED_DAY))


def time_of(ctx: Context, draft: Draft, token: int) -> str | None:
    """The id of the time of the predicate at a token."""
    analysis = ctx.analysis
    index = SpanIndex((t.span, t) for t in draft.times if t.span)
    clause = clause_of(analysis, token)
    for span in (analysis.subtree(token), analysis.subtree(clause), analysis.sentence_span(token)):
        near = [t for _, t in index.inside(span) if t.start]
        if near:
            at = analysis.starts[token]
            return min(near, key=lambda t: abs(t.span.start - at) if t.span else 0).id
    return PUBLISHED_DAY if any(t.id == PUBLISHED_DAY for t in draft.times) else None
