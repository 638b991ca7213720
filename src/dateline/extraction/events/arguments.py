"""Where the arguments of a verb or noun stand in the parse: subject, object, by-agent, prepositions.

A slot names a place: subj, obj, by, dative, poss, adj (a name or demonym before a noun), light (the subject
of the light verb over a noun), csubj (the subject of the content clause), that, inf, ing, prt, adv,
mod, attr, word (any word of the sentence), between, and every preposition by its own name.
"""

from collections.abc import Callable, Mapping

from dateline.analysis import Analysis

NAME_TAGS = frozenset({"NNP", "NNPS", "JJ", "NN", "NNS"})
CONDITION = frozenset({"unless", "if", "until"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
CLAUSE_UP = frozenset({"conj", "advcl", "xcomp", "pcomp", "dep", "parataxis"})


class Arguments:
    """The arguments found around tokens of one analysis; what was found is remembered."""

    def __init__(self, analysis: Analysis, classes: Mapping[str, frozenset[str]]) -> None:
        self.a = analysis
        self._light = classes["LIGHT_VERB"]
        self._messages = classes["MESSAGE"]
        self._object_control = classes["OBJECT_CONTROL"]
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
        return finder(self, token) if finder else self._preposition(token, slot)

    def is_passive(self, token: int) -> bool:
        a = self.a
        if a.child(token, "nsubjpass", "auxpass", "csubjpass") is not None:
            return True
        if a.tags[token] != "VBN":
            return False
        if a.deps[token] in ("acl", "amod"):
            return True
        if a.deps[token] == "conj" and a.child(token, "aux", "nsubj", "dobj") is None:
            return self.is_passive(a.heads[token])
        return a.deps[token] == "advcl" and a.child(token, "aux", "nsubj", "dobj") is None

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
            return [own]
        return self.inherited(token, depth) if depth < 6 else []

    def inherited(self, token: int, depth: int) -> list[int]:
        """A clause without a subject of its own borrows one from the clause above."""
        a = self.a
        dep, head = a.deps[token], a.heads[token]
        if head == token:
            return []
        if dep == "acl":
            return self.noun_controller(token, head)
        if dep == "pcomp":
            return self._prepositional_controller(head)
        if dep in CLAUSE_UP or (dep == "ccomp" and a.child(token, "mark", "nsubj") is None):
            return self._from_above(token, head, depth)
        return []

    def _from_above(self, token: int, head: int, depth: int) -> list[int]:
        a = self.a
        if a.deps[token] == "xcomp" and a.lemmas[head] in self._object_control:
            objects = self.object(head)
            if objects:
                return objects
        if a.pos[head] in ("NOUN", "PROPN"):
            return self.noun_controller(token, head)
        if a.deps[token] == "conj" and self.is_passive(head):
            return self._deep_passive(head)
        return self._surface_subject(head, depth + 1)

    def _deep_passive(self, head: int) -> list[int]:
        return self.a.kids(head, "nsubjpass") or self._surface_subject(head, 5)

    def noun_controller(self, token: int, noun: int) -> list[int]:
        """ "troops attacking", "the plan to attack": the noun itself, or whoever has the plan."""
        a = self.a
        if a.tags[token] == "VBG" and a.lemmas[noun] in self._messages:
            verb = a.heads[noun]
            return self.poss(noun) or self.subject(verb) if a.pos[verb] == "VERB" else [noun]
        if a.tags[token] == "VBG":
            return [noun]
        return self.poss(noun) + self.adj(noun) or self.light_subject(noun) or self.whose(noun)

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
            if own := a.kids(token, "dobj"):  # "were given aid": the aid
                return own
            if a.deps[token] == "acl" and a.child(token, "nsubjpass") is None:
                return [a.heads[token]]
            return self._surface_subject(token)
        own = [o for o in a.kids(token, "dobj") if a.lower[o] not in RELATIVES]
        if own:
            return own
        if a.deps[token] == "relcl":
            subject = a.child(token, "nsubj")
            if subject is not None and a.lower[subject] not in RELATIVES:
                return [a.heads[token]]
        return self._shared_object(token)

    def _shared_object(self, token: int) -> list[int]:
        """ "shelled and burned the village": what the last verb has is the first one's too."""
        a = self.a
        for later in a.kids(token, "conj"):
            between = a.pos[token + 1 : later]
            if a.pos[later] == "VERB" and all(pos in ("CCONJ", "PUNCT", "ADV") for pos in between):
                return a.kids(later, "dobj") or self._shared_object(later)
        return []

    def agent(self, token: int) -> list[int]:
        a = self.a
        found = [p for by in a.kids(token, "agent") for p in a.kids(by, "pobj")]
        if not found:
            found = [
                p for by in a.kids(token, "prep") if a.lower[by] == "by" for p in a.kids(by, "pobj")
            ]
        if not found and a.pos[token] == "VERB" and self.is_passive(token):
            # "supplied with weapons by Libya": hung on the weapons
            inner = [n for prep in a.kids(token, "prep") for n in a.kids(prep, "pobj")]
            found = [p for noun in inner for p in self.own_preposition(noun, "by")]
        if not found and a.deps[token] == "conj" and a.pos[a.heads[token]] == "VERB":
            return self.agent(a.heads[token]) if self.is_passive(a.heads[token]) else []
        return found

    def dative(self, token: int) -> list[int]:
        a = self.a
        found = []
        if a.pos[token] == "NOUN":
            verb = self.light_verb(token)
            return self.dative(verb) if verb is not None else []
        for child in a.kids(token, "dative"):
            found += a.kids(child, "pobj") or [child]
        if not found and self.is_passive(token) and a.kids(token, "dobj"):
            return self._surface_subject(token)
        return found

    def poss(self, token: int) -> list[int]:
        a = self.a
        found = a.kids(token, "poss")
        if not found and a.deps[token] == "conj":
            return a.kids(a.heads[token], "poss")
        return found

    def adj(self, token: int) -> list[int]:
        """Names and demonyms before the noun: "Russian military assistance"."""
        a = self.a
        before = [c for c in a.kids(token, "amod", "compound", "nmod") if c < token]
        return [c for c in before if a.tags[c] in NAME_TAGS]

    def mod(self, token: int) -> list[int]:
        return self.a.kids(token, "amod", "compound", "nmod", "poss")

    def governing_verb(self, token: int) -> list[int]:
        """The verb whose object or passive subject a noun is."""
        a = self.a
        return [a.heads[token]] if a.deps[token] in ("dobj", "nsubjpass") else []

    def light_verb(self, token: int) -> int | None:
        """The light verb whose object (or passive subject) this noun is."""
        a = self.a
        noun = token
        while a.deps[noun] == "conj" and a.heads[noun] != noun:
            noun = a.heads[noun]
        dep, head = a.deps[noun], a.heads[noun]
        if dep in ("dobj", "nsubjpass") and a.lemmas[head] in self._light:
            return head
        if dep == "pobj" and a.deps[head] == "prep":
            verb = a.heads[head]
            if f"{a.lemmas[verb]} {a.lower[head]}" in self._light:
                return verb
        return None

    def light_subject(self, token: int) -> list[int]:
        verb = self.light_verb(token)
        return self.subject(verb) if verb is not None else []

    def content_subject(self, token: int) -> list[int]:
        for clause in self.complement(token, "that") + self.complement(token, "inf"):
            if own := self.a.kids(clause, "nsubj", "nsubjpass"):
                return own
        return []

    def reporting_verb(self, token: int) -> list[int]:
        """The verb of saying over the clause of a modal ("said that both must leave")."""
        a = self.a
        verb = a.heads[token]
        return [a.heads[verb]] if a.deps[verb] == "ccomp" and a.heads[verb] != verb else []

    def unless(self, token: int) -> list[int]:
        """Whose deed a threat waits for: "unless Israel withdraws"."""
        a = self.a
        clauses = [c for c in a.kids(token, "advcl") if a.child(c, "mark") is not None]
        clauses += [c for x in a.kids(token, "xcomp") for c in a.kids(x, "advcl")]
        marked = [c for c in clauses if any(a.lower[m] in CONDITION for m in a.kids(c, "mark"))]
        return [s for c in marked for s in a.kids(c, "nsubj")]

    def complement(self, token: int, kind: str) -> list[int]:
        a = self.a
        if kind == "that":
            return [c for c in a.kids(token, "ccomp", "acl") if self._is_finite(c)]
        if kind == "inf":
            return [c for c in a.kids(token, "xcomp", "acl", "ccomp", "advcl") if self._has_to(c)]
        return [c for c in a.kids(token, "xcomp", "pcomp") if a.tags[c] == "VBG"]

    def _is_finite(self, token: int) -> bool:
        a = self.a
        if a.tags[token] in ("VBD", "VBZ", "VBP", "MD"):
            return True
        auxes = a.kids(token, "aux", "auxpass")
        return any(a.tags[c] in ("MD", "VBD", "VBZ", "VBP") for c in auxes) or (
            a.child(token, "mark") is not None
        )

    def _has_to(self, token: int) -> bool:
        return any(self.a.tags[c] == "TO" for c in self.a.kids(token, "aux"))

    def _preposition(self, token: int, name: str) -> list[int]:
        found = self.own_preposition(token, name)
        if found:
            return found
        # The parser often hangs a verb's preposition on its object ("launch an attack on"), or the other way round.
        a = self.a
        if a.pos[token] == "VERB":
            return [p for o in a.kids(token, "dobj") for p in self.own_preposition(o, name)]
        verb = self.light_verb(token)
        return self.own_preposition(verb, name) if verb is not None else []

    def own_preposition(self, token: int, name: str) -> list[int]:
        a = self.a
        found: list[int] = []
        for prep in a.children[token]:
            if a.deps[prep] not in ("prep", "dative", "agent") and a.lower[prep] != name:
                continue
            if a.lower[prep] == name:
                found += a.kids(prep, "pobj", "pcomp")
            else:
                for inner in a.kids(prep, "prep"):
                    if a.lower[inner] == name or f"{a.lower[prep]} {a.lower[inner]}" == name:
                        found += a.kids(inner, "pobj", "pcomp")
        return found

    def conjuncts(self, token: int) -> list[int]:
        """The token and what is joined to it: "Iran, Iraq and Syria"."""
        found, todo = [], [token]
        while todo:
            one = todo.pop(0)
            found.append(one)
            todo += [c for c in self.a.kids(one, "conj") if self.a.pos[c] != "VERB"]
        return found


_FINDERS: dict[str, Callable[[Arguments, int], list[int]]] = {
    "subj": Arguments.subject,
    "obj": Arguments.object,
    "by": Arguments.agent,
    "dative": Arguments.dative,
    "poss": Arguments.poss,
    "adj": Arguments.adj,
    "mod": Arguments.mod,
    "light": Arguments.light_subject,
    "csubj": Arguments.content_subject,
    "unless": Arguments.unless,
    "reported": Arguments.reporting_verb,
    "speaker": lambda args, token: [s for v in args.reporting_verb(token) for s in args.subject(v)],
    "msubj": lambda args, token: args.a.kids(args.a.heads[token], "nsubj", "nsubjpass"),
    "obj_of": Arguments.governing_verb,
    "that": lambda args, token: args.complement(token, "that"),
    "inf": lambda args, token: args.complement(token, "inf"),
    "ing": lambda args, token: args.complement(token, "ing"),
    "neg": lambda args, token: args.a.kids(token, "neg"),
    "prt": lambda args, token: args.a.kids(token, "prt"),
    "oprd": lambda args, token: args.a.kids(token, "oprd"),
    "attr": lambda args, token: args.a.kids(token, "attr", "acomp", "oprd"),
    "adv": lambda args, token: args.a.kids(token, "advmod", "npadvmod"),
}
