"""The disaster or attack that took the lives a number counts, where another clause or phrase tells of it."""

from collections.abc import Iterator

from dateline.analysis import Analysis

# Of what happened before ("died after a bus plunged"), then or by it; not of what followed.
_BY_THEN = {"when", "after", "as", "because"}
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
    for anchor in anchors:
        yield from _in_phrases(a, anchor)


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
    for clause in a.kids(verb, "advcl"):
        if any(a.lower[c] in _BY_THEN for c in a.children[clause] if c < clause):
            yield from _told(a, clause)
    yield from _in_phrases(a, verb)


def _told(a: Analysis, verb: int) -> Iterator[int]:
    """ "A ferry capsized", "an earthquake struck"."""
    yield verb
    yield from a.kids(verb, *_SUBJECTS)


def _in_phrases(a: Analysis, token: int) -> Iterator[int]:
    for holder in (token, *a.kids(token, "amod", "acomp")):
        for preposition in a.kids(holder, "prep", "agent"):
            if a.lower[preposition] in _IN:
                yield from a.kids(preposition, "pobj")
