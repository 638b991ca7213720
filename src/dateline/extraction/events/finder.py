"""Events of a report: triggers, what they count as, parties, status, time, place, one event once."""

from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.draft import Context, Draft
from dateline.extraction.events.cast import (
    Cast,
    complete_arrest,
    complete_attack,
    complete_policing,
    complete_protest,
)
from dateline.extraction.events.found import Found
from dateline.extraction.events.kinship import Kinship
from dateline.extraction.events.learned import Learned
from dateline.extraction.events.making import Making
from dateline.extraction.events.merging import merge
from dateline.extraction.events.predicates import with_other_predicates
from dateline.extraction.events.when import with_published_day, without_unused
from dateline.extraction.tagging import acts_by_rules, reading_of
from dateline.record import Event, EventCore


def find_events(ctx: Context, draft: Draft) -> Draft:
    """The draft with its events, and with the actors that had to be supposed."""
    draft = with_published_day(ctx, draft)
    cast = Cast(draft, ctx.knowledge.register)
    acts, learned = acts_by_rules(ctx, draft), None
    if ctx.options.claims != "rules":
        learned = Learned(ctx.analysis, reading_of(ctx, draft))
        acts = learned.settle(acts)
    made = Making(ctx, draft, cast, acts, learned).events()
    kinship = Kinship(ctx.analysis, ctx.knowledge.ontology, draft, cast.actors)
    found = merge(ctx.analysis, kinship, made)
    complete_policing(found, ctx.analysis, cast)
    complete_arrest(found, ctx.analysis, cast)
    for event in found:
        kind = ctx.knowledge.ontology.plain(event.type)
        complete_attack(event, kind, cast)
        complete_protest(event, kind, cast)
    if ctx.options.all_predicates:
        found = with_other_predicates(ctx, draft, found)
    found.sort(key=lambda e: (e.token, e.core_token))
    events = tuple(_event(ctx.analysis, n, e) for n, e in enumerate(found, 1))
    used = {i for e in events for i in (*e.actors, *e.recipients)}
    known = {actor.id for actor in draft.actors}
    actors = tuple(a for a in cast.actors if a.id in known or a.id in used)
    return without_unused(replace(draft, actors=actors, events=events))


def _event(analysis: Analysis, number: int, found: Found) -> Event:
    best, core = found.best, found.act.core.span(analysis)
    lifted = best.core is not None
    core_time = best.core_time if lifted else found.time
    return Event(
        id=f"e{number}",
        type=found.type,
        mode=found.mode,
        contexts=found.contexts,
        trigger=best.mention.span,
        actors=found.actors,
        recipients=found.recipients,
        time=found.time,
        place=found.place,
        status=found.status,
        core=EventCore(found.act.named, core, found.core_status, core_time, found.place),
        claim=best.mention.claim,
        mentions=found.mentions,
        sentence=analysis.sentence_span(found.token),
        score=round(found.score, 2),
        why="; ".join(found.notes),
    )
