"""What a claim says of others: denies, confirms, corrects, withdraws or repeats which claim, event
or figure of the report. Runs when events and figures are there."""

from dataclasses import replace
from typing import NamedTuple

from dateline.analysis import Analysis
from dateline.extraction.claims.cue import read_cue
from dateline.extraction.draft import Context, Draft
from dateline.extraction.targets import Targets
from dateline.knowledge.cues import Cues
from dateline.record import About, Claim, Span
from dateline.record.vocabulary import Relation

_NEGATIONS = {"not", "n't", "never", "no", "neither", "nor"}
# What is said of a thing: "called X [a mistake]", "said X was [false]".
_SAID = ("attr", "acomp", "oprd")


class Meaning(NamedTuple):
    """The relation, and the token that names what it is about."""

    relation: Relation
    thing: int


def relate_claims(ctx: Context, draft: Draft) -> Draft:
    """Fills `about` of the claims; needs events and figures."""
    targets = Targets(ctx.analysis, ctx.knowledge.cues.relation_words, draft)
    cues = ctx.knowledge.cues
    claims = tuple(
        replace(claim, about=_about(ctx.analysis, cues, targets, claim)) for claim in draft.claims
    )
    return replace(draft, claims=claims)


def _about(a: Analysis, cues: Cues, targets: Targets, claim: Claim) -> tuple[About, ...]:
    meaning = meaning_of(a, cues, claim)
    if meaning is None:
        denied = targets.denied_by(claim)
        return (About("denies", "event", denied),) if denied else ()
    target = targets.find(claim, meaning.relation, meaning.thing)
    return (About(meaning.relation, *target),) if target else ()


def meaning_of(a: Analysis, cues: Cues, claim: Claim) -> Meaning | None:
    """By its cue ("denied ..."), or by what its content calls a thing ("... an error")."""
    tops = tops_of(a, claim.content)
    if not tops:
        return None
    reading = read_cue(a, cues, claim.cue, claim.content)
    if reading.relation is not None:
        return Meaning(reading.relation, tops[0])
    if reading.negated:
        return None
    return _verdict(a, cues, tops)


def _verdict(a: Analysis, cues: Cues, tops: list[int]) -> Meaning | None:
    if len(tops) > 1:
        thing, words = tops[0], [*tops[1:], *(c for t in tops[1:] for c in a.kids(t, "pobj"))]
    else:
        subject = a.child(tops[0], "nsubj", "nsubjpass")
        if subject is None:
            return None
        thing, words = subject, a.kids(tops[0], *_SAID)
        if any(a.lower[c] in _NEGATIONS for c in a.children[tops[0]]):
            return None
    for word in words:
        known = cues.relation_words.get(a.lemmas[word])
        if known is not None and known.relation is not None:
            return Meaning(known.relation, thing)
    return None


def tops_of(a: Analysis, content: tuple[Span, ...]) -> list[int]:
    """The tokens of the content that hang on none of its others."""
    tokens = [t for span in content for t in a.tokens_in(span)]
    inside = set(tokens)
    tops = [t for t in tokens if a.heads[t] not in inside or a.heads[t] == t]
    return [t for t in tops if a.pos[t] != "PUNCT"]
