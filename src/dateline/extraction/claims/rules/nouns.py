"""Nouns and adjectives that attribute: "the claim that ...", "fears of ...", "is worried about ..."."""

from dateline.analysis import Analysis
from dateline.extraction.claims.rules.candidate import Candidate, Range
from dateline.extraction.claims.rules.source import phrase, source_of, subject_of
from dateline.knowledge.cues import Cue, Cues

_COPULAS = {"be", "feel", "remain", "become", "seem", "appear", "sound"}
_HOLDING = ("by", "from", "among", "in")  # "fears among residents", "fears in Europe"


def read_noun(a: Analysis, cues: Cues, noun: int) -> Candidate | None:
    """The attribution that this noun makes, or None."""
    entries = cues.starting("noun", a.lemmas[noun])
    return _read(a, noun, entries, _holder(a, cues, noun)) if entries else None


def read_adjective(a: Analysis, cues: Cues, adjective: int) -> Candidate | None:
    """The attribution of "is sure that ...", or None."""
    entries = cues.starting("adj", a.lower[adjective])
    if not entries:
        return None
    head = a.heads[adjective]
    if a.deps[adjective] == "acomp" and a.lemmas[head] in _COPULAS:
        return _read(a, adjective, entries, source_of(a, head))
    if a.child(adjective, "auxpass") is not None:  # "is worried that", taken for a passive
        return _read(a, adjective, entries, source_of(a, adjective))
    if a.deps[adjective] == "amod" and head < adjective:
        return _read(a, adjective, entries, phrase(a, head, adjective))
    return None


def _read(a: Analysis, word: int, entries: list[Cue], source: Range | None) -> Candidate | None:
    takes = {name: (share, cue) for cue in reversed(entries) for name, share in cue.takes.items()}
    for frame, content, tail in _complements(a, word):
        if frame in takes and a.lower[word] != "":
            share, cue = takes[frame]
            last = word + 2 if tail == word + 1 else word + 1
            why = f'{cue.pos} "{cue.text}" + {frame}'
            return Candidate(word, (word, last), source, [content], frame, share, why=why)
    return None


def _complements(a: Analysis, word: int) -> list[tuple[str, Range, int]]:
    """(frame, content, preposition or -1) of what follows the word."""
    found: list[tuple[str, Range, int]] = []
    for child in a.children[word]:
        if child <= word:
            continue
        dep = a.deps[child]
        if dep in ("acl", "ccomp", "xcomp", "relcl"):
            frame = _clause_frame(a, child)
            if frame:
                found.append((frame, (a.left[child], a.right[child]), -1))
        elif dep == "prep":
            inner = a.child(child, "pobj", "pcomp")
            if inner is not None:
                found.append((f"p:{a.lower[child]}", (child + 1, a.right[child]), child))
                found.extend(_behind_place(a, child, inner))
    return sorted(found, key=lambda f: f[0].startswith("p:"))


def _behind_place(a: Analysis, prep: int, inner: int) -> list[tuple[str, Range, int]]:
    """ "fears in [Europe] of [a new war]": the second phrase hangs on the place in the parse."""
    last = a.children[inner][-1] if a.children[inner] else inner
    if a.lower[prep] not in _HOLDING or a.deps[last] != "prep" or a.lower[last] == a.lower[prep]:
        return []
    return [(f"p:{a.lower[last]}", (last + 1, a.right[last]), last)] if last > inner else []


def _clause_frame(a: Analysis, clause: int) -> str | None:
    first = a.lower[a.left[clause]]
    if any(a.lower[c] == "to" and a.deps[c] == "aux" for c in a.children[clause]):
        return "to"
    marked = first == "that" and a.deps[a.left[clause]] == "mark"
    bare = a.deps[clause] == "ccomp"
    return "clause" if marked or bare else None


def _holder(a: Analysis, cues: Cues, noun: int) -> Range | None:
    """Whose claim it is: "Tokayev's claim", "criticism from allies", "voiced concern"."""
    owner = a.child(noun, "poss")
    if owner is not None:
        return a.left[owner], a.right[owner]
    for prep in a.kids(noun, "prep"):
        who = a.child(prep, "pobj")
        if a.lower[prep] in _HOLDING and who is not None:
            behind = _behind_place(a, prep, who)
            return a.left[who], behind[0][2] if behind else a.right[who]
    head = a.heads[noun]
    if a.deps[noun] in ("dobj", "pobj", "attr") and cues.starting("light", a.lemmas[head]):
        subject = subject_of(a, head)
        return None if subject is None else phrase(a, subject, head)
    return None
