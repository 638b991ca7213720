"""Whose label it is, and what it is put on."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.actors.lookup import ActorIndex
from dateline.extraction.clauses import subjects
from dateline.extraction.draft import Context, Draft
from dateline.extraction.frames.candidate import Candidate
from dateline.extraction.frames.labels import find_labels
from dateline.extraction.frames.naming import find_namings
from dateline.extraction.frames.quoted import find_quoted, quoted_runs
from dateline.extraction.index import SpanIndex
from dateline.record import Frame


def find_frames(ctx: Context, draft: Draft) -> Draft:
    a, labels = ctx.analysis, ctx.knowledge.labels
    found = [
        *find_namings(a, labels),
        *find_labels(a, labels),
        *find_quoted(a, quoted_runs(a)),
    ]
    targets = _Targets(a, draft)
    claims = SpanIndex((span, claim.id) for claim in draft.claims for span in claim.content)
    actors = {actor.id for actor in draft.actors}
    frames: list[Frame] = []
    for candidate in _without_overlaps(found):
        target = targets.of(candidate)
        if candidate.strict and (target is None or (target in actors and candidate.named is None)):
            continue
        span = a.span(candidate.first, candidate.last)
        around = claims.around(span)
        frames.append(
            Frame(
                id=f"fr{len(frames) + 1}", label=span.text(a.text), span=span, target=target,
                speaker=around[0][1] if around else None, scare_quotes=candidate.scare_quotes,
                score=candidate.score, why=candidate.why,
            )
        )  # fmt: skip
    return replace(draft, frames=tuple(frames))


def _without_overlaps(found: list[Candidate]) -> list[Candidate]:
    """In text order; of two at one place the earlier found, with the marks of either."""
    taken: dict[int, int] = {}
    kept: list[Candidate] = []
    for candidate in found:
        over = next((taken[t] for t in candidate.tokens if t in taken), None)
        if over is None:
            taken.update(dict.fromkeys(candidate.tokens, len(kept)))
            kept.append(candidate)
        elif candidate.scare_quotes or candidate.listed:
            kept[over] = _joined(kept[over], candidate)
    return sorted(kept, key=lambda candidate: candidate.first)


def _joined(one: Candidate, other: Candidate) -> Candidate:
    return replace(
        one,
        scare_quotes=one.scare_quotes or other.scare_quotes,
        listed=one.listed or other.listed,
        strict=one.strict and other.strict,
        score=max(one.score, other.score),
        why=f"{one.why}; {other.why}",
    )


class _Targets:
    """Events and actors by token."""

    def __init__(self, a: Analysis, draft: Draft) -> None:
        self._a = a
        self._actors = ActorIndex(draft.actors)
        self._events: dict[int, str] = {}
        for event in draft.events:
            for span in (event.trigger, *(mention.span for mention in event.mentions)):
                for token in a.tokens_in(span):
                    self._events.setdefault(token, event.id)

    def of(self, candidate: Candidate) -> str | None:
        """What a naming names; else the event or actor that the label itself speaks of, or that
        it stands beside ("dictator" at a name, "he is a dictator")."""
        if candidate.named is not None:
            return self._first((candidate.named,))
        beside = [candidate.head]
        head, dep = self._a.heads[candidate.head], self._a.deps[candidate.head]
        if dep in ("compound", "appos", "nmod"):
            beside.append(head)
        elif dep == "attr":
            beside += subjects(self._a, head)
        inside = [t for t in candidate.tokens if t in self._events]
        return self._first([*inside, *beside])

    def _first(self, tokens: Iterable[int]) -> str | None:
        for token in tokens:
            if found := self._events.get(token) or self._actors.at(self._a, token):
                return found
        return None
