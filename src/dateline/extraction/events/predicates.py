"""--all-predicates: an event x:other for every eventive predicate that is no trigger yet."""

from dateline.extraction.draft import Context, Draft
from dateline.extraction.event_place import place_of
from dateline.extraction.event_time import time_of
from dateline.extraction.events.found import Found, Telling
from dateline.extraction.events.lifting import Act
from dateline.extraction.events.triggers import Hit
from dateline.extraction.predicates import eventive_predicates
from dateline.extraction.stance import mention_at
from dateline.extraction.status import status_of
from dateline.knowledge.lexicon import Entry

OTHER = "x:other"
_ENTRY = Entry((), "v", OTHER, None, (), (), (), (), 0.5, "", "eventive predicate")


def with_other_predicates(ctx: Context, draft: Draft, found: list[Found]) -> list[Found]:
    """The events and, for each predicate not among their triggers and mentions, one more."""
    taken = {m.span for event in found for m in event.mentions}
    others = [
        _other(ctx, draft, token)
        for token in eventive_predicates(ctx)
        if not any(ctx.analysis.span(token, token + 1).overlaps(span) for span in taken)
    ]
    return found + others


def _other(ctx: Context, draft: Draft, token: int) -> Found:
    hit = Hit(token, token, token + 1, _ENTRY)
    status, why = status_of(ctx, token)
    mention = mention_at(ctx, draft, ctx.analysis.span(token, token + 1), status)
    act = Act(hit, hit, OTHER, None, "", OTHER)
    place, time = place_of(ctx, draft, token), time_of(ctx, draft, token)
    event = Found(OTHER, [Telling(act, mention, None, time, place)])
    event.score = 0.5
    event.notes = [f'"{ctx.analysis.words[token]}" (eventive predicate)', f"status: {why}"]
    return event
