"""Words handed on: whom a paper quotes or cites speaks, and a quotation goes on with whose it was."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.actors import ActorIndex
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.edges import merge, trim
from dateline.extraction.index import SpanIndex
from dateline.record import Span

_QUOTING = {"quote", "cite"}
_SAYING = {"saying", "telling"}
# Who speaks without being an actor of the report.
_TELLERS = {"source", "person", "people", "witness", "document", "report"}
_STOPS = (".", "?", "!", "…")
_MARKS = " \t\r\n\u00a0“”\"'’‘`"


def relayed(a: Analysis, actors: ActorIndex, found: list[Attribution]) -> list[Attribution]:
    """With those that are quoted or cited as speakers."""
    by_cue = SpanIndex((x.cue, x) for x in found if x.cue)
    own = {part for said in found for part in _saying_of(a, by_cue, said)}
    handed = [
        part for said in found if said.cue not in own for part in _relayed(a, actors, by_cue, said)
    ]
    return [part for said in handed for part in _resting(a, actors, by_cue, said)]


def _saying_of(
    a: Analysis, by_cue: SpanIndex[Attribution], said: Attribution
) -> Iterator[Span | None]:
    """The cues at the "saying" of "was quoted by Tass as saying", "Tass quoted him as saying": it is no saying
    of Tass."""
    verb = _quoting(a, said)
    saying = None if verb is None else _saying(a, verb)
    if verb is None or saying is None:
        return
    if a.child(verb, "auxpass") is not None or _quoted_one(a, verb, saying) is not None:
        at = by_cue.overlapping(a.span(saying, saying + 1))
        yield from (x.cue for _, x in at if x is not said)


def _relayed(
    a: Analysis, actors: ActorIndex, by_cue: SpanIndex[Attribution], said: Attribution
) -> Iterator[Attribution]:
    verb = _quoting(a, said)
    saying = None if verb is None else _saying(a, verb)
    if verb is None:
        yield said
    elif saying is not None:
        inner = by_cue.overlapping(a.span(saying, saying + 1))
        own = next((x.content for _, x in inner if x is not said), None)
        told = replace(said, content=own or said.content)
        if a.child(verb, "auxpass") is not None:
            yield _quoted(a, told, verb, saying)
        else:
            yield replace(said, content=tuple(merge(a.text, (*said.content, *(own or ())))))
            yield from _as_saying(a, told, verb, saying)
    else:
        yield from _cited(a, actors, by_cue, said, verb) or [said]


def _quoting(a: Analysis, said: Attribution) -> int | None:
    tokens = a.tokens_in(said.cue) if said.cue else range(0)
    return next((t for t in tokens if a.lemmas[t] in _QUOTING and a.pos[t] == "VERB"), None)


def _saying(a: Analysis, verb: int) -> int | None:
    """The "saying" of "quoted as saying", wherever the parse hangs it."""
    for at in (verb, *a.kids(verb, "dobj")):
        for prep in a.kids(at, "prep"):
            word = a.child(prep, "pcomp")
            if a.lower[prep] == "as" and word is not None and a.lower[word] in _SAYING:
                return word
    return None


def _quoted(a: Analysis, said: Attribution, verb: int, saying: int) -> Attribution:
    """ "[An aide] was quoted by the agency as saying [it was over]"."""
    subject = next(reversed(a.kids(verb, "nsubjpass")), None)
    if subject is None:
        return said
    source = a.span(a.left[subject], min(a.right[subject], verb))
    content = _outside(a, said.content, Span(source.start, a.ends[saying]))
    last = saying if saying - verb == 2 else verb  # "as saying" stands beside it
    cue = a.span(min(a.tokens_in(said.cue).start if said.cue else verb, verb), last + 1)
    return replace(said, source=source, cue=cue, content=content) if content else said


def _quoted_one(a: Analysis, verb: int, saying: int) -> int | None:
    """Whom the verb quotes: "quoted [a source] as saying"."""
    thing = a.child(verb, "dobj")
    return thing if thing is not None and verb < thing < saying else None


def _as_saying(a: Analysis, said: Attribution, verb: int, saying: int) -> Iterator[Attribution]:
    """ "The daily quoted [a source] as saying [it was over]": inside what the daily quotes."""
    thing = _quoted_one(a, verb, saying)
    if thing is None:
        return
    whole = a.span(a.left[thing], max(thing + 1, min(a.right[thing], saying - 1)))
    source = trim(a.text, whole) or whole
    content = _outside(a, said.content, Span(source.start, a.ends[saying]))
    if content:
        why = f'whom "{a.lower[verb]}" names'
        yield replace(said, source=source, cue=a.span(saying, saying + 1), content=content, why=why)


def _cited(
    a: Analysis,
    actors: ActorIndex,
    by_cue: SpanIndex[Attribution],
    said: Attribution,
    verb: int,
) -> list[Attribution]:
    """ "The paper reported, citing [officials], [that it was over]": the same words, and theirs."""
    thing = a.child(verb, "dobj")
    if thing is None or a.tags[verb] != "VBG" or a.deps[verb] not in ("advcl", "prep"):
        return []
    if a.lemmas[thing] not in _TELLERS and actors.at(a, thing) is None:
        return []
    source = a.span(a.left[thing], a.right[thing])
    head = a.heads[verb]
    outer = [x for _, x in by_cue.overlapping(a.span(head, head + 1)) if x is not said]
    content = outer[0].content if outer else _outside(a, said.content, source)
    if not content or any(part.overlaps(source) for part in content):
        return []
    theirs = replace(said, source=source, cue=a.span(verb, verb + 1), content=content)
    if outer:
        return [theirs]
    if not a.text.startswith("that", content[0].start):
        return []
    return [replace(said, cue=a.span(head, head + 1), content=content), theirs]


def _resting(
    a: Analysis, actors: ActorIndex, by_cue: SpanIndex[Attribution], said: Attribution
) -> Iterator[Attribution]:
    """ "Rescuers, citing [residents], say": the same words, and theirs, though "citing" is no cue yet."""
    tokens = a.tokens_in(said.source) if said.source else range(0)
    for verb in tokens[2:]:
        thing = a.child(verb, "dobj")
        if a.lemmas[verb] not in _QUOTING or a.tags[verb] != "VBG" or a.lower[verb - 1] != ",":
            continue
        told = thing is not None and (
            a.lemmas[thing] in _TELLERS or actors.at(a, thing) is not None
        )
        if thing is None or not told or by_cue.overlapping(a.span(verb, verb + 1)):
            continue
        yield replace(said, source=a.span(tokens.start, verb - 1))
        source = a.span(a.left[thing], min(a.right[thing], tokens.stop))
        why = f'whom "{a.lower[verb]}" names'
        yield replace(said, source=source, cue=a.span(verb, verb + 1), why=why)
        return
    yield said


def _outside(a: Analysis, content: tuple[Span, ...], hole: Span) -> tuple[Span, ...]:
    sides = (
        side
        for part in content
        for side in (
            (part.start, min(part.end, hole.start)),
            (max(part.start, hole.end), part.end),
        )
    )
    spans = (trim(a.text, Span(start, end)) for start, end in sides if start < end)
    return tuple(span for span in spans if span is not None)


def continued(a: Analysis, found: list[Attribution]) -> list[Attribution]:
    """Whole quoted sentences right behind somebody's quotation are that speaker's, not the next one's."""
    whole = list(found)
    for at, said in enumerate(found):
        for piece in said.content:
            owner = _before(a, found, said, piece) if _is_whole(a, piece) else None
            if owner is None or len(whole[at].content) < 2:
                continue
            kept = tuple(p for p in whole[at].content if p != piece)
            whole[at] = replace(whole[at], content=kept)
            grown = merge(a.text, (*whole[owner].content, piece))
            whole[owner] = replace(whole[owner], content=tuple(grown))
    return whole


