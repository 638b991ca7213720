from dateline.extraction.draft import Context, Draft


def find_figures(ctx: Context, draft: Draft) -> Draft:
    return draft
