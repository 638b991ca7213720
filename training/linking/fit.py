"""Fits the weights of casebook/data/linking.tsv on incidents_train.

    fit.py GOLD RECORDS LINKING.tsv

GOLD: incidents_train.jsonl. RECORDS: `dateline extract GOLD --all-predicates`. The weights that are stated
("stated" in the column "from") are kept as they are; the fitted ones are written anew. Needs numpy.
Three logistic regressions: whether two reports tell one story (pairs of reports of one seed topic, and a
sample of others), whether they do given the odds with the reports around them (whole seed topics, their halves and
samples of them), then whether two events are one (pairs of annotated events that share an act or
a story). For the others the odds that two reports tell one story are those of a fit without their own topic
(five folds over seed topics): a fit knows its own pairs too well. Deterministic.
"""

import collections
import functools
import itertools
import json
import pathlib
import random
import re
import sys

import numpy as np

from dateline.casebook import story as stories
from dateline.casebook import weights as tables
from dateline.casebook.context import context_features
from dateline.casebook.evidence import features, relation
from dateline.casebook.sketch import Sketch, sketches
from dateline.record.codec import loads

# Strength of the ridge; taken from .1, 1 and 10 by cross-validation over topics.
RIDGE = 1.0
# Evidence that only tells the two halves of the corpus apart: fitted beside the others, then left out.
NUISANCE = {"both dated"}
SAMPLE = 8000
FOLDS = 5


def seed(topic: str) -> str:
    """ "22ecbplus" → "22": the two halves of a seed topic tell of like but different events."""
    found = re.match(r"\d+", topic)
    return found[0] if found else topic


def regression(x: np.ndarray, y: np.ndarray, ridge: float = RIDGE) -> np.ndarray:
    """Weights of a logistic regression by Newton's method."""
    b = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ b))
        slope = x.T @ (y - p) - ridge * b
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(b))
        step = np.linalg.solve(curve, slope)
        b += step
        if abs(step).max() < 1e-5:
            break
    return b


def matrix(rows: list[dict[str, float]]) -> tuple[list[str], np.ndarray]:
    names = sorted({name for row in rows for name in row})
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            x[i, column[name]] = value
    return names, x


def write(path: pathlib.Path, part: str, fitted: dict[str, float]) -> None:
    """Replaces the fitted weights of one part, keeps the rest."""
    lines = path.read_text("utf-8").splitlines()
    head = [line for line in lines if line.startswith(("#", "part\t"))]
    rows = [line.split("\t") for line in lines if line not in head]
    rows = [row for row in rows if row[0] != part or row[3] != "fitted"]
    stated = {row[1] for row in rows if row[0] == part}
    rows += [[part, n, f"{w:.2f}", "fitted"] for n, w in fitted.items() if n not in stated]
    rows.sort(key=lambda r: (r[0], r[3], r[1]))
    path.write_text("\n".join([*head, *("\t".join(row) for row in rows)]) + "\n", "utf-8")
    tables.weights.cache_clear()
    stories.story.cache_clear()


class Stories:
    """Whether reports tell one story: the weights of all pairs, and odds that are fitted without the pair."""

    def __init__(self, settings: dict[str, stories.Setting], topic: dict[str, str]) -> None:
        self.settings, self.fold = settings, {r: int(seed(t)) % FOLDS for r, t in topic.items()}
        pairs = list(itertools.combinations(sorted(settings), 2))
        near = [p for p in pairs if seed(topic[p[0]]) == seed(topic[p[1]])]
        far = [p for p in pairs if seed(topic[p[0]]) != seed(topic[p[1]])]
        near += random.Random(0).sample(far, SAMPLE)
        found = [stories.story_features(settings[a], settings[b]) for a, b in near]
        names, x = matrix(found)
        y = np.array([float(topic[a] == topic[b]) for a, b in near])
        fold = np.array([self.fold[a] for a, _ in near])
        self.weights = _named(names, regression(x, y, 0.1))
        self.without = [
            _named(names, regression(x[fold != k], y[fold != k], 0.1)) for k in range(FOLDS)
        ]

    @functools.cache  # noqa: B019 - one object a run
    def odds(self, a: str, b: str) -> float:
        if b < a:
            return self.odds(b, a)
        known = self.without[self.fold[a]]
        found = stories.story_features(self.settings[a], self.settings[b])
        return max(-5.0, min(5.0, sum(v * known.get(n, 0.0) for n, v in found.items())))


