"""The actors finder."""

from dataclasses import replace

from dateline.extraction.draft import Context, Draft


def find_actors(ctx: Context, draft: Draft) -> Draft:
    return replace(draft, actors=()) if len(ctx.analysis) == 0 else draft
