from dateline.extraction.draft import Context, Draft


def find_frames(ctx: Context, draft: Draft) -> Draft:
    return draft
