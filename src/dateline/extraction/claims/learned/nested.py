"""Claims that a noun names inside others: "withdrew [its report that ...]", "[the charge that ...]"."""

from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.edges import trim
from dateline.extraction.claims.rules.source import agent_of
from dateline.extraction.claims.rules.verbs import cue_range, entries_of
from dateline.extraction.index import SpanIndex
from dateline.knowledge.cues import Cues
from dateline.record import Span

_CLAUSES = ("acl", "ccomp", "relcl", "appos", "conj")
# No noun is further from the verb that it belongs to in a cue ("took back its earlier warning").
_NEAR = 6


def open_cue(a: Analysis, cues: Cues, said: Attribution) -> list[Attribution]:
    """A cue of verb and noun ("withdrew its report") is two: the verb's content begins at the noun."""
    noun = _noun_in_cue(a, cues, said)
    if noun is None or said.cue is None:
        return [said]
    phrase = min(a.left[noun], noun)
    tokens = a.tokens_in(said.cue)
    start = max(phrase, next(t for t in tokens if a.pos[t] == "VERB") + 1)
    content = (Span(a.starts[start], said.content[0].end), *said.content[1:])
    outer = replace(said, cue=a.span(tokens.start, start), content=content)
    inner = replace(
        said,
        source=_holder(a, noun),
        cue=a.span(noun, tokens.stop),
        why=f'noun "{a.lower[noun]}" in the cue of another',
    )
    return [outer, inner]


def turned_out(a: Analysis, cues: Cues, said: Attribution) -> Attribution:
    """ "A claim [that the firm called false]" is the firm's word on the claim, no content of it."""
    tokens = a.tokens_in(said.cue) if said.cue else range(0)
    clause = a.tokens_in(said.content[0])
    if not tokens or a.pos[tokens[-1]] != "NOUN" or a.lower[clause[0]] not in ("that", "which"):
        return said
    verb, noun = a.heads[clause[0]], tokens[-1]
    teller = a.child(verb, "nsubj")
    labels = [c for c in a.kids(verb, "prep", "oprd") if a.deps[c] == "oprd" or a.lower[c] == "as"]
    is_free = a.child(verb, "dobj", "ccomp") in (None, clause[0]) and verb in clause
    if teller is None or not labels or not is_free or not entries_of(a, cues, verb):
        return said
    return replace(
        said,
        source=a.span(a.left[teller], min(a.right[teller], verb)),
        cue=a.span(*cue_range(a, verb)),
        content=(a.span(a.left[noun], noun + 1), a.subtree(labels[0])),
    )


def judged(a: Analysis, cues: Cues, found: list[Attribution]) -> list[Attribution]:
    """ "[Reports of a raid] could not be confirmed": what becomes of a claim that a noun names is one on it."""
    taken = SpanIndex((x.cue, None) for x in found if x.cue)
    every = []
    for said in found:
        every.append(said)
        noun = a.tokens_in(said.cue).start if said.cue else -1
        verb = a.heads[noun] if noun >= 0 else -1
        if verb <= noun or a.pos[noun] != "NOUN" or a.deps[noun] != "nsubjpass":
            continue
        if not turns(a, cues, verb) or taken.overlapping(a.span(verb, verb + 1)):
            continue
        first, last = cue_range(a, verb)
        claimed = trim(a.text, Span(a.starts[a.left[noun]], a.ends[first - 1]))
        inner = tuple(p for part in said.content if claimed and (p := _within(a, part, claimed)))
        if claimed is None or not inner:
            continue
        agent = agent_of(a, verb)
        every[-1] = replace(said, content=inner)
        every.append(
            Attribution(
                source=None if agent is None else a.span(*agent),
                cue=a.span(first, last),
                content=(claimed,),
                score=said.score,
                why=f'verb "{a.lemmas[verb]}" of a claim',
            )
        )
    return every