def _named(names: list[str], weights: np.ndarray) -> dict[str, float]:
    found = zip(names, map(float, weights), strict=True)
    return {name: w for name, w in found if name not in NUISANCE}


def companies(topic: dict[str, str]) -> list[list[str]]:
    """Sets of reports such as events bring together: of both halves of a seed topic, of one, of some of both."""
    found = collections.defaultdict(list)
    for report in sorted(topic):
        found[topic[report]].append(report)
        found[seed(topic[report])].append(report)
    draw = random.Random(3)
    some = [
        sorted(draw.sample(found[s], min(size, len(found[s]))))
        for s in sorted({*map(seed, topic.values())})
        for size in draw.choices((6, 9, 14), k=4)
    ]
    return [*found.values(), *some]


def context(told: Stories, topic: dict[str, str]) -> dict[str, float]:
    """Weights of what two reports are like among others."""
    found, same = [], []
    for ids in companies(topic):
        rows = [[0.0 if a == b else told.odds(a, b) for b in ids] for a in ids]
        for i, j in itertools.combinations(range(len(ids)), 2):
            if (row := context_features(rows, i, j)) is not None:
                found.append(row)
                same.append(float(topic[ids[i]] == topic[ids[j]]))
    names, x = matrix(found)
    return _named(names, regression(x, np.array(same)))


def event_pairs(
    events: dict[str, Sketch], topic: dict[str, str], told: Stories
) -> list[tuple[str, str]]:
    """Those of one seed topic that share an act or a story, and some that share an act only."""
    by_seed = collections.defaultdict(list)
    by_act = collections.defaultdict(list)
    for id_ in sorted(events):
        by_seed[seed(topic[events[id_].setting.report])].append(id_)
        for act in events[id_].acts:
            by_act[act].append(id_)
    found = [p for s in sorted(by_seed) for p in itertools.combinations(by_seed[s], 2)]
    found = [p for p in found if _near(events[p[0]], events[p[1]], told)]
    draw = random.Random(1)
    for act in sorted(by_act):
        apart = [
            p
            for p in itertools.combinations(by_act[act], 2)
            if len({seed(topic[events[i].setting.report]) for i in p}) == 2
        ]
        found += draw.sample(apart, min(40, len(apart)))
    return sorted(set(found))


def _near(a: Sketch, b: Sketch, told: Stories) -> bool:
    one, other = a.setting.report, b.setting.report
    return one == other or relation(a, b) != "no act" or told.odds(one, other) > 0


def spans(event: dict) -> list[dict]:
    found = [m["span"] for m in event["mentions"]]
    return [*found, event["trigger"], event["core"]["trigger"]]


def chains(gold: list[dict], records: dict[str, dict]) -> dict[str, str]:
    """Event → chain: the first gold mention that overlaps it."""
    found: dict[str, str] = {}
    for row in gold:
        for mention in row["mentions"]:
            for event in records[row["id"]]["events"]:
                if any(
                    s["start"] < mention["end"] and mention["start"] < s["end"]
                    for s in spans(event)
                ):
                    found.setdefault(f"{row['id']}/{event['id']}", mention["chain"])
                    break
    return found


def main(gold_path: str, records_path: str, out_path: str) -> None:
    gold = [json.loads(line) for line in pathlib.Path(gold_path).read_text("utf-8").splitlines()]
    topic = {row["id"]: row["topic"] for row in gold}
    lines = pathlib.Path(records_path).read_text("utf-8").splitlines()
    chain = chains(gold, {r["report"]["id"]: r for r in map(json.loads, lines)})
    made = [s for record in map(loads, lines) for s in sketches(record, record.report.id)]
    out = pathlib.Path(out_path)
    told = Stories({s.setting.report: s.setting for s in made}, topic)
    write(out, "story", told.weights)
    write(out, "context", context(told, {r: t for r, t in topic.items() if r in told.settings}))
    events = {s.id: s for s in made if s.id in chain}
    pairs = event_pairs(events, topic, told)
    names, x = matrix([_compared(events[a], events[b], told) for a, b in pairs])
    y = np.array([float(chain[a] == chain[b]) for a, b in pairs])
    print(f"{len(pairs)} pairs of events, {int(y.sum())} the same", file=sys.stderr)
    write(out, "event", _named(names, regression(x, y)))


def _compared(a: Sketch, b: Sketch, told: Stories) -> dict[str, float]:
    same = a.setting.report == b.setting.report
    return features(a, b, 0.0 if same else told.odds(a.setting.report, b.setting.report))


if __name__ == "__main__":
    main(*sys.argv[1:4])
