"""Which source and which contents belong to a cue: a small network over features of pairs of spans."""

import json
import math
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.analysis import Analysis
from dateline.extraction.claims.learned.tags import Tagged

# Pairs further apart than this many words are not considered (99.8 % of the gold links lie within).
FAR = 160
FEATURES = 26


class Weights(NamedTuple):
    """Two layers: features → hidden (tanh) → score; `none` is the score of "belongs to no span"."""

    hidden: NDArray[np.float32]
    hidden_bias: NDArray[np.float32]
    out: NDArray[np.float32]
    none: float

    def scores(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        scores: NDArray[np.float32] = np.tanh(features @ self.hidden + self.hidden_bias) @ self.out
        return scores


def load_weights(path: Path) -> dict[str, Weights]:
    """ "content" and "source" → their weights, as training/claims/train_links.py writes them."""
    plain = json.loads(path.read_text("utf-8"))
    return {kind: _weights(plain[kind]) for kind in ("content", "source")}


def _weights(plain: dict[str, Any]) -> Weights:
    def array(name: str) -> NDArray[np.float32]:
        return np.asarray(plain[name], dtype=np.float32)

    return Weights(array("hidden"), array("hidden_bias"), array("out"), float(plain["none"]))


class Spans:
    """The tagged spans of a report by layer, in text order, with what the features ask of them."""

    def __init__(self, analysis: Analysis, tagged: Sequence[Tagged]) -> None:
        self.analysis = analysis
        self.cues = [t for t in tagged if t.layer == "cue"]
        self.sources = [t for t in tagged if t.layer == "source"]
        self.contents = [t for t in tagged if t.layer == "content"]
        self.paragraph_of = _paragraphs(analysis)
        self._marks = [0, *accumulate(not word[0].isalnum() for word in analysis.words)]
        self._before = {
            layer: _counts(len(analysis), spans)
            for layer, spans in (
                ("cue", self.cues),
                ("source", self.sources),
                ("content", self.contents),
            )
        }

    def between(self, layer: str, left: int, right: int) -> int:
        """How many spans of a layer begin in the words from `left` up to and without `right`."""
        counts = self._before[layer]
        return counts[right] - counts[left] if right > left else 0

    def marks(self, left: int, right: int) -> int:
        """How many of these words are punctuation."""
        return self._marks[right] - self._marks[left] if right > left else 0

    def near(self, span: Tagged, others: Sequence[Tagged]) -> list[Tagged]:
        return [o for o in others if o.last > span.first - FAR and o.first < span.last + FAR]


def pair_features(spans: Spans, span: Tagged, cue: Tagged) -> list[float]:
    """FEATURES numbers about a source or a content and a cue."""
    a = spans.analysis
    before = span.first < cue.first
    left, right = (span, cue) if before else (cue, span)
    gap = max(0, right.first - left.last)
    sentences = a.sentence_of[right.first] - a.sentence_of[left.last - 1]
    paragraphs = spans.paragraph_of[right.first] - spans.paragraph_of[left.last - 1]
    head, cue_head = head_of(a, span), head_of(a, cue)
    between = [
        spans.between(layer, left.last, right.first) for layer in ("cue", "source", "content")
    ]
    marks = spans.marks(left.last, right.first)
    return [
        1.0 if before else 0.0,
        math.log1p(gap),
        math.log1p(gap) if before else 0.0,
        float(gap == 0),
        float(gap == marks),
        float(sentences == 0),
        float(sentences == 1),
        float(sentences > 1),
        float(paragraphs == 0),
        float(paragraphs == 1),
        float(paragraphs > 1),
        *(float(n > 0) for n in between),
        *(math.log1p(n) for n in between),
        float(a.heads[head] == cue_head),
        float(a.heads[cue_head] == head),
        float(a.deps[head] in ("nsubj", "nsubjpass", "pobj", "agent", "poss")),
        float(a.deps[head] in ("ccomp", "dobj", "xcomp", "ROOT", "pcomp")),
        float(a.left[cue_head] <= head < a.right[cue_head]),
        float(a.pos[cue_head] == "VERB"),
        float(a.tags[cue_head] in ("VBN", "NN", "NNS")),
        math.log1p(span.last - span.first),
        float(a.words[span.first][0] in '"“‘`' or a.words[span.last - 1][-1] in "\"”’'"),
    ]


def head_of(analysis: Analysis, span: Tagged) -> int:
    """The word of a span whose head lies outside it; the first one, of several."""
    tops = analysis.tops(range(span.first, span.last))
    return next((word for word in tops if analysis.pos[word] != "PUNCT"), span.first)


def choose(weights: Weights, features: Sequence[Sequence[float]]) -> int | None:
    """The number of the best candidate, or None where "none" scores higher."""
    if not features:
        return None
    scores = weights.scores(np.asarray(features, dtype=np.float32))
    best = int(scores.argmax())
    return best if scores[best] > weights.none else None


def _paragraphs(analysis: Analysis) -> list[int]:
    numbers = [0] * len(analysis)
    for number, paragraph in enumerate(analysis.paragraphs):
        for word in analysis.tokens_in(paragraph):
            numbers[word] = number
    return numbers


def _counts(size: int, spans: Sequence[Tagged]) -> list[int]:
    """How many spans begin before each word."""
    starts = [0] * (size + 1)
    for span in spans:
        starts[span.first + 1 if span.first + 1 <= size else size] += 1
    counts, total = [], 0
    for number in starts:
        total += number
        counts.append(total)
    return counts
