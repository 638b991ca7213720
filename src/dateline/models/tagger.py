"""Runs the attribution tagger: one chunk at a time, so that no chunk's scores depend on another's."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.analysis import Analysis
from dateline.models.chunks import Chunk, make_chunks
from dateline.models.wordpiece import WordPieces
from dateline.record.digest import digest_folder


def model_folder(name: str) -> Path:
    """The folder of a model that the package carries."""
    return Path(__file__).parent / name


def model_digest(folder: Path) -> str:
    """SHA-256 over the files of a model, its card left out."""
    return digest_folder(folder, lambda name: not name.endswith(".md"))


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

    def tag(
        self, analysis: Analysis, hints: Sequence[int]
    ) -> list[tuple[Chunk, NDArray[np.float32]]]:
        """Each chunk with the log-probabilities [words, labels] of its words."""
        chunks = make_chunks(analysis, self._vocabulary, hints)
        return [(chunk, self._scores(chunk)) for chunk in chunks]

    def _scores(self, chunk: Chunk) -> NDArray[np.float32]:
        feeds = {
            "pieces": np.asarray([chunk.pieces], dtype=np.int64),
            "features": np.asarray([chunk.features], dtype=np.int64),
        }
        logits: NDArray[np.float32] = self._session.run(None, feeds)[0][0]
        words = logits[chunk.word_at]
        shifted = words - words.max(-1, keepdims=True)
        scores: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
        return scores
