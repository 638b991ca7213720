"""From the triggers of a report to its events, each still on its own."""

from dataclasses import replace
from itertools import groupby

from dateline.analysis import Analysis
from dateline.extraction import marks
from dateline.extraction.draft import Context, Draft
from dateline.extraction.event_place import place_of
from dateline.extraction.events.acts import Acts
from dateline.extraction.events.background import status_by_time
from dateline.extraction.events.cast import Cast
from dateline.extraction.events.contexts import Contexts
from dateline.extraction.events.found import REAL, Found, Telling
from dateline.extraction.events.learned import Learned
from dateline.extraction.events.lifting import TELLING, Act
from dateline.extraction.events.modes import mode_of
from dateline.extraction.events.parties import LEARNED, Parties, Party, tells_of_place
from dateline.extraction.events.scoring import score_of
from dateline.extraction.events.stance import mention_at
from dateline.extraction.events.status import status_of
from dateline.extraction.events.triggers import Hit
from dateline.extraction.events.when import PUBLISHED_DAY, time_of
from dateline.record import EventMention
from dateline.record.vocabulary import Stance

STANCE_OF_CUE: dict[str, Stance] = {
    "commit": "promises", "agree": "promises", "announce": "promises", "decide": "promises",
    "plan": "promises", "refuse": "denies", "threaten": "threatens", "warn": "threatens",
}  # fmt: skip
# Who does so has done it, whenever what he binds himself to is to be.
MADE_NOW = frozenset({"commit", "agree", "refuse", "threaten", "warn", "decide"})
# Where the recipient of an act stands that is only offered, refused or threatened.
CORE_RECIPIENT = ("with", "to", "against", "on", "obj", "in")
MEETING = ("AGREE", "CONSULT", "COOPERATE")  # "to meet in Havana": the place takes no part
LOCATIVE = frozenset({"in", "at", "near", "inside", "across", "throughout", "around"})
HARM = ("ASSAULT", "COERCE")
HELPING = frozenset({"AID", "COOPERATE"})  # "help against the rebels" is no help to them
# Acts that another covers are aimed at whom it is aimed at; not those for which somebody is held.
ASKING = frozenset({"REQUEST", "ACCUSE", "MOBILIZE"})
EACH = frozenset({"each", "both", "neither"})
SIGNING = frozenset({"sign", "initial", "ink"})
# Whom a protest or a raid "drew" or "involved" has taken part in it.
TAKING_IN = frozenset(
    {"involve", "attract", "draw", "unite", "gather", "include", "bring", "mobilize", "mobilise"}
)
# "Protests that broke out on Monday": the verb says when and where.
STARTING = frozenset(
    {"break", "begin", "start", "erupt", "happen", "occur", "take", "kill", "follow"}
)
# What can be asked of somebody and refused; "will never fire on demonstrators" denies.
REFUSED = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


