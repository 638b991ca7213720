"""Whose word a verb's content is: its subject, its agent, or that of the verb it leans on."""

from dateline.analysis import Analysis
from dateline.extraction.claims.rules.candidate import Range

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# Verb forms that share the subject of the verb above them.
_SHARING = {"conj", "xcomp", "advcl", "prep", "pcomp", "ccomp", "dep", "parataxis"}
_NOT_PERSONAL = {"it", "there", "that", "this", "what", "which"}


def source_of(a: Analysis, verb: int) -> Range | None:
    """The noun phrase of the speaker; None where there is none."""
    subject = subject_of(a, verb)
    return None if subject is None else phrase(a, subject, verb)


def agent_of(a: Analysis, verb: int) -> Range | None:
    """Who acts in a passive: "was accused by Kenya"."""
    for child in a.children[verb]:
        if a.deps[child] == "agent" or (a.deps[child] == "prep" and a.lower[child] == "by"):
            noun = a.child(child, "pobj")
            if noun is not None:
                return phrase(a, noun, verb)
    return None


def subject_of(a: Analysis, verb: int) -> int | None:
    """The token of the subject, looked for upwards where the verb has none of its own."""
    at = verb
    for _ in range(6):
        subject = a.child(at, *SUBJECTS)
        if subject is not None:
            return subject if subject != verb else None
        dep, head = a.deps[at], a.heads[at]
        if dep in ("acl", "relcl"):
            return head
        if head == at or dep not in _SHARING:
            return None
        if dep == "ccomp" and a.tags[at] != "VBG":
            return None
        if dep == "xcomp":
            thing = a.child(head, "dobj")
            if thing is not None and thing < at:
                return thing
        at = head
    return None


def phrase(a: Analysis, noun: int, verb: int) -> Range:
    """The noun's phrase, up to the verb where the verb stands inside it."""
    first, last = a.left[noun], a.right[noun]
    if first <= verb < last:
        if verb > noun:
            last = _before(a, verb, noun)
        else:
            first = noun
    return first, max(last, noun + 1)


def _before(a: Analysis, verb: int, noun: int) -> int:
    """The end of the phrase before the clause of `verb` that hangs on `noun`."""
    at = verb
    while a.heads[at] not in (noun, at):
        at = a.heads[at]
    return max(noun + 1, min(a.left[at], verb))
