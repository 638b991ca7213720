"""Where the arguments of a verb or noun stand in the parse: subject, object, by-agent, prepositions.

A slot names a place: subj, obj, by, dative, poss, adj (a name or demonym before a noun), light and light_subj
(the subject of the light verb over a noun; a condition asks `light` for the verb itself), struck (the object of the verb
whose subject a noun is: "the attack crashed the server"), undergoer (the subject of "suffer" over it), csubj (the subject of
the content clause), cbehind (what that subject is said to be behind), that, wished, foreseen, inf, ing, prt, adv, mod, attr,
word (any word of the sentence), between, two_countries (it is between), border (who lies beyond it), and every preposition by its own name.
"""

from collections.abc import Callable, Mapping

from dateline.analysis import Analysis
from dateline.extraction import marks
from dateline.extraction.events.phrases import Phrases

RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
CAPTIVES = frozenset({"hostage", "captive", "prisoner"})
SPEAKING = frozenset({"tell", "say", "assure", "inform", "urge", "ask", "warn", "thank", "discuss"})
# Who stops a march does not march.
STOPPING = frozenset({"stop", "break"})
MARCHES = frozenset({"march", "protest", "rally", "demonstration", "procession", "sit-in", "vigil"})
# Who ends these has not done them either.
ENDING = frozenset({"stop", "end", "halt"})
MISDEEDS = frozenset({"riot", "looting", "kidnapping", "abduction", "killing", "murder", "torture", "rape",
                      "massacre"})  # fmt: skip
MAYHEM = frozenset({"riot", "loot", "fight", "shell", "bomb", "shoot"})
VICTIMS = frozenset({"victim", "survivor", "casualty"})
APOLOGISING = frozenset({"apologise", "apologize", "apology"})
DASHES = frozenset({"-", "--", "–", "—"})
# Their "off" is none of a place: "sealed off the mosque".
WITH_OFF = frozenset({"call", "put", "break", "drive", "chase", "fight", "seal", "cordon", "close", "cut", "shut"})  # fmt: skip
# Who is told before those whom he seizes: "the arrest by police of two miners"; not "by police of two states".
DOERS = frozenset(
    {
        "police",
        "army",
        "navy",
        "soldier",
        "troop",
        "rebel",
        "militant",
        "gunman",
        "pirate",
        "authority",
    }
)
PARTS_OF = frozenset({"brigade", "battalion", "unit", "regiment", "division", "faction", "group", "country", "state",
                      "side", "force", "nation", "town", "city", "province", "wing", "squad", "corps", "sect", "clan", "branch", "cell", "warlord"})  # fmt: skip
CLAUSE_UP = frozenset({"conj", "advcl", "xcomp", "pcomp", "dep", "parataxis"})


