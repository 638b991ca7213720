from dateline.extraction.draft import Context, Draft


def find_actors(ctx: Context, draft: Draft) -> Draft:
    return draft
