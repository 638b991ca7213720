"""Fits the likelihood of attributions on texts that the tagger has not learnt from. Run by the project's own Python.

usage: train_likely.py [--large] OUT.json STEP GOLD.jsonl [STEP MORE.jsonl ATTRIBUTIONS.jsonl]

--large: of the tagger that `--claims large` reads with. Each STEPth report of a file is read. An attribution that the reader joins is right where it meets one of the gold's
with half of its words or more (F1 of the contents).
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from write_arrays import reports

from dateline.analysis import Analysis, Parser
from dateline.extraction.actors.finder import find_actors
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.finder import attribution_reader
from dateline.extraction.claims.learned.likely import (
    FEATURES,
    LEAST,
    features_of,
    layer_probabilities,
)
from dateline.extraction.claims.learned.tags import best_tags, spans_of
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.index import SpanIndex
from dateline.extraction.places import find_places
from dateline.extraction.tagging import attributions_by_rules, tags_of
from dateline.knowledge import Knowledge
from dateline.record import Span
from dateline.record.vocabulary import ClaimsBy
from dateline.sources import make_report

RIGHT = 0.5
PENALTY = 1.0  # on the squares of the weights
FOLDS = 8


def main(by: ClaimsBy, out: str, *files: str) -> None:
    groups = [files[:2], files[2:]] if len(files) > 2 else [files]
    texts = [row for step, *paths in groups for row in reports(*(*paths, None)[:2])[:: int(step)]]
    rows = [(number, *example) for number, row in enumerate(texts) for example in examples(row, by)]
    number, right = np.array([r[0] for r in rows]), np.array([r[2] for r in rows], float)
    features = np.array([r[1] for r in rows])
    said = np.zeros(len(rows))
    for fold in range(FOLDS):
        kept = number % FOLDS == fold
        said[kept] = likely(features[kept], fit(features[~kept], right[~kept]))
    gold = sum(len(row["attributions"]) for row in texts)
    for least in (0.0, LEAST - 0.05, LEAST, LEAST + 0.05):
        chosen = said >= least
        print(
            f"{least:.2f}: {chosen.sum()} of {gold}, F1 {2 * right[chosen].sum() / (chosen.sum() + gold):.4f}"
        )
    weights = dict(zip(FEATURES, fit(features, right).round(4).tolist(), strict=True))
    Path(out).write_text(json.dumps(weights) + "\n")


PARSER, KNOWLEDGE = Parser(), Knowledge()


def examples(row: dict, by: ClaimsBy) -> Iterator[tuple[list[float], bool]]:
    """(features, right) of what the reader joins in a report."""
    a = PARSER.analyse(row["text"])
    ctx = Context(make_report(row["text"], language="en"), a, KNOWLEDGE, Options(claims=by))
    draft = find_actors(ctx, find_places(ctx, Draft()))
    rules = SpanIndex((x.cue, x) for x in attributions_by_rules(ctx, draft) if x.cue)
    scores = tags_of(ctx, draft)
    joined = attribution_reader(by).join(a, spans_of(best_tags(scores), scores))
    layers = layer_probabilities(scores)
    met = matched(a, joined, [[Span(*s) for s in gold["content"]] for gold in row["attributions"]])
    for number, said in enumerate(joined):
        yield features_of(a, layers, said, rules), number in met


def matched(a: Analysis, joined: list[Attribution], gold: list[list[Span]]) -> set[int]:
    """Those that meet an attribution of the gold, one each, the best first."""
    words = [{t for s in x.content for t in a.tokens_in(s)} for x in joined]
    known = [{t for s in spans for t in a.tokens_in(s)} for spans in gold]
    pairs = sorted(((2 * len(w & k) / max(1, len(w) + len(k)), -i, -j) for i, w in enumerate(words)
                    for j, k in enumerate(known)), reverse=True)  # fmt: skip
    own: dict[int, int] = {}
    for score, i, j in pairs:
        if score >= RIGHT and -i not in own and -j not in own.values():
            own[-i] = -j
    return set(own)


def fit(features: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method."""
    weights = np.zeros(features.shape[1])
    penalty = np.eye(len(weights)) * PENALTY
    penalty[0, 0] = 0
    for _ in range(25):
        p = likely(features, weights)
        slope = features.T @ (right - p) - penalty @ weights
        weights += np.linalg.solve(
            (features * (p * (1 - p))[:, None]).T @ features + penalty, slope
        )
    return weights


def likely(features: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-features @ weights))


if __name__ == "__main__":
    large = sys.argv[1:2] == ["--large"]
    main("large" if large else "learned", *sys.argv[1 + large :])
