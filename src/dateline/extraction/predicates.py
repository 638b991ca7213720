"""Which words say that something happens: verbs, and nouns that name events."""

from dateline.analysis import Analysis
from dateline.extraction.draft import Context

# Bare of content of their own: what they say is said by their object or complement.
_BARE = {"be", "do", "have", "get"}


def eventive_predicates(ctx: Context) -> list[int]:
    """Tokens of eventive predicates in text order, the cues of claims among them."""
    analysis, nouns = ctx.analysis, ctx.knowledge.event_nouns
    found = []
    for token, pos in enumerate(analysis.pos):
        if pos == "VERB":
            if is_eventive_verb(analysis, token):
                found.append(token)
        elif pos == "NOUN" and analysis.lemmas[token] in nouns:
            found.append(token)
    return found


def is_eventive_verb(analysis: Analysis, token: int) -> bool:
    """A verb that is no auxiliary, copula or bare light verb."""
    return analysis.lemmas[token] not in _BARE
