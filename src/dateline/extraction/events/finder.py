"""Events of a report: triggers, what they count as, parties, status, time, place, one event once."""

from dataclasses import replace

from dateline.extraction.actors import ActorIndex
from dateline.extraction.draft import Context, Draft
from dateline.extraction.event_place import place_of
from dateline.extraction.event_time import time_of, with_published_day, without_unused
from dateline.extraction.events.arguments import Arguments
from dateline.extraction.events.conditions import Conditions
from dateline.extraction.events.contexts import Contexts
from dateline.extraction.events.found import Found
from dateline.extraction.events.lifting import Act, Lifting
from dateline.extraction.events.merging import merge
from dateline.extraction.events.modes import mode_of
from dateline.extraction.events.parties import Parties
from dateline.extraction.events.predicates import with_other_predicates
from dateline.extraction.events.quiet import Quiet
from dateline.extraction.events.scoring import score_of
from dateline.extraction.events.shadows import without_covered
from dateline.extraction.events.triggers import Hit, find_hits
from dateline.extraction.events.unidentified import Unidentified
from dateline.extraction.stance import mention_at
from dateline.extraction.status import status_of
from dateline.record import Event, EventCore, Span


def find_events(ctx: Context, draft: Draft) -> Draft:
    """The draft with its events, and with the actors that had to be supposed."""
    draft = with_published_day(ctx, draft)
    making = Making(ctx, draft)
    found = merge(ctx.analysis, making.events())
    unidentified = Unidentified(draft)
    for event in found:
        unidentified.complete(event)
    draft = unidentified.draft
    if ctx.options.all_predicates:
        found = with_other_predicates(ctx, draft, found)
    found.sort(key=lambda e: (e.token, e.core_token))
    events = tuple(_event(ctx, n, e) for n, e in enumerate(found, 1))
    return without_unused(replace(draft, events=events))


class Making:
    """What is needed to make the events of one report."""

    def __init__(self, ctx: Context, draft: Draft) -> None:
        self.ctx, self.draft = ctx, draft
        a, known = ctx.analysis, ctx.knowledge
        self.args = Arguments(a, known.lexicon.classes)
        index = ActorIndex(draft.actors)
        self.parties = Parties(self.args, index)
        self.conditions = Conditions(self.args, known.lexicon, index)
        self.contexts = Contexts(a, known.ontology)
        self.quiet = Quiet(a, known.ontology.topics, self.conditions, self.args)

    def events(self) -> list[Found]:
        ctx = self.ctx
        hits = find_hits(ctx.analysis, ctx.knowledge.lexicon, self.conditions)
        acts = Lifting(
            self.args, hits, ctx.knowledge.ontology, lambda token: status_of(ctx, token)[0]
        ).acts()
        acts = without_covered(ctx.analysis, acts)
        return [self._found(act) for act in acts if not self.quiet.silences(act)]

    def _found(self, act: Act) -> Found:
        ctx, draft = self.ctx, self.draft
        status, why = status_of(ctx, act.hit.token)
        core_status = status_of(ctx, act.core.token)[0] if act.core is not act.hit else status
        mentions = [mention_at(ctx, draft, span_of(ctx, act.hit), status)]
        if act.core is not act.hit:
            mentions.append(mention_at(ctx, draft, span_of(ctx, act.core), core_status))
        event = Found(act, act.type, None, (), (), status, core_status, mentions, [act.hit.token])
        event.mode = mode_of(ctx.analysis, ctx.knowledge.ontology, act.type, act.mode, event.token)
        actor_slot, recipient_slot = self._fill(event)
        event.contexts = self.contexts.of(event.token, act.core.entry.contexts)
        event.place = place_of(ctx, draft, act.core.token)
        event.time = time_of(ctx, draft, act.hit.token)
        event.notes = self._notes(event, actor_slot, recipient_slot, why)
        event.score = score_of(ctx, event)
        return event

    def _fill(self, event: Found) -> tuple[str, str]:
        act = event.act
        actors, actor_slot = self._party(act.hit, "actor")
        recipients, recipient_slot = self._party(act.hit, "recipient")
        if act.core is not act.hit and not recipients:
            recipients, recipient_slot = self._party(act.core, "recipient")
            if not recipients and act.core.entry.pos == "v":
                recipients, recipient_slot = self.parties.fill(
                    act.core.token, ("with", "obj", "to", "against", "on", "in")
                )
        event.actors = actors
        event.recipients = tuple(r for r in recipients if r not in actors)
        return actor_slot, recipient_slot

    def _party(self, hit: Hit, role: str) -> tuple[tuple[str, ...], str]:
        given = hit.entry.actor if role == "actor" else hit.entry.recipient
        kind = self.ctx.knowledge.ontology.types.get(hit.type)
        pos = "n" if hit.entry.pos == "n" else "v"
        slots = given or (getattr(kind, role)[pos] if kind else ())
        return self.parties.fill(hit.token, slots)

    def _notes(self, event: Found, actor_slot: str, recipient_slot: str, why: str) -> list[str]:
        a, act = self.ctx.analysis, event.act
        words = a.text[span_of(self.ctx, act.hit).start : span_of(self.ctx, act.hit).end]
        notes = [f'"{words}" ({act.hit.entry.note})']
        if act.core is not act.hit:
            core = span_of(self.ctx, act.core)
            notes.append(f'"{a.text[core.start : core.end]}" ({act.core.entry.note})')
        if act.rule:
            notes.append(act.rule)
        notes.append(f"actor: {self._named(event.actors, actor_slot)}")
        notes.append(f"recipient: {self._named(event.recipients, recipient_slot)}")
        notes.append(f"status: {why}")
        return notes

    def _named(self, ids: tuple[str, ...], slot: str) -> str:
        if not ids:
            return "none"
        names = {actor.id: actor.name for actor in self.draft.actors}
        return f"{slot} " + ", ".join(f'"{names[i]}"' for i in ids)


def span_of(ctx: Context, hit: Hit) -> Span:
    return ctx.analysis.span(hit.first, hit.last)


def _event(ctx: Context, number: int, found: Found) -> Event:
    trigger, core = span_of(ctx, found.act.hit), span_of(ctx, found.act.core)
    mention = next(m for m in found.mentions if m.span == trigger)
    return Event(
        id=f"e{number}",
        type=found.type,
        mode=found.mode,
        contexts=found.contexts,
        trigger=trigger,
        actors=found.actors,
        recipients=found.recipients,
        time=found.time,
        place=found.place,
        status=found.status,
        core=EventCore(found.act.named, core, found.core_status, found.time, found.place),
        claim=mention.claim,
        mentions=tuple(sorted(found.mentions, key=lambda m: m.span)),
        sentence=ctx.analysis.sentence_span(found.token),
        score=round(found.score, 2),
        why="; ".join(found.notes),
    )
