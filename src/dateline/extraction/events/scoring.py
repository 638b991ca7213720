"""How sure an event is: what its row and the encoder say, whether its parties were found, where it stands."""

import functools

import numpy as np

from dateline.extraction.draft import Context
from dateline.extraction.events.found import Found
from dateline.extraction.events.learned import Learned
from dateline.knowledge.tables import read_table
from dateline.record.vocabulary import Status

NO_ACTOR = 0.75
NO_RECIPIENT = 0.85
BY_STATUS: dict[Status, float] = {
    "actual": 1, "historical": 0.85, "future": 0.95, "hypothetical": 0.7, "negated": 0.85,
}  # fmt: skip
SUBORDINATE = 0.93  # a step down from the main clause, other than what somebody says
MOST_STEPS = 5


def score_of(ctx: Context, event: Found, learned: Learned | None) -> float:
    """How often events of this kind are right, as labelled sentences have it (training/events/fit.py)."""
    return calibrated(raw_score(ctx, event, learned))


def raw_score(ctx: Context, event: Found, learned: Learned | None) -> float:
    act = event.act
    score = act.hit.entry.precision
    if act.core is not act.hit:
        score = min(0.9, (score + act.core.entry.precision) / 2 + 0.1)
    if learned is not None and not act.hit.entry.own:
        score = (score + learned.probability(act.hit.token, act.type)) / 2
    if not event.actors:
        score *= NO_ACTOR
    if ctx.knowledge.ontology.types[event.type].needs_recipient and not event.recipients:
        score *= NO_RECIPIENT
    score *= BY_STATUS[event.status]
    return max(0.05, score * SUBORDINATE ** _depth(ctx, event.token))


def calibrated(raw: float) -> float:
    known, right = _calibration()
    return float(np.interp(raw, known, right))


@functools.cache
def _calibration() -> tuple[list[float], list[float]]:
    rows = list(read_table("event_scores.tsv", "raw", "right"))
    return [float(row["raw"]) for row in rows], [float(row["right"]) for row in rows]


def _depth(ctx: Context, token: int) -> int:
    """Steps to the root; the content of speech counts as main clause."""
    a, steps = ctx.analysis, 0
    while a.heads[token] != token and steps < MOST_STEPS:
        steps += a.deps[token] not in ("ccomp", "conj")
        token = a.heads[token]
    return steps