class Making:
    """What is needed to make the events of one report."""

    def __init__(
        self, ctx: Context, draft: Draft, cast: Cast, acts: Acts, learned: Learned | None
    ) -> None:
        self.ctx, self.draft, self.cast = ctx, draft, cast
        self.acts, self.args, self.learned = acts, acts.args, learned
        self.parties = Parties(self.args, draft, cast)
        self.contexts = Contexts(ctx.analysis, ctx.knowledge.ontology)
        self.times = {time.id: time for time in draft.times}

    def events(self) -> list[Found]:
        covered = self.acts.covered
        return [self._found(act, covered.get(act.hit.token)) for act in self.acts.kept]

    def _found(self, act: Act, covered: Act | None) -> Found:
        ctx = self.ctx
        telling, why = self._telling(act)
        event = Found(act.type, [telling])
        event.mode, told = mode_of(ctx.analysis, ctx.knowledge.ontology, act)
        actor, recipient = self._fill(event, covered)
        event.contexts = self.contexts.of(event.token, act.core.entry.contexts)
        event.notes = [*self._trigger_notes(act), actor, recipient, f"status: {why}"]
        event.notes += [told] if told else []
        event.score = score_of(ctx, event, self.learned)
        return event

    def _telling(self, act: Act) -> tuple[Telling, str]:
        """Where and how the act is told, and what its status rests on."""
        ctx, draft = self.ctx, self.draft
        status, why = status_of(ctx, act.hit.token)
        time = time_of(ctx, draft, start_of(ctx.analysis, act.hit.token))
        mention = mention_at(ctx, draft, act.hit.span(ctx.analysis), status)
        if mention.status != status:
            why = f"{mention.stance} by the holder"
        dated = mention if self._goes_on(act.hit.token, time) else self._dated(mention, time)
        if dated is not mention:
            why = f'its time "{self.times[time or ""].text}"'
        place = place_of(ctx, draft, start_of(ctx.analysis, act.core.token))
        if dated.status == "negated" and act.type == "REJECT":
            no = self._says_no(act)
            if no or (act.core is act.hit and act.named in REFUSED):
                # "Will not hold talks": what is refused does not come to pass, the refusal does.
                refused, why = (None, "its own words say no") if no else (dated, "refused")
                return Telling(act, self._said_now(act, time), refused, time, place), why
        if dated.status == "negated" and act.refuses:
            dated, why = self._said_now(act, time), "refused"
        if act.under is not None:
            # A later act of a list under one binding word: bound as the first.
            bound, why = status_of(ctx, act.under)
            cue = mention_at(ctx, draft, ctx.analysis.span(act.under, act.under + 1), bound)
            said = self._dated(replace(cue, span=dated.span), time)
            return Telling(act, said if said.status != "future" else cue, dated, time, place), why
        if act.core is act.hit and act.type == "THREATEN" != act.named and dated.status == "future":
            # "Will walk out unless it pays": the threat stands, what is threatened lies ahead.
            return Telling(act, self._said_now(act, time), dated, time, place), why
        if act.core is act.hit:
            return Telling(act, dated, None, time, place), why
        core = self._core_mention(act)
        core_time = time_of(ctx, draft, act.core.token)
        if dated is not mention and dated.status == "future" and act.hit.entry.cue in MADE_NOW:
            # "Is threatening a strike next week": the threat stands, the week is the strike's.
            dated, core_time, why = mention, time, "bound to what lies ahead"
            time = PUBLISHED_DAY if PUBLISHED_DAY in self.times else None
            return Telling(act, dated, self._dated(core, core_time), time, place, core_time), why
        if core.status not in REAL and core_time == time:
            core_time = None  # the day of the offer is not that of what is offered
        return Telling(act, dated, self._dated(core, core_time), time, place, core_time), why

    def _goes_on(self, token: int, time: str | None) -> bool:
        """ "Has been investigating since 2019": that day is where it begins."""
        a, known = self.ctx.analysis, self.times.get(time or "")
        if known is None or known.span is None:
            return False
        first = a.tokens_in(known.span).start
        perfect = any(a.tags[c] in ("VBZ", "VBP") for c in a.kids(token, "aux"))
        return perfect and "since" in a.lower[max(0, first - 2) : first]

    def _said_now(self, act: Act, time: str | None) -> EventMention:
        """A "no" or a threat that was made; its time may be that of what it speaks of, which lies ahead."""
        mention = mention_at(self.ctx, self.draft, act.hit.span(self.ctx.analysis), "actual")
        dated = self._dated(mention, time)
        return mention if dated.status == "future" else dated

    def _says_no(self, act: Act) -> bool:
        """ "No intention": the negation is a part of the refusal's own words."""
        words = self.ctx.analysis.lower[act.hit.first : act.hit.last]
        return not {*marks.NOT, "no"}.isdisjoint(words)

    def _dated(self, mention: EventMention, time: str | None) -> EventMention:
        """Long past, or still to come, by its date."""
        known = self.times.get(time or "")
        status = status_by_time(mention.status, known, self.ctx.report.published)
        return mention if status == mention.status else replace(mention, status=status)

    def _core_mention(self, act: Act) -> EventMention:
        """The act bound to; where no claim says how it is meant, the binding words do."""
        ctx = self.ctx
        status = status_of(ctx, act.core.token)[0]
        mention = mention_at(ctx, self.draft, act.core.span(ctx.analysis), status)
        open_ = mention.claim is None or mention.stance in ("supposes", "forecasts")
        if open_ and (stance := STANCE_OF_CUE.get(act.hit.entry.cue)):
            return replace(mention, stance=stance)
        return mention

    def _fill(self, event: Found, covered: Act | None) -> tuple[str, str]:
        """Sets the parties and returns the notes on them."""
        ctx, act = self.ctx, event.act
        actors = self._party(act.hit, "actor", act.type)
        recipients = self._party(act.hit, "recipient", act.type)
        open_ = {party.id for party in recipients} <= {party.id for party in actors}
        if open_ and act.hit.entry.cue in STANCE_OF_CUE:
            recipients = self._core_recipient(act)
        elif act.core is not act.hit and ctx.analysis.lemmas[act.hit.token] in TELLING:
            # "Told reporters it would send tents to Chad": to whom it is sent, else who is told of it.
            told = [party for party in recipients if not self.cast.is_press(party.id)]
            recipients = self._core_recipient(act) or told
        if covered is not None and not recipients and covered.type in ASKING:
            recipients = self._party(covered.hit, "recipient", covered.type)
        actors = self._weighed(act, "actor", actors)
        if act.type == "ASSAULT" and not recipients:
            actors, recipients = self._sides(act, actors)
        victims = {party.head for party in recipients}
        # Not the soldiers who died, nor the "Indian" of "Indian soldiers".
        actors = [
            p
            for p in actors
            if not (p.is_learned and victims & {p.head, ctx.analysis.heads[p.head]})
        ]
        if act.type == "MOBILIZE":
            # "Deployed 300 guards": those who are sent are not whom it is done to.
            sent = [*self.args.heads(act.hit.token, "obj"), *self.args.heads(act.hit.token, "of")]
            recipients = [party for party in recipients if party.head not in sent]
        doers = {party.id for party in actors}
        if recipients or not self._all_do_it(act, actors):
            recipients = self._weighed(act, "recipient", recipients)
        recipients = [party for party in recipients if party.id not in doers]
        a, opposed = ctx.analysis, ctx.knowledge.actor_words.opposed
        doers_told = (
            *self.args.heads(act.hit.token, "subj"),
            *self.args.heads(act.hit.token, "light_subj"),
            *self.args.heads(act.hit.token, "between"),
        )
        event.sides_told = any(
            a.lemmas[one] in opposed or a.lower[one] in EACH for one in doers_told
        )
        event.actors = tuple(party.id for party in actors)
        event.recipients = tuple(party.id for party in recipients)
        return f"actor: {self._named(actors)}", f"recipient: {self._named(recipients)}"

    def _sides(self, act: Act, actors: list[Party]) -> tuple[list[Party], list[Party]]:
        """ "Rioters clashed with police": who is told first fights the other."""
        others = {party.id: party for party in self.parties.fill(act.hit.token, ("with",))}
        first = [party for party in actors if party.id not in others]
        if others and not first:  # "police fought battles with rioters"
            fought = self.parties.fill(act.hit.token, ("light", "poss+adj"))
            first = [party for party in fought if party.id not in others]
        return (first, [*others.values()]) if first else (actors, [])

    def _all_do_it(self, act: Act, actors: list[Party]) -> bool:
        """A talk of two or more is done to nobody."""
        kind = self.ctx.knowledge.ontology.types[act.type]
        of_all = kind.reciprocal and not kind.needs_recipient and act.hit.entry.pos == "n"
        return of_all and len({party.head for party in actors}) > 1

    def _weighed(self, act: Act, role: str, parsed: list[Party]) -> list[Party]:
        """The parties that the parse gave, beside those that the encoder takes for such."""
        learned = self.learned
        if learned is None:
            return parsed
        # Whom the act is to be done to that somebody binds himself to: the encoder may see it at either.
        words = {act.hit.token, act.core.token} if role == "recipient" else {act.hit.token}
        kept = {
            party.id: party
            for party in parsed
            if tells_of_place(self.ctx.analysis, party.head, act.hit.token)
            or not all(learned.is_no_party(word, party.head, role) for word in words)
        }
        hit = act.hit
        if role == "actor" and hit.entry.cue == "announce" and hit.entry.pos == "n":
            return list(kept.values())  # who hears of an announcement has not made it
        heads = [party.head for party in kept.values()]
        for head, sure in learned.parties(act.hit.token, role, act.type):
            if self._is_of_another_role(act, role, head):
                continue
            if heads and not learned.is_one_more(act.hit.token, head, sure, heads):
                continue
            for actor in self.parties.at(head, role, places=role == "recipient"):
                marches = role == "actor" and act.type == "PROTEST" and self.cast.is_state(actor)
                if actor not in kept and not marches:  # states don't march
                    kept[actor] = Party(actor, head, f"{LEARNED} {sure:.2f}")
        return list(kept.values())

    def _is_of_another_role(self, act: Act, role: str, head: int) -> bool:
        """The doer of what is threatened or denied ("warned that Turkey would attack"); the speaker over a
        passive ("said that two had been hurt"); who suffers or evades it."""
        a, args, core = self.ctx.analysis, self.args, act.core.token
        if role == "recipient":
            signed = a.lemmas[act.hit.token] in SIGNING
            if signed and head in args.heads(act.hit.token, "in"):
                return True  # "signed a pact in Ankara": the host takes no part
            if act.type == "ACCUSE" and self._is_of_deed(act.hit.token, head):
                return True
            if act.type in HELPING and head in args.heads(act.hit.token, "against"):
                return True
            denied = args.heads(act.hit.token, "csubj") if act.type == "REJECT" else ()
            return head in (*args.heads(core, "subj"), *denied)
        if self._is_in_place(head) or self._suffers_it(act, head):
            return True
        spared = (*args.undergoer(act.hit.token), *args.averter(act.hit.token))
        own = range(a.left[act.hit.token], a.right[act.hit.token])
        if any(a.left[one] <= head < a.right[one] for one in spared) and head not in own:
            return True
        over = a.heads[core] if a.deps[core] == "ccomp" else core
        return over != core and args.is_passive(core) and head in args.heads(over, "subj")

    def _suffers_it(self, act: Act, head: int) -> bool:
        """ "The price increase angered Peruvians": whom the act does something to has not done it; who is brought
        together by talks takes part in them."""
        a, noun = self.ctx.analysis, act.hit.token
        if a.deps[noun] != "nsubj" or self.ctx.knowledge.ontology.types[act.type].reciprocal:
            return False
        verb = a.heads[noun]
        if a.lemmas[verb] in TAKING_IN:
            return False
        while a.deps[head] == "conj" and a.heads[head] < head:
            head = a.heads[head]
        suffers = a.deps[head] in ("dobj", "dative") and a.heads[head] == verb
        through = a.deps[head] == "pobj" and a.lower[a.heads[head]] in ("for", "on", "to")
        return suffers or (through and a.heads[a.heads[head]] in (verb, *a.kids(verb, "dobj")))

    def _is_in_place(self, head: int) -> bool:
        """ "Power was cut in the Indian state of Manipur": who is named in the place did nothing."""
        a, preposition = self.ctx.analysis, self.ctx.analysis.heads[head]
        where = a.deps[head] == "pobj" and a.lower[preposition] in LOCATIVE
        return where and not self.parties.is_actor(head)

    def _is_of_deed(self, accusation: int, head: int) -> bool:
        """Whom the accused harmed: "charged with killing two miners"."""
        a = self.ctx.analysis
        deeds = [d for p in a.kids(accusation, "prep") for d in a.kids(p, "pcomp")]
        return any(a.left[deed] <= head < a.right[deed] for deed in deeds)

    def _core_recipient(self, act: Act) -> list[Party]:
        """To whom the act is to be done that is offered, refused, threatened, named or not."""
        if act.core is not act.hit:
            filled = self._party(act.core, "recipient", act.core.type)
            if filled:
                return filled
        bound = (act.core.token,) if act.core is not act.hit else ()
        slots = CORE_RECIPIENT[:-1] if act.core.type in MEETING else CORE_RECIPIENT
        sending = self.ctx.knowledge.actor_words.sending
        for token in (*bound, *self.args.heads(act.hit.token, "inf")):
            # "To send a team": it is not sent to the team.
            sends = self.ctx.analysis.lemmas[token] in sending
            own = tuple(slot for slot in slots if slot != "obj" or not sends)
            filled = self.parties.fill(token, own, places=True)
            if filled:
                return filled
        return []

    def _party(self, hit: Hit, role: str, event_type: str) -> list[Party]:
        given = hit.entry.actor if role == "actor" else hit.entry.recipient
        types = self.ctx.knowledge.ontology.types
        kind = types.get(hit.type or event_type)
        counts_as = types.get(event_type)
        if kind and counts_as and kind.reciprocal and not counts_as.reciprocal:
            kind = counts_as  # who refuses to meet does so alone
        pos = "n" if hit.entry.pos == "n" else "v"
        slots = given or (getattr(kind, role)[pos] if kind else ())
        if role == "actor" and not given and "subj" in hit.entry.recipient:
            slots = tuple(slot for slot in slots if slot != "subj")  # who dies did not do it
        if "poss" in hit.entry.recipient and self.ctx.analysis.tags[hit.token] == "NNS":
            # "Maduro's arrest" was done to him, "Maduro's arrests" by him.
            own = ("poss",) if role == "actor" else ()
            slots = (*own, *(slot for slot in slots if slot != "poss"))
        if role == "actor" and pos == "v" and self._does_it(hit.token):
            slots = tuple(slot for slot in slots if slot != "by")
        if role == "actor" and pos == "n" and event_type in HARM and self._is_doing(hit.token):
            slots = tuple(slot for slot in slots if slot != "of")
        if role == "recipient" and pos == "n":
            slots = (*slots, "undergoer")
        return self.parties.fill(hit.token, slots, places=role == "recipient")

    def _does_it(self, verb: int) -> bool:
        """ "Troops dispersed a rally by teachers": the subject, not whose rally it was."""
        return self.ctx.analysis.child(verb, "nsubj") is not None and not self.args.is_passive(verb)

    def _is_doing(self, noun: int) -> bool:
        """ "The hanging of two sailors" is done to them; "an attack of rebels" by them."""
        return self.ctx.analysis.lower[noun].endswith("ing")

    def _trigger_notes(self, act: Act) -> list[str]:
        text = self.ctx.analysis.text
        hits = (act.hit,) if act.core is act.hit else (act.hit, act.core)
        spans = [hit.span(self.ctx.analysis) for hit in hits]
        notes = [
            f'"{text[span.start : span.end]}" ({hit.entry.note})'
            for hit, span in zip(hits, spans, strict=True)
        ]
        return [*notes, act.rule] if act.rule else notes

    def _named(self, parties: list[Party]) -> str:
        """'subj "France", "Italy"; learned 0.93 "Spain"'."""
        groups = groupby(parties, key=lambda party: party.slot)
        told = (
            f"{slot} " + ", ".join(f'"{self.cast.name(p.id)}"' for p in those)
            for slot, those in groups
        )
        return "; ".join(told) or "none"


def start_of(a: Analysis, token: int) -> int:
    """Where time and place of an act stand: the verb of its noun's relative clause, or itself."""
    if a.pos[token] == "VERB":
        return token
    noun = a.heads[token] if a.deps[token] == "compound" else token
    clauses = a.kids(noun, "relcl", "acl")
    return next((c for c in clauses if a.lemmas[c] in STARTING), token)
