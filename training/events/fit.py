"""The levels from which the encoder has its way over the lexicon, fitted on labelled sentences it has not learnt from.
Run by the project's own Python.

usage: fit.py LABELS.jsonl TEXTS.jsonl [LABELS.jsonl TEXTS.jsonl …]

Every eighth text of each file was kept out of training (training/claims/train.py). For each level the words it decides
are told with what is gained, and the level at which what is kept is right often enough; then how often events are
right by their score, which makes knowledge/data/event_scores.tsv. Levels go into extraction/events/learned.py.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.analysis import Analysis, Parser
from dateline.extraction.actors import find_actors
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.events import scoring
from dateline.extraction.events.acts import Acts
from dateline.extraction.events.learned import Learned
from dateline.extraction.events.quiet import LOUD
from dateline.extraction.places import find_places
from dateline.extraction.reader import find_all
from dateline.extraction.tagging import acts_by_rules, reading_of
from dateline.knowledge import Knowledge
from dateline.models.tagger import Reading
from dateline.record import Span
from dateline.sources import make_report

KEPT_OUT = 8
LEAST = 100  # events that a share of right ones is taken of
LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995)


class Judged(NamedTuple):
    """A word at which rules or encoder see an act, and whether the labels have that type there."""

    kind: str  # dropped; dropped, of force; added
    level: float  # what the level is compared with
    right: bool
    otherwise: bool  # right if the level is not reached


def main(*paths: str) -> None:
    judged: list[Judged] = []
    scored: list[tuple[float, bool]] = []
    parser, knowledge = Parser(), Knowledge()
    scoring.calibrated = float  # the scores as they are before the table that is made of them
    for labels, texts in zip(paths[::2], paths[1::2], strict=True):
        for text, sentences in kept_out(Path(labels), Path(texts)):
            analysis = parser.analyse(text)
            ctx = Context(make_report(text, language="en"), analysis, knowledge, Options())
            draft = find_actors(ctx, find_places(ctx, Draft()))
            judged += judge(analysis, acts_by_rules(ctx, draft), reading_of(ctx, draft), sentences)
            scored += score(find_all(ctx), sentences)
    show(judged)
    show_scores(scored)


def show(judged: list[Judged]) -> None:
    for kind in ("dropped", "dropped, of force", "added"):
        print(kind, "level, words, right as decided, right otherwise")
        every = [j for j in judged if j.kind == kind]
        for low in LEVELS:
            these = [j for j in every if j.level >= low]
            print(
                f"  {low:.3f} {len(these):5} {sum(j.right for j in these):5} {sum(j.otherwise for j in these):5}"
            )


def score(draft: Draft, sentences: list[dict]) -> Iterator[tuple[float, bool]]:
    """Each event told in a labelled sentence: its score, and whether the labels have it with its type."""
    for sentence in sentences:
        here = Span(sentence["start"], sentence["end"])
        gold = [(Span(*event["trigger"]), event["type"]) for event in sentence["events"]]
        for event in draft.events:
            if here.contains(event.trigger):
                spans = [mention.span for mention in event.mentions]
                yield (
                    event.score,
                    any(
                        event.type == kind and any(s.overlaps(g) for s in spans) for g, kind in gold
                    ),
                )


def show_scores(scored: list[tuple[float, bool]]) -> None:
    """Neighbouring scores pooled until the share of right ones rises (as isotonic regression does)."""
    pools: list[list[float]] = []  # sum of scores, right ones, number
    for raw, right in sorted(scored):
        pools.append([raw, right, 1])
        while len(pools) > 1 and (
            pools[-2][2] < LEAST or pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]
        ):
            last = pools.pop()
            pools[-1] = [one + other for one, other in zip(pools[-1], last, strict=True)]
    print("raw\tright\tevents")
    for total, right, number in pools:
        print(f"{total / number:.3f}\t{right / number:.3f}\t{number}")


def kept_out(labels: Path, texts: Path) -> Iterator[tuple[str, list[dict]]]:
    by_id: dict[str, list[dict]] = {}
    for row in map(json.loads, labels.read_text("utf-8").splitlines()):
        by_id.setdefault(row["id"], []).append(row)
    for number, row in enumerate(map(json.loads, texts.read_text("utf-8").splitlines())):
        if number % KEPT_OUT == 0 and row["id"] in by_id:
            yield row["text"], by_id[row["id"]]


def judge(
    analysis: Analysis, acts: Acts, reading: Reading, sentences: list[dict]
) -> Iterator[Judged]:
    """`right`: the encoder's way is right; `otherwise`: the rules' way is."""
    learned = Learned(analysis, reading)
    gold: dict[int, str] = {}
    inside: set[int] = set()
    for sentence in sentences:
        inside.update(analysis.tokens_in(Span(sentence["start"], sentence["end"])))
        for event in sentence["events"]:
            gold.update(dict.fromkeys(analysis.tokens_in(Span(*event["trigger"])), event["type"]))
    for act in acts.kept:
        token, p = act.hit.token, reading.acts[act.hit.token]
        if token in inside and learned.may_go(act, acts):
            wanted = next(
                (gold[t] for t in range(act.hit.first, act.hit.last) if t in gold), "none"
            )
            kind = "dropped, of force" if act.type in LOUD else "dropped"
            yield Judged(kind, float(p[0]), wanted == "none", wanted == act.type)
    for act in learned.added(acts, LEVELS[0]):
        if act.hit.token in inside:
            wanted = next(
                (gold[t] for t in range(act.hit.first, act.hit.last) if t in gold), "none"
            )
            yield Judged("added", act.hit.entry.precision, wanted == act.type, wanted == "none")


if __name__ == "__main__":
    main(*sys.argv[1:])
