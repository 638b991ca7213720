"""Two layers: the act that is named, and what it counts as once somebody binds himself to it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dateline.extraction import marks
from dateline.extraction.events.arguments import Arguments
from dateline.extraction.events.triggers import Hit
from dateline.knowledge.ontology import Ontology
from dateline.record.vocabulary import Status

SELF = frozenset({"it", "he", "she", "they", "we", "i"})
OWN = frozenset({"its", "his", "her", "their", "our", "my"})
COMPLEMENT_PREPOSITIONS = ("to", "on", "of", "for", "with", "in", "about", "against", "from")
_MEN = ("husband", "father", "son", "brother", "uncle", "nephew", "grandfather", "spokesman")
_WOMEN = ("wife", "mother", "daughter", "sister", "aunt", "niece", "grandmother", "spokeswoman")
_OTHER_SEX = dict.fromkeys(_MEN, "she") | dict.fromkeys(_WOMEN, "he")
BINDING = frozenset({"commit", "agree", "announce", "decide", "plan", "refuse", "threaten", "warn"})
# What they bind to may be negated: "said it would not pay", "vowed not to withdraw".
PROMISING = frozenset({"commit", "announce", "decide", "plan"})
# "Confirmed the arrest": what is only told has been done; "announced sanctions" binds.
TELLING = frozenset(
    {"say", "tell", "state", "add", "confirm", "indicate", "insist", "report", "reveal", "disclose"}
)
# Who ends these may end those of others ("vowed to end kidnappings"); who forbears ends his own.
OTHERS = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "THREATEN"})
# "Announcement of a pull-out": what is given or given up is to come; harm announced by a noun may lie behind.
YIELDING = frozenset({"CONCEDE", "AGREE"})
# "Will leave unless they attack" is no threat to who attacks.
HOSTILE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "THREATEN", "SANCTION", "REJECT"})
# A list binds alike to acts of one side only: not "refused to yield or attack", "agreed to free some and ban marches".
UNKIND = HOSTILE | {"ACCUSE"}
FORBEARING = frozenset({"cease", "refrain", "abstain", "desist"})
# "The request was turned down": what is asked or offered is one act with its refusal; a law or a charge is not.
ASKED = frozenset({"REQUEST", "AGREE"})
# Who is bound to these is bound to no friendly act: "vowed to defy the ban"; who promises to ask is.
UNFRIENDLY = frozenset({"REJECT", "THREATEN"})
ATTEMPTING = frozenset({"try", "attempt", "struggle"})
NAMING = frozenset({"commit", "agree", "refuse", "threaten"})


@dataclass(frozen=True, slots=True)
class Act:
    """An event to be: `hit` bears type and trigger, `core` the act that is named (often the same).

    `refuses`: the binding words are a refusal because they are negated ("not ready to hold talks").
    `under`: the binding words of a list, of which `hit` is a later act ("threatened to close the border and EXPEL").
    """

    hit: Hit
    core: Hit
    type: str
    mode: str | None
    rule: str
    named: str
    refuses: bool = False
    under: int | None = None


class Lifting:
    """Applies the lifting table to the hits of one report."""

    def __init__(
        self,
        args: Arguments,
        hits: dict[int, Hit],
        ontology: Ontology,
        status: Callable[[int], Status],
        classes: Mapping[str, frozenset[str]],
        speaks_for: Callable[[int, int], bool],
    ) -> None:
        """`speaks_for(speaker, subject)`: whether who heads a phrase speaks for who heads another."""
        self._status = status
        self._speaks_for = speaks_for
        self._args = args
        self._a = args.a
        self._hits = hits
        self._table = ontology.lifting
        self._modes = ontology.lifted_modes
        # "Rejected reports of a killing": who says so binds himself to nothing.
        self._allegations, self._ending = classes["ALLEGATION"], classes["ENDING"]
        self._money, self._helpers = classes["MONEY"], classes["HELPER"]

    def acts(self) -> list[Act]:
        """In text order of the triggers; an act that was lifted is no event of its own."""
        lifted = {t: act for t, hit in self._hits.items() if (act := self._bound(hit))}
        for act in list(lifted.values()):
            lifted |= {a.hit.token: a for a in self._listed(act) if a.hit.token not in lifted}
        used = {act.core.token for act in lifted.values() if act.core is not act.hit}
        used |= {t for act in lifted.values() for t in self._asked(act)}
        acts = []
        for token, hit in self._hits.items():
            if token in lifted:
                acts.append(lifted[token])
            elif self._binds_to_harm(hit):
                continue
            elif token not in used and hit.type:
                acts.append(self._alone(hit))
        return [act for act in acts if act.hit.token not in used]

    def _bound(self, cue: Hit) -> Act | None:
        """The event of binding words and the act they bind to."""
        if cue.entry.cue not in BINDING:
            return None
        refuses = self._is_refusal(cue)
        name = "refuse" if refuses else cue.entry.cue
        head, core = next(self._complements(cue), (None, None))
        if head is None or core is None:
            return None
        if name in PROMISING:
            ended = self._ends(core, cue)
            if ended and not self._is_own(core, ended):
                return None  # "vowed to end kidnappings": those of others
            name += "_end" if ended else "_not" if self._is_negated(head) else ""
        kind = self._lifted(name, core.type)
        if kind in (None, "act") or (kind == "THREATEN" and self._is_done(cue, head)):
            return None
        by_noun = cue.entry.cue == "announce" and self._a.deps[head] == "pobj"
        if by_noun and (kind not in YIELDING or marks.is_definite(self._a, head)):
            return None  # "the announcement of the attack", "of an attack": it may lie behind
        if by_noun and not self._has_announcer(cue.token):
            return None  # "the announcement of talks was welcomed by Chad": nobody says who made it
        if name in PROMISING and self._takes_help(head, core):
            kind = "THREATEN"
        mode = self._mode(name, core) or cue.entry.mode
        if kind == "THREATEN" and core.type == "RETREAT":
            mode = "relations"
        if core.type == "MOBILIZE" and self._a.lemmas[cue.token] == "offer":
            kind, mode = "AGREE", None  # "offered to send police"; "offered to kill" is a threat
        rule = f"{core.type} {_PHRASE[name]} → {kind}"
        return Act(cue, core, str(kind), mode, rule, core.type, refuses)

    def _binds_to_harm(self, cue: Hit) -> bool:
        """ "Vowed to defy the ban": the defiance alone is the act."""
        if cue.entry.cue != "commit" or cue.type != "AGREE" or self._is_refusal(cue):
            return False
        clauses = (t for slot in ("inf", "that") for t in self._args.heads(cue.token, slot))
        own = next((hit for t in clauses if (hit := self._hits.get(t))), None)
        if own is None or own.type not in UNFRIENDLY or self._is_negated(own.token):
            return False
        return self._a.child(own.token, "nsubj") is None or self._speaks_of_itself(cue)

    def _listed(self, first: Act) -> Iterator[Act]:
        """The other acts of a list that the same words bind to: "threatened to close the border and expel the envoy"."""
        name = "refuse" if first.refuses else first.hit.entry.cue
        if self._lifted(name, first.core.type) != first.type:
            return  # "promised not to": what the list shares is not told by its first act
        for hit in self._joined(first):
            if (hit.type in UNKIND) != (first.core.type in UNKIND):
                continue
            kind = self._lifted(name, hit.type)
            if kind not in (None, "act") and not hit.entry.cue:
                rule, mode = f"{hit.type} {_PHRASE[name]} → {kind}", self._mode(name, hit)
                yield Act(hit, hit, str(kind), mode, rule, hit.type, under=first.hit.token)

    def _joined(self, first: Act) -> Iterator[Hit]:
        """What is joined to the first act, or to a verb over it, and is no clause of its own."""
        a, token = self._a, first.core.token
        while token != first.hit.token and a.heads[token] != token:
            for other in a.kids(token, "conj"):
                own = a.child(other, "nsubj", "nsubjpass", "aux", "neg", "poss") is not None
                own = own or (a.pos[other] == "NOUN" and marks.is_definite(a, other))
                alike = a.tags[token] == a.tags[other] and a.pos[token] == a.pos[other]
                if alike and not own and a.tags[other] in ("VB", "VBG", "NN", "NNS"):
                    yield from self._act_at(other, 1)
            token = a.heads[token]

    def _asked(self, act: Act) -> list[int]:
        """The "should" of "agreed that they should work together": they ask themselves."""
        if act.hit.entry.cue != "agree" or act.core is act.hit:
            return []
        return [t for t in self._a.kids(act.core.token, "aux") if t in self._hits]

    def _takes_help(self, verb: int, core: Hit) -> bool:
        """ "Will pull out its peacekeepers unless the factions disarm": who helps threatens to go."""
        a = self._a
        if core.type != "RETREAT" or core.token != verb or not self._args.heads(verb, "unless"):
            return False
        helpers = any(a.lemmas[t] in self._helpers for o in self._args.heads(verb, "obj")
                      for t in range(a.left[o], o + 1))  # fmt: skip
        clauses = [t for c in a.kids(verb, "advcl") for t in (c, *a.kids(c, "dobj"))]
        harmed = (self._hits[t].type in HOSTILE for t in clauses if t in self._hits)
        return helpers and not any(harmed)

    def _ends(self, core: Hit, cue: Hit) -> str:
        """The verb between the two that ends the act: "promised to stop arresting", "would refrain from attacks"."""
        a = self._a
        for above in a.ancestors(core.token):
            if above == cue.token:
                break
            if a.pos[above] == "VERB" and a.lemmas[above] in self._ending:
                return a.lemmas[above]
        return ""

    def _is_own(self, core: Hit, ending: str) -> bool:
        """Whether who ends it has done it: "stop arresting", "refrain from attacks", "end its strikes", "lift sanctions"."""
        a, token = self._a, core.token
        if a.pos[token] == "VERB" or ending in FORBEARING or core.type not in OTHERS:
            return True
        owner = a.child(token, "poss")
        return owner is not None and a.lower[owner] in OWN

    def _is_done(self, cue: Hit, head: int) -> bool:
        """ "Announced the arrest of three": what is spoken of as known has been done; "announced sanctions" binds."""
        noun = cue.entry.cue == "announce" and self._a.deps[head] in ("dobj", "nsubjpass")
        return noun and marks.is_definite(self._a, head)

    def _lifted(self, cue: str, kind: str) -> str | None:
        return self._table.get((cue, kind)) or self._table.get((cue, "*"))

    def _mode(self, cue: str, act: Hit) -> str | None:
        """By type and mode of the act where the table knows them, else by its type."""
        return self._modes.get((cue, f"{act.type}/{act.entry.mode}")) or self._modes.get(
            (cue, act.type)
        )

    def _is_refusal(self, cue: Hit) -> bool:
        a = self._a
        if cue.entry.cue not in ("commit", "agree"):
            return False
        if self._is_negated(cue.token):
            return cue.entry.pos == "a" or self._modal(cue.token) in marks.AHEAD
        head = a.heads[cue.token]
        return cue.entry.pos == "a" and a.deps[cue.token] == "acomp" and self._is_negated(head)

    def _has_announcer(self, noun: int) -> bool:
        """ "Chad's announcement", "the French announcement", "an announcement by police"; not "the surprise announcement"."""
        a = self._a
        described = [t for t in a.kids(noun, "amod", "compound") if self._label(t) == "NORP"]
        owners = [t for t in a.kids(noun, "poss") if self._label(t) not in ("DATE", "TIME")]
        return bool(described or owners or self._args.own_preposition(noun, "by"))

    def _label(self, token: int) -> str:
        number = self._a.entity_of[token]
        return self._a.entities[number].label if number >= 0 else ""

    def _is_negated(self, token: int) -> bool:
        return marks.own_negation(self._a, token) is not None

    def _modal(self, token: int) -> str:
        """The modal of a verb, or of the light verb over a noun."""
        a = self._a
        verb = self._args.light_verb(token) if a.pos[token] != "VERB" else token
        if verb is None:
            return ""
        own = [c for c in a.kids(verb, "aux") if a.tags[c] == "MD"]
        if not own and a.deps[verb] == "conj" and a.child(verb, "nsubj", "nsubjpass") is None:
            own = [c for c in a.kids(a.heads[verb], "aux") if a.tags[c] == "MD"]
        return a.lower[own[0]] if own else ""

    def _complements(self, cue: Hit) -> Iterator[tuple[int, Hit]]:
        """The acts named in the complement of a cue, nearest first, each with the head of the complement."""
        token = cue.token
        if any(self._a.lemmas[one] in self._allegations for one in self._args.heads(token, "obj")):
            return
        prepositions: tuple[str, ...] = COMPLEMENT_PREPOSITIONS if cue.entry.cue in NAMING else ()
        if cue.entry.cue == "announce" and cue.entry.pos == "n":
            prepositions = ("of", "on", "about")
        for slot in ("inf", "ing", "obj", "that", "attr", *prepositions):
            if slot == "that" and not self._speaks_of_itself(cue):
                continue
            passive = self._args.is_passive(token)
            if slot == "obj" and passive and cue.entry.cue not in ("agree", "refuse"):
                continue
            if slot == "obj" and self._a.lemmas[token] in TELLING:
                continue
            # "Was said to have fled": told of somebody who announces nothing.
            if slot == "inf" and self._args.is_passive(token) and cue.entry.cue == "announce":
                continue
            for head in self._args.heads(token, slot):
                for act in self._act_at(head, 0):
                    if (
                        slot == "obj"
                        and passive
                        and cue.entry.cue == "refuse"
                        and act.type not in ASKED
                    ):
                        continue
                    yield head, act

    def _act_at(self, token: int, depth: int) -> Iterator[Hit]:
        """The act at a word, or under it: "to begin talks", "to send a team to hold talks"."""
        hit = self._hits.get(token)
        if hit is not None and hit.type:
            yield hit
        elif depth < 2:
            is_verb = self._a.pos[token] == "VERB"
            slots: tuple[str, ...] = ("obj", "inf", "ing") if is_verb else ("of",)
            if self._a.lemmas[token] in self._money:
                slots += ("in",)  # "$2 million in aid"
            if self._a.lemmas[token] in self._ending:
                slots += ("from",)  # "to refrain from attacks"
            for slot in slots:
                for head in self._args.heads(token, slot):
                    if head != token:
                        yield from self._act_at(head, depth + 1)

    def _speaks_of_itself(self, cue: Hit) -> bool:
        """ "said it would …": the subject of what is said is the speaker, the act yet to come."""
        a = self._a
        clauses = self._args.heads(cue.token, "that")
        subject = self._args.heads(cue.token, "csubj")
        if not clauses or not subject:
            return False
        speaker = self._args.heads(cue.token, "subj")
        own = a.child(subject[0], "poss")
        if any(a.lower[subject[0]] == _OTHER_SEX.get(a.lemmas[one]) for one in speaker):
            return False  # "her husband said she would begin a hunger strike"
        same = (
            a.lower[subject[0]] in SELF
            or (own is not None and a.lower[own] in OWN)
            or any(a.lemmas[subject[0]] == a.lemmas[one] for one in speaker)
        )
        spoken_for = any(self._speaks_for(one, subject[0]) for one in speaker)
        modal = self._modal(clauses[0])
        # "That they should meet"; what a third party must do ("ministers agreed that Iran must") is asked of it.
        if cue.entry.cue == "agree" and modal in marks.OBLIGING:
            return same
        return (same or spoken_for) and (modal in marks.AHEAD or cue.entry.cue == "threaten")

    def _alone(self, hit: Hit) -> Act:
        """An act without binding words; one still to come makes an offer of a friendly one."""
        as_named = Act(hit, hit, hit.type, hit.entry.mode, "", hit.type)
        if hit.entry.cue in BINDING:
            refused = self._is_refusal(hit) or self._promises_not(hit)
            return Act(hit, hit, "REJECT", None, "refused", hit.type) if refused else as_named
        verb = self._args.light_verb(hit.token) if hit.entry.pos == "n" else hit.token
        negated = verb is not None and self._is_negated(verb)
        if negated and not (
            verb and self._modal(verb) in marks.AHEAD and self._args.heads(verb, "subj")
        ):
            return as_named
        if not negated and not self._is_to_come(hit.token):
            return as_named
        cue = "will_not" if negated else "will"
        if cue == "will" and verb is not None and self._args.heads(verb, "unless"):
            # "Will cut aid unless Chad yields": a threat, where what is to come does harm.
            cue = "warn" if self._lifted("warn", hit.type) == "THREATEN" else cue
        kind = self._lifted(cue, hit.type)
        if kind in (None, "act", hit.type):
            return as_named
        mode = self._mode(cue, hit)
        told = {"will_not": "refused", "will": "still to come", "warn": "on a condition"}
        rule = f"{hit.type} {told[cue]} → {kind}"
        return Act(hit, hit, str(kind), mode, rule, hit.type)

    def _promises_not(self, cue: Hit) -> bool:
        """ "Vowed that they would not go back": no act is named, but it will not be."""
        if cue.entry.cue != "commit" or cue.type != "AGREE":
            return False
        that = (t for t in self._args.heads(cue.token, "that") if self._modal(t) in marks.AHEAD)
        will_be = (*that, *self._args.heads(cue.token, "inf"))
        return any(self._a.child(t, "neg") is not None for t in will_be)  # not "spare no effort"

    def _is_to_come(self, token: int) -> bool:
        """Future, or what somebody said "would" be done."""
        a = self._a
        if self._status(token) == "future":
            tried = a.deps[token] == "xcomp" and a.lemmas[a.heads[token]] in ATTEMPTING
            return not tried and not self._is_purpose(token)
        reported = any(a.deps[t] == "ccomp" for t in (token, *a.ancestors(token)))
        return reported and self._modal(token) in ("would", "'d") and not a.kids(token, "advcl")

    def _is_purpose(self, token: int) -> bool:
        """What is done is for that ("flew to Paris to meet rebels"); nobody binds himself to it."""
        a = self._a
        verb = token if a.pos[token] == "VERB" else self._args.light_verb(token)
        if verb is None or a.deps[verb] != "advcl":
            return False
        return any(a.tags[c] == "TO" for c in a.kids(verb, "aux"))


_SIMPLE = {
    "commit": "offered",
    "agree": "agreed to",
    "announce": "announced",
    "decide": "decided",
    "plan": "planned",
    "refuse": "refused",
    "threaten": "threatened",
    "warn": "warned of",
}
_PHRASE = (
    _SIMPLE
    | {f"{cue}_not": "refused" for cue in PROMISING}
    | {f"{cue}_end": f"{_SIMPLE[cue]} an end of" for cue in PROMISING}
)
