"""Tag scores of words → spans: the best sequence in which every span begins with its own tag."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.analysis import Analysis
from dateline.record import Span

LAYERS = ("source", "cue", "content")
# O, then begin and inside of each layer: the order of the model's outputs.
LABELS = ("O", *(f"{edge}-{layer}" for layer in LAYERS for edge in "BI"))


class Tagged(NamedTuple):
    """Words `first` up to and without `last` of a layer; `score` is the mean probability of its tags."""

    layer: str
    first: int
    last: int
    score: float


def word_tags(analysis: Analysis, parts: Iterable[Sequence[Iterable[Span]]]) -> list[int]:
    """One tag a word from (sources, cues, contents) of attributions: as given to the model in training.

    Where layers meet, cue wins over source and source over content; an earlier attribution over later.
    """
    tags = [0] * len(analysis)
    every = list(parts)
    for layer in (LAYERS.index("content"), LAYERS.index("source"), LAYERS.index("cue")):
        for attribution in reversed(every):
            for span in attribution[layer]:
                for place, word in enumerate(analysis.tokens_in(span)):
                    tags[word] = 1 + 2 * layer + (place > 0)
    return tags


def best_tags(scores: NDArray[np.float32]) -> list[int]:
    """Viterbi over log-probabilities [words, labels]: inside follows only begin or inside of its layer.

    Over a whole report: a span goes on where the next chunk that the model read begins.
    """
    size = len(scores)
    if not size:
        return []
    allowed = _transitions()
    total = scores[0].astype(np.float64).copy()
    back = np.zeros((size, len(LABELS)), dtype=np.int64)
    for word in range(1, size):
        paths = total[:, None] + allowed
        back[word] = paths.argmax(0)
        total = paths.max(0) + scores[word]
    tags = [int(total.argmax())]
    for word in range(size - 1, 0, -1):
        tags.append(int(back[word][tags[-1]]))
    return tags[::-1]


def spans_of(tags: list[int], scores: NDArray[np.float32]) -> list[Tagged]:
    """The spans of a report's words in text order."""
    found: list[Tagged] = []
    first = 0
    for word in range(1, len(tags) + 1):
        goes_on = (
            word < len(tags) and _inside(tags[word]) and _layer(tags[word]) == _layer(tags[first])
        )
        if goes_on:
            continue
        if tags[first]:
            chosen = scores[np.arange(first, word), tags[first:word]]
            score = float(np.exp(chosen).mean())
            found.append(Tagged(LAYERS[_layer(tags[first])], first, word, score))
        first = word
    return found


def _layer(tag: int) -> int:
    return (tag - 1) // 2 if tag else -1


def _inside(tag: int) -> bool:
    return tag > 0 and tag % 2 == 0


def _transitions() -> NDArray[np.float64]:
    """0 where a tag may follow another, minus infinity where not."""
    size = len(LABELS)
    allowed = np.zeros((size, size))
    for before in range(size):
        for after in range(size):
            if _inside(after) and _layer(before) != _layer(after):
                allowed[before, after] = -np.inf
    return allowed
