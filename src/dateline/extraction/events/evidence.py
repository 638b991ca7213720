"""Whether words of violence are meant as such: who does it, to whom, and what the sentence speaks of."""

from collections.abc import Iterable
from itertools import pairwise

from dateline.extraction.events.conditions import PLACE_LABELS, Conditions
from dateline.extraction.events.triggers import Hit

PROPER = frozenset({"NNP", "NNPS"})
STORMS = frozenset({"hurricane", "typhoon", "cyclone", "storm"})
NATIONS = frozenset({"GPE", "NORP"})
VERB_DOERS, VERB_VICTIMS = (
    ("by", "subj", "from"),
    ("obj", "on", "at", "against", "to", "with", "over"),
)
NOUN_DOERS = ("poss", "adj", "light", "by", "from", "between")
NOUN_VICTIMS = ("on", "against", "of", "over", "for", "at", "with", "adj", "poss")
SCENE = ("in", "near", "at", "outside", "across", "around", "into", "inside", "between")
BY_HAND = frozenset({None, "firearms", "beat", "primitive", "targeted", "unconventional"})
OWN = frozenset({"his", "her", "their"})
DEPICTING = frozenset({"about", "of", "in", "on"})


class Evidence:
    """Looks at one act at a time; the classes of classes.tsv say what each word speaks for."""

    def __init__(self, conditions: Conditions) -> None:
        self._on = conditions
        self._args, self._a = conditions.args, conditions.a
        self._class = conditions.classes
        lemmas, tags = self._a.lemmas, self._a.tags
        # "Hurricane Ivan": further on, Ivan is one.
        self._storms = {
            self._a.lower[t + 1]
            for t, lemma in enumerate(lemmas[:-1])
            if lemma in STORMS and tags[t + 1] in PROPER and self._label(t + 1) not in NATIONS
        }
        hard = self._class["HARD"]
        self._hard = [t for t, lemma in enumerate(self._a.lemmas) if lemma in hard]

    def figurative(self, hit: Hit, bound: bool) -> str | None:
        """Why the act is no violence, or None; `bound`: somebody threatens, plans or offers it."""
        weak = self.is_weak(hit)
        if hit.type != "ASSAULT" and not (weak and hit.type == "COERCE"):
            return None
        doers, victims = self._doers(hit), self._victims(hit)
        armed = any(self._in("ARMED", t) or self._in("WEAPON", t) for t in doers)
        if not armed and any(self._in("NATURE", t) or self._is_storm(t) for t in doers):
            return "a force of nature"
        real = [t for t in victims if self._is_bodily(t)]
        if weak and not real and not armed and any(self._in("NO_VICTIM", t) for t in victims):
            return "a thing that suffers no violence"
        person = any(self._is_person(t) for t in real)
        if doers and all(self._in("NO_FIGHTER", t) for t in doers):
            return None if person and self._has_hard(hit) else "no fighters"
        if weak and not (bound or real or armed or self._hard_elsewhere(hit)):
            return self._without_parties(hit, doers, victims)
        return None

    def _without_parties(self, hit: Hit, doers: list[int], victims: list[int]) -> str | None:
        if self._has_scene(hit) or (not victims and any(self._label(t) in NATIONS for t in doers)):
            return None
        if not victims and not doers and hit.entry.words[-1] not in self._class["BARE_FIGURE"]:
            return None
        return "nothing tells of violence"

    def _has_scene(self, hit: Hit) -> bool:
        """A place where it happened, told of the act or of the verb over it."""
        a, tokens = self._a, [hit.token]
        if a.deps[hit.token] in ("nsubj", "nsubjpass", "dobj"):
            tokens.append(a.heads[hit.token])
        return any(
            self._is_place(t)
            for one in tokens
            for slot in SCENE
            for t in self._args.heads(one, slot)
        )

    def is_weak(self, hit: Hit) -> bool:
        """The trigger is as often said of sport, business or opinion."""
        if hit.entry.mode == "cyber":
            return False  # its row has asked for networks
        return (
            hit.entry.words[-1] in self._class["WEAK"] or hit.entry.words[0] in self._class["WEAK"]
        )

    def is_lethal(self, hit: Hit) -> bool:
        return hit.entry.words[0] in self._class["LETHAL"]

    def harms_person(self, hit: Hit) -> bool:
        return any(self._is_person(t) for t in self._victims(hit))

    def unwarlike(self, hit: Hit) -> bool:
        """All who do it are firms, critics, players and the like."""
        doers = self._doers(hit)
        return bool(doers) and all(self._in("NO_FIGHTER", t) for t in doers)

    def has_doer(self, hit: Hit) -> bool:
        return bool(self._doers(hit))

    def by_force(self, hit: Hit) -> bool:
        """Violence of soldiers or police."""
        doers = self._doers(hit) if hit.type == "ASSAULT" else ()
        # "The deputy's slaying" was done to the deputy.
        tells_cop = hit.entry.pos == "v"
        return any(self._in("FORCE", t) or (tells_cop and self._in("COP", t)) for t in doers)

    def private(self, hit: Hit) -> bool:
        """A robber's deed, one in a brawl, one against the doer's own wife, or by one man against his friend,
        neighbour or landlord: everyday crime. Where many kill their neighbours, it is none."""
        doers = self._doers(hit)
        if any(self._in("ARMED", t) for t in doers):
            return False
        if any(self._in("CULPRIT", t) for t in doers) or self._in_private(hit):
            return True
        victims = self._victims(hit)
        if not doers or not all(self._is_own_kin(t) for t in victims):
            return False
        several = len(doers) > 1 or self._a.tags[doers[0]] == "NNS"
        return bool(victims) and not (several and any(self._in("ACQUAINTANCE", t) for t in victims))

    def _in_private(self, hit: Hit) -> bool:
        """In a brawl, over a dowry: nobody's war, unless soldiers or police do it."""
        words = self._on.sentence_words(hit.token)
        told = not self._class["PRIVATE_SCENE"].isdisjoint(words)
        return told and hit.entry.mode in BY_HAND and not self.by_force(hit)

    def _is_own_kin(self, token: int) -> bool:
        whose = self._a.child(token, "poss")
        return self._in("KIN", token) and whose is not None and self._a.lower[whose] in OWN

    def in_work(self, hit: Hit) -> bool:
        """Told in a film or a novel: "the thriller in which …", "an opera about …"."""
        a, below = self._a, hit.token
        for token in a.ancestors(hit.token):
            if self._in("WORK", token):
                return self._depicts(token, below, hit.token)
            if a.pos[token] == "VERB" and self._in("DEPICTS", token):
                return any(self._in("WORK", t) for t in self._args.heads(token, "subj"))
            below = token
        return False

    def _depicts(self, work: int, below: int, act: int) -> bool:
        a = self._a
        if a.deps[below] == "prep":
            return a.lower[below] in DEPICTING
        if a.deps[below] != "relcl":
            return False
        words = a.lower[work + 1 : act]
        return "where" in words or any(
            pair in (("in", "which"), ("about", "which")) for pair in pairwise(words)
        )

    def has_hard(self, hit: Hit) -> bool:
        return self._has_hard(hit)

    def _has_hard(self, hit: Hit) -> bool:
        """The sentence has plain words of violence beside the trigger."""
        number = self._a.sentence_of
        return any(number[t] == number[hit.token] for t in self._others(hit))

    def _hard_elsewhere(self, hit: Hit) -> bool:
        return next(iter(self._others(hit)), None) is not None

    def _others(self, hit: Hit) -> Iterable[int]:
        return (t for t in self._hard if not hit.first <= t < hit.last)

    def _doers(self, hit: Hit) -> list[int]:
        slots = NOUN_DOERS if hit.entry.pos == "n" else VERB_DOERS
        return [t for t in self._fillers(hit, slots) if t != hit.token]

    def _victims(self, hit: Hit) -> list[int]:
        slots = NOUN_VICTIMS if hit.entry.pos == "n" else VERB_VICTIMS
        return [t for t in self._fillers(hit, slots) if t != hit.token]

    def _fillers(self, hit: Hit, slots: tuple[str, ...]) -> list[int]:
        found: dict[int, None] = {}
        for slot in slots:
            for head in self._args.heads(hit.token, slot):
                found.update(dict.fromkeys(self._on.meant(head)))
        return list(found)

    def _in(self, name: str, token: int) -> bool:
        """A common word of the class; Turkey is no bird, and no name is a poet; nor is the Front at the end of one weather."""
        tags = self._a.tags
        if tags[token] in PROPER and (self._label(token) or (token and tags[token - 1] in PROPER)):
            return False
        words = self._class[name]
        return self._a.lemmas[token] in words or self._a.lower[token] in words

    def _is_storm(self, token: int) -> bool:
        return self._a.tags[token] in PROPER and self._a.lower[token] in self._storms

    def _label(self, token: int) -> str:
        a = self._a
        return a.entities[a.entity_of[token]].label if a.entity_of[token] >= 0 else ""

    def _is_place(self, token: int) -> bool:
        return self._label(token) in PLACE_LABELS or any(
            self._in(name, token) for name in ("BUILDING", "AREA", "VEHICLE", "ROAD")
        )

    def _is_person(self, token: int) -> bool:
        if self._in("NO_VICTIM", token) or self._label(token) in PLACE_LABELS:
            return False
        return self._on.is_human(token)

    def _is_bodily(self, token: int) -> bool:
        if self._in("NO_VICTIM", token):  # "an army post" is no goal's
            return any(self._in("FORCE", t) or self._in("ARMED", t) for t in self._args.mod(token))
        return (
            self._is_person(token)
            or self._is_place(token)
            or self._a.tags[token] in PROPER
            or any(self._in(name, token) for name in ("ARMED", "WEAPON"))
        )
