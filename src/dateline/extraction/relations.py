from dateline.extraction.draft import Context, Draft


def relate_claims(ctx: Context, draft: Draft) -> Draft:
    return draft
