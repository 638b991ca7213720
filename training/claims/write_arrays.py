"""Gold attributions → arrays that train.py reads. Run by the project's own Python.

usage: write_arrays.py GOLD.jsonl VOCAB.txt OUT.npz [EVENT_LABELS.jsonl]

Arrays, flat over all chunks: pieces, features [n, 4]; word_at (index into pieces of each word's first
piece), word_start, word_end (characters), labels (see tags.LABELS); chunk_piece, chunk_word (where each chunk
begins, one more at the end); chunk_doc. Labels are BIO over source, cue, content; a gold token has one, a text
without attributions has -100. acts: for each word of a sentence with event labels (training/events) the type whose
trigger it belongs to, as a number in ACTS (0 for none), -100 in other sentences.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from dateline.analysis import Analysis, Parser
from dateline.extraction.claims.learned.reader import RULES, hints_of
from dateline.extraction.claims.learned.tags import LAYERS, word_tags
from dateline.extraction.draft import Context, Draft, Options
from dateline.knowledge import Knowledge
from dateline.models.chunks import make_chunks
from dateline.models.wordpiece import WordPieces
from dateline.record import Span
from dateline.sources import make_report

ACTS = ("none", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
        "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "x:economic_measure", "x:disaster",
        "x:political_process")  # fmt: skip


def main(gold: str, vocab: str, out: str, events: str | None = None) -> None:
    acts_of = event_labels(events) if events else {}
    vocabulary = WordPieces(Path(vocab).read_text("utf-8").splitlines())
    parser, knowledge = Parser(), Knowledge()
    columns: dict[str, list[object]] = {name: [] for name in (
        "pieces", "features", "word_at", "word_start", "word_end", "labels", "acts", "chunk_piece",
        "chunk_word", "chunk_doc")}  # fmt: skip
    for number, line in enumerate(Path(gold).read_text("utf-8").splitlines()):
        row = json.loads(line)
        analysis = parser.analyse(row["text"])
        labels = [-100] * len(analysis)
        if "attributions" in row:
            labels = word_tags(analysis, [gold_parts(a) for a in row["attributions"]])
        acts = word_acts(analysis, acts_of.get(row["id"], ()))
        ctx = Context(make_report(row["text"], language="en"), analysis, knowledge, Options())
        hints = hints_of(analysis, RULES.read(ctx, Draft()))
        for chunk in make_chunks(analysis, vocabulary, hints):
            base = len(columns["pieces"])
            columns["chunk_piece"].append(base)
            columns["chunk_word"].append(len(columns["labels"]))
            columns["chunk_doc"].append(number)
            columns["pieces"].extend(chunk.pieces)
            columns["features"].extend(chunk.features)
            columns["word_at"].extend(base + at for at in chunk.word_at)
            columns["word_start"].extend(analysis.starts[chunk.first : chunk.last])
            columns["word_end"].extend(analysis.ends[chunk.first : chunk.last])
            columns["labels"].extend(labels[chunk.first : chunk.last])
            columns["acts"].extend(acts[chunk.first : chunk.last])
    columns["chunk_piece"].append(len(columns["pieces"]))
    columns["chunk_word"].append(len(columns["labels"]))
    np.savez_compressed(out, **{k: np.array(v, dtype=np.int32) for k, v in columns.items()})


def gold_parts(attribution: dict[str, list[list[int]]]) -> list[list[Span]]:
    """The spans of source, cue and content."""
    return [[Span(*span) for span in attribution[layer]] for layer in LAYERS]


def event_labels(path: str) -> dict[str, list[dict]]:
    """Labelled sentences by the id of their report (ids are unique over the files that were drawn from)."""
    found: dict[str, list[dict]] = {}
    for line in Path(path).read_text("utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["id"], []).append(row)
    return found


def word_acts(analysis: Analysis, sentences: Iterable[dict]) -> list[int]:
    acts = [-100] * len(analysis)
    for sentence in sentences:
        for word in analysis.tokens_in(Span(sentence["start"], sentence["end"])):
            acts[word] = 0
        for event in sentence["events"]:
            for word in analysis.tokens_in(Span(*event["trigger"])):
                acts[word] = ACTS.index(event["type"])
    return acts


if __name__ == "__main__":
    main(*sys.argv[1:])
