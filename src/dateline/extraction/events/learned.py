"""What the encoder says of acts and their parties, beside the lexicon and the parse.

The lexicon's word stands unless the encoder is sure that it names no act, or another; where the rules have none, a sure word of the
encoder's makes an act of its own. The levels are fitted on labelled sentences (training/events).
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.analysis import Analysis
from dateline.extraction.clauses import clause_of
from dateline.extraction.events.acts import Acts
from dateline.extraction.events.lifting import Act
from dateline.extraction.events.quiet import LOUD
from dateline.extraction.events.triggers import Hit
from dateline.knowledge.lexicon import Entry
from dateline.models.acts import ACTS, ROLES
from dateline.models.tagger import Reading

NONE = 0
POS = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}
SURE_ROW = 0.7  # rows of the lexicon that the encoder does not overrule
SURE_FEARED = 0.65  # … nor lightly, where it may come, force: "the rebels may attack the dam"
NEVER = 0.01  # "no event" of the lexicon, whatever the encoder says
ELSEWHERE = 0.2  # probability of a type at another word of the sentence
MODIFIERS = frozenset({"amod", "compound", "det", "poss", "case"})  # "violent unrest" is the unrest
OBJECTS = frozenset({"dobj", "nsubjpass"})
IMPOSED = frozenset({"SANCTION", "COERCE"})
FRIENDLY = frozenset({"AID", "CONSULT", "COOPERATE", "SUPPORT"})
ASKED = frozenset({"AGREE", "REQUEST"})
PARTS = frozenset({"set fire", "open fire"})  # the noun is half of the verb
HELPERS = frozenset({"aux", "auxpass", "neg"})
LONGEST = 4  # words of a trigger that the encoder alone has found


class Levels(NamedTuple):
    """Probabilities from which the encoder has its way."""

    add: float = 0.8  # an event at a word at which the rules have none
    add_beside: float = 0.7  # … in a sentence that tells another act
    add_ruled_out: float = 0.9  # … that a row of the lexicon says to be none
    drop: float = 0.8  # no event at a word that it knows
    other: float = 0.94  # an event of another type than the rules have
    drop_loud: float = 0.95  # … no act of force: their words are hard evidence
    drop_not: float = 0.98  # … no act that did not happen or is feared: a denial, which claims need, is no rare use
    actor: float = 0.6  # a word is the actor, where the parse gives none
    recipient: float = 0.3
    far: float = 0.7  # … either, named in a clause that the act's own clause does not hang on
    victim: float = 0.8  # … of an assault: nobody is a victim by guess
    more: float = 0.9  # … beside those that the parse gives
    no_party: float = 0.002  # what the parse gives is none, up to here


LEVELS = Levels()


class Learned:
    """The encoder's word on one report."""

    def __init__(self, analysis: Analysis, reading: Reading, levels: Levels = LEVELS) -> None:
        self._a, self._reading, self._levels = analysis, reading, levels
        self._said: dict[int, NDArray[np.float32]] = {}  # roles of the words of an act's sentence

    def probability(self, token: int, kind: str) -> float:
        return float(self._reading.acts[token, ACTS.index(kind)]) if kind in ACTS else 0.0

    def settle(self, acts: Acts) -> Acts:
        """The rules' acts less those dropped, and those that the rules don't have. What a dropped act covered
        stands again."""
        dropped = [act for act in acts.kept if self._is_dropped(act, acts)]
        gone = {act.hit.token for act in dropped}
        bared = [act for token, act in acts.covered.items() if token in gone]
        kept = [self._typed(act) for act in acts.kept if act.hit.token not in gone]
        kept += [act for act in bared if not self._is_dropped(act, acts)]
        told = {self._a.sentence_of[act.hit.token] for act in kept}
        at = {act.hit.token for act in kept}
        for act in self.added(acts, min(self._levels.add, self._levels.add_beside)):
            if act.hit.token in at:
                continue  # the "must" that binds another word of the encoder's
            if act.hit.entry.precision >= self._needed(act, acts, told):
                kept.append(act)
        kept.sort(key=lambda act: act.hit.token)
        return acts._replace(kept=kept)

    def _needed(self, act: Act, acts: Acts, told: set[int]) -> float:
        """The probability from which an act is added, `told` being the sentences that tell another."""
        words = range(act.hit.first, act.hit.last)
        hits = [hit for token in words if (hit := acts.hits.get(token))]
        if ruled_out := [hit.entry for hit in hits if not hit.type and not hit.entry.cue]:
            never = any(entry.precision <= NEVER for entry in ruled_out)
            return 1.0 if never else self._levels.add_ruled_out
        beside = self._a.sentence_of[act.hit.token] in told
        return self._levels.add_beside if beside else self._levels.add

    def _is_dropped(self, act: Act, acts: Acts) -> bool:
        levels = self._levels
        level = levels.drop_loud if act.type in LOUD else levels.drop
        if self._is_unreal(act, acts):
            level = levels.drop_not
        # Of an act that is bound ("said it would …") either word may be what the encoder sees.
        words = (act.hit.token, act.core.token)
        none = min(float(self._reading.acts[token, NONE]) for token in words)
        return none >= level and self.may_go(act, acts)

    def may_go(self, act: Act, acts: Acts) -> bool:
        """Of no sure row, and none of the type elsewhere in the sentence that the word could tell again.

        In sentences with words of sport the rules have looked for violence already, and know rarer kinds of it.
        """
        token, entry = act.hit.token, act.hit.entry
        if entry.own or entry.precision >= SURE_ROW:
            return False
        if act.type in LOUD and acts.quiet.is_of_game(token):
            return False
        sentence = range(*self._sentence(token))
        return not any(self.probability(t, act.type) >= ELSEWHERE for t in sentence)

    def _is_unreal(self, act: Act, acts: Acts) -> bool:
        status = acts.status(act.hit.token)
        sure = act.type in LOUD and act.hit.entry.precision >= SURE_FEARED
        return status == "negated" or (status == "hypothetical" and sure)

    def _typed(self, act: Act) -> Act:
        """The act, or what the encoder is sure that its words name, where the lexicon's row is often wrong."""
        entry, best = act.hit.entry, self._best(act.hit.token)
        sure = self._reading.acts[act.hit.token, best] >= self._levels.other
        if not sure or best == NONE or entry.own or entry.precision >= SURE_ROW:
            return act
        return act if ACTS[best] == act.type else self._act(act.hit.first, act.hit.last, best)

    def added(self, acts: Acts, level: float) -> Iterator[Act]:
        """Acts at words that the rules have none for, with a probability from `level` on."""
        every = (*acts.kept, *acts.silenced, *acts.covered.values())
        known = [hit for act in every for hit in (act.hit, act.core)]
        named = {hit.token: hit.type for hit in known}
        taken = {token for hit in known for token in range(hit.first, hit.last)} | acts.labels
        own = {token for token, hit in acts.hits.items() if hit.entry.own}
        for first, last in self._runs(level):
            # "Will not" beside "resign" names the same refusal.
            words = {self._helped(token) for token in range(first, last)}
            if all(self._modifies(t) for t in words) or not taken.isdisjoint(words):
                continue
            joined = "-" in self._a.words[last - 1 : last] and self._a.words[first + 1] == "-"
            if joined or self._a.words[last : last + 1] == ["-"]:
                continue  # "a hit-and-run", "shoot-to-kill orders"
            if all(self._a.pos[t] not in POS for t in words):
                continue  # the "and" of "stormed and looted"
            act = self._act(first, last, self._best(first))
            own_cue = acts.hits.get(act.hit.token)
            if act.type == "AGREE" and own_cue is not None and own_cue.entry.cue == "commit":
                continue  # the "vowed" of "vowed to defy the ban", which the rules have taken for none
            head = self._a.heads[act.hit.token]
            given_up = named.get(head) == "CONCEDE" and act.type in IMPOSED
            if given_up and self._a.deps[act.hit.token] in OBJECTS:
                continue  # the "sanctions" of "eased sanctions": what is given up is imposed on nobody
            if head in named and (named[head] == act.type or self._a.deps[act.hit.token] == "oprd"):
                continue  # the "200 troops" of "send 200 troops", the "lie" of "called it a lie"
            over = acts.hits.get(head)
            offers = over is not None and head in named and over.entry.cue == "commit"
            if offers and act.type in FRIENDLY and self._a.deps[act.hit.token] in OBJECTS:
                continue  # the "shelter" of "offered shelter" is what is offered, not given
            turned_down = over is not None and over.entry.cue == "refuse" and head in named
            if turned_down and act.type in ASKED and self._is_bare_object(act.hit.token):
                continue  # the "offer" of "the offer was rejected", made by nobody who is told
            if self._a.deps[act.hit.token] == "dobj" and self._pair(act.hit.token) in PARTS:
                continue  # the "fire" of "set fire to shops"
            if own.isdisjoint(words) and not acts.quiet.silences(act):
                yield act

    def _is_bare_object(self, token: int) -> bool:
        own = (self._a.deps[c] for c in self._a.children[token])
        return self._a.deps[token] in OBJECTS and all(dep == "det" for dep in own)

    def _pair(self, noun: int) -> str:
        return f"{self._a.lemmas[self._a.heads[noun]]} {self._a.lemmas[noun]}"

    def _modifies(self, token: int) -> bool:
        """A plural before a noun is the verb of a headline: "Iran test-fires missile"."""
        plural = self._a.deps[token] == "amod" and self._a.tags[token] in ("NNS", "VBZ")
        return self._a.deps[token] in MODIFIERS and not plural

    def _helped(self, token: int) -> int:
        """The verb of an auxiliary or a negation, else the word itself."""
        return self._a.heads[token] if self._a.deps[token] in HELPERS else token

    def _runs(self, level: float) -> Iterator[tuple[int, int]]:
        """Neighbouring words that name one type, one of them with a probability from `level` on."""
        acts, first, size = self._reading.acts, 0, len(self._a)
        best = acts.argmax(-1)
        while first < size:
            last = first + 1
            if best[first] == NONE:
                first = last
                continue
            while (
                last < size
                and best[last] == best[first]
                and last - first < LONGEST
                and self._a.sentence_of[last] == self._a.sentence_of[first]
            ):
                last += 1
            if acts[first:last, best[first]].max() >= level:
                yield first, last
            first = last

    def _act(self, first: int, last: int, best: int) -> Act:
        a = self._a
        tops = a.tops(range(first, last))
        token = next((t for t in tops if a.pos[t] == "VERB"), tops[0] if tops else first)
        p = float(self._reading.acts[first:last, best].max())
        kind = ACTS[best]
        entry = Entry(
            words=(a.lemmas[token],),
            pos=POS.get(a.pos[token], "v"),
            type=kind,
            mode=None,
            tests=(),
            actor=(),
            recipient=(),
            contexts=(),
            precision=p,
            cue="",
            note=f"learned reader: {kind} {p:.2f}",
        )
        hit = Hit(token, first, last, entry)
        return Act(hit, hit, kind, None, "", kind)

    def _best(self, token: int) -> int:
        return int(self._reading.acts[token].argmax())

    def parties(self, token: int, role: str, kind: str) -> list[tuple[int, float]]:
        """The heads of what the encoder takes for a party to the act of a type at a token, in text order, each
        with its probability."""
        first, last = self._sentence(token)
        roles = self._roles(token)
        # A word that is likelier the other party is none of this one.
        said = np.where(
            roles[:, 1:].argmax(-1) + 1 == ROLES.index(role), roles[:, ROLES.index(role)], 0
        )
        levels = self._levels
        against = levels.victim if kind == "ASSAULT" else levels.recipient
        level = levels.actor if role == "actor" else against
        found, start = [], first
        while start < last:
            end = start
            while end < last and said[end - first] >= level:
                end += 1
            if end > start:
                sure = float(said[start - first : end - first].max())
                found += [
                    (t, sure)
                    for t in self._a.tops(range(start, end))
                    if not (role == "actor" and self._is_agent_of_another(token, t))
                    and (sure >= levels.far or not self._is_far(token, t))
                ]
            start = end + 1
        return found

    def _is_far(self, token: int, head: int) -> bool:
        """Named in a clause that the act's own neither holds nor hangs on, in one that it says ("said that …"), or,
        where the act is a noun ("crushed with Russian help"), in any above."""
        a = self._a
        mine, other = clause_of(a, token), clause_of(a, head)
        if mine != other and self._does_another(head, mine in a.ancestors(other)):
            return True
        if mine in a.ancestors(other):
            apart = a.deps[other] in ("conj", "relcl") and a.child(other, "nsubj") is not None
            return apart or a.deps[other] == "ccomp"
        return mine != other and (a.pos[token] == "NOUN" or other not in a.ancestors(mine))

    def _is_agent_of_another(self, token: int, head: int) -> bool:
        """ "Aid workers employed by charities were abducted": the charities did something else."""
        a, by = self._a, self._a.heads[head]
        participle = a.heads[by]
        told = a.deps[by] == "agent" and a.deps[participle] == "acl"
        return told and a.heads[a.heads[participle]] == token and participle != token

    def _does_another(self, head: int, below: bool) -> bool:
        """A doer of another verb's deed: "crushed a revolt led by miners", "stood with Chad to oppose raids"."""
        preposition = self._a.heads[head]
        if self._a.deps[preposition] == "agent":
            return True
        if self._a.deps[head] == "poss":  # "stood with Chad's government"
            preposition = self._a.heads[preposition]
        return not below and self._a.lower[preposition] == "with"

    def is_one_more(self, token: int, head: int, probability: float, heads: Iterable[int]) -> bool:
        """Whether a word is a party to the act at a token beside those at `heads`: named in its clause, not in their phrases."""
        a = self._a
        if probability < self._levels.more or clause_of(a, head) != clause_of(a, token):
            return False
        return not any(
            a.left[one] <= head < a.right[one] and not self._joined(head, one) for one in heads
        )

    def _joined(self, token: int, head: int) -> bool:
        a = self._a
        while token != head and a.deps[token] == "conj":
            token = a.heads[token]
        return token == head

    def is_no_party(self, token: int, head: int, role: str) -> bool:
        """Whether the encoder is sure that a word of the same sentence is no party to the act at a token."""
        first, last = self._sentence(token)
        if not first <= head < last or self._a.pos[head] == "PRON":
            return False  # a pronoun may be passed over for the name that it stands for
        return bool(self._roles(token)[head - first, ROLES.index(role)] <= self._levels.no_party)

    def _sentence(self, token: int) -> tuple[int, int]:
        sentence = self._a.sentences[self._a.sentence_of[token]]
        return sentence.first, sentence.last

    def _roles(self, token: int) -> NDArray[np.float32]:
        if token not in self._said:
            self._said[token] = self._reading.roles(token, *self._sentence(token))
        return self._said[token]
