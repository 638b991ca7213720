"""One pass of the encoder over a report, for all who read from it. What the rules found goes in as hints."""

import functools

from dateline.analysis import Analysis
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.learned.tags import word_tags
from dateline.extraction.claims.rules import RuleReader
from dateline.extraction.draft import Context, Draft
from dateline.extraction.events.acts import Acts, find_acts
from dateline.extraction.memo import Memo
from dateline.knowledge.ontology import Ontology
from dateline.models.acts import ACTS, RULED_OUT
from dateline.models.tagger import Reading, Tagger, model_folder

attributions_by_rules = Memo(RuleReader().read, lambda draft: draft.actors)
acts_by_rules = Memo(find_acts, lambda draft: draft.actors)


def _read(ctx: Context, draft: Draft) -> Reading:
    return tagger().read(ctx.analysis, hints(ctx, draft))


reading_of = Memo(_read, lambda draft: draft.actors)


@functools.cache
def tagger() -> Tagger:
    """The one that the package carries."""
    return Tagger(model_folder("claims"))


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
