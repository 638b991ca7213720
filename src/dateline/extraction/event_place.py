"""Where an event happened: a literal place in its clause, its sentence, or the dateline."""

from dateline.extraction.clauses import clause_of
from dateline.extraction.draft import Context, Draft
from dateline.extraction.index import SpanIndex
from dateline.record import Span


def place_of(ctx: Context, draft: Draft, token: int) -> str | None:
    """The id of the place of the predicate at a token."""
    analysis = ctx.analysis
    index = SpanIndex(
        (Span(m.start, m.end), p.id) for p in draft.places for m in p.mentions if m.use == "literal"
    )
    clause = clause_of(analysis, token)
    at = analysis.starts[token]
    for span in (analysis.subtree(token), analysis.subtree(clause), analysis.sentence_span(token)):
        if near := index.inside(span):
            return min(near, key=lambda pair: abs(pair[0].start - at))[1]
    return None
