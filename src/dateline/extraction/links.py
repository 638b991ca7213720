from dateline.extraction.draft import Context, Draft


def find_links(ctx: Context, draft: Draft) -> Draft:
    return draft
