"""How likely joined spans are an attribution: a logistic regression over what tagger and rules say of them."""

import json
import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.analysis import Analysis
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.learned.tags import LAYERS
from dateline.extraction.index import SpanIndex
from dateline.record import Span

FEATURES = ("bias", "content", "cue", "source", "sourceless", "agreed", "length")
# Where F1 is highest when those below are dropped: at about half of it.
LEAST = 0.3
# Probabilities nearer to 0 or 1 than this say no more.
_SURE = 1e-3


class Likelihood:
    """The weights of FEATURES, as training/claims/train_likely.py writes them."""

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = np.array([weights[name] for name in FEATURES])

    @classmethod
    def load(cls, path: Path) -> "Likelihood":
        return cls(json.loads(path.read_text("utf-8")))

    def of(self, features: list[float]) -> float:
        return float(1 / (1 + np.exp(-self._weights @ np.array(features))))


def layer_probabilities(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """From log-probabilities [words, labels]: how likely each word is of each layer [words, LAYERS]."""
    said: NDArray[np.float32] = np.exp(scores[:, 1:]).reshape(len(scores), len(LAYERS), 2).sum(-1)
    return said


def features_of(
    a: Analysis,
    layers: NDArray[np.float32],
    said: Attribution,
    rules: SpanIndex[Attribution],
) -> list[float]:
    """FEATURES of one attribution; `rules` are the rules' by their cues."""
    content = _tokens(a, said.content)
    cue = _tokens(a, (said.cue,) if said.cue else ())
    source = _tokens(a, (said.source,) if said.source else ())
    others = (
        [_tokens(a, other.content) for _, other in rules.overlapping(said.cue)] if said.cue else []
    )
    agreed = [2 * len({*content} & {*o}) / (len(content) + len(o)) for o in others if o]
    return [
        1.0,
        _logit(float(layers[content, LAYERS.index("content")].mean())),
        _logit(float(layers[cue, LAYERS.index("cue")].max(initial=0.0))),
        _logit(float(layers[source, LAYERS.index("source")].mean())) if source else 0.0,
        float(not source),
        max(agreed, default=0.0),
        math.log(len(content)),
    ]


def _tokens(a: Analysis, spans: tuple[Span, ...]) -> list[int]:
    return [t for span in spans for t in a.tokens_in(span)]


def _logit(p: float) -> float:
    return math.log(max(p, _SURE) / max(1 - p, _SURE))
