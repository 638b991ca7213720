"""What hangs on a verb or noun directly: possessors, modifiers, prepositions, complements, by-agents."""

from dateline.analysis import Analysis
from dateline.analysis.lemmas import PARTICIPLES

NAME_TAGS = frozenset({"NNP", "NNPS", "JJ", "NN", "NNS"})
CONDITION = frozenset({"unless", "if", "until"})
# "Called in help": what the parser takes for a preposition is the verb's particle.
ADVERBS = frozenset({"away", "back", "out", "off"})  # "stayed away from", "pulled back from"
PARTICLES = frozenset({"in", "up", "off", "out"})
# Of these a past form without an object is a participle, in headlines.
NEEDING_OBJECT = frozenset(
    {"arrest", "jail", "detain", "imprison", "sentence", "convict", "indict", "deport", "extradite",
     "behead", "assassinate", "kidnap", "abduct", "acquit", "free", "release", "rescue", "oust", "expel",
     "kill", "wound", "injure", "accuse", "sack", "fine", "pardon", "exonerate", "suspend", "summon", "prosecute",
     "impeach", "evict", "rearrest", "interrogate", "lynch", "flog", "execute", "stab"}
)  # fmt: skip
# Who is "found" so, where nobody stands between, has been.
FOUND = frozenset({"guilty", "innocent", "liable", "dead"})
# What follows the word for who is shot, where no object does.
SHOT = frozenset(
    {"dead", "in", "outside", "inside", "near", "during", "while", "after", "by", "twice"}
)
# Who shoots films, pictures or goals; how long one shoots.
SHOOTING_ELSE = frozenset({"crew", "film", "movie", "filmmaker", "photographer", "cameraman", "director", "striker",
                           "midfielder", "forward", "winger", "golfer"})  # fmt: skip
SPANS = frozenset({"minute", "hour", "day", "week", "month", "year"})
# … and these, with the verb of the sentence behind them.
BLAMING = frozenset({"charge", "suspect"}) | NEEDING_OBJECT
# Of these one without an object but with an infinitive is too.
TOLD_TO = frozenset({"urge", "tell", "order", "force", "allow", "invite", "compel", "advise"})
# Who says so does the rest: nobody "had been taken and threatened to shoot".
BINDING_ONESELF = frozenset({"threaten", "vow", "promise", "pledge"})
# "A mediation mission", "a peace effort": what is said of these is said of the act before them.
UNDERTAKINGS = frozenset({"mission", "effort", "drive", "bid"})
MOST_CONJUNCTS = 40  # longer lists are broken parses


