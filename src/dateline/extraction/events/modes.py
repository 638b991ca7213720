"""How the act was done: the row's own mode, or words of its clause."""

from dateline.analysis import Analysis
from dateline.knowledge.ontology import Ontology

# Modes that only say what the verb says; a weapon named in the clause tells more.
VAGUE = frozenset({"heavy-weapons", "explosives", "troops", "targeted"})


def mode_of(
    analysis: Analysis, ontology: Ontology, kind: str, given: str | None, token: int
) -> str | None:
    """A mode that the type has, or None."""
    if given and given not in VAGUE:
        return given
    words = _clause_words(analysis, token)
    for row in ontology.modes.get(kind, ()):
        if not row.words.isdisjoint(words):
            return row.mode if given is None or row.mode in SHARPER.get(given, ()) else given
    return given


SHARPER = {
    "heavy-weapons": ("aerial", "drone", "suicide-attack"),
    "explosives": ("suicide-attack", "aerial"),
    "targeted": ("drone", "firearms", "suicide-attack"),
    "troops": ("weapons", "police", "militia"),
}


def _clause_words(analysis: Analysis, token: int) -> set[str]:
    """Words under the trigger, and its clause's where the trigger is a noun; none of another clause beside it."""
    top = token
    if analysis.pos[token] != "VERB":
        for above in analysis.ancestors(token):
            top = above
            if analysis.pos[above] == "VERB":
                break
    beside = [
        range(analysis.left[clause], analysis.right[clause])
        for clause in analysis.kids(top, "advcl", "ccomp")
        if analysis.child(clause, "nsubj", "nsubjpass") is not None
    ]
    words = range(analysis.left[top], analysis.right[top])
    return {analysis.lower[t] for t in words if not any(t in one for one in beside)}
