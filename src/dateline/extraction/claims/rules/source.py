"""Whose word a verb's content is: its subject, its agent, or that of the verb it leans on."""

from dateline.analysis import Analysis
from dateline.extraction.claims.rules.candidate import Range

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# Verb forms that share the subject of the verb above them.
_SHARING = {"conj", "xcomp", "advcl", "prep", "pcomp", "ccomp", "dep", "parataxis"}
_TIMES = {"DATE", "TIME"}
# What is written: "it read" is one of these.
DOCUMENTS = {
    "statement", "letter", "memo", "communique", "communiqué", "note", "text", "post", "tweet",
    "message", "document", "declaration", "report", "article", "editorial", "ruling", "notice",
}  # fmt: skip


def source_of(a: Analysis, verb: int) -> Range | None:
    """The noun phrase of the speaker; None where there is none."""
    subject = subject_of(a, verb)
    return None if subject is None else phrase(a, subject, verb)


def agent_of(a: Analysis, verb: int) -> Range | None:
    """Who acts in a passive: "was accused by Kenya"."""
    for child in a.children[verb]:
        if is_dated(a, child):
            continue  # "was withdrawn by Friday"
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
            return _named(a, subject)
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


def _named(a: Analysis, subject: int) -> int:
    """For "that", which names nobody, the noun its clause hangs on."""
    clause = a.heads[subject]
    if a.lower[subject] == "that" and a.deps[clause] == "relcl":
        return a.heads[clause]
    return subject


def phrase(a: Analysis, noun: int, verb: int) -> Range:
    """The noun's phrase, up to the verb where the verb stands inside it."""
    first, last = a.left[noun], a.right[noun]
    if first <= verb < last:
        if verb > noun:
            last = _before(a, verb, noun)
        else:
            first = noun
    return first, _undated(a, noun, max(last, noun + 1))


def _undated(a: Analysis, noun: int, last: int) -> int:
    """Without a time at the end: "[the ministry] on Monday"."""
    for child in reversed(a.children[noun]):
        if child > noun and a.right[child] == last and is_dated(a, child):
            return max(noun + 1, a.left[child])
    return last


def is_dated(a: Analysis, token: int) -> bool:
    """Whether a phrase is one of time: "on Monday", "last year"."""
    inner = a.child(token, "pobj") if a.deps[token] in ("prep", "agent") else token
    if inner is None or a.deps[token] not in ("prep", "agent", "npadvmod"):
        return False
    entity = a.entity_of[inner]
    return entity >= 0 and a.entities[entity].label in _TIMES


def _before(a: Analysis, verb: int, noun: int) -> int:
    """The end of the phrase before the clause of `verb` that hangs on `noun`."""
    at = verb
    while a.heads[at] not in (noun, at):
        at = a.heads[at]
    return max(noun + 1, min(a.left[at], verb))
