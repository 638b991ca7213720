"""One pass of the encoder over a report, for all who read from it. What the rules found goes in as hints.

With --claims large, attributions are read by a second, larger one, which the user has built; acts are not.
"""

import functools
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.analysis import Analysis
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.learned.tags import word_tags
from dateline.extraction.claims.rules import RuleReader
from dateline.extraction.draft import Context, Draft
from dateline.extraction.events.acts import Acts, find_acts
from dateline.extraction.memo import Memo
from dateline.knowledge.home import data_home
from dateline.knowledge.ontology import Ontology
from dateline.models.acts import ACTS, RULED_OUT
from dateline.models.tagger import Reading, Tagger, model_folder
from dateline.record import BadCall

# Files of a model; likely.json may be there too.
NEEDED = ("tagger.onnx", "vocab.txt", "links.json")
attributions_by_rules = Memo(RuleReader().read, lambda draft: draft.actors)
acts_by_rules = Memo(find_acts, lambda draft: draft.actors)


def _read(ctx: Context, draft: Draft) -> Reading:
    return tagger(model_folder("claims")).read(ctx.analysis, hints(ctx, draft))


reading_of = Memo(_read, lambda draft: draft.actors)


def tags_of(ctx: Context, draft: Draft) -> NDArray[np.float32]:
    """Log-probabilities [words, labels] of attributions."""
    if ctx.options.claims != "large":
        return reading_of(ctx, draft).tags
    return tagger(claims_folder("large")).read(ctx.analysis, hints(ctx, draft)).tags


def claims_folder(by: str) -> Path:
    """Where the model lies that reads attributions: the package's, or a user's. Raises BadCall where there is none."""
    if by != "large":
        return model_folder("claims")
    folder = data_home() / "claims-large"
    if missing := [name for name in NEEDED if not (folder / name).is_file()]:
        raise BadCall(
            f"--claims large: no {missing[0]} in {folder} (docs/claims.md says how to build it)"
        )
    return folder


@functools.cache
def tagger(folder: Path) -> Tagger:
    return Tagger(folder)


def hints(ctx: Context, draft: Draft) -> list[tuple[int, int, int]]:
    """For each word: the tag of attributions that the rules would give it, the act it names by them, and the
    act it would name by the lexicon alone."""
    acts, ontology = acts_by_rules(ctx, draft), ctx.knowledge.ontology
    kept, listed = act_hints(acts, ontology)
    tags = attribution_hints(ctx.analysis, attributions_by_rules(ctx, draft))
    return [(tag, kept.get(i, 0), listed.get(i, 0)) for i, tag in enumerate(tags)]


def attribution_hints(analysis: Analysis, found: list[Attribution]) -> list[int]:
    """The tags that the rules would give; attributions inside others last, so that they win nowhere."""
    outer = sorted(found, key=lambda x: -sum(len(span) for span in x.content))
    return word_tags(
        analysis,
        [([x.source] if x.source else [], [x.cue] if x.cue else [], x.content) for x in outer],
    )


def act_hints(acts: Acts, ontology: Ontology) -> tuple[dict[int, int], dict[int, int]]:
    """Numbers of ACTS by token; a user's type counts as the one that it is a kind of."""

    def number(kind: str) -> int:
        plain = ontology.plain(kind)
        return ACTS.index(plain) if plain in ACTS else 0

    kept = {act.hit.token: number(act.type) for act in acts.kept}
    listed = {
        token: number(hit.type) if hit.type else RULED_OUT for token, hit in acts.hits.items()
    }
    return kept, listed
