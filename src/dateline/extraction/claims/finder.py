"""The claims finder: a reader of attributions, and the interpretation of what it hands over."""

import functools
from dataclasses import replace

from dateline.extraction.actors import ActorIndex
from dateline.extraction.claims.attribution import AttributionReader
from dateline.extraction.claims.interpret import interpret
from dateline.extraction.claims.learned.reader import LearnedReader
from dateline.extraction.claims.rules import RuleReader
from dateline.extraction.claims.set_off import with_set_off
from dateline.extraction.draft import Context, Draft


def find_claims(ctx: Context, draft: Draft) -> Draft:
    """Fills `claims`; needs actors and times."""
    found = attribution_reader(ctx.options.claims).read(ctx, draft)
    found = with_set_off(ctx.analysis, ctx.knowledge.cues, ActorIndex(draft.actors), found)
    return replace(draft, claims=interpret(ctx, draft, found))


@functools.cache
def attribution_reader(name: str) -> AttributionReader:
    """The reader that an option names: "learned" (by default) or "rules" (faster)."""
    return RuleReader() if name == "rules" else LearnedReader.load()
