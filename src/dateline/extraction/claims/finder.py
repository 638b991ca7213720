"""The claims finder: a reader of attributions, and the interpretation of what it hands over."""

from dataclasses import replace

from dateline.extraction.claims.attribution import AttributionReader
from dateline.extraction.claims.interpret import interpret
from dateline.extraction.claims.rules import RuleReader
from dateline.extraction.draft import Context, Draft

READER: AttributionReader = RuleReader()


def find_claims(ctx: Context, draft: Draft) -> Draft:
    """Fills `claims`; needs actors and times."""
    return replace(draft, claims=interpret(ctx, draft, READER.read(ctx, draft)))
