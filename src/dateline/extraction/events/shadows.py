"""Acts that the coding rules leave out because another act of the sentence covers them.

After the PLOVER manual: the topic of a protest is no request, forces moved within a fight are no
mobilisation, the charges behind an arrest or a verdict no accusation.
"""

from collections.abc import Callable

from dateline.analysis import Analysis
from dateline.extraction.events.lifting import Act

# (what is left out, what covers it, labels by which it must hang on the other; empty: anywhere above it)
COVERED: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("REQUEST", "PROTEST", frozenset({"advcl", "xcomp", "acl", "pcomp", "conj", "relcl"})),
    ("ACCUSE", "PROTEST", frozenset({"advcl", "xcomp", "acl", "pcomp"})),
    ("MOBILIZE", "ASSAULT", frozenset()),
    ("ACCUSE", "COERCE", frozenset({"pobj", "pcomp"})),
    ("ACCUSE", "SANCTION", frozenset({"pobj", "pcomp"})),
)
# "Arrested for working with Chad", "on charges of aiding rebels": what somebody is said to have done is the charge.
CHARGES = frozenset({"COOPERATE", "SUPPORT", "AID", "CONSULT"})
BEHIND = frozenset({"for", "of"})
HELD = frozenset({"arrest", "convict"})
# What a protest demands, be it in a clause of its own ("demanding that Chad free them").
DEMANDED = frozenset({"RETREAT", "CONCEDE", "AID", "SUPPORT", "CONSULT", "COOPERATE", "AGREE"})
CONTENT = frozenset({"ccomp", "xcomp", "dobj"})
MOST_STEPS = 4


def split_covered(
    analysis: Analysis, acts: list[Act], plain: Callable[[str], str]
) -> tuple[list[Act], dict[int, Act]]:
    """The acts less those that another covers, and these by the trigger of what covers them.

    `plain` tells which type of the package a user's type is a kind of, and covers as.
    """
    by_token = {act.hit.token: act for act in acts}
    kept: list[Act] = []
    covered: dict[int, Act] = {}
    for act in acts:
        cover = _cover(analysis, act, by_token, plain) or _held_for(analysis, act, by_token)
        if cover is None:
            kept.append(act)
        else:
            covered.setdefault(cover, act)
    return kept, covered


def _cover(
    analysis: Analysis, act: Act, acts: dict[int, Act], plain: Callable[[str], str]
) -> int | None:
    token = act.hit.token
    for above in _above(analysis, token):
        near = [t for t in _with_object(analysis, above) if t in acts and t != token]
        for left_out, cover, labels in COVERED:
            if act.type == left_out and (not labels or analysis.deps[token] in labels):
                found = next((t for t in near if plain(acts[t].type) == cover), None)
                if found is not None:
                    return found
    return None


def _held_for(a: Analysis, act: Act, acts: dict[int, Act]) -> int | None:
    """The arrest or verdict whose charge the act is."""
    token = act.hit.token
    behind = a.deps[token] == "pcomp" and a.lower[a.heads[token]] in BEHIND
    if act.type not in CHARGES or not behind:
        return None
    above = (t for t in _above(a, token) if t in acts)
    return next((t for t in above if a.pos[t] == "VERB" and acts[t].mode in HELD), None)


def is_demanded(a: Analysis, act: Act, covered: dict[int, Act]) -> bool:
    """Whether an act that is not real is what a protest asks for, the asking itself being covered by it."""
    asking = {one.hit.token for one in covered.values() if one.type == "REQUEST"}
    token = act.hit.token
    if act.type not in DEMANDED or a.deps[token] not in CONTENT:
        return False
    return a.heads[token] in asking


def _above(analysis: Analysis, token: int) -> list[int]:
    above = []
    for head in analysis.ancestors(token):
        above.append(head)
        if len(above) == MOST_STEPS or analysis.deps[head] in ("ccomp", "relcl"):
            break
    return above


def _with_object(analysis: Analysis, token: int) -> list[int]:
    """A verb and its object: "staged demonstrations to demand"."""
    return [token, *analysis.kids(token, "dobj", "nsubjpass", "nsubj")]