def _is_whole(a: Analysis, piece: Span) -> bool:
    """A quotation of one sentence or more, with no comma that leads to a speaker behind it."""
    words = a.text[piece.start : piece.end].strip(_MARKS)
    quoted = any(q.start <= piece.start and piece.end <= q.end for q in a.quotes)
    return quoted and words[:1].isupper() and words.endswith(_STOPS)


def _before(a: Analysis, found: list[Attribution], said: Attribution, piece: Span) -> int | None:
    """Whose quotation ends right before the piece, where its own cue stands further off."""
    if said.cue is None:
        return None
    for at, other in enumerate(found):
        if other is said or other.cue is None or not _ends_quoted(a, other):
            continue
        end = max(part.end for part in (other.cue, other.source, *other.content) if part)
        if any(ch.isalnum() for ch in a.text[end : piece.start]) or end > piece.start:
            continue
        if said.cue.start > piece.end:
            return None if _is_introduced(a, said, piece) else at
        if said.cue.end <= other.cue.start and not _quotes_else(a, said, piece):
            return at
    return None


def _is_introduced(a: Analysis, said: Attribution, piece: Span) -> bool:
    """ "“Who knew?” the mayor asked": its own speaker stands right behind it."""
    if a.text[piece.start : piece.end].rstrip(_MARKS).endswith("."):
        return False  # a comma would stand there
    start = min(part.start for part in (said.source, said.cue) if part and part.start >= piece.end)
    return not any(ch.isalnum() for ch in a.text[piece.end : start])


def _quotes_else(a: Analysis, said: Attribution, piece: Span) -> bool:
    return any(q.overlaps(part) for part in said.content if part != piece for q in a.quotes)


def _ends_quoted(a: Analysis, said: Attribution) -> bool:
    return any(q.overlaps(said.content[-1]) for q in a.quotes)
