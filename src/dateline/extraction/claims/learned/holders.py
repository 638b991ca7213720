"""Whose word it is by the voice of the verb: "[protesters] chanted …"; not "[the mayor] was accused of …"."""

from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.actors import ActorIndex
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.edges import merge, trim
from dateline.extraction.claims.rules.complements import RAISING
from dateline.extraction.claims.rules.source import agent_of, phrase
from dateline.extraction.claims.rules.verbs import entries_of, is_said_to, told_behind
from dateline.knowledge.cues import Cues
from dateline.record import Span

# Whose subject speaks all the same: "was quoted as saying".
_QUOTING = {"quote", "cite"}
_BEING = {"be", "get"}
# "He's wanted to" has no passive.
_SHORT = {"'s", "’s", "'d", "’d"}
_PERSONS = {"i", "we", "he", "she", "they", "who"}
# Of these verbs the subject is content: how it looks.
_SEEMING = {*RAISING, "look", "sound"}
_SUBJECTS = ("nsubjpass", "nsubj")
# The share of a verb's uses with an object from which on the object is what is said of somebody.
_SURE_OF_OBJECT = 0.5


def held(a: Analysis, cues: Cues, actors: ActorIndex, said: Attribution) -> Attribution:
    """With the subject of an active verb as source, where there is none; of a passive, the subject is content
    and who acts the source."""
    cue = said.cue
    tokens = a.tokens_in(cue) if cue else range(0)
    verb = next((t for t in reversed(tokens) if a.pos[t] == "VERB"), None)
    if verb is None or cue is None:
        return said
    if cues.starting("adj", a.lower[verb]) and a.child(verb, "auxpass") is not None:
        return _felt(a, said, verb)
    if a.lemmas[verb] in RAISING:
        said = _seeming(a, said, verb)
    if not _undergoes(a, cues, verb):
        return said if said.source else _with_subject(a, cues, actors, said, verb)
    said = _with_agent(a, actors, said, verb)
    subject = a.child(verb, *_SUBJECTS)
    if subject is None and a.deps[verb] == "acl":
        subject = a.heads[verb]
    if subject is None or subject > verb or a.lower[subject] == "it":
        return said
    own = a.span(subject, subject + 1)
    if any(part.contains(own) for part in (cue, *said.content)):
        return said
    if said.source is not None and said.source.contains(own):
        whole: Span | None = said.source
        said = replace(said, source=None)
    else:
        first, last = phrase(a, subject, verb)
        whole = trim(a.text, Span(a.starts[first], min(a.ends[last - 1], cue.start)))
    if whole is None or any(p and p.overlaps(whole) for p in (said.source, said.cue)):
        return said
    return replace(said, content=tuple(merge(a.text, (whole, *said.content))))


def _end_of(a: Analysis, goal: int) -> int:
    """Of the infinitive with what follows it up to a mark."""
    marked = (t for t in range(goal + 1, a.right[goal]) if a.pos[t] == "PUNCT")
    return max(goal + 1, next(marked, a.right[goal]))


def _seeming(a: Analysis, said: Attribution, verb: int) -> Attribution:
    """ "The talks seem [to have failed], as the mayor said": with what they seem to do, and nobody's word."""
    source, goal = said.source, a.child(verb, "xcomp")
    if source is not None and source.start > a.ends[verb]:
        first = a.tokens_in(source).start
        if a.lower[first - 1] != "to":  # "seems credible to me"
            said = replace(said, source=None)
    if goal is None or goal < verb or a.lower[verb + 1] != "to":
        return said
    rest = a.span(verb + 1, _end_of(a, goal))
    met = any(part.overlaps(rest) for part in said.content)
    return said if met else replace(said, content=tuple(merge(a.text, (*said.content, rest))))


def _with_subject(
    a: Analysis, cues: Cues, actors: ActorIndex, said: Attribution, verb: int
) -> Attribution:
    subject = a.child(verb, "nsubj")
    if subject is None and a.tags[verb] == "VBG" and a.deps[verb] == "acl":
        subject = a.heads[verb]  # "pastors opposing the bill"
    if subject is None or subject > verb or a.tags[verb] == "VBN":
        return said
    somebody = actors.at(a, subject) is not None or a.lower[subject] in _PERSONS
    if not somebody or a.lemmas[verb] in _SEEMING or not cues.starting("verb", a.lemmas[verb]):
        return said
    source = a.span(*phrase(a, subject, verb))
    tells = a.child(verb, "ccomp", "xcomp") is not None or _has_object(a, cues, said, verb)
    content = tuple(part for part in said.content if not (tells and source.contains(part)))
    met = any(part and part.overlaps(source) for part in (said.cue, *content))
    return said if met or not content else replace(said, source=source, content=content)


