"""Fits knowledge/data/mode_weights.tsv: which mode the words at an act speak for. Run by the project's own Python.

usage: fit_modes.py TEXTS.jsonl … LABELS.jsonl AUTHORED.jsonl OUT.tsv

TEXTS: files of the corpora, by whose ids LABELS goes; AUTHORED has its own text. A multinomial logistic regression a type, with
a ridge, over what extraction/events/modes.py sees; trained on acts that the finder has where the labels have one of the
same type, as if no row said the mode. First the shares that are right in five folds over texts are printed, of modes.tsv alone (words) and of the weights.
Deterministic.
"""

import json
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.analysis import Parser
from dateline.extraction.actors import find_actors
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.events.learned import Learned
from dateline.extraction.events.modes import NONE, VAGUE, features, mode_by_words
from dateline.extraction.places import find_places
from dateline.extraction.tagging import acts_by_rules, reading_of
from dateline.knowledge import Knowledge
from dateline.record import Span
from dateline.sources import make_report

FOLDS = 5
LEAST = 3  # acts at which a thing is seen
RIDGE = 1.0
STEPS, RATE = 400, 0.05
SMALL = 0.1  # weights that are left out


class Case(NamedTuple):
    text: str
    type: str
    mode: str
    ruled: str
    seen: list[str]


def main(*paths: str) -> None:
    *texts, labels, authored, out = map(Path, paths)
    by_type: dict[str, list[Case]] = defaultdict(list)
    for case in cases(texts, labels, authored):
        by_type[case.type].append(case)
    kinds = sorted(t for t, found in by_type.items() if {c.mode for c in found} != {NONE})
    right: Counter[str] = Counter()
    for kind in kinds:
        right += validated(kind, by_type[kind])
    every = sum(len(by_type[kind]) for kind in kinds)
    print("all", {name: round(n / every, 3) for name, n in right.items()}, every)
    head = out.read_text("utf-8").splitlines() if out.exists() else []
    lines = [line for line in head if line.startswith("#")] + ["type\tseen\tweights"]
    for kind in kinds:
        lines += rows(kind, by_type[kind])
    out.write_text("\n".join(lines) + "\n", "utf-8")


def cases(texts: Sequence[Path], labels: Path, authored: Path) -> Iterator[Case]:
    parser, knowledge = Parser(), Knowledge()
    known = {
        (path.stem, row["id"]): row["text"]
        for path in texts
        for row in map(json.loads, path.read_text("utf-8").splitlines())
    }
    for path in (labels, authored):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            text = row.get("text") or known[row["file"], row["id"]]
            sentence = text[row["start"] : row["end"]]
            ctx = Context(
                make_report(sentence, language="en"), parser.analyse(sentence), knowledge, Options()
            )
            yield from _cases(ctx, row)


def _cases(ctx: Context, row: dict) -> Iterator[Case]:
    draft = find_actors(ctx, find_places(ctx, Draft()))
    acts = Learned(ctx.analysis, reading_of(ctx, draft)).settle(acts_by_rules(ctx, draft)).kept
    for event in row["events"]:
        start, end = (at - row["start"] for at in event["trigger"])
        if end > len(ctx.analysis.text):
            continue
        for act in acts:
            if act.type == event["type"] and act.hit.span(ctx.analysis).overlaps(Span(start, end)):
                # What the row says is learnt from its words, for rows that don't say it.
                bare = act if act.mode in VAGUE else replace(act, mode=None)
                ruled = mode_by_words(ctx.analysis, ctx.knowledge.ontology, bare)
                seen = features(ctx.analysis, bare, ruled)
                yield Case(row["id"], act.type, event["mode"] or NONE, ruled or NONE, seen)
                break


def validated(kind: str, found: list[Case]) -> Counter[str]:
    fold = [zlib.crc32(case.text.encode()) % FOLDS for case in found]
    right: Counter[str] = Counter()
    for number in range(FOLDS):
        model = fit([c for c, f in zip(found, fold, strict=True) if f != number])
        for case in (c for c, f in zip(found, fold, strict=True) if f == number):
            right["words"] += case.ruled == case.mode
            right["weights"] += model.best(case.seen) == case.mode
    print(kind, {name: round(n / len(found), 3) for name, n in right.items()}, len(found))
    return right


class Model(NamedTuple):
    modes: list[str]
    column: dict[str, int]
    weights: np.ndarray  # [seen, modes]

    def best(self, seen: Sequence[str]) -> str:
        at = [self.column[s] for s in seen if s in self.column]
        return self.modes[int(self.weights[at].sum(0).argmax())]


def fit(found: list[Case]) -> Model:
    modes = sorted({case.mode for case in found})
    counts = Counter(s for case in found for s in case.seen)
    column = {s: i for i, s in enumerate(sorted(s for s, n in counts.items() if n >= LEAST))}
    x = np.zeros((len(found), len(column)), np.float32)
    for i, case in enumerate(found):
        x[i, [column[s] for s in case.seen if s in column]] = 1
    y = np.eye(len(modes), dtype=np.float32)[[modes.index(case.mode) for case in found]]
    return Model(modes, column, pruned(regression(x, y)))


def regression(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights [columns, classes] by Adam over the whole."""
    w = np.zeros((x.shape[1], y.shape[1]), np.float32)
    mean, spread = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, STEPS + 1):
        z = x @ w
        p = np.exp(z - z.max(1, keepdims=True))
        slope = x.T @ (p / p.sum(1, keepdims=True) - y) + RIDGE * w
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        rate = RATE * (1 - step / (STEPS + 1))
        w -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return w


def pruned(weights: np.ndarray) -> np.ndarray:
    return np.where(abs(weights) < SMALL, 0, weights.round(2))


def rows(kind: str, found: list[Case]) -> Iterator[str]:
    model = fit(found)
    for seen, at in model.column.items():
        told = [f"{m}:{w:.2f}" for m, w in zip(model.modes, model.weights[at], strict=True) if w]
        if told:
            yield f"{kind}\t{seen}\t{' '.join(told)}"


if __name__ == "__main__":
    main(*sys.argv[1:])
