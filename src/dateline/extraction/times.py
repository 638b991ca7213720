from dateline.extraction.draft import Context, Draft


def find_times(ctx: Context, draft: Draft) -> Draft:
    return draft
