"""The disaster or attack that took the lives a number counts, where another clause or phrase tells of it."""

from collections.abc import Iterator

from dateline.analysis import Analysis

# Who does one of these to people is the cause, whatever else is told of the time.
_HARMING = {"kill", "injure", "wound", "drown", "displace", "hurt", "maim"}
# These tell of what: "died of cancer after the attack".
_OF_WHAT = {"of", "from"}
# These tell how: a shooting drowns nobody.
_HOW = {"drown", "starve", "freeze"}
# Of what happened before ("died after a bus plunged"), then or by it; not of what followed.
_BY_THEN = {"when", "after", "as", "because"}
# Of these another's disaster may be told too, where both have a place.
_MEANWHILE = {"as", "after"}
# "47 dead in the disaster", "a toll from the floods".
_IN = {"in", "from", "after", "by", "of", "during"}
_SUBJECTS = ("nsubj", "nsubjpass")
_UP = 6


def causes(a: Analysis, anchors: tuple[int, ...]) -> Iterator[int]:
    """Tokens that may tell it, the nearest first. `anchors`: those that stand for the number in its clause."""
    verb = _verb(a, anchors[0])
    if verb is not None:
        yield from _of_clause(a, verb)
        if a.deps[verb] == "advcl" and a.tags[verb] == "VBG":
            yield from _told(a, a.heads[verb])
        if a.deps[verb] == "relcl":
            yield a.heads[verb]
    named = verb is not None and _names_it(a, verb)
    for anchor in anchors:
        if not named or anchor != verb:
            yield from _in_phrases(a, anchor, _IN - {"after"} if named else _IN)


def _verb(a: Analysis, token: int) -> int | None:
    """The verb of its clause; of an adjective that a verb leaves people in ("leaving 12 dead") that verb."""
    for _ in range(_UP):
        if a.pos[token] in ("VERB", "AUX"):
            return token
        if a.heads[token] == token:
            return None
        token = a.heads[token]
    return None


def _of_clause(a: Analysis, verb: int) -> Iterator[int]:
    """ "The floods have killed 200", "39 were killed when a ferry capsized"."""
    yield from a.kids(verb, *_SUBJECTS)
    if _does_it(a, verb):
        return
    if own := _own_causes(a, verb):
        yield from (cause for p in own for cause in a.kids(p, "pobj"))
        return
    for clause in a.kids(verb, "advcl"):
        then = any(a.lower[c] in _BY_THEN for c in a.children[clause] if c < clause)
        if then and not _is_elsewhere(a, verb, clause):
            yield from _told(a, clause)
    yield from _in_phrases(a, verb)


def _names_it(a: Analysis, verb: int) -> bool:
    return _does_it(a, verb) or bool(_own_causes(a, verb))


def _does_it(a: Analysis, verb: int) -> bool:
    """ "The virus killed 300 people after the quake"."""
    whole = a.child(verb, "nsubj") is not None and a.child(verb, "dobj") is not None
    return whole and a.lemmas[verb] in _HARMING


def _own_causes(a: Analysis, verb: int) -> list[int]:
    """ "By police", "of cancer": their prepositions."""
    died = a.lemmas[verb] == "die"
    of_what = [p for p in a.kids(verb, "prep") if died and a.lower[p] in _OF_WHAT]
    return a.kids(verb, "agent") or of_what


def _is_elsewhere(a: Analysis, verb: int, clause: int) -> bool:
    """ "Were killed in Lyon as an earthquake struck Turkey"."""
    there = _places(a, range(a.left[clause], a.right[clause]))
    here = _places(a, range(a.left[verb], a.right[verb])) - there
    by_then = {a.lower[c] for c in a.children[clause] if c < clause} & _MEANWHILE
    return bool(there and here and by_then)


def _places(a: Analysis, tokens: range) -> set[str]:
    return {a.lower[t] for t in tokens if _is_place(a, t)}


def _is_place(a: Analysis, token: int) -> bool:
    label = a.entities[a.entity_of[token]].label if a.entity_of[token] >= 0 else ""
    within = a.deps[token] == "pobj" and a.lower[a.heads[token]] == "in"
    return label == "GPE" or (within and a.tags[token] == "NNP" and label not in ("DATE", "TIME"))


def _told(a: Analysis, verb: int) -> Iterator[int]:
    """ "A ferry capsized", "an earthquake struck"."""
    yield verb
    # A second subject is another clause's: "the plane they took after the quake crashed".
    yield from a.kids(verb, *_SUBJECTS)[:1]


def _in_phrases(a: Analysis, token: int, words: set[str] = _IN) -> Iterator[int]:
    for holder in (token, *a.kids(token, "amod", "acomp")):
        for preposition in a.kids(holder, "prep", "agent"):
            later = a.lower[preposition] == "after" and a.lemmas[holder] in _HOW
            if a.lower[preposition] in words and not later:
                yield from a.kids(preposition, "pobj")
