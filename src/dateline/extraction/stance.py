"""Whose word a mention of an event rests on, and how that holder stands to it."""

from dateline.extraction.draft import Context, Draft
from dateline.extraction.index import SpanIndex
from dateline.record import Claim, EventMention, Span
from dateline.record.vocabulary import Stance, Status

_BY_ACT: dict[str, Stance] = {
    "doubt": "doubts", "fear": "fears", "warn": "fears", "hope": "hopes", "predict": "forecasts",
    "demand": "demands", "ask": "demands", "promise": "promises", "threaten": "threatens",
    "propose": "supposes", "suspect": "supposes", "deny": "denies", "refuse": "denies",
}  # fmt: skip


def mention_at(ctx: Context, draft: Draft, trigger: Span, status: Status) -> EventMention:
    """The mention of an event at its trigger: the innermost claim around it, stance and status."""
    claim = claim_around(draft, trigger)
    if claim is None or not ctx.analysis.tokens_in(trigger):
        return EventMention(trigger, None, "asserts", status)
    if claim.act == "deny":
        return EventMention(trigger, claim.id, "denies", "negated")
    return EventMention(trigger, claim.id, stance_to(claim, status), status)


def claim_around(draft: Draft, trigger: Span) -> Claim | None:
    """The innermost claim whose content, but not whose cue, holds the trigger."""
    index = SpanIndex((span, claim) for claim in draft.claims for span in claim.content)
    for _, claim in index.around(trigger):
        if not (claim.cue and claim.cue.overlaps(trigger)):
            return claim
    return None


def stance_to(claim: Claim, status: Status) -> Stance:
    """The holder's stance to what the content says."""
    if status == "negated":
        return "denies"
    if status in ("actual", "historical") and claim.act not in ("doubt", "suspect", "deny"):
        return "asserts"
    return _BY_ACT.get(claim.act, "forecasts" if status == "future" else "supposes")
