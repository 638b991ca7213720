"""Speed and memory of reading beside the bare spaCy pipeline, on the same texts in the same run.

usage: speed.py GOLD.jsonl
The bare pipeline: the model with all its components, nlp.pipe with its default batches, one process,
on the first 40 texts, after a warm-up. Both are timed in turn, three times; the medians are told.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.engine.worker import use_one_thread

use_one_thread()

import spacy

from dateline.analysis import find_model
from dateline.extraction.reader import Reader
from dateline.record.codec import dumps
from dateline.sources import make_report

TEXTS, ROUNDS, WARM_UP = 40, 3, 3


def main(path: str) -> None:
    lines = Path(path).read_text("utf-8").splitlines()[:TEXTS]
    texts = [json.loads(line)["text"] for line in lines]
    bare, reader = spacy.load(find_model()[0]), Reader()
    reports = [make_report(text, id=str(n)) for n, text in enumerate(texts)]

    def read_all(reports: list[Any]) -> None:
        for report in reports:
            dumps(reader.read(report))

    def parse_all(texts: list[str]) -> None:
        for _ in bare.pipe(texts):
            pass

    parse_all(texts[:WARM_UP])
    read_all(reports[:WARM_UP])
    rounds = [(timed(parse_all, texts), timed(read_all, reports)) for _ in range(ROUNDS)]
    spacy_s, dateline_s = (statistics.median(column) for column in zip(*rounds, strict=True))
    words = sum(len(text.split()) for text in texts)
    print(json.dumps({
        "of_bare_pipeline": round(spacy_s / dateline_s, 3),
        "reports_per_s": round(len(texts) / dateline_s, 2),
        "words_per_s": round(words / dateline_s),
        "bare_words_per_s": round(words / spacy_s),
        "peak_mb": round(peak_mb()),
    }))  # fmt: skip


def timed(work: Callable[[Any], None], items: Any) -> float:
    began = time.perf_counter()
    work(items)
    return time.perf_counter() - began


def peak_mb() -> float:
    """Peak memory of this process (it holds the bare pipeline and the reader), where the system says."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    main(sys.argv[1])
