"""Where a content ends: a label for each word stops it at the next cue, wherever that stands."""

from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.actors import ActorIndex
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.edges import close, trim
from dateline.extraction.claims.learned.nested import turns
from dateline.extraction.claims.rules.verbs import (
    alike,
    entries_of,
    is_said_to,
    resumes,
    told_behind,
)
from dateline.extraction.index import SpanIndex
from dateline.knowledge.cues import Cues
from dateline.record import Span

# Clauses in clauses whose verbs are looked for.
_DEEP = 3
# Clauses that stand beside what is said, not in it.
_BESIDE = ("conj", "advcl", "parataxis")
_CONTRASTING = {"but", "while", "whereas", "though", "although"}
_SUBJECTS = ("nsubj", "nsubjpass")
# What stands before the verb of its own clause.
_GOVERNED = (*_SUBJECTS, "dobj", "prep", "advmod", "mark")
_VERBS = ("VERB", "AUX")
# What who says something keeps back.
_KEPT_BACK = {"say", "specify", "explain", "mention"}
_DETAILS = {
    "detail", "evidence", "proof", "reason", "explanation", "figure", "specific", "information", "name",
}  # fmt: skip
# Of these, what only who tells it owes: "without giving details", "without elaborating".
_OF_TELLER = {"detail", "specific", "elaborate", "specify"}
# What a noun cannot be parted from, and how far it may stand behind.
_OF_NOUN = {"nummod", "det", "amod", "compound", "poss", "case"}
_FEW = 3


def with_ends(
    a: Analysis, cues: Cues, actors: ActorIndex, found: list[Attribution]
) -> list[Attribution]:
    """Contents go on to the verb that their last words belong to, and stop before a clause that is another's,
    whose subject is its source."""
    by_cue = SpanIndex((x.cue, at) for at, x in enumerate(found) if x.cue)
    whole = list(found)
    for at, said in enumerate(found):
        tokens = a.tokens_in(said.cue) if said.cue else range(0)
        last = said.content[-1]
        if not tokens or said.cue is None or last.start < said.cue.end:
            continue
        verb = _verb_beyond(a, last)
        others = [] if verb is None else by_cue.overlapping(a.span(verb, verb + 1))
        if verb is not None and others and _begins_anew(a, last, verb):
            ended = trim(a.text, Span(last.start, a.ends[a.left[verb] - 1]))
            whole[at] = replace(whole[at], content=(*said.content[:-1], ended or last))
            for _, other in others:
                whole[other] = _with_subject(a, whole[other], verb)
        elif verb is not None and len(said.content) == 1:
            end = _whole(a, last)
            if not _meets(said, Span(last.end, end.end)):
                whole[at] = replace(whole[at], content=(end,))
        elif verb is None and (end_at := _before_own(a, cues, actors, tokens, last)) is not None:
            ended = trim(a.text, Span(last.start, a.ends[end_at - 1]))
            ended = ended and close(ended, a.quotes)
            whole[at] = replace(whole[at], content=(*said.content[:-1], ended or last))
    return [_reduced(a, cues, _unbroken(a, said)) for said in whole]


def _reduced(a: Analysis, cues: Cues, said: Attribution) -> Attribution:
    """ "[Men] thought [to be smugglers] burned a post": what they did is told by the report itself."""
    tokens = a.tokens_in(said.cue) if said.cue else range(0)
    last = said.content[-1]
    clause = a.tokens_in(last)
    if not tokens or not clause or clause.start < tokens.stop or a.lower[clause.start] != "to":
        return said
    cue = tokens[-1]
    noun = a.heads[cue]
    verb = a.heads[noun]
    start = None
    if a.tags[cue] == "VBN" and a.deps[cue] == "acl" and a.deps[noun] in _SUBJECTS:
        start = min([verb, *(c for c in a.children[verb] if cue < c < verb and c in clause)])
    elif is_said_to(a, cue, {name for row in entries_of(a, cues, cue) for name in row.takes}):
        start = told_behind(a, cue)
    if start is None or start not in clause:
        return said
    ended = trim(a.text, Span(last.start, a.ends[start - 1])) if start > clause.start + 1 else None
    return replace(said, content=(*said.content[:-1], ended)) if ended else said