def _within(a: Analysis, span: Span, around: Span) -> Span | None:
    start, end = max(span.start, around.start), min(span.end, around.end)
    return trim(a.text, Span(start, end)) if start < end else None


def _noun_in_cue(a: Analysis, cues: Cues, said: Attribution) -> int | None:
    if said.cue is None or said.content[0].start < said.cue.end:
        return None
    tokens = a.tokens_in(said.cue)
    verb = next((t for t in tokens if turns(a, cues, t)), None)
    if verb is None:
        return None
    near = [t for t in tokens if verb < t < verb + _NEAR and a.pos[t] == "NOUN"]
    return next((t for t in near if cues.starting("noun", a.lemmas[t]) or _names(a, cues, t)), None)


def turns(a: Analysis, cues: Cues, token: int) -> bool:
    """A verb that does something to what was said before."""
    rows = cues.starting("verb", a.lemmas[token]) if a.pos[token] == "VERB" else []
    after = a.lower[token + 1 : token + 2]
    return any(row.relation and row.text.split()[1:] in ([], after) for row in rows)


def _names(a: Analysis, cues: Cues, token: int) -> bool:
    """A noun that names something said."""
    known = cues.relation_words.get(a.lemmas[token]) if a.pos[token] == "NOUN" else None
    return known is not None and known.kind == "claim"


def named_inside(a: Analysis, cues: Cues, found: list[Attribution]) -> list[Attribution]:
    """Of nouns with a clause inside contents ("the charge that ..."), where no cue stands yet."""
    taken = SpanIndex((x.cue, None) for x in found if x.cue)
    nouns = {
        t: x
        for x in found
        for span in x.content
        for t in a.tokens_in(span)
        if _names(a, cues, t) and not taken.overlapping(a.span(t, t + 1))
    }
    read = [_of_noun(a, noun, outer) for noun, outer in sorted(nouns.items())]
    return [x for x in read if x is not None]


def _of_noun(a: Analysis, noun: int, outer: Attribution) -> Attribution | None:
    clause = next(
        (c for n in _with_agent(a, noun) for c in a.children[n] if _tells(a, c, noun)), None
    )
    if clause is None:
        return None
    around = next(s for s in outer.content if s.contains(a.span(noun, noun + 1)))
    end = min(a.ends[a.right[clause] - 1], around.end)
    start = a.starts[a.left[clause]]
    if start >= end:
        return None
    return Attribution(
        source=_holder(a, noun),
        cue=a.span(noun, noun + 1),
        content=(Span(start, end),),
        score=round(outer.score * 0.9, 2),  # the parse may have hung the clause on another noun
        why=f'noun "{a.lower[noun]}" + clause inside another\'s content',
    )


def _with_agent(a: Analysis, noun: int) -> list[int]:
    """The noun, and who is named behind it: "claims by [the opposition] that ..."."""
    preps = [c for c in a.kids(noun, "prep", "agent") if a.lower[c] in ("by", "from")]
    return [noun, *(n for prep in preps for n in a.kids(prep, "pobj"))]


def _tells(a: Analysis, clause: int, noun: int) -> bool:
    first = a.left[clause]
    if clause < noun or a.deps[clause] not in _CLAUSES or first >= clause:
        return False
    marked = a.lower[first] == "that" and a.child(clause, "nsubj", "nsubjpass") not in (None, first)
    marked = marked and a.deps[first] != "dobj"  # "a claim that he denies"
    return marked or (a.lower[first] == "to" and a.deps[clause] == "acl")


def _holder(a: Analysis, noun: int) -> Span | None:
    """Whose it is: "Yerevan's claim", "claims by the opposition"."""
    owner = a.child(noun, "poss")
    if owner is not None:
        return a.span(a.left[owner], a.right[owner])
    for agent in _with_agent(a, noun)[1:]:
        inner = [a.left[c] for c in a.kids(agent, *_CLAUSES) if c > agent]
        return a.span(a.left[agent], max(agent + 1, min([a.right[agent], *inner])))
    return None
