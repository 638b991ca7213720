"""How the act was done: the row's own mode, else by weights of the words at the act (mode_weights.tsv)."""

from collections.abc import Iterator

from dateline.analysis import Analysis
from dateline.extraction.events.lifting import Act
from dateline.knowledge.ontology import Ontology

# Modes that only say what the verb says; a weapon named in the clause tells more.
VAGUE = frozenset({"heavy-weapons", "explosives", "troops", "targeted"})
SHARPER = {
    "heavy-weapons": ("aerial", "drone", "suicide-attack"),
    "explosives": ("suicide-attack", "aerial"),
    "targeted": ("drone", "firearms", "suicide-attack"),
    "troops": ("weapons", "police", "militia"),
}
# Seized, but not abducted.
POWER = frozenset({"power", "control", "office", "throne", "presidency"})
ALWAYS = "always"  # seen at every act
NONE = "-"  # the mode of an act that has none
SHOWN = 3  # words that `why` names


def mode_of(analysis: Analysis, ontology: Ontology, act: Act) -> tuple[str | None, str]:
    """A mode that the type has, or None; and the words that speak for it, for `why`."""
    if act.mode and act.mode not in VAGUE:
        return act.mode, ""  # its row says so
    ruled = mode_by_words(analysis, ontology, act)
    weights = ontology.mode_weights.get(act.type)
    if weights is None:
        return ruled, ""
    found = [f for f in features(analysis, act, ruled) if f in weights]
    totals = dict.fromkeys(weights[ALWAYS], 0.0)
    for feature in found:
        for mode, weight in weights[feature].items():
            totals[mode] = totals.get(mode, 0.0) + weight
    best = max(sorted(totals), key=lambda mode: totals[mode])
    objects = analysis.kids(act.hit.token, "dobj", "nsubjpass")
    if best == "abduct" and any(analysis.lemmas[o] in POWER for o in objects):
        best = NONE
    if best == NONE or (best == "targeted" and ruled in SHARPER[best]):
        return ruled, ""  # a weapon that is named is not passed over
    telling = sorted(found, key=lambda f: -weights[f].get(best, 0.0))
    shown = [f'"{f}"' for f in telling[:SHOWN] if f != ALWAYS and weights[f].get(best, 0.0) > 0]
    return best, f"mode {best}: {', '.join(shown)}" if shown else ""


def mode_by_words(analysis: Analysis, ontology: Ontology, act: Act) -> str | None:
    """The first of modes.tsv of which a word stands in the clause; else the vague one of the row."""
    given = act.mode
    words = {analysis.lower[token] for token in clause_words(analysis, act.hit.token)}
    for row in ontology.modes.get(act.type, ()):
        if not row.words.isdisjoint(words):
            return row.mode if given is None or row.mode in SHARPER.get(given, ()) else given
    return given


def features(analysis: Analysis, act: Act, ruled: str | None) -> list[str]:
    """What the weights ask for: the act's words, the act bound to, what the rows
    say, and the words of its clauses."""
    return [ALWAYS, *dict.fromkeys(_features(analysis, act, ruled))]


def _features(analysis: Analysis, act: Act, ruled: str | None) -> Iterator[str]:
    lemmas, hit, core = analysis.lemmas, act.hit, act.core
    yield f"act {' '.join(lemmas[hit.first : hit.last]).lower()}"
    yield f"head {lemmas[hit.token].lower()}"
    yield f"rule {ruled or NONE}"
    words = clause_words(analysis, hit.token)
    if core is not hit:
        yield f"bound {lemmas[core.token].lower()}"
        yield f"bound {act.named}"
        words = words | clause_words(analysis, core.token)
    for token in sorted(words, key=lambda t: analysis.lower[t]):
        if analysis.pos[token] != "PROPN":  # whoever it was, it says nothing of how
            yield f"near {analysis.lower[token]}"


def clause_words(analysis: Analysis, token: int) -> set[int]:
    """Words (tokens) under the trigger, and its clause's where the trigger is a noun; none of another clause beside it."""
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
    return {t for t in words if not any(t in one for one in beside)}
