"""What a claim can be about: the claim, event or figure of the report that its words point at."""

import itertools
from collections.abc import Iterator, Mapping

from dateline.analysis import Analysis
from dateline.extraction import marks
from dateline.extraction.draft import Draft
from dateline.extraction.relations.meanings import Meaning
from dateline.knowledge.cues import RelationWord
from dateline.record import Claim, Event, EventMention, Figure, Span
from dateline.record.vocabulary import Act, Relation, TargetKind

type Target = tuple[TargetKind, str]
# What was said is looked for among this many claims (or figures) before.
_REACH = 15
# An accusation among this many.
_NEAR = 5
# Two contents speak of the same if they share this much of the shorter one's words.
_SAME = 0.5
_NOT = marks.NEGATIONS | {"no", "nobody", "none"}
_MODAL = marks.FUTURE | marks.MODAL
_PRONOUNS = {"he", "she", "it", "they"}
_WORDS = {"NOUN", "VERB", "PROPN", "NUM"}


_DEAD = ("killed", "casualties")
_PLAIN = ("people", "other")
# What somebody must have done whose words are called so.
_CALLED: dict[str, tuple[Act, ...]] = {
    "allegation": ("accuse",), "accusation": ("accuse",), "charge": ("accuse",), "insinuation": ("accuse",),
    "criticism": ("condemn", "accuse"), "complaint": ("condemn", "accuse"),
}  # fmt: skip
_DENIALS = {"denial", "rejection", "it", "that", "this"}