class Arguments(Phrases):
    """The arguments found around tokens of one analysis; what was found is remembered."""

    def __init__(self, analysis: Analysis, classes: Mapping[str, frozenset[str]]) -> None:
        super().__init__(analysis, classes["LIGHT_VERB"])
        self._messages = classes["MESSAGE"]
        self._object_control = classes["OBJECT_CONTROL"]
        self._complaining, self._asking = classes["COMPLAINING"], classes["ASKING"]
        self._undergoing, self._averting = classes["UNDERGOING"], classes["AVERTING"]
        self._memo: dict[tuple[int, str], tuple[int, ...]] = {}

    def heads(self, token: int, slot: str) -> tuple[int, ...]:
        """The head words that fill a slot, without their conjuncts."""
        key = (token, slot)
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = tuple(self._find(token, slot))
        return found

    def _find(self, token: int, slot: str) -> list[int]:
        finder = _FINDERS.get(slot)
        if finder is not None:
            return finder(self, token)
        found = self._preposition(token, slot)
        return self._after_doer(token) if slot == "of" and not found else found

    def subject(self, token: int, depth: int = 0) -> list[int]:
        """The one who does it; in a passive the by-agent."""
        if self.is_passive(token):
            return self.agent(token)
        return self._surface_subject(token, depth)

    def _surface_subject(self, token: int, depth: int = 0) -> list[int]:
        a = self.a
        own = a.child(token, "nsubj", "nsubjpass")
        if own is None and a.deps[token] in ("acomp", "oprd") and a.heads[token] != token:
            return self._surface_subject(a.heads[token], depth + 1)  # "France is ready"
        if own is not None:
            if a.deps[token] == "relcl" and a.lower[own] in RELATIVES:
                return [a.heads[token]]
            return [self._after_byline(own, token)]
        return self.inherited(token, depth) if depth < 6 else []

    def _after_byline(self, subject: int, verb: int) -> int:
        """The Union of "AP - The European Union demanded", which the parser hangs on the agency."""
        a = self.a
        opens = a.sentences[a.sentence_of[subject]].first == subject
        named = a.child(subject, "appos")
        if not opens or named is None or a.words[subject + 1] not in DASHES:
            return subject
        return subject if DASHES & {*a.words[named:verb]} else named

    def inherited(self, token: int, depth: int) -> list[int]:
        """A clause without a subject of its own borrows one from the clause above."""
        a = self.a
        dep, head = a.deps[token], a.heads[token]
        if head == token:
            return []
        if dep == "acl":
            return self.noun_controller(token, head)
        if dep == "pcomp":
            # "A curfew after looting": nobody's of whom the clause tells.
            bare = a.lemmas[token] in MAYHEM and not a.children[token]
            return [] if bare else self._prepositional_controller(head)
        if dep in CLAUSE_UP or (dep == "ccomp" and a.child(token, "mark", "nsubj") is None):
            return self._from_above(token, head, depth)
        return []

    def _from_above(self, token: int, head: int, depth: int) -> list[int]:
        a = self.a
        if a.deps[token] == "advcl" and a.tags[token] == "VBG" and a.words[token - 1] == ",":
            # "Ordered them to leave, accusing them of …": who ordered accuses.
            while a.deps[head] == "xcomp":
                head = a.heads[head]
        resumes = a.deps[token] == "conj" and (marks.resumes(a, token) or self.binds_itself(token))
        if a.deps[head] == "ccomp" and resumes:
            head = a.heads[head]
        if a.deps[token] == "xcomp" and a.lemmas[head] in self._object_control:
            if a.lemmas[head] == "summon" and a.lemmas[token] in self._complaining:
                return self._surface_subject(head, depth + 1)
            objects = self.object(head) or [
                n for to in ("to", "on", "upon") for n in self.own_preposition(head, to)
            ]
            if objects:
                return objects
        if a.pos[head] in ("NOUN", "PROPN"):
            return self.noun_controller(token, head)
        if a.deps[token] == "conj" and a.deps[head] == "relcl" and self._is_closed(head, token):
            above = next((t for t in a.ancestors(head) if a.pos[t] == "VERB"), None)
            return self._surface_subject(above, depth + 1) if above is not None else []
        if a.deps[token] == "conj" and self.is_passive(head):
            return self._deep_passive(head)
        return self._surface_subject(head, depth + 1)

    def _is_closed(self, relative: int, verb: int) -> bool:
        """ "Denounced the raid, in which ten men died, and called for calm": the comma ends what is told of the raid."""
        a, opens = self.a, self.a.left[relative]
        return a.words[verb - 2 : verb] == [",", "and"] and a.words[opens - 1] == ","

    def _deep_passive(self, head: int) -> list[int]:
        return self.a.kids(head, "nsubjpass") or self._surface_subject(head, 5)

    def noun_controller(self, token: int, noun: int) -> list[int]:
        """ "troops attacking", "the plan to attack": the noun itself, or whoever has the plan."""
        a = self.a
        if a.tags[token] != "VBG" and a.lemmas[noun] in self._asking:
            return self._preposition(noun, "to") or self._preposition(noun, "on")
        if a.tags[token] == "VBG" and a.lemmas[noun] in self._messages:
            verb = a.heads[noun]
            return self.poss(noun) or self.subject(verb) if a.pos[verb] == "VERB" else [noun]
        if a.tags[token] == "VBG":
            return [noun]
        who = self.poss(noun) + self.adj(noun) or self.light_subject(noun)
        return who or self.own_preposition(noun, "by") or self.whose(noun)

    def _after_doer(self, noun: int) -> list[int]:
        """ "The seizure by Chad of two nurses", where the parser hangs the nurses on Chad; not "by members of the guard"."""
        a, found = self.a, []
        for doer in self.own_preposition(noun, "by") if a.pos[noun] == "NOUN" else ():
            if a.tags[doer] in ("NNP", "NNPS") or a.lemmas[doer] in DOERS:
                whom = self.own_preposition(doer, "of")
                found += [n for n in whom if self._is_counted(n) and a.lemmas[n] not in PARTS_OF]
        return found

    def _is_counted(self, noun: int) -> bool:
        """ "A tanker", "two nurses"; what is known, or has a capital, may be a part of a name."""
        a = self.a
        article = any(a.lower[c] in ("a", "an") for c in a.kids(noun, "det"))
        return a.tags[noun] in ("NN", "NNS") and (article or a.child(noun, "nummod") is not None)

    def whose(self, noun: int) -> list[int]:
        return self._preposition(noun, "of")

    def _prepositional_controller(self, prep: int) -> list[int]:
        """ "accused X of killing", "blamed X for killing": X; "after meeting": the subject."""
        a = self.a
        head = a.heads[prep]
        if a.pos[head] in ("NOUN", "PROPN"):
            if a.deps[head] in ("dobj", "pobj") and a.lower[prep] in ("of", "for", "from"):
                return self._noun_or_above(head)
            return self.poss(head) + self.adj(head) or self.light_subject(head)
        if a.lower[prep] in ("of", "for", "from", "into", "with"):
            objects = self.object(head)
            if objects:
                return objects
        return self._surface_subject(head, 2)

    def _noun_or_above(self, noun: int) -> list[int]:
        own = self.poss(noun) + self.adj(noun)
        return own or [noun]

    def object(self, token: int) -> list[int]:
        """The one it is done to; in a passive the surface subject."""
        a = self.a
        if self.is_passive(token):
            own = [o for o in a.kids(token, "dobj") if not self._is_state_of_them(o)]
            if own:  # "were given aid": the aid
                return own
            if a.deps[token] == "acl" and a.child(token, "nsubjpass") is None:
                return [self._all_before(token)]
            return self._surface_subject(token)
        own = [o for o in a.kids(token, "dobj") if a.lower[o] not in RELATIVES]
        if own or (own := self._of_small_clause(token) or self._after_off(token)):
            return own
        # "A letter that he said was false": what he said is the clause, not the letter.
        if a.deps[token] == "relcl" and not a.kids(token, "ccomp"):
            subject = a.child(token, "nsubj")
            if subject is not None and a.lower[subject] not in RELATIVES:
                return [a.heads[token]]
        return self._shared_object(token)

    def predicate(self, token: int) -> list[int]:
        """What becomes of the object: "two nuns held hostage"."""
        a = self.a
        objects = a.kids(token, "dobj") if self.is_passive(token) else ()
        return [*a.kids(token, "oprd"), *filter(self._is_state_of_them, objects)]

    def _is_state_of_them(self, noun: int) -> bool:
        return self.a.lower[noun] in CAPTIVES and not self.a.children[noun]

    def _all_before(self, participle: int) -> int:
        """ "A man and two women, detained in May, …": all of them, after a comma."""
        a, noun = self.a, self.a.heads[participle]
        while a.words[participle - 1] == "," and a.deps[noun] == "conj" and a.heads[noun] < noun:
            noun = a.heads[noun]
        return noun

    def _after_off(self, token: int) -> list[int]:
        """ "Called off the strike", "drove off the crowd", where the parser takes "off" for a preposition, or the strike for a name."""
        if self.a.lemmas[token] == "vote":  # "voted down the budget"
            return [o for c in self.a.kids(token, "prt") for o in self.a.kids(c, "pobj")]
        if self.a.lemmas[token] not in WITH_OFF:
            return []
        off = any(self.a.lower[c] == "off" for c in self.a.kids(token, "prt"))
        return self.own_preposition(token, "off") or (self.a.kids(token, "oprd") if off else [])

    def _of_small_clause(self, token: int) -> list[int]:
        """ "Found him guilty", "called the report false": who is said to be so; "recognised a government formed in
        exile", which the parser takes for a clause."""
        a = self.a
        clauses = [
            c
            for c in a.kids(token, "ccomp", "oprd")
            if a.pos[c] in ("ADJ", "NOUN") or (a.tags[c] == "VBN" and not a.kids(c, "auxpass"))
        ]
        bare = [c for c in clauses if a.child(c, "aux", "mark") is None]
        return [s for c in bare for s in a.kids(c, "nsubj")]

    def _shared_object(self, token: int) -> list[int]:
        """ "shelled and burned the village": what the last verb has is the first one's too."""
        a = self.a
        for later in a.kids(token, "conj"):
            between = a.pos[token + 1 : later]
            if a.pos[later] == "VERB" and all(pos in ("CCONJ", "PUNCT", "ADV") for pos in between):
                return a.kids(later, "dobj") or self._shared_object(later)
        return []

    def dative(self, token: int) -> list[int]:
        a = self.a
        found = []
        if a.pos[token] == "NOUN":
            verb = self.light_verb(token)
            return self.dative(verb) if verb is not None else []
        for child in a.kids(token, "dative"):
            found += a.kids(child, "pobj") or [child]
        if not found and self.is_passive(token) and a.kids(token, "dobj"):
            own = a.child(token, "nsubjpass") is not None or a.deps[token] != "acl"
            return self._surface_subject(token) if own else [self._all_before(token)]
        return found

    def light_subject(self, token: int) -> list[int]:
        """Of the light verb over a noun, or who is "behind" what it names."""
        a, verb = self.a, self.light_verb(token)
        if verb is None and a.deps[token] == "pobj" and a.lower[a.heads[token]] == "behind":
            over = a.heads[a.heads[token]]
            verb = over if a.lemmas[over] in ("be", "stand") else None
        others = verb is not None and (
            (a.lemmas[verb] in STOPPING and a.lemmas[token] in MARCHES)
            or (a.lemmas[verb] in ENDING and a.lemmas[token] in MISDEEDS)
        )
        if verb is not None and others:
            return self.poss(token) and self.subject(verb)
        return self.subject(verb) if verb is not None and not self.averter(token) else []

    def undergoer(self, token: int) -> list[int]:
        """Who "suffers" or "withstands" what a noun names, is its "victim", or hears an apology for it."""
        return self._subject_over(token, self._undergoing) or self._wronged(token)

    def _wronged(self, noun: int) -> list[int]:
        a, preposition = self.a, self.a.heads[noun]
        if a.deps[noun] != "pobj":
            return []
        over = a.heads[preposition]
        if a.lower[preposition] == "of" and a.lemmas[over] in VICTIMS:
            return [over]
        if a.lower[preposition] in ("for", "over", "about"):
            while a.deps[over] in ("pobj", "prep") and a.lemmas[over] not in APOLOGISING:
                over = a.heads[over]  # "apologised to the widow for the murder", hung on the widow
            return self.own_preposition(over, "to") if a.lemmas[over] in APOLOGISING else []
        return []

    def averter(self, token: int) -> list[int]:
        """Who "evades", "foils" or "breaks up" what a noun names, and is another's."""
        return [] if self.a.kids(token, "poss") else self._subject_over(token, self._averting)

    def _subject_over(self, noun: int, verbs: frozenset[str]) -> list[int]:
        a = self.a
        names = {v: {a.lemmas[v], *(f"{a.lemmas[v]} {a.lower[p]}" for p in a.kids(v, "prt"))}
                 for v in self.governing_verb(noun)}  # fmt: skip
        return [s for verb, named in names.items() if named & verbs for s in self.subject(verb)]

    def struck(self, token: int) -> list[int]:
        """The server of "the attack crashed the server"."""
        a = self.a
        return self.object(a.heads[token]) if a.deps[token] == "nsubj" else []

    def aside(self, token: int) -> list[int]:
        """Who spoke at a talk told in passing: "told his counterpart … during a phone call"."""
        a = self.a
        if a.deps[token] != "pobj":
            return []
        when = a.lower[a.heads[token]]
        later = when in ("after", "before", "following") and self.own_preposition(token, "with")
        if not later and when not in ("during", "in", "at", "by"):
            return []
        verb = a.heads[a.heads[token]]
        if a.pos[verb] in ("NOUN", "PROPN") and a.deps[verb] in ("dobj", "pobj", "appos"):
            verb = next((t for t in a.ancestors(verb) if a.pos[t] == "VERB"), verb)
        if a.pos[verb] != "VERB":
            return []
        if a.lemmas[verb] not in SPEAKING:  # "got advice in a meeting with": the subject took part
            return (
                []
                if self.is_passive(verb) or not self.own_preposition(token, "with")
                else self.subject(verb)
            )
        return self.subject(verb) + a.kids(verb, "dobj", "dative")

    def along_border(self, token: int) -> list[int]:
        """ "Massed tanks along its border with Chad"."""
        a = self.a
        near = [n for p in ("along", "on", "at", "near", "to") for n in self._preposition(token, p)]
        borders = [n for n in near if a.lemmas[n] in ("border", "frontier", "boundary")]
        return [n for border in borders for n in self.own_preposition(border, "with")]

    def content_subject(self, token: int) -> list[int]:
        for clause in self.complement(token, "that") + self.complement(token, "inf"):
            if own := self.a.kids(clause, "nsubj", "nsubjpass"):
                return own
        return []

    def content_behind(self, token: int) -> list[int]:
        """ "Said Chad was behind the raid"."""
        clauses = (c for c in self.complement(token, "that") if self.a.lemmas[c] == "be")
        return [what for c in clauses for what in self.own_preposition(c, "behind")]

    def wished(self, token: int) -> list[int]:
        """Content clauses of what should be: "that he should leave", "that he leave"."""
        return [
            c
            for c in self.complement(token, "that")
            if self._has_modal(c, marks.OBLIGING) or self._is_bare(c)
        ]

    def foreseen(self, token: int) -> list[int]:
        """Content clauses of what is to come: "that they will meet", "that they would meet"."""
        return [c for c in self.complement(token, "that") if self._has_modal(c, marks.AHEAD)]

    def done(self, token: int) -> list[int]:
        """Content clauses of what has been done: "that Chad had armed rebels"."""
        return [
            c
            for c in self.complement(token, "that")
            if any(self.a.lemmas[x] == "have" for x in self.a.kids(c, "aux"))
            and not any(self.a.tags[x] == "MD" for x in self.a.kids(c, "aux"))
        ]

    def _has_modal(self, verb: int, modals: set[str]) -> bool:
        return any(self.a.lower[c] in modals for c in self.a.kids(verb, "aux"))

    def _is_bare(self, verb: int) -> bool:
        """A base form with nothing but "be" to help it."""
        a = self.a
        helped = [c for c in a.kids(verb, "aux", "auxpass") if a.lower[c] not in ("not", "be")]
        first = next(iter(a.kids(verb, "auxpass")), verb)
        return a.tags[first] == "VB" and not helped

    def reporting_verb(self, token: int) -> list[int]:
        """The verb of saying over the clause of a modal ("said that both must leave")."""
        a = self.a
        verb = a.heads[token]
        return [a.heads[verb]] if a.deps[verb] == "ccomp" and a.heads[verb] != verb else []


