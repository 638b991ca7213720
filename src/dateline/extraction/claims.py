from dateline.extraction.draft import Context, Draft


def find_claims(ctx: Context, draft: Draft) -> Draft:
    return draft
