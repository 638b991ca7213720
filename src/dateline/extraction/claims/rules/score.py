"""How sure a candidate is: its cue's share and what stands around it, weighed."""

from math import exp, log

from dateline.analysis import Analysis
from dateline.extraction.claims.rules.candidate import Candidate

_SPEAKERS = {
    **dict.fromkeys(("i", "we"), "i"),
    **dict.fromkeys(("you", "one"), "you"),
    **dict.fromkeys(("who", "which"), "rel"),
    **dict.fromkeys(("it", "this", "that", "what"), "it"),
}


def score_of(a: Analysis, weights: dict[tuple[str, str], float], candidate: Candidate) -> float:
    """The probability that the candidate is an attribution with about these parts."""
    share = min(max(candidate.rate, 0.03), 0.97)
    total = weights["bias", ""] + weights["rate", ""] * log(share / (1 - share))
    total += sum(weights.get(feature, 0.0) for feature in features_of(a, candidate))
    return 1 / (1 + exp(-total))


def features_of(a: Analysis, candidate: Candidate) -> list[tuple[str, str]]:
    """(feature, value) pairs, as in `cue_contexts.tsv`."""
    head, frame = candidate.head, candidate.frame.partition(":")[0]
    verbal = a.pos[head] == "VERB"
    return [
        ("frame", frame if verbal else f"noun:{frame}"),
        ("dep", a.deps[head] if verbal else "noverb"),
        ("tag", a.tags[head] if verbal else "x"),
        ("source", _speaker(a, candidate)),
        ("quoted", "yes" if candidate.quotes else "no"),
    ]


def _speaker(a: Analysis, candidate: Candidate) -> str:
    if candidate.source is None:
        return "none"
    first, last = candidate.source
    return _SPEAKERS.get(a.lower[first], "some") if last - first == 1 else "some"