class Targets:
    """The claims, events and figures of a report by what points at them."""

    def __init__(self, a: Analysis, words: Mapping[str, RelationWord], draft: Draft) -> None:
        self.a, self.words = a, words
        self.claims = draft.claims
        self.events = draft.events
        self.figures = sorted(draft.figures, key=lambda figure: figure.span)
        self._names = {actor.id: actor.name for actor in draft.actors}
        self._number = {claim.id: number for number, claim in enumerate(draft.claims)}
        self._inner: dict[str, list[Claim]] = {}
        for claim in draft.claims:
            if claim.parent:
                self._inner.setdefault(claim.parent, []).append(claim)
        self._spoken: dict[str, list[tuple[Span, Event]]] = {}
        for event in draft.events:
            for mention in event.mentions:
                if mention.claim:
                    self._spoken.setdefault(mention.claim, []).append((mention.span, event))

    def find(self, claim: Claim, meaning: Meaning) -> Target | None:
        """What `claim` stands in `meaning.relation` to."""
        relation, thing = meaning.relation, meaning.thing
        if meaning.pointing:
            return self._last_said(claim, relation)
        counted = relation == "confirms" and self._kind(thing) == "figure"
        if counted and self._old_value(claim):
            # "Confirmed one death": a number of its own, not the last one told.
            return self._own_number(thing) or self._event(claim, thing, meaning.plain)
        # "Dismissed the allegation", "that is a lie": said before any event.
        said = self._kind(thing) in ("claim", "pronoun")
        return (
            self._nested(claim, thing)
            or self._figure(claim, thing)
            or (self._said_before(claim, relation, thing) if said else None)
            or self._event(claim, thing, meaning.plain)
            or (None if said else self._said_before(claim, relation, thing))
            or (self._answered(claim) if self._can_answer(meaning) else None)
        )

    def _can_answer(self, meaning: Meaning) -> bool:
        """Whether it may be an answer to what was just said; who calls a ruling absurd judges the ruling."""
        thing = meaning.thing
        judged = meaning.verdict and self.a.pos[thing] == "NOUN" and self._kind(thing) is None
        return meaning.relation == "denies" and meaning.plain and not judged

    def spoken(self, claim: Claim) -> list[tuple[Span, Event]]:
        """The events of the claim's content, with where they are told."""
        return self._spoken.get(claim.id, [])

    def denied_by(self, claim: Claim) -> str | None:
        """The event that this claim says did not happen: one that others assert, or its own in so
        many words ("we did not attack"; not: "we will not attack")."""
        for span, event in self._spoken.get(claim.id, ()):
            mine = any(m.claim == claim.id and m.stance == "denies" for m in event.mentions)
            theirs = any(m.stance == "asserts" and self._is_other(claim, m) for m in event.mentions)
            bound = claim.act in ("refuse", "promise", "threaten", "doubt")
            if mine and not bound and (theirs or self._is_plainly_negated(claim, span)):
                return event.id
        return None

    @staticmethod
    def _is_other(claim: Claim, mention: EventMention) -> bool:
        """Told by another, not the act of saying that `claim` itself is."""
        own = claim.cue is not None and claim.cue.overlaps(mention.span)
        return not own and mention.claim != claim.id

    def _is_plainly_negated(self, claim: Claim, span: Span) -> bool:
        """Negated at the top of the content, and not for the future or under a condition."""
        a, tokens = self.a, self.a.tokens_in(span)
        if not tokens:
            return False
        verb = tokens[0] if a.pos[tokens[0]] in ("VERB", "AUX") else a.heads[tokens[0]]
        inside = any(s.start <= a.starts[a.heads[verb]] < s.end for s in claim.content)
        near = [a.lower[c] for t in (verb, *tokens) for c in a.children[t]]
        negated = any(word in _NOT for word in near)
        return negated and not (_MODAL & set(near)) and (not inside or a.heads[verb] == verb)

    def granted_by(self, claim: Claim) -> str | None:
        """The event of this claim's content that another has told before."""
        for span, event in sorted(self._spoken.get(claim.id, ()), key=lambda pair: pair[0]):
            before = any(m.claim != claim.id and m.span.end <= span.start for m in event.mentions)
            if before and len(event.mentions) > 1:
                return event.id
            if told := self._told_before(span, event):
                return told.id
        return None

    def told_anew(self, a: Analysis, claim: Claim) -> Target | None:
        """One's own last number or account, of which "it was ..." gives another."""
        tokens = a.tokens_in(claim.content[0])
        verb = next((t for t in tokens if a.lemmas[t] == "be" and a.heads[t] not in tokens), None)
        if verb is None:
            verb = next((t for t in tokens if a.lemmas[t] == "be" and a.heads[t] == t), None)
        subject = None if verb is None else a.child(verb, "nsubj")
        if verb is None or subject is None or a.lower[subject] not in ("it", "they", "that"):
            return None
        own = next((c for c in self._before(claim) if self._same_holder(c, claim)), None)
        told = a.child(verb, "attr", "acomp")
        if own is None or told is None:
            return None
        if a.pos[told] == "NUM" or any(a.pos[c] == "NUM" for c in a.children[told]):
            inside = [f for f in self.figures if any(s.contains(f.span) for s in own.content)]
            return ("figure", inside[0].id) if inside else None
        return ("claim", own.id) if claim.act == "admit" else None

    def _same_holder(self, other: Claim, claim: Claim) -> bool:
        return bool(set(other.actors) & set(claim.actors)) or self._speaks_for(claim, other) or (
            not claim.actors and claim.source is not None
            and self.a.text[claim.source.start : claim.source.end].lower() in _PRONOUNS
        )  # fmt: skip

    def _speaks_for(self, claim: Claim, other: Claim) -> bool:
        """ "The interior ministry … A ministry spokesman": who speaks for a body has its word."""
        if claim.source is None:
            return False
        a, words = self.a, {self._names[actor].lower().split()[-1] for actor in other.actors}
        return any(
            a.lower[t] in words and a.deps[t] == "compound" and "spokes" in a.lower[a.heads[t]]
            for t in a.tokens_in(claim.source)
        )

    def _last_said(self, claim: Claim, relation: Relation) -> Target | None:
        """The nearest claim before: another's, or one's own where that is withdrawn."""
        own = relation in ("withdraws", "corrects")
        for other in self._before(claim):
            if self._same_holder(other, claim) == own:
                return "claim", self._outermost(other, claim).id
        return None

    def _answered(self, claim: Claim) -> Target | None:
        """The claim of another in the sentence before, to which a denial is the answer."""
        a = self.a
        at = a.tokens_in(claim.content[0])
        for other in self._before(claim):
            near = a.tokens_in(other.content[0])
            if not at or not near or self._same_holder(other, claim):
                continue
            apart = a.sentence_of[at[0]] - a.sentence_of[near[0]]
            return ("claim", other.id) if 0 <= apart <= 1 else None
        return None

    def _nested(self, claim: Claim, thing: int) -> Target | None:
        """ "rejected [reports that ...]": the claim inside whose cue is the thing itself."""
        for inner in self._inner.get(claim.id, ()):
            if inner.cue is not None and self._is_at(inner.cue, thing):
                return "claim", inner.id
        if self.a.pos[thing] == "ADP":  # "dismissed as nonsense [the claim that ...]"
            named = [c for c in self._inner.get(claim.id, ()) if c.cue and self._is_noun(c.cue)]
            return ("claim", named[0].id) if named else None
        return None

    def _is_noun(self, span: Span) -> bool:
        return any(self.a.pos[t] == "NOUN" for t in self.a.tokens_in(span))

    def _own_number(self, thing: int) -> Target | None:
        """ "denied giving [the figure] of 164"."""
        named = [t for t in self._named(thing) if self._kind(t) == "figure"]
        own = [f for t in named for f in self.figures if self._is_of(f, t)]
        return ("figure", own[0].id) if own else None

    def _figure(self, claim: Claim, thing: int) -> Target | None:
        """Its own, or the last one before: "corrected [the toll]"."""
        named = [t for t in self._named(thing) if self._kind(t) == "figure"]
        if not named or not self.figures:
            return None
        if (number := self._own_number(thing)) is not None:
            return number
        dead = any(self.a.lemmas[t] == "toll" for t in named)
        before = [f for f in self.figures if f.span.end <= claim.content[0].start][-_REACH:]
        # "The figure" is of what happened, rather than of how old somebody is or how many looked on.
        plain = () if dead else _PLAIN
        fitting = [f for f in before if f.measure not in plain and (not dead or f.measure in _DEAD)]
        chosen = (fitting or before or self._old_value(claim))[-1:]
        return ("figure", chosen[0].id) if chosen else None

    def _is_of(self, figure: Figure, noun: int) -> bool:
        """Whether a figure stands under a noun ("a figure of 164 dead")."""
        inside = noun < self.a.tokens_in(figure.span).start < self.a.right[noun]
        return inside and not self._follows_to(figure)

    def _old_value(self, claim: Claim) -> list[Figure]:
        """The figures in the content that are no new value ("to 225")."""
        inside = [f for f in self.figures if any(s.contains(f.span) for s in claim.content)]
        return [f for f in inside if not self._follows_to(f)]

    def _follows_to(self, figure: Figure) -> bool:
        first = self.a.tokens_in(figure.span).start
        return first > 0 and self.a.lower[first - 1] == "to"

    def _event(self, claim: Claim, thing: int, plain: bool) -> Target | None:
        """The event in the content (the one at the thing, else the first), or the same event as
        another has told it; only the latter where the words need not deny a fact."""
        spoken = sorted(self._spoken.get(claim.id, ()), key=lambda pair: pair[0])
        if not spoken:
            return None
        span, event = next((p for p in spoken if self._is_at(p[0], thing)), spoken[0])
        told = any(m.span < span and self._is_other(claim, m) for m in event.mentions)
        if len(event.mentions) == 1 and (earlier := self._told_before(span, event)):
            return "event", earlier.id
        return ("event", event.id) if plain or told else None

    def _told_before(self, span: Span, event: Event) -> Event | None:
        word = self._lemma_at(span)
        for other in reversed(self.events):
            earlier = other.trigger.end <= span.start
            alike = self._lemma_at(other.trigger) == word or self._is_definite(span)
            if earlier and other.type == event.type and alike:
                return other
        return None

    def _is_definite(self, span: Span) -> bool:
        """ "the abduction": one that was told."""
        tokens = self.a.tokens_in(span)
        return bool(tokens) and any(self.a.lower[c] == "the" for c in self.a.children[tokens[0]])

    def _said_before(self, claim: Claim, relation: Relation, thing: int) -> Target | None:
        """The claim that "it" or "the allegation" stands for, or one with the same words."""
        named = {self._kind(t) for t in self._named(thing)}
        own = relation in ("withdraws", "corrects")
        words = self._content_words(claim)
        if relation == "denies" and (called := self._called(claim, thing)) is not None:
            return "claim", called.id
        for other in self._before(claim):
            same_holder = bool(set(other.actors) & set(claim.actors)) or other.source is None
            if named - {None, "verdict"}:
                if relation == "denies" and self._is_denial(other, claim, thing):
                    continue
                if relation == "confirms" and other.act == "deny" and self.a.pos[thing] == "PRON":
                    continue  # what was denied, not the denial
                if own and not same_holder and self._is_named(other):
                    continue  # "a radio reported …. The ministry corrected its statement"
                if same_holder == own or not (other.actors and claim.actors):
                    return "claim", self._outermost(other, claim).id
            elif self._tell_the_same(words, thing, self._content_words(other)):
                return "claim", other.id
        return None

    def _called(self, claim: Claim, thing: int) -> Claim | None:
        """The accusation of another that "these allegations" are, though he has said more since."""
        acts = _CALLED.get(self.a.lemmas[thing], ())
        near = (c for c in itertools.islice(self._before(claim), _NEAR) if c.act in acts)
        return next((c for c in near if not self._same_holder(c, claim)), None)

    def _tell_the_same(self, words: set[str], thing: int, others: set[str]) -> bool:
        """Most words of a content shared, its main verb among them if it is all there is."""
        if len(words) < 2:
            return self.a.pos[thing] == "VERB" and self.a.lemmas[thing] in others
        return len(words & others) >= _SAME * len(words)

    def _outermost(self, inner: Claim, claim: Claim) -> Claim:
        """The claim that `inner` stands in, unless `claim` stands in it too."""
        while inner.parent not in (None, claim.id, claim.parent):
            outer = self.claims[self._number[inner.parent]]
            if outer.source is not None and outer.source == claim.source:
                break  # "rejected [suggestions of bribes], calling them slander"
            inner = outer
        return inner

    def _is_named(self, claim: Claim) -> bool:
        """Whether words name the holder, though they are no actor's."""
        if claim.source is None:
            return False
        return self.a.text[claim.source.start : claim.source.end].lower() not in _PRONOUNS

    def _is_denial(self, other: Claim, claim: Claim, thing: int) -> bool:
        """Said in the same breath, or a denial itself, where what is denied is called none."""
        if other.source is not None and other.source == claim.source:
            return True
        return other.act == "deny" and self.a.lemmas[thing] not in _DENIALS

    def _before(self, claim: Claim) -> Iterator[Claim]:
        """The claims that stand before, nearest first, without those that hold this one."""
        start = (claim.cue or claim.content[0]).start
        last = min(self._number[claim.id] + _REACH, len(self.claims))
        near = self.claims[max(0, last - 2 * _REACH) : last]
        for other in sorted(near, key=lambda c: (c.cue or c.content[0]).start, reverse=True):
            before = (other.cue or other.content[0]).start < start
            if other.id not in (claim.id, claim.parent) and before:
                yield other

    def _named(self, thing: int) -> list[int]:
        """The thing and what its verb acts on: "giving [the figure]"."""
        return [thing, *self.a.kids(thing, "dobj")]

    def _kind(self, token: int) -> str | None:
        word = self.words.get(self.a.lemmas[token]) or self.words.get(self.a.lower[token])
        return word.kind if word else None

    def _content_words(self, claim: Claim) -> set[str]:
        a = self.a
        tokens = [t for span in claim.content for t in a.tokens_in(span)]
        return {a.lemmas[t] for t in tokens if a.pos[t] in _WORDS}

    def _is_at(self, span: Span, token: int) -> bool:
        return span.start <= self.a.starts[token] < span.end

    def _lemma_at(self, span: Span) -> str:
        tokens = self.a.tokens_in(span)
        return self.a.lemmas[tokens[0]] if tokens else ""
