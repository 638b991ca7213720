"""--all-predicates: an event x:other for every eventive predicate that is no trigger yet."""

from dateline.analysis import Analysis
from dateline.extraction.draft import Context, Draft
from dateline.extraction.event_place import place_of
from dateline.extraction.events.found import Found, Telling
from dateline.extraction.events.lifting import Act
from dateline.extraction.events.stance import mention_at
from dateline.extraction.events.status import status_of
from dateline.extraction.events.triggers import Hit
from dateline.extraction.events.when import time_of
from dateline.knowledge.lexicon import Entry

OTHER = "x:other"
_ENTRY = Entry((), "v", OTHER, None, (), (), (), (), 0.5, "", "eventive predicate")

# Bare where their object names the event: "had talks", "did damage".
_LIGHT = {"do", "have", "get"}
# Where an adjective says it: "was [aware] of", "found [dead]", "pleaded [guilty]", a clause of its own.
_SAYING = {"acomp", "oprd", "ccomp", "advcl", "ROOT"}


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


def eventive_predicates(ctx: Context) -> list[int]:
    """Tokens of eventive predicates in text order, the cues of claims among them."""
    analysis, nouns = ctx.analysis, ctx.knowledge.event_nouns
    wide = nouns | ctx.knowledge.occasions
    found = []
    for token, pos in enumerate(analysis.pos):
        if pos == "VERB":
            if _is_eventive_verb(analysis, nouns, token):
                found.append(token)
        elif pos == "NOUN":
            if analysis.lemmas[token] in wide:
                found.append(token)
        elif pos == "PROPN":
            # In headlines common nouns are tagged as names: "Quake Shakes Capital".
            if _plain(analysis.lower[token]) & wide:
                found.append(token)
        elif pos == "ADJ" and analysis.deps[token] in _SAYING:
            found.append(token)
    return found


def _plain(lower: str) -> set[str]:
    return {lower, lower.removesuffix("s")}


def _is_eventive_verb(analysis: Analysis, nouns: frozenset[str], token: int) -> bool:
    lemma = analysis.lemmas[token]
    if lemma == "be":
        return False
    if lemma in _LIGHT:
        return not any(analysis.lemmas[c] in nouns for c in analysis.kids(token, "dobj"))
    return True
