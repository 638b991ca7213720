"""Where a source ends and the words for speaking begin, by whose subject it is."""

from dateline.analysis import Analysis
from dateline.record import Span

_GOALS = ("xcomp",)
_FINITE = ("VBD", "VBZ", "VBP")
_HELPERS = {"have", "be", "do", "get", "use"}
# "Agreed late on Friday": of the time.
_TIMES = {"late", "early", "later", "earlier"}
_WHEN = (["on"], ["in"], ["at"])


def apart_from_verb(
    a: Analysis, source: Span | None, cue: Span | None
) -> tuple[Span | None, Span | None]:
    """ "[Soldiers] seized a fort and [announced] …", not "[soldiers seized]"; "[residents interviewed apart]
    [described] …", not "[residents] [interviewed apart described]"."""
    if source is None or cue is None or source.end > cue.start:
        return source, cue
    own, said = a.tokens_in(source), a.tokens_in(cue)
    if not own or not said:
        return source, cue
    verb = own[-1]
    if a.lower[verb] == "of" and (noun := a.child(verb, "pobj")) is not None:
        whole = Span(source.start, a.ends[a.right[noun] - 1])  # "a band of [officers]"
        return whole if whole.end <= cue.start else source, cue
    if len(own) > 1 and a.pos[verb] == "VERB" and a.tags[verb] in _FINITE:
        doer = a.child(verb, "nsubj")
        goes_on = any(a.deps[t] == "conj" and a.heads[t] == verb for t in said)
        if goes_on and doer is not None and own.start <= a.left[doer] and a.right[doer] == verb:
            return a.span(own.start, verb), cue
    if own.stop == said.start and _is_participle(a, said):
        return a.span(own.start, said[-1]), a.span(said[-1], said.stop)
    return source, cue


def _is_participle(a: Analysis, said: range) -> bool:
    """ "Interviewed" before "described", which the parser takes for an auxiliary."""
    first, last = said.start, said[-1]
    past = a.tags[first] in ("VBD", "VBN") and a.tags[last] == "VBD"
    helping = a.deps[first] == "aux" and a.lemmas[first] in _HELPERS
    joined = first < last and a.deps[first] == "aux" and a.heads[first] == last
    return past and joined and not helping and all(a.pos[t] == "ADV" for t in said[1:-1])


def without_time(a: Analysis, cue: Span | None) -> Span | None:
    """ "[Agreed] late on Friday to …": when is no part of how."""
    tokens = a.tokens_in(cue) if cue else range(0)
    if len(tokens) < 2 or a.lower[tokens[-1]] not in _TIMES or a.pos[tokens[-2]] != "VERB":
        return cue
    dated = a.lower[tokens.stop : tokens.stop + 1] in _WHEN
    return a.span(tokens.start, tokens[-1]) if dated else cue


def with_asked(a: Analysis, cue: Span | None, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """ "Told [donors to leave]": who is to do something belongs to what is asked."""
    tokens, first = a.tokens_in(cue) if cue else range(0), a.tokens_in(content[0])
    if not tokens or not first or a.lower[first.start] != "to":
        return content
    goal, verb = a.heads[first.start], tokens[-1]
    asked = a.child(verb, "dobj")
    goes_on = a.deps[goal] in _GOALS and a.heads[goal] == verb
    if asked is None or not goes_on:
        return content
    between = (a.left[asked], a.right[asked]) == (tokens.stop, first.start)
    return (Span(a.starts[tokens.stop], content[0].end), *content[1:]) if between else content
