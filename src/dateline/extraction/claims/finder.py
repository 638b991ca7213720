"""The claims finder: a reader of attributions, and the interpretation of what it hands over."""

import functools
from dataclasses import replace
from pathlib import Path

from dateline.extraction.actors import ActorIndex
from dateline.extraction.claims.attribution import AttributionReader
from dateline.extraction.claims.interpret import interpret
from dateline.extraction.claims.learned.reader import LearnedReader
from dateline.extraction.claims.rules import RuleReader
from dateline.extraction.claims.set_off import with_set_off
from dateline.extraction.draft import Context, Draft
from dateline.extraction.tagging import claims_folder, tagger
from dateline.record import BadCall
from dateline.record.vocabulary import ClaimsBy


def find_claims(ctx: Context, draft: Draft) -> Draft:
    """Fills `claims`; needs actors and times."""
    found = attribution_reader(ctx.options.claims).read(ctx, draft)
    found = with_set_off(ctx.analysis, ctx.knowledge.cues, ActorIndex(draft.actors), found)
    return replace(draft, claims=interpret(ctx, draft, found))


def attribution_reader(by: ClaimsBy) -> AttributionReader:
    """The reader that an option names. Raises BadCall for a larger model that is not there or is none."""
    if by == "rules":
        return RuleReader()
    folder = claims_folder(by)
    try:
        return _learned(folder)
    except Exception as error:  # onnxruntime's have no base of their own
        if by != "large":
            raise
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise BadCall(f"--claims large: {folder} holds no model of ours: {reason}") from error


@functools.cache
def _learned(folder: Path) -> LearnedReader:
    """With all its files read, so that a faulty one is known before the first report."""
    tagger(folder)
    return LearnedReader.load(folder)