def _unbroken(a: Analysis, said: Attribution) -> Attribution:
    """ "The raid, which killed two", "which killed": to the end of the noun, with the verb's object or agent."""
    last = said.content[-1]
    tokens = a.tokens_in(last)
    if not tokens or any(q.start <= a.starts[tokens[-1]] < q.end for q in a.quotes):
        return said
    end = tokens[-1]
    if (
        a.deps[end] in _OF_NOUN
        and a.deps[a.heads[end]] != "npadvmod"  # "his [death hours] later"
        and end < a.heads[end] <= end + _FEW
        and a.left[a.heads[end]] >= tokens[0]
    ):
        end = a.heads[end]
    thing = a.child(end, "dobj", "agent") if a.pos[end] == "VERB" else None
    if thing is not None and a.left[thing] == end + 1:
        end = a.right[thing] - 1
    rest = Span(last.end, a.ends[end])
    if end == tokens[-1] or _meets(said, rest):
        return said
    grown = trim(a.text, Span(last.start, a.ends[end])) or last
    return replace(said, content=(*said.content[:-1], grown))


def _whole(a: Analysis, content: Span) -> Span:
    """To the end of the verb's phrase, and of the one that this belongs to."""
    for _ in range(_DEEP):
        verb = _verb_beyond(a, content)
        if verb is None:
            break
        content = close(Span(content.start, a.ends[a.right[verb] - 1]), a.quotes)
    return trim(a.text, content) or content


def _verb_beyond(a: Analysis, content: Span) -> int | None:
    """The verb behind the content that its last words belong to; none where they belong to what stands before."""
    tokens = a.tokens_in(content)
    if not tokens or any(q.start <= a.starts[tokens[0]] < q.end for q in a.quotes):
        return None
    top = tokens[-1]
    while a.heads[top] in tokens and a.heads[top] != top:
        top = a.heads[top]
    verb = a.heads[top]
    if verb < tokens.stop or a.deps[top] not in _GOVERNED or a.left[verb] < tokens.start:
        return None
    return verb if a.pos[verb] in _VERBS else None


def _begins_anew(a: Analysis, content: Span, verb: int) -> bool:
    first = a.tokens_in(content).start
    return a.deps[verb] in _BESIDE and a.left[verb] > first + 1


def _with_subject(a: Analysis, said: Attribution, verb: int) -> Attribution:
    subject = a.child(verb, *_SUBJECTS)
    if subject is None:
        return said
    source = a.span(a.left[subject], min(a.right[subject], verb))
    return (
        said
        if any(part.overlaps(source) for part in said.content)
        else replace(said, source=source)
    )


def _meets(said: Attribution, span: Span) -> bool:
    return any(part is not None and part.overlaps(span) for part in (said.source, said.cue))


def _before_own(
    a: Analysis, cues: Cues, actors: ActorIndex, cue: range, content: Span
) -> int | None:
    """ "Confirmed [the attack] but put …", "promised [a clinic] and we wait": what stands beside the cue is none of
    it, where a thing is its content. Nor is ", while the mayor said …" of any."""
    tokens = a.tokens_in(content)
    for verb in tokens:
        start = (
            _contrast(a, cues, tokens, verb)
            or _tail(a, cues, tokens, verb)
            or _resumed(a, cues, actors, cue, tokens, verb)
            or _withheld(a, cues, actors, tokens, verb)
        )
        if start is not None:
            return _without_joint(a, start, tokens.start)
    for verb in tokens:
        head = a.heads[verb]
        if head not in cue or a.deps[verb] != "conj" or a.pos[verb] not in _VERBS:
            continue
        own = a.child(verb, *_SUBJECTS) is not None
        inside = any(q.start <= a.starts[verb] < q.end for q in a.quotes)
        if inside or (not own and a.tags[verb] != a.tags[head]):
            return None
        thing = a.child(head, "dobj")
        if own is False and any(q.start <= content.start < q.end for q in a.quotes):
            return _without_joint(a, max(a.left[verb], tokens.start + 1), tokens.start)
        if a.pos[head] != "VERB" or thing not in tokens or a.child(head, "ccomp") is not None:
            return None
        return _without_joint(a, max(a.left[verb], tokens.start + 1), tokens.start)
    return None


