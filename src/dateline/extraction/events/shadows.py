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
        cover = _cover(analysis, act, by_token, plain)
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