class Phrases:
    """Looks around tokens of one analysis; `light` are the verbs that leave the act to their noun."""

    def __init__(self, analysis: Analysis, light: frozenset[str]) -> None:
        self.a = analysis
        self._light = light

    def is_passive(self, token: int) -> bool:
        """As `clauses.is_passive`, but a participle that is a complement ("had him arrested") is none."""
        a = self.a
        if a.child(token, "nsubjpass", "auxpass", "csubjpass") is not None:
            return True
        if self._is_second_passive(token):
            return True
        if self._is_headline_passive(token) or self._is_reduced(token):
            return True
        if self._is_bare_participle(token):
            return True
        if a.tags[token] != "VBN":
            return self._is_told_to(token)
        if a.deps[token] in ("acl", "amod"):
            return True
        if a.deps[token] == "conj" and a.child(token, "aux", "nsubj", "dobj") is None:
            return not self.binds_itself(token) and self.is_passive(a.heads[token])
        return a.deps[token] == "advcl" and a.child(token, "aux", "nsubj", "dobj") is None

    def binds_itself(self, token: int) -> bool:
        """A participle that goes on with "to …": the past tense of who speaks."""
        return self.a.lemmas[token] in BINDING_ONESELF and bool(self.complement(token, "inf"))

    def _is_second_passive(self, token: int) -> bool:
        """ "Was booed and shouted down by fans", where the parser takes the second for a past tense."""
        a = self.a
        joined = a.deps[token] == "conj" and a.tags[token] == "VBD"
        if not joined or a.child(token, "agent") is None or a.kids(token, "dobj", "nsubj"):
            return False
        return self.is_passive(a.heads[token])

    def _is_headline_passive(self, token: int) -> bool:
        """ "Jackson arrested on drug charge": a verb that needs an object, and has none."""
        a = self.a
        return (
            a.tags[token] in ("VBD", "VBN")
            and (
                a.lemmas[token] in NEEDING_OBJECT or self._is_deadly(token) or self._is_found(token)
            )
            and (a.heads[token] == token or self._is_reported(token))
            and a.child(token, "dobj", "ccomp", "xcomp", "conj", "aux", "dative") is None
        )

    def _is_bare_participle(self, token: int) -> bool:
        """ "Nun taken hostage in Niger", "rebels given arms by Chad confessed": no past tense looks like that."""
        a = self.a
        bare = a.deps[token] in ("ROOT", "ccomp") and a.child(token, "aux", "auxpass") is None
        return bare and a.tags[token] == "VBN" and a.lower[token] in PARTICIPLES

    def _is_reduced(self, token: int) -> bool:
        """ "The man charged with arson has been jailed", where the parser hangs the verb on the participle."""
        a = self.a
        if a.tags[token] != "VBD" or a.lemmas[token] not in BLAMING or a.kids(token, "dobj", "aux"):
            return False
        finite = (v for v in a.kids(token, "advcl", "ccomp", "conj", "dep") if v > token)
        return any(
            a.child(v, "aux", "auxpass") == a.left[v] and a.child(v, "nsubj", "mark") is None
            for v in finite
        )

    def _is_told_to(self, token: int) -> bool:
        """ "Annan urged to resign"."""
        a = self.a
        return (
            a.tags[token] == "VBD"
            and a.lemmas[token] in TOLD_TO
            and a.heads[token] == token
            and bool(self.complement(token, "inf"))
            and a.child(token, "dobj", "ccomp", "aux", "dative", "prep") is None
        )

    def _is_reported(self, token: int) -> bool:
        """ "Police say hostage freed in Kano"."""
        a = self.a
        told = (
            a.deps[token] == "ccomp" and a.heads[token] < token and a.child(token, "mark") is None
        )
        return (
            told
            and a.tags[a.heads[token]] in ("VBZ", "VBP")
            and a.child(token, "nsubj") is not None
        )

    def _is_found(self, token: int) -> bool:
        """ "Banker found guilty", "cleared of fraud"."""
        a, after = self.a, self.a.lower[token + 1 : token + 2]
        if a.lemmas[token] == "find":
            return not FOUND.isdisjoint(after)
        return a.lemmas[token] == "clear" and after == ["of"]

    def _is_deadly(self, token: int) -> bool:
        """ "Two shot dead in Lagos", "Two shot in Lagos", "Councillor shot near home"; not "guards shot at the crowd"."""
        a = self.a
        if a.lemmas[token] != "shoot":
            return False
        if "air" in a.lower[token + 1 : token + 4] or self._is_filming(token):
            return False
        counted = (a.tags[c] == "CD" for c in a.kids(token, "nsubj"))
        return not SHOT.isdisjoint(a.lower[token + 1 : token + 2]) or next(counted, False)

    def _is_filming(self, token: int) -> bool:
        """ "The crew shot in Kenya for two months"."""
        a = self.a
        if any(a.lemmas[c] in SHOOTING_ELSE for c in a.kids(token, "nsubj")):
            return True
        spans = (n for p in a.kids(token, "prep") if a.lower[p] == "for" for n in a.kids(p, "pobj"))
        return any(a.lemmas[n] in SPANS for n in spans)

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

    def count(self, token: int) -> list[int]:
        """The number before a noun: "44 votes"."""
        return self.a.kids(token, "nummod")

    def governing_verb(self, token: int) -> list[int]:
        """The verb whose object or passive subject a noun is."""
        a = self.a
        return [a.heads[token]] if a.deps[token] in ("dobj", "nsubjpass") else []

    def light_verb(self, token: int) -> int | None:
        """The light verb whose object (or passive subject) this noun is."""
        a = self.a
        noun = self._undertaking(token) or token
        while a.deps[noun] == "conj" and a.heads[noun] != noun:
            noun = a.heads[noun]
        dep, head = a.deps[noun], a.heads[noun]
        if dep in ("dobj", "nsubjpass") and a.lemmas[head] in self._light:
            judged = a.child(head, "oprd") is not None  # "called the bombing a crime"
            told = a.lemmas[head] == "put" and any(a.lower[c] == "at" for c in a.kids(head, "prep"))
            return None if judged or told else head  # "put the arrests at 40"
        if dep == "pobj" and a.deps[head] == "prep":
            verb = a.heads[head]
            if f"{a.lemmas[verb]} {a.lower[head]}" in self._light:
                return verb
        return None

    def _undertaking(self, token: int) -> int | None:
        a = self.a
        above = a.heads[token]
        whole = a.deps[token] == "compound" and a.pos[token] == "NOUN"
        return above if whole and a.lemmas[above] in UNDERTAKINGS else None

    def unless(self, token: int) -> list[int]:
        """Whose deed a threat waits for: "unless Israel withdraws"."""
        a = self.a
        clauses = [c for c in a.kids(token, "advcl") if a.child(c, "mark") is not None]
        clauses += [c for x in a.kids(token, "xcomp") for c in a.kids(x, "advcl")]
        marked = [c for c in clauses if any(a.lower[m] in CONDITION for m in a.kids(c, "mark"))]
        return [s for c in marked for s in a.kids(c, "nsubj", "nsubjpass")]

    def complement(self, token: int, kind: str) -> list[int]:
        a = self.a
        if kind == "that":
            return [c for c in a.kids(token, "ccomp", "acl") if self._is_finite(c)]
        if kind == "inf":
            clauses = a.kids(token, "xcomp", "acl", "ccomp", "advcl")
            bare = a.lemmas[token] == "let"  # "let monitors visit"
            return [c for c in clauses if self._has_to(c) or (bare and a.tags[c] in ("VB", "VBP"))]
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
        if not found and (whole := self._undertaking(token)) is not None:
            found = self.own_preposition(whole, name)
        if found:
            return found
        # The parser often hangs a verb's preposition on its object ("launch an attack on"), or the other way round.
        a = self.a
        if a.pos[token] == "VERB":
            objects = a.kids(token, "dobj") or self._after_particle(token)
            objects = objects or a.kids(token, "nsubjpass")
            return [p for o in objects for p in self.own_preposition(o, name)]
        verb = self.light_verb(token)
        return self.own_preposition(verb, name) if verb is not None else []

    def _after_particle(self, verb: int) -> list[int]:
        a = self.a
        if verb + 1 < len(a) and a.lower[verb + 1] in PARTICLES and a.heads[verb + 1] == verb:
            return a.kids(verb + 1, "pobj")
        return []

    def own_preposition(self, token: int, name: str) -> list[int]:
        a = self.a
        found: list[int] = []
        for prep in a.children[token]:
            adverb = a.deps[prep] in ("advmod", "prt") and a.lower[prep] in ADVERBS
            link = adverb or a.deps[prep] in ("prep", "dative", "agent")
            if not link and a.lower[prep] != name:
                continue
            if a.lower[prep] == name:
                found += a.kids(prep, "pobj", "pcomp")
                if name == "as" and not found:
                    found += a.kids(prep, "amod")  # "described it as illegal"
            else:
                for inner in a.kids(prep, "prep"):
                    if a.lower[inner] == name or f"{a.lower[prep]} {a.lower[inner]}" == name:
                        found += a.kids(inner, "pobj", "pcomp")
        return found

    def once_owned(self, token: int) -> bool:
        """Whose something was: "former colonies of Britain"."""
        a, of = self.a, self.a.heads[token]
        if a.deps[token] != "pobj" or a.lower[of] != "of":
            return False
        return any(a.lower[child] == "former" for child in a.children[a.heads[of]])

    def included(self, token: int) -> list[int]:
        """Some of those that a noun names: "people, including two Italians", "…, among them two Italians"."""
        a = self.a
        some = [
            n
            for prep in a.kids(token, "prep")
            if self._includes(prep)
            for n in a.kids(prep, "pobj")
        ]
        some += [
            noun
            for noun in a.kids(token, "appos")
            if any(a.lower[prep] == "among" and prep < noun for prep in a.kids(noun, "prep"))
        ]
        return [one for noun in some for one in self.conjuncts(noun)]

    def _includes(self, preposition: int) -> bool:
        a = self.a
        such = any(a.lower[child] == "such" for child in a.children[preposition])
        return a.lower[preposition] == "including" or (a.lower[preposition] == "as" and such)

    def conjuncts(self, token: int) -> list[int]:
        """The token and what is joined to it: "Iran, Iraq and Syria"."""
        found: list[int] = []
        todo = [token]
        while todo and len(found) < MOST_CONJUNCTS:
            one = todo.pop(0)
            found.append(one)
            todo += [c for c in self.a.kids(one, "conj") if self.a.pos[c] != "VERB"]
        return found