def _contrast(a: Analysis, cues: Cues, tokens: range, verb: int) -> int | None:
    """Where a clause begins in which somebody else is said to say something."""
    if a.pos[verb] != "VERB" or any(q.start <= a.starts[verb] < q.end for q in a.quotes):
        return None
    answers = turns(a, cues, verb) or a.lemmas[verb] in cues.silence
    if a.child(verb, "ccomp") is None and not answers:
        return None
    subject = a.child(verb, "nsubj")
    if subject is None or a.pos[subject] == "PRON" or not cues.starting("verb", a.lemmas[verb]):
        return None
    start = a.left[verb]
    joined = a.deps[verb] == "conj" and a.lower[start - 1] in _CONTRASTING
    marked = a.deps[verb] == "advcl" and a.lower[start] in _CONTRASTING
    set_off = a.lower[start - (2 if joined else 1)] == ","
    return start if (joined or marked) and set_off and start > tokens.start + 2 else None


def _resumed(
    a: Analysis, cues: Cues, actors: ActorIndex, cue: range, tokens: range, verb: int
) -> int | None:
    """ "Said a depot was on fire [but did not say why]", "… [and warned drivers]": the speaker's, though the
    parse joins it to "was"."""
    first = a.heads[verb]
    if a.deps[verb] != "conj" or a.deps[first] != "ccomp" or a.heads[first] not in cue:
        return None
    if a.child(verb, *_SUBJECTS) is not None or verb not in tokens:
        return None
    start = a.left[verb]
    told = any("clause" in row.takes for row in cues.starting("verb", a.lemmas[verb]))
    contrasted = told and a.child(verb, "ccomp") is not None and a.lower[start - 1] == "but"
    goes_on = contrasted or resumes(a, cues, actors, first, verb)
    same = alike(a, verb, a.heads[first])
    return start if goes_on and same and start in tokens else None


def _withheld(a: Analysis, cues: Cues, actors: ActorIndex, tokens: range, verb: int) -> int | None:
    """ "Said two men had died, [without giving details]": that is about who said so; not "said police held him without
    giving a reason"."""
    without = a.heads[verb]
    if a.tags[verb] != "VBG" or a.lower[without] != "without" or without - 2 <= tokens.start:
        return None
    if a.right[without] < tokens.stop or any(q.start <= a.starts[verb] < q.end for q in a.quotes):
        return None
    thing = a.child(verb, "dobj")
    teller = a.lemmas[verb if thing is None else thing] in _OF_TELLER or a.lower[without - 1] == ","
    if not teller and _can_withhold(a, actors, a.heads[without]):
        return None
    details = thing is not None and a.lemmas[thing] in _DETAILS
    silent = a.lemmas[verb] in _KEPT_BACK or a.lemmas[verb] in cues.silence
    return without if silent or details else None


def _can_withhold(a: Analysis, actors: ActorIndex, verb: int) -> bool:
    """Whether its subject acts; a bridge that collapsed and men who were shot keep nothing back."""
    subject = a.child(verb, "nsubj")
    if subject is None or a.lower[subject] == "it":
        return False
    acts = a.child(verb, "dobj") is not None
    return acts or a.pos[subject] == "PRON" or actors.at(a, subject) is not None


def _tail(a: Analysis, cues: Cues, tokens: range, verb: int) -> int | None:
    """ "According to her, the pumps had failed, [the paper reported]": that is the paper's."""
    said, subject = a.child(verb, "ccomp"), a.child(verb, "nsubj")
    if said is None or subject is None or not tokens.start <= said < subject:
        return None
    start = min(a.left[subject], verb)
    ends = a.right[verb] >= tokens.stop and start > a.right[said] - 1
    told = any("clause" in row.takes for row in cues.starting("verb", a.lemmas[verb]))
    return start if told and ends and a.lower[start - 1] == "," else None


def _without_joint(a: Analysis, end: int, first: int) -> int:
    while end - 1 > first and (a.pos[end - 1] == "PUNCT" or a.tags[end - 1] == "CC"):
        end -= 1
    return end
