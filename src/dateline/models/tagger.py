"""Runs the encoder: one chunk at a time, so that no chunk's scores depend on another's."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.analysis import Analysis
from dateline.models.acts import ACTS, ROLES
from dateline.models.chunks import Chunk, Hints, make_chunks
from dateline.models.wordpiece import WordPieces
from dateline.record.digest import digest_folder


def model_folder(name: str) -> Path:
    """The folder of a model that the package carries."""
    return Path(__file__).parent / name


def model_digest(folder: Path) -> str:
    """SHA-256 over the files of a model, its card left out."""
    return digest_folder(folder, lambda name: not name.endswith(".md"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says of each word of a report.

    `tags`: log-probabilities [words, labels] of attributions; `acts`: probabilities [words, ACTS];
    `asks`, `answers`: vectors [words, roles × width] whose products say what one word is to the act at another.
    """

    tags: NDArray[np.float32]
    acts: NDArray[np.float32]
    asks: NDArray[np.float32]
    answers: NDArray[np.float32]

    def roles(self, act: int, first: int, last: int) -> NDArray[np.float32]:
        """Probabilities [words, ROLES] of what the words `first` up to `last` are to the act at word `act`."""
        known = len(ROLES) - 1
        ask = self.asks[act].reshape(known, -1)
        answers = self.answers[first:last].reshape(last - first, known, -1)
        logits = np.zeros((last - first, len(ROLES)), np.float32)
        logits[:, 1:] = np.einsum("rk,wrk->wr", ask, answers)
        return np.exp(_log_softmax(logits))


class Tagger:
    """An ONNX file and its vocabulary; loaded once a process."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._vocabulary = WordPieces((folder / "vocab.txt").read_text("utf-8").splitlines())

    def read(self, analysis: Analysis, hints: Hints) -> Reading:
        said = [self._run(chunk) for chunk in make_chunks(analysis, self._vocabulary, hints)]
        tags, acts, asks, answers = (
            np.concatenate([scores[n] for scores in said])
            if said
            else np.zeros((0, size), np.float32)
            for n, size in enumerate((1, len(ACTS), 1, 1))
        )
        return Reading(_log_softmax(tags), np.exp(_log_softmax(acts)), asks, answers)

    def _run(self, chunk: Chunk) -> list[NDArray[np.float32]]:
        """The outputs of the model at the first piece of each word."""
        feeds = {
            "pieces": np.asarray([chunk.pieces], dtype=np.int64),
            "features": np.asarray([chunk.features], dtype=np.int64),
        }
        return [output[0][chunk.word_at] for output in self._session.run(None, feeds)]


def _log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = logits - logits.max(-1, keepdims=True, initial=-np.inf)
    scores: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return scores
