"""Which words say that something happens: verbs, and nouns that name events."""

from dateline.analysis import Analysis
from dateline.extraction.draft import Context

# Bare where their object names the event: "had talks", "did damage".
_LIGHT = {"do", "have", "get"}
# Where an adjective says it: "was [aware] of", "found [dead]", "pleaded [guilty]", a clause of its own.
_SAYING = {"acomp", "oprd", "ccomp", "advcl", "ROOT"}


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
