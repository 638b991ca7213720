"""What a noun is to the verbs and adjectives around it: subject, object, or one whose state is told."""

from dateline.analysis import Analysis
from dateline.extraction.clauses import objects, subjects

_STEPS = 3  # verbs looked at above a counted noun: its own, and those that it is joined to
_JOINED = 12  # members of a list gone back to its first
_IN_CLAUSE = {"nsubj", "nsubjpass", "dobj", "oprd", "attr", "npadvmod", "conj", "ccomp"}


def particle_of(a: Analysis, verb: int) -> int | None:
    """ "down" of "burned down"; "off" of "missing off Kesh" is none."""
    particle = a.child(verb, "prt")
    if particle is None or a.pos[min(particle + 1, len(a) - 1)] == "PROPN":
        return None
    return particle


def modifiers(a: Analysis, noun: int | None) -> list[tuple[int, str]]:
    """Participles, adjectives and relative clauses at a noun: "people killed", "missing children"."""
    found: list[tuple[int, str]] = []
    for child in a.children[noun] if noun is not None else ():
        if a.deps[child] == "amod" and child < (noun or 0):
            found.append((child, "object" if a.tags[child] == "VBN" else "subject"))
        elif a.deps[child] in ("acl", "relcl", "amod"):
            found += _roles(a, child, noun or 0) or _as_gap(a, child)
    return found


def _as_gap(a: Analysis, verb: int) -> list[tuple[int, str]]:
    """ "the 39 people that the army has killed": a relative clause with its object left out."""
    own = a.deps[verb] == "relcl" and a.kids(verb, "nsubj") and not a.kids(verb, "dobj")
    relative = any(a.tags[t] in ("WP", "WDT") for t in a.kids(verb, "nsubj"))
    return [(verb, "object")] if own and not relative else []


def above(a: Analysis, token: int) -> list[tuple[int, str]]:
    """Verbs and adjectives above a token, and what it is to them."""
    step = token
    for _ in range(_JOINED):
        if a.deps[step] not in ("conj", "appos") or (
            step != token and a.pos[step] in ("VERB", "AUX")
        ):
            break
        step = a.heads[step]
    found: list[tuple[int, str]] = []
    for at in dict.fromkeys((token, step)):
        head = a.heads[at]
        if head != at and a.deps[at] in _IN_CLAUSE:
            found += _roles(a, head, at)
    return found


def _roles(a: Analysis, verb: int, token: int) -> list[tuple[int, str]]:
    """A verb with its conjuncts and complements, and the token's role in each."""
    found: list[tuple[int, str]] = []
    queue = [verb]
    while queue and len(found) < _STEPS:
        at = queue.pop(0)
        if a.pos[at] == "VERB" or a.tags[at] in ("VBN", "VBD"):
            found += _roles_in_verb(a, at, token)
        elif a.pos[at] in ("AUX", "ADJ"):
            found += [(c, "subject") for c in (at, *a.kids(at, "acomp", "prep"))]
        below = a.kids(at, "conj", "xcomp", *(("ccomp",) if a.tags[at] == "VBN" else ()))
        queue += [c for c in below if not a.kids(c, "nsubj", "nsubjpass")]  # "feared drowned"
    return found


def _roles_in_verb(a: Analysis, verb: int, token: int) -> list[tuple[int, str]]:
    """ "four injured" has no auxiliary: its subject is what was acted on."""
    elliptic = a.deps[token] == "nsubj" and a.heads[token] == verb and a.tags[verb] in ("VBN", "JJ")
    acted_on = token in objects(a, verb)
    if acted_on or (elliptic and not a.kids(verb, "aux", "dobj")):
        found = [(verb, "object")]
    elif token in subjects(a, verb):
        found = [(verb, "subject")]
    else:
        return []
    states = ("oprd", "acomp", "prep") if a.lemmas[verb] == "be" else ("oprd", "acomp")
    return found + [(c, "subject") for c in a.kids(verb, *states)]
