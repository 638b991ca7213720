"""What stands for a verb's content: a clause, an infinitive, an object, a phrase, in the passive
the subject."""

from collections.abc import Callable
from typing import NamedTuple

from dateline.analysis import Analysis
from dateline.extraction.claims.rules.candidate import Range
from dateline.extraction.claims.rules.runs import runs
from dateline.extraction.claims.rules.source import SUBJECTS, is_dated, phrase

# Prepositions that lead from the object to what is said of it.
SAID_OF = {"as", "of", "for", "with", "to", "from", "over", "against", "about", "by"}
_OF_THE_SUBJECT = {"of", "for", "with", "as"}  # "was accused of theft"
# Verbs whose subject belongs to the content: "the talks seem to be over".
RAISING = {"seem", "appear"}
# Verbs after which a clause with "that" is theirs, whatever the parse hangs it on.
TELLING = {"say", "tell", "announce", "warn", "inform", "assure", "write", "report"}
_UPON = {"on", "upon"}
_FAR = 30  # tokens between such a verb and its clause
_GAP = 2  # tokens between object and phrase that still make one content ("that year")
_DASHES = {"–", "—", "--"}


class Found(NamedTuple):
    """Content under a frame of the cue table; `passive`: the source is the agent."""

    frame: str
    content: list[Range]
    passive: bool = False
    tail: int | None = None  # a preposition that belongs to the cue


def _clause(a: Analysis, verb: int) -> Found | None:
    clause = a.child(verb, "ccomp")
    if clause is None or clause == verb:
        return _interrupted(a, verb) or _stray_clause(a, verb)
    first, last = _outside(a, clause, verb)
    if clause > verb:
        first, last = _with_subject(a, clause, verb, first), _with_reason(a, verb, last)
    return Found("clause", [(first, last)])


def _with_subject(a: Analysis, clause: int, verb: int, first: int) -> int:
    """The start of a clause whose subject the parse took for the verb's object."""
    thing = a.child(verb, "dobj")
    if thing is None or not verb < thing < clause or a.lemmas[verb] in TELLING:
        return first
    if a.child(clause, *SUBJECTS, "mark") is not None:
        return first
    return a.left[thing]


def _with_reason(a: Analysis, verb: int, last: int) -> int:
    """With a reason given behind the clause: ", because ..."."""
    for child in a.kids(verb, "advcl"):
        if last <= a.left[child] <= last + 1 and a.lower[a.left[child]] == "because":
            return a.right[child]
    return last


def _interrupted(a: Analysis, verb: int) -> Found | None:
    """ "[The deal], officials said, [is dead]"."""
    host = a.heads[verb]
    if a.deps[verb] != "parataxis" or a.child(verb, "nsubj") is None:
        return None
    first, last = a.left[host], a.right[host]
    content = runs(first, last, [(a.left[verb], a.right[verb])])
    return Found("clause", content) if content else None


def _stray_clause(a: Analysis, verb: int) -> Found | None:
    """ "told him by phone on Monday that ...": the clause hangs on a noun of time or manner."""
    if a.lemmas[verb] not in TELLING:
        return None
    for that in range(verb + 2, min(verb + _FAR, a.right[verb])):
        if a.lower[that] == "that" and a.deps[that] == "mark" and a.deps[a.heads[that]] == "acl":
            clause = a.heads[that]
            return Found("clause", [(that, a.right[clause])])
    return None


def _outside(a: Analysis, clause: int, verb: int) -> Range:
    """The clause's tokens on its side of the verb."""
    first, last = a.left[clause], a.right[clause]
    if first <= verb < last:
        return (verb + 1, last) if clause > verb else (first, verb)
    return first, last


def _infinitive(a: Analysis, verb: int) -> Found | None:
    goal = a.child(verb, "xcomp")
    if goal is None or goal < verb:
        return None
    if not any(a.lower[c] == "to" and a.deps[c] == "aux" for c in a.children[goal]):
        return Found("ing", [(a.left[goal], a.right[goal])]) if a.tags[goal] == "VBG" else None
    found = Found("to", [(max(a.left[goal], verb + 1), a.right[goal])])  # not the "which" before it
    return _called_upon(a, verb, goal, found) or _with_theme(a, verb, found)


def _called_upon(a: Analysis, verb: int, goal: int, found: Found) -> Found | None:
    """ "Called on [both sides] [to withdraw]": who is to do it stands behind a preposition of the cue."""
    if a.lemmas[verb] != "call":
        return None  # "threatened on television to resign"
    for prep in a.kids(verb, "prep"):
        noun = a.child(prep, "pobj")
        if noun is not None and a.lower[prep] in _UPON and verb < prep and a.right[prep] <= goal:
            whole = [(a.left[noun], max(a.right[noun], noun + 1)), *found.content]
            return found._replace(content=_joined(whole), tail=prep)
    return None


