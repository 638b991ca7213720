"""Gold attributions and labels of events → arrays that train.py reads. Run by the project's own Python.

usage: write_arrays.py TEXTS.jsonl VOCAB.txt OUT.npz [EVENT_LABELS.jsonl [ATTRIBUTIONS.jsonl]]

With ATTRIBUTIONS (attributions.jsonl, labels by ids and offsets) only the reports that have a line there are written.

Arrays, flat over all chunks: pieces, features [n, 6]; word_at (index into pieces of each word's first
piece), word_start, word_end (characters), labels (see tags.LABELS); chunk_piece, chunk_word (where each chunk
begins, one more at the end); chunk_doc. Labels are BIO over source, cue, content; a gold token has one, a text
without attributions has -100. acts: for each word of a sentence with event labels (training/events) the type whose
trigger it belongs to, as a number in ACTS (0 for none), -100 in other sentences. Of each event: event_word (its trigger's
verb or last word), event_first (the first word of its sentence), event_role (where its words begin in roles, one more at the
end); roles: what each word of the sentence is to it, as a number in ROLES.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from dateline.analysis import Analysis, Parser
from dateline.extraction.actors.finder import find_actors
from dateline.extraction.claims.learned.tags import LAYERS, word_tags
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.places import find_places
from dateline.extraction.tagging import hints
from dateline.knowledge import Knowledge
from dateline.models.acts import ACTS
from dateline.models.chunks import make_chunks
from dateline.models.wordpiece import WordPieces
from dateline.record import Span
from dateline.sources import make_report


def main(
    gold: str, vocab: str, out: str, events: str | None = None, attributions: str | None = None
) -> None:
    acts_of = event_labels(events) if events else {}
    vocabulary = WordPieces(Path(vocab).read_text("utf-8").splitlines())
    parser, knowledge = Parser(), Knowledge()
    columns: dict[str, list[object]] = {name: [] for name in (
        "pieces", "features", "word_at", "word_start", "word_end", "labels", "acts", "chunk_piece",
        "chunk_word", "chunk_doc", "event_word", "event_first", "event_role", "roles")}  # fmt: skip
    for number, row in enumerate(reports(gold, attributions)):
        analysis = parser.analyse(row["text"])
        labels = [-100] * len(analysis)
        if "attributions" in row:
            labels = word_tags(analysis, [gold_parts(a) for a in row["attributions"]])
        acts = word_acts(analysis, acts_of.get(row["id"], ()))
        ctx = Context(make_report(row["text"], language="en"), analysis, knowledge, Options())
        base = len(columns["labels"])
        for trigger, first, roles in word_roles(analysis, acts_of.get(row["id"], ())):
            columns["event_word"].append(base + trigger)
            columns["event_first"].append(base + first)
            columns["event_role"].append(len(columns["roles"]))
            columns["roles"].extend(roles)
        draft = find_actors(ctx, find_places(ctx, Draft()))
        for chunk in make_chunks(analysis, vocabulary, hints(ctx, draft)):
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
    columns["event_role"].append(len(columns["roles"]))
    np.savez_compressed(out, **{k: np.array(v, dtype=np.int32) for k, v in columns.items()})


def reports(gold: str, attributions: str | None) -> list[dict]:
    """The reports of a file; with attributions of their own, those that are labelled there."""
    rows = [json.loads(line) for line in Path(gold).read_text("utf-8").splitlines()]
    if attributions is None:
        return rows
    lines = map(json.loads, Path(attributions).read_text("utf-8").splitlines())
    told = {line["id"]: line["attributions"] for line in lines}
    return [row | {"attributions": told[row["id"]]} for row in rows if row["id"] in told]


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
    """The type that each word names by the labels."""
    acts = [-100] * len(analysis)
    for sentence in sentences:
        for word in analysis.tokens_in(Span(sentence["start"], sentence["end"])):
            acts[word] = 0
        for event in sentence["events"]:
            for word in analysis.tokens_in(Span(*event["trigger"])):
                acts[word] = ACTS.index(event["type"])
    return acts


def word_roles(
    analysis: Analysis, sentences: Iterable[dict]
) -> Iterator[tuple[int, int, list[int]]]:
    """Of each labelled event: its word, the first word of its sentence, the role of each word there."""
    for sentence in sentences:
        inside = analysis.tokens_in(Span(sentence["start"], sentence["end"]))
        for event in sentence["events"]:
            words = analysis.tokens_in(Span(*event["trigger"]))
            if not words:
                continue
            roles = [0] * len(inside)
            for role, parties in ((2, event["recipients"]), (1, event["actors"])):
                for party in parties:
                    for word in analysis.tokens_in(Span(*party)):
                        roles[word - inside.start] = role
            verb = next((w for w in words if analysis.pos[w] == "VERB"), words[-1])
            yield verb, inside.start, roles


if __name__ == "__main__":
    main(*sys.argv[1:])
