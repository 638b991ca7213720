"""From attributions to claims: kind, act, who speaks to whom, nesting, time."""

from bisect import bisect_left
from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.actors import ActorIndex
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.cue import read_cue
from dateline.extraction.claims.deeds import is_deed
from dateline.extraction.claims.speakers import SPEAKING, actors_of, addressees_of, readers_of
from dateline.extraction.claims.unsaid import said_only
from dateline.extraction.draft import Context, Draft
from dateline.extraction.index import SpanIndex
from dateline.record import Claim, Span
from dateline.record.vocabulary import ClaimKind


def interpret(ctx: Context, draft: Draft, found: list[Attribution]) -> tuple[Claim, ...]:
    """The claims in text order (of what begins first: source, cue or content); none where nothing
    is said."""
    actors = ActorIndex(draft.actors)
    times = SpanIndex((t.span, t.id) for t in draft.times if t.span is not None)
    a, cues = ctx.analysis, ctx.knowledge.cues
    said = (x for x in said_only(a, cues, found) if not is_deed(a, cues, actors, x))
    ordered = sorted(said, key=_place)
    claims = [
        _claim(ctx, actors, times, f"c{number}", attribution)
        for number, attribution in enumerate(ordered, 1)
    ]
    return _with_speakers(a, _with_parents(claims))


def _place(attribution: Attribution) -> tuple[int, int]:
    parts = [attribution.source, attribution.cue, *attribution.content]
    return min(p.start for p in parts if p), max(p.end for p in parts if p)


def _claim(
    ctx: Context, actors: ActorIndex, times: SpanIndex[str], claim_id: str, said: Attribution
) -> Claim:
    a = ctx.analysis
    reading = read_cue(a, ctx.knowledge.cues, said.cue, said.content)
    read_by = readers_of(a, actors, said.source, reading.head)
    return Claim(
        id=claim_id,
        source=said.source,
        actors=actors_of(a, actors, said.source) if read_by is None else read_by,
        cue=said.cue,
        content=said.content,
        kind=kind_of(a, said.content),
        act=reading.act,
        addressees=addressees_of(a, actors, reading, said),
        parent=None,
        time=_time_of(a, times, reading.head, said),
        about=(),
        score=round(min(max(said.score, 0.0), 1.0), 2),
        why=said.why,
    )


def kind_of(a: Analysis, content: tuple[Span, ...]) -> ClaimKind:
    """direct: all of it quoted; mixed: some; indirect: none."""
    words = quoted = 0
    for span in content:
        first = bisect_left(a.quotes, span.start, key=lambda q: q.end)
        near = a.quotes[first : first + 20]
        for token in a.tokens_in(span):
            if a.pos[token] != "PUNCT":
                words += 1
                quoted += any(q.start <= a.starts[token] < q.end for q in near)
    if not quoted:
        return "indirect"
    return "direct" if quoted == words else "mixed"


def _time_of(a: Analysis, times: SpanIndex[str], head: int | None, said: Attribution) -> str | None:
    """The time in the cue's own clause, outside the content."""
    if head is None:
        return None
    clause = a.subtree(head)
    best: tuple[int, str] | None = None
    for span, time in times.overlapping(clause):
        if any(part.overlaps(span) for part in said.content):
            continue
        if said.source is not None and said.source.overlaps(span):
            continue
        distance = abs(span.start - a.starts[head])
        if best is None or distance < best[0]:
            best = distance, time
    return best[1] if best else None


def _with_parents(claims: list[Claim]) -> tuple[Claim, ...]:
    """`parent`: the smallest claim whose content holds this one's cue (or all its content)."""
    index = SpanIndex((span, claim) for claim in claims for span in claim.content)
    nested = []
    for claim in claims:
        key = claim.cue or claim.content[0]
        around = [c for _, c in index.around(key) if c.id != claim.id and not _crosses(claim, c)]
        nested.append(replace(claim, parent=around[0].id) if around else claim)
    return tuple(nested)


def _with_speakers(a: Analysis, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """ "I" and "we" inside a claim are its holder."""
    by_id = {claim.id: claim for claim in claims}
    return tuple(
        replace(claim, actors=by_id[claim.parent].actors)
        if claim.parent and not claim.actors and _speaks_of_itself(a, claim.source)
        else claim
        for claim in claims
    )


def _speaks_of_itself(a: Analysis, source: Span | None) -> bool:
    return source is not None and a.text[source.start : source.end].lower() in SPEAKING


def _crosses(inner: Claim, outer: Claim) -> bool:
    """Two claims each inside the other: the later one is no parent."""
    return outer.cue is not None and any(span.contains(outer.cue) for span in inner.content)
