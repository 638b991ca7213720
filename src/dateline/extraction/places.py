from dateline.extraction.draft import Context, Draft


def find_places(ctx: Context, draft: Draft) -> Draft:
    return draft