def _with_theme(a: Analysis, verb: int, found: Found) -> Found:
    """What the rest of the content is said of: "urged [Kenya to act]", "[talks] seem [to fail]"."""
    if a.lemmas[verb] in RAISING:
        theme, passive = a.child(verb, *SUBJECTS), True
        if theme is not None and a.lower[theme] == "it":
            theme = None
    else:
        theme, passive = a.child(verb, "dobj"), False
    content = found.content if theme is None else [phrase(a, theme, verb), *found.content]
    return found._replace(content=content, passive=passive)


def _object(a: Analysis, verb: int) -> Found | None:
    thing = a.child(verb, "dobj")
    if thing is None or thing == verb:
        return None
    content = [phrase(a, thing, verb), *_extras(a, verb, thing)]
    return Found("obj", [_before_dash(a, part) for part in _joined(content)])


def _joined(parts: list[Range]) -> list[Range]:
    """Parts with no more than a word or two of time between them are one."""
    whole = [parts[0]]
    for first, last in parts[1:]:
        if 0 <= first - whole[-1][1] <= _GAP:
            whole[-1] = whole[-1][0], last
        else:
            whole.append((first, last))
    return whole


def _before_dash(a: Analysis, part: Range) -> Range:
    """Without what a dash adds."""
    dash = next((t for t in range(part[0] + 1, part[1]) if a.lower[t] in _DASHES), part[1])
    return part[0], dash


def _extras(a: Analysis, verb: int, after: int) -> list[Range]:
    """What is said of the object: "accused X of Y", "called X Y", "described X as Y"."""
    return [
        (a.left[part], a.right[part])
        for part in a.kids(verb, "oprd", "prep")
        if part > after
        and (a.deps[part] == "oprd" or (a.lower[part] in SAID_OF and not is_dated(a, part)))
    ]


def _label(a: Analysis, verb: int) -> Found | None:
    label = a.child(verb, "oprd")
    if label is None or label < verb:
        return None
    return _with_theme(a, verb, Found("oprd", [(a.left[label], a.right[label])]))


def _quality(a: Analysis, verb: int) -> Found | None:
    label = a.child(verb, "acomp")
    if label is None or label < verb:
        return None
    found = Found("acomp", [(a.left[label], a.right[label])])
    return _with_theme(a, verb, found) if a.lemmas[verb] in RAISING else found


def _prepositions(a: Analysis, verb: int) -> list[Found]:
    found = []
    for prep in a.kids(verb, "prep"):
        noun = a.child(prep, "pobj", "pcomp")
        if noun is not None and prep > verb and not is_dated(a, prep):
            content = [(max(a.left[noun], prep + 1), a.right[prep])]
            found.append(Found(f"p:{a.lower[prep]}", content, tail=prep))
    return found


def _preposition(a: Analysis, verb: int) -> Found | None:
    return next(iter(_prepositions(a, verb)), None)


def _passive_preposition(a: Analysis, verb: int) -> Found | None:
    found = _preposition(a, verb)
    if found is None or found.frame.removeprefix("p:") in _OF_THE_SUBJECT:
        return None
    return found._replace(passive=True)


def _passive_clause(a: Analysis, verb: int) -> Found | None:
    found = _clause(a, verb)
    return found._replace(passive=True) if found else None


def _passive_goal(a: Analysis, verb: int) -> Found | None:
    goal = a.child(verb, "xcomp")
    subject = _passive_subject(a, verb)
    if goal is None or goal < verb or subject is None:
        return None
    return Found("pass:to", [subject, (a.left[goal], a.right[goal])], passive=True)


def _passive_subject(a: Analysis, verb: int) -> Range | None:
    subject = a.child(verb, "nsubjpass", "nsubj")
    if subject is not None:
        return phrase(a, subject, verb)
    if a.deps[verb] in ("acl", "relcl"):
        return phrase(a, a.heads[verb], verb)
    return None


def _passive_object(a: Analysis, verb: int) -> Found | None:
    subject = _passive_subject(a, verb)
    if subject is None:
        return None
    return Found("obj", [subject, *_extras(a, verb, verb)], passive=True)


type Finder = Callable[[Analysis, int], Found | None]
ACTIVE: tuple[Finder, ...] = (_clause, _infinitive, _object, _label, _preposition, _quality)
PASSIVE: tuple[Finder, ...] = (
    _passive_clause,
    _passive_goal,
    _passive_preposition,
    _passive_object,
)
