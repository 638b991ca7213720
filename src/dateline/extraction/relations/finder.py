"""What a claim says of others: denies, confirms, corrects, withdraws or repeats which claim, event
or figure of the report. Runs when events and figures are there."""

from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.draft import Context, Draft
from dateline.extraction.relations.acts import Told, act_of
from dateline.extraction.relations.meanings import Meaning, meaning_of
from dateline.extraction.relations.targets import Targets
from dateline.record import About, Claim


def relate_claims(ctx: Context, draft: Draft) -> Draft:
    """Fills `about` of the claims, and `act` where content says more than the cue; needs events
    and figures."""
    targets = Targets(ctx.analysis, ctx.knowledge.cues.relation_words, draft)
    claims = tuple(_related(ctx, targets, claim) for claim in draft.claims)
    return replace(draft, claims=claims)


def _related(ctx: Context, targets: Targets, claim: Claim) -> Claim:
    a, cues = ctx.analysis, ctx.knowledge.cues
    meaning = meaning_of(a, cues, claim)
    about = _about(a, targets, claim, meaning)
    relation = about[0].relation if about else meaning.relation if meaning else None
    told = _as_parents(ctx, targets.spoken(claim))
    return replace(claim, about=about, act=act_of(a, cues, claim, relation, told))


def _as_parents(ctx: Context, told: Told) -> Told:
    """Events of a user's types as those of the types that they are kinds of."""
    plain = ctx.knowledge.ontology.plain
    return [
        (span, event)
        if event.core.type == plain(event.core.type)
        else (
            span,
            replace(
                event, type=plain(event.type), core=replace(event.core, type=plain(event.core.type))
            ),
        )
        for span, event in told
    ]


def _about(
    a: Analysis, targets: Targets, claim: Claim, meaning: Meaning | None
) -> tuple[About, ...]:
    if meaning is None:
        return _denied(targets, claim) or _corrected(a, targets, claim) or _granted(targets, claim)
    target = targets.find(claim, meaning)
    if target is None and meaning.relation == "denies":
        return _denied(targets, claim)
    return (About(meaning.relation, *target),) if target else ()


def _denied(targets: Targets, claim: Claim) -> tuple[About, ...]:
    """ "We did not attack": the event, though no word says "denied"."""
    event = targets.denied_by(claim)
    return (About("denies", "event", event),) if event else ()


def _corrected(a: Analysis, targets: Targets, claim: Claim) -> tuple[About, ...]:
    """ "He now says [it was nine]": one's own number or account, told anew."""
    target = targets.told_anew(a, claim)
    return (About("corrects", *target),) if target else ()


def _granted(targets: Targets, claim: Claim) -> tuple[About, ...]:
    """ "Acknowledged the attack" that another has told of."""
    event = targets.granted_by(claim) if claim.act in ("admit", "confirm") else None
    return (About("confirms", "event", event),) if event else ()