def _has_object(a: Analysis, cues: Cues, said: Attribution, verb: int) -> bool:
    """ "Police have charged [a man]"; who "is taking heat" undergoes it."""
    thing = a.child(verb, "dobj")
    rows = entries_of(a, cues, verb)
    said_of = thing is not None and any(
        part.contains(a.span(thing, thing + 1)) for part in said.content
    )
    return said_of and any(row.takes.get("obj", 0) > _SURE_OF_OBJECT for row in rows)


def _felt(a: Analysis, said: Attribution, verb: int) -> Attribution:
    """ "[Residents] were outraged by [the raid]"."""
    subject, agent = a.child(verb, "nsubjpass"), agent_of(a, verb)
    whole = None if subject is None else a.span(*phrase(a, subject, verb))
    if whole is None or whole not in said.content:
        return said
    rest = tuple(part for part in said.content if part != whole)
    if not rest and agent is not None and said.source == a.span(*agent):
        rest = (said.source,)
    elif said.source is not None or not rest:
        return said
    return replace(said, source=whole, content=rest)


def _undergoes(a: Analysis, cues: Cues, verb: int) -> bool:
    """Whether the subject of the verb undergoes what it says; "is worried that" is its own."""
    if a.lemmas[verb] in RAISING:
        return a.child(verb, "xcomp", "acomp", "oprd") is not None  # "the talks seem over"
    rows = entries_of(a, cues, verb)
    if not rows or a.lemmas[verb] in _QUOTING or cues.starting("adj", a.lower[verb]):
        return False
    helper = a.child(verb, "auxpass")
    if helper is not None:
        return a.lemmas[helper] in _BEING and a.lower[helper] not in _SHORT
    takes = {name for row in rows for name in row.takes}
    past = a.tags[verb] in ("VBD", "VBN") and a.child(verb, "aux") is None
    if past and _is_of_title(a, verb) and _is_led_to(a, verb, takes):
        return True
    own = told_behind(a, verb)
    if not past or (a.child(verb, "dobj", "ccomp") is not None and own is None):
        return past and a.tags[verb] == "VBN" and agent_of(a, verb) is not None
    return (a.tags[verb] == "VBN" and a.deps[verb] == "acl") or is_said_to(a, verb, takes)


def _with_agent(a: Analysis, actors: ActorIndex, said: Attribution, verb: int) -> Attribution:
    """With who acts as source, also where the parse hangs it on the last word: "as a sect [by the EU]"."""
    if said.source is not None:
        return said
    agent = agent_of(a, verb)
    if agent is not None:
        source = a.span(*agent)
        met = any(part.overlaps(source) for part in said.content)
        return said if met else replace(said, source=source)
    last = said.content[-1]
    tokens = a.tokens_in(last)
    behind = range(tokens.start, min(tokens.stop + 1, len(a)))
    by = next(
        (t for t in reversed(behind) if a.lower[t] == "by" and a.right[t] >= tokens.stop), None
    )
    noun = None if by is None else a.child(by, "pobj")
    if (
        by is None
        or noun is None
        or a.tags[a.heads[by]] in ("VBN", "VB")
        or last.start < a.starts[verb]
    ):
        return said
    kept = trim(a.text, Span(last.start, a.ends[by - 1]))
    if kept is None or actors.at(a, noun) is None:
        return said
    source = a.span(a.left[noun], a.right[noun])
    return replace(said, source=source, content=(*said.content[:-1], kept))


def _is_of_title(a: Analysis, verb: int) -> bool:
    """Without a stop at its end, where "is" is left out; "the senator accused in his speech …" is a sentence."""
    return a.pos[a.sentences[a.sentence_of[verb]].last - 1] != "PUNCT"


def _is_led_to(a: Analysis, verb: int, takes: set[str]) -> bool:
    """ "Minister accused over deal", "… over missing grain" (taken for an object); not "over 100 arrests"."""
    prep = verb + 1
    if (
        prep == len(a)
        or a.deps[prep] != "prep"
        or f"pass:{a.lower[prep]}" not in takes - {"pass:to"}
    ):
        return False
    return a.child(prep, "pobj") is None or a.child(verb, "dobj") is None
