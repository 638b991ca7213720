"""Draws the sentences to label of which the encoder is least sure. Run by the project's own Python; what it writes
is not committed (it holds text).

usage: draw_unsure.py TEXTS.jsonl OUT_FOLDER [--share 1000] [--batches 3] [--seed 4] [--but LABELS.jsonl]

Three quarters of the share are sentences with a word that is neither surely an act nor surely none, the least sure
first; the rest is drawn at random from the others, so that the encoder's blind spots are seen too.
"""

import argparse
import json
import random
from pathlib import Path

from draw import LONGEST, SHORTEST, Sentence, labelled, write

from dateline.analysis import Parser
from dateline.extraction.actors import find_actors
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.places import find_places
from dateline.extraction.tagging import reading_of
from dateline.knowledge import Knowledge
from dateline.sources import make_report

UNSURE = 0.75  # of the share
DOUBT = 0.08  # probability of an act, or of none, from which a word is in doubt


def main() -> None:
    options = _options()
    rng, had = random.Random(options.seed), labelled(options.but)
    parser, knowledge = Parser(), Knowledge()
    rows = [json.loads(line) for line in Path(options.texts).read_text("utf-8").splitlines()]
    name = Path(options.texts).stem
    found = [pair for row in rows for pair in doubts(name, row, parser, knowledge)]
    found = [(doubt, s) for doubt, s in found if (s.id, s.start) not in had]
    unsure = [pair for pair in found if pair[0] > DOUBT]
    rng.shuffle(unsure)  # of equally doubtful ones any
    unsure.sort(key=lambda pair: -pair[0])
    drawn = [s for _, s in unsure[: round(UNSURE * options.share)]]
    taken = set(drawn)
    others = [s for _, s in found if s not in taken]
    drawn += rng.sample(others, min(len(others), options.share - len(drawn)))
    order = {row["id"]: number for number, row in enumerate(rows)}
    write(sorted(drawn, key=lambda s: (order[s.id], s.start)), Path(options.out), options.batches)


def doubts(
    name: str, row: dict, parser: Parser, knowledge: Knowledge
) -> list[tuple[float, Sentence]]:
    """Each sentence with how far its most doubtful word is from sure (0 to .5)."""
    report = make_report(row["text"], language="en", id=row["id"])
    analysis = parser.analyse(report.text, report.furniture)
    ctx = Context(report, analysis, knowledge, Options())
    acts = reading_of(ctx, find_actors(ctx, find_places(ctx, Draft()))).acts
    found = []
    for sentence in analysis.sentences:
        span = analysis.span(sentence.first, sentence.last)
        text = row["text"][span.start : span.end]
        if SHORTEST <= len(text.strip()) <= LONGEST:
            none = acts[sentence.first : sentence.last, 0]
            doubt = max((min(p, 1 - p) for p in map(float, none)), default=0.0)
            found.append(
                (doubt, Sentence(name, row["id"], span.start, span.end, text, doubt > DOUBT))
            )
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("texts")
    parser.add_argument("out")
    parser.add_argument("--share", type=int, default=1000)
    parser.add_argument("--batches", type=int, default=3)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--but")
    return parser.parse_args()


if __name__ == "__main__":
    main()
