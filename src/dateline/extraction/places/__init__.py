"""Places: every name of a place, how it is used, and the point it stands for."""

from dataclasses import replace

from dateline.extraction.draft import Context, Draft
from dateline.extraction.places.anchors import anchor
from dateline.extraction.places.assemble import assemble
from dateline.extraction.places.home import home_of
from dateline.extraction.places.mentions import find_mentions
from dateline.extraction.places.resolve import resolve
from dateline.extraction.places.surroundings import note_surroundings
from dateline.extraction.places.text import Tokens
from dateline.extraction.places.uses import use_of

__all__ = ["find_places"]


def find_places(ctx: Context, draft: Draft) -> Draft:
    """Finds the names, notes what stands around them, and decides for all of them together."""
    a, knowledge = ctx.analysis, ctx.knowledge
    mentions = find_mentions(Tokens(a, knowledge.gazetteer, knowledge.place_words))
    note_surroundings(a, mentions, knowledge.place_words)
    gazetteer = knowledge.gazetteer
    choices = resolve(mentions, home_of(gazetteer, ctx.report.publisher), gazetteer.country)
    for mention in mentions:
        mention.use = use_of(a, mention, knowledge.place_words)
    return replace(
        draft,
        places=assemble(a, mentions, choices, anchor(a, mentions, choices, gazetteer.country)),
    )
