from dateline.extraction.draft import Context, Draft


def find_events(ctx: Context, draft: Draft) -> Draft:
    return draft