_FINDERS: dict[str, Callable[[Arguments, int], list[int]]] = {
    "subj": Arguments.subject,
    "obj": Arguments.object,
    "by": Arguments.agent,
    "dative": Arguments.dative,
    "poss": Arguments.poss,
    "adj": Arguments.adj,
    "mod": Arguments.mod,
    "count": Arguments.count,
    "light": Arguments.light_subject,
    "undergoer": Arguments.undergoer,
    "light_subj": Arguments.light_subject,
    "struck": Arguments.struck,
    "aside": Arguments.aside,
    "csubj": Arguments.content_subject,
    "cbehind": Arguments.content_behind,
    "unless": Arguments.unless,
    "reported": Arguments.reporting_verb,
    "speaker": lambda args, token: [s for v in args.reporting_verb(token) for s in args.subject(v)],
    "msubj": lambda args, token: args.a.kids(args.a.heads[token], "nsubj", "nsubjpass"),
    "obj_of": Arguments.governing_verb,
    "that": lambda args, token: args.complement(token, "that"),
    "wished": Arguments.wished,
    "foreseen": Arguments.foreseen,
    "done": Arguments.done,
    "inf": lambda args, token: args.complement(token, "inf"),
    "ing": lambda args, token: args.complement(token, "ing"),
    "border": Arguments.along_border,
    "neg": lambda args, token: args.a.kids(token, "neg"),
    "prt": lambda args, token: args.a.kids(token, "prt"),
    "oprd": Arguments.predicate,
    "attr": lambda args, token: args.a.kids(token, "attr", "acomp", "oprd"),
    "adv": lambda args, token: args.a.kids(token, "advmod", "npadvmod"),
}
