"""The acts of a report by lexicon, lifting table and coding rules, before it is asked who did them."""

from collections.abc import Callable
from typing import NamedTuple

from dateline.extraction.actors import ActorIndex
from dateline.extraction.draft import Context, Draft
from dateline.extraction.events.arguments import Arguments
from dateline.extraction.events.conditions import Conditions
from dateline.extraction.events.labels import Labels
from dateline.extraction.events.lifting import Act, Lifting
from dateline.extraction.events.quiet import Quiet
from dateline.extraction.events.shadows import is_demanded, split_covered
from dateline.extraction.events.status import status_of
from dateline.extraction.events.triggers import Hit, find_hits
from dateline.record.vocabulary import Status

OFFICIAL = frozenset({"GOV", "MIL"})
STATE = frozenset({"government", "army", "military", "country", "administration", "cabinet"})


class Acts(NamedTuple):
    """`hits`: rows of the lexicon that hold, by token, also those that name no event; `kept`: what comes of
    them, in text order; `silenced`: what topic and context speak against; `covered`: by the token of the act
    that covers it; `labels`: words that call an event something; `quiet` says whether topic and context speak against an act, `status` how a word is meant."""

    args: Arguments
    hits: dict[int, Hit]
    kept: list[Act]
    silenced: list[Act]
    covered: dict[int, Act]
    labels: frozenset[int]
    quiet: Quiet
    status: Callable[[int], Status]


def find_acts(ctx: Context, draft: Draft) -> Acts:
    """Needs actors: some rows ask for them."""
    a, known = ctx.analysis, ctx.knowledge
    ontology = known.ontology
    args = Arguments(a, known.lexicon.classes)
    index = ActorIndex(draft.actors)
    conditions = Conditions(args, known.lexicon, index)
    hits = find_hits(a, known.lexicon, conditions)
    known_labels = Labels(a)
    labels = frozenset(
        t for t in hits if known_labels.is_label(t, hits) or known_labels.is_habit(t)
    )
    hits = {token: hit for token, hit in hits.items() if token not in labels}

    def status(token: int) -> Status:
        return status_of(ctx, token)[0]

    def speaks_for(speaker: int, subject: int) -> bool:
        """A minister for the country, its government and its army."""
        one, two = index.at(a, speaker), index.at(a, subject)
        if one is None or two is None or not speaker < subject:
            return False
        state = index[two].kind == "country" or a.lower[subject] in STATE
        country = index[one].country if OFFICIAL & {*index[one].sectors} else None
        return state and country is not None and country == index[two].country

    acts = Lifting(args, hits, ontology, status, known.lexicon.classes, speaks_for).acts()
    acts, covered = split_covered(a, acts, ontology.plain)
    demanded = [
        act
        for act in acts
        if is_demanded(a, act, covered) and status(act.hit.token) == "hypothetical"
    ]
    acts = [act for act in acts if act not in demanded]
    quiet = Quiet(conditions, ontology.topics)
    # A user's type is looked for in sport and markets too: its own conditions say what it is.
    silenced = [
        act for act in acts if ontology.plain(act.named) == act.named and quiet.silences(act)
    ]
    silenced += demanded
    silent = {act.hit.token for act in silenced}
    kept = [act for act in acts if act.hit.token not in silent]
    return Acts(args, hits, kept, silenced, covered, labels, quiet, status)
