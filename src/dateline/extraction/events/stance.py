"""Whose word a mention of an event rests on, and how that holder stands to it."""

from dateline.analysis import Analysis
from dateline.extraction import marks
from dateline.extraction.draft import Context, Draft
from dateline.extraction.events.embedded import is_said_thing
from dateline.extraction.index import SpanIndex
from dateline.extraction.memo import Memo
from dateline.record import Claim, EventMention, Span
from dateline.record.vocabulary import Stance, Status

# What the holder's act makes of content that is not real yet.
_BY_ACT: dict[str, Stance] = {
    "fear": "fears", "warn": "fears", "hope": "hopes", "predict": "forecasts", "demand": "demands",
    "ask": "demands", "promise": "promises", "threaten": "threatens", "propose": "supposes",
    "suspect": "supposes",
}  # fmt: skip
# Acts that want, fear or foresee: what they say "not" of is not denied.
_LOOKING_AHEAD = {"demand", "ask", "promise", "threaten", "fear", "warn", "hope", "propose"}
_SPEAKING, _SPOKEN_OF = {"i", "we"}, {"he", "she"}
_ASKING = ("WP", "WP$", "WRB", "WDT")
_WHEN = {"during", "after", "before", "since"}
_PASSING_OVER = {"ignore", "disregard"}
_SELF = {"i", "we", "it", "they", "he", "she"}


def mention_at(ctx: Context, draft: Draft, trigger: Span, status: Status) -> EventMention:
    """The mention of an event at its trigger: the innermost claim around it, stance and status."""
    tokens = ctx.analysis.tokens_in(trigger)
    if status == "negated" and _is_refusal(ctx.analysis, tokens):
        status = "actual"
    claims = _voices(ctx, draft).around(trigger)
    if not claims:
        return EventMention(trigger, None, "asserts", status)
    token = tokens[0] if tokens else None
    if token is not None and is_said_thing(ctx.analysis, ctx.knowledge.embeddings, token):
        # Whoever rejects a proposal does not deny that it was made.
        return EventMention(trigger, claims[0].id, "asserts", status)
    claim, stance, status = _holder(ctx.analysis, claims, token, status)
    return EventMention(trigger, _speaker(ctx.analysis.text, claim, claims).id, stance, status)


def _is_refusal(a: Analysis, trigger: range) -> bool:
    """ "Will NOT HOLD talks": words that hold their "not" name the refusal, and that was made."""
    return any(
        a.lower[token] in marks.NOT
        and any(a.lower[c] in marks.AHEAD for c in a.kids(a.heads[token], "aux"))
        for token in trigger
    )


def _speaker(text: str, claim: Claim, claims: list[Claim]) -> Claim:
    """The claim that names the holder: "I think", "she fears" lead to who says so."""
    for outer in claims[claims.index(claim) + 1 :]:
        if claim.source is None:
            return claim
        word = text[claim.source.start : claim.source.end].lower()
        same = not claim.actors or claim.actors == outer.actors
        if word not in _SPEAKING and not (word in _SPOKEN_OF and same):
            return claim
        claim = outer
    return claim


class Voices:
    """The claims of one report by what they say."""

    def __init__(self, ctx: Context, draft: Draft) -> None:
        del ctx
        self._contents = SpanIndex(
            (span, claim) for claim in draft.claims for span in claim.content
        )

    def around(self, trigger: Span) -> list[Claim]:
        """Those whose content, but not whose cue, holds the trigger; the innermost first."""
        found = [claim for _, claim in self._contents.around(trigger)]
        return [c for c in found if not (c.cue and c.cue.overlaps(trigger))]


def _holder(
    a: Analysis, claims: list[Claim], token: int | None, status: Status
) -> tuple[Claim, Stance, Status]:
    claim = claims[0]
    outer = next((c for c in claims[1:] if c.act in ("deny", "doubt")), None)
    if status == "negated" and outer and outer.act == "doubt" and claim.source is None:
        return outer, "doubts", "hypothetical"  # "Reports of a raid could not be confirmed"
    if status == "negated" and outer and claim.act != "deny":
        # "Dismissed claims that …" is the denier's word; "rejected the party's claim that …" is
        # the party's, who holds it for true.
        return (
            (outer, "denies", "negated") if claim.source is None else (claim, "asserts", "actual")
        )
    return claim, *stance_to(a, claim, token, status)


def stance_to(
    a: Analysis, claim: Claim, token: int | None, status: Status
) -> tuple[Stance, Status]:
    """The holder's stance to what a token of the claim's content says, and its status there."""
    if claim.act == "refuse" and status == "future":
        return "promises", status  # "does not plan to send troops but will give aid"
    granted = status == "actual" and _is_taken_for_granted(a, claim, token)
    if claim.act in ("deny", "refuse") and not granted:
        return "denies", "negated"
    if claim.act == "doubt" and not granted:
        return "doubts", "hypothetical" if status == "actual" else status
    if status == "negated":
        return _BY_ACT[claim.act] if claim.act in _LOOKING_AHEAD else "denies", status
    if status in ("actual", "historical"):
        return "supposes" if claim.act == "suspect" else "asserts", status
    if claim.act in _BY_ACT:
        ahead = claim.act in ("fear", "warn", "threaten") and status == "future"
        return _BY_ACT[claim.act], "hypothetical" if ahead else status
    return _own_stance(a, token, status), status


def _own_stance(a: Analysis, token: int | None, status: Status) -> Stance:
    """By the words of the content where the act (said, announced) leaves it open."""
    if token is not None:
        helpers = {a.lower[c] for c in a.kids(token, "aux")}
        if marks.is_command(a, token) or (helpers & marks.OBLIGING and "have" not in helpers):
            return "demands"
        speaks_of_itself = any(a.lower[c] in _SELF for c in a.kids(token, "nsubj"))
        if speaks_of_itself and helpers & (marks.FUTURE | {"would"}):
            return "promises"
    return "forecasts" if status == "future" else "supposes"


def _is_taken_for_granted(a: Analysis, claim: Claim, token: int | None) -> bool:
    """Inside what is denied or doubted, yet not so itself: "denied a role in the killing", "would
    not say who shot him", "refused to discuss the attack"."""
    if token is None:
        return False
    ignored = a.deps[token] == "dobj" and a.lemmas[a.heads[token]] in _PASSING_OVER
    if ignored or (claim.act == "doubt" and _is_asked(a, claim.content[0])):
        return True
    if claim.act in ("doubt", "refuse") and a.pos[token] == "NOUN" and marks.is_definite(a, token):
        # Who does not speak of the attack leaves it standing; what is refused is the deed on top.
        return claim.act == "doubt" or a.heads[token] in a.tokens_in(claim.content[0])
    for at in (token, *a.ancestors(token)):
        when = a.deps[at] == "pobj" and a.lower[a.heads[at]] in _WHEN
        if when and a.pos[at] == "NOUN" and marks.is_definite(a, at):
            return True  # "denied that it had fired during the raid"
        if a.deps[at] in ("relcl", "advcl") or marks.outlasts(a, at):
            return True
        if a.deps[at] == "pobj" and a.lower[a.heads[at]] in ("in", "to", "with", "for", "after"):
            return a.pos[a.heads[a.heads[at]]] == "NOUN"
        if a.pos[at] == "VERB":
            return False
    return False


def _is_asked(a: Analysis, content: Span) -> bool:
    """A question that takes what it asks about for true: "who …", "how many …"; not "whether …"."""
    tokens = a.tokens_in(content)
    return bool(tokens) and a.tags[tokens[0]] in _ASKING and a.lower[tokens[0]] != "what"


_voices = Memo(Voices)
