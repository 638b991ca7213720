"""Draws sentences to label for events. Run by the project's own Python; what it writes is not committed (it holds text).

usage: draw.py LEDES_LABEL.jsonl INCIDENTS_TRAIN.jsonl CLAIMS_TRAIN.jsonl OUT_FOLDER [--batches 8] [--seed 3] [--share 330] [--but LABELS.jsonl]

All sentences of ledes_label; from the others as many as --share says, 30 % at random, the rest where the reader and a
broad list of verbs disagree (one has an event in the sentence, the other nothing). Reports stay together and in order.
"""

import argparse
import csv
import json
import random
from pathlib import Path
from typing import NamedTuple

from dateline.analysis import Parser
from dateline.extraction.draft import Options
from dateline.extraction.reader import Reader
from dateline.sources import make_report

AT_RANDOM = 0.3
READ = {"incidents_train": 300, "claims_train": 120}  # reports looked at, drawn at random
SHORTEST, LONGEST = 25, 600  # characters


class Sentence(NamedTuple):
    file: str
    id: str
    start: int
    end: int
    text: str
    disputed: bool


def main() -> None:
    options = _options()
    rng, reader = random.Random(options.seed), (Parser(), Reader(Options(claims="rules")))
    verbs = listed_verbs(options.verbs)
    had, drawn = labelled(options.but), []
    for path in (options.ledes, options.incidents, options.claims):
        name = Path(path).stem
        rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
        if name in READ:
            rows = rng.sample(rows, READ[name])
        found = [s for row in rows for s in sentences(name, row, reader, verbs)]
        found = [s for s in found if (s.id, s.start) not in had]
        if name in READ:
            chance = set(rng.sample(range(len(found)), round(AT_RANDOM * options.share)))
            disputed = [i for i, s in enumerate(found) if s.disputed and i not in chance]
            chance |= set(rng.sample(disputed, min(len(disputed), options.share - len(chance))))
            found = [found[i] for i in sorted(chance)]
        drawn += found
    write(drawn, Path(options.out), options.batches)


def sentences(
    name: str, row: dict, reader: tuple[Parser, Reader], verbs: set[str]
) -> list[Sentence]:
    parser, code = reader
    analysis = parser.analyse(row["text"])
    record = code.read_analysis(make_report(row["text"], language="en", id=row["id"]), analysis)
    found = []
    for sentence in analysis.sentences:
        span = analysis.span(sentence.first, sentence.last)
        text = row["text"][span.start : span.end]
        if not SHORTEST <= len(text.strip()) <= LONGEST:
            continue
        coded = any(span.contains(e.trigger) for e in record.events)
        listed = any(
            analysis.pos[i] == "VERB" and analysis.lemmas[i] in verbs
            for i in range(sentence.first, sentence.last)
        )
        found.append(Sentence(name, row["id"], span.start, span.end, text, coded != listed))
    return found


def labelled(path: str | None) -> set[tuple[str, int]]:
    """Sentences that have labels: (report, start)."""
    lines = Path(path).read_text("utf-8").splitlines() if path else []
    return {(row["id"], row["start"]) for row in map(json.loads, lines)}


def listed_verbs(path: str) -> set[str]:
    with Path(path).open(encoding="utf-8") as file:
        return {row["block"].lower() for row in csv.DictReader(file)}


def write(drawn: list[Sentence], out: Path, batches: int) -> None:
    """batch-N.txt to read, batch-N.jsonl with ids and offsets."""
    out.mkdir(parents=True, exist_ok=True)
    size = -(-len(drawn) // batches)
    for number in range(batches):
        part = drawn[number * size : (number + 1) * size]
        shown, kept, last = [], [], None
        for place, s in enumerate(part, 1):
            if (s.file, s.id) != last:
                shown.append(f"\n== {s.file} {s.id}")
                last = (s.file, s.id)
            shown.append(f"{place}\t{' '.join(s.text.split())}")
            kept.append(
                json.dumps({"n": place, "file": s.file, "id": s.id, "start": s.start, "end": s.end})
            )
        (out / f"batch-{number + 1}.txt").write_text("\n".join(shown) + "\n", "utf-8")
        (out / f"batch-{number + 1}.jsonl").write_text("\n".join(kept) + "\n", "utf-8")
        print(number + 1, len(part))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    for name in ("ledes", "incidents", "claims", "out"):
        parser.add_argument(name)
    parser.add_argument("--verbs", required=True, help="a table with a column block: verbs")
    parser.add_argument("--batches", type=int, default=8)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--share", type=int, default=330)
    parser.add_argument("--but")
    return parser.parse_args()


if __name__ == "__main__":
    main()
