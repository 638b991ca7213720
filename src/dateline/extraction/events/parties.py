"""Who did it and to whom: the actors that fill an act's slots."""

from typing import NamedTuple

from dateline.analysis import Analysis
from dateline.extraction.actors import ActorIndex
from dateline.extraction.draft import Draft
from dateline.extraction.events.arguments import Arguments
from dateline.extraction.events.cast import Cast
from dateline.extraction.index import SpanIndex
from dateline.record import Span

MODIFIERS = ("poss", "amod", "compound", "nmod", "npadvmod")  # "a Greek-owned ship"
BEHIND = ("by", "from", "of", "for", "in")  # where a phrase names its people, the surest first
LEARNED = "learned"  # the slot of those that the encoder gave, with its probability
# What is used by who hired it: "lorries hired by the agency"; who works for who calls them "ours".
HIRED = frozenset({"hire", "charter", "rent", "lease", "contract"})
# Not gunmen or guards, whoever pays them: they act and suffer themselves.
HIRED_THINGS = frozenset(
    {"lorry", "truck", "van", "car", "bus", "train", "plane", "aircraft", "jet", "helicopter", "flight"}
    | {"ship", "boat", "vessel", "ferry", "barge", "tanker", "tug", "trawler", "freighter"}
)  # fmt: skip
OWN_PEOPLE = frozenset(
    {"team", "staff", "clinic", "hospital", "volunteer", "crew", "medic", "doctor", "nurse"}
)
# Who is asked for something is not whom it is for: "asked partners for help for refugees".
ASKED = frozenset({"partner", "donor", "community", "lender"})
SPEAKERS = frozenset({"we", "i"})
# Not "he" or "she": nobody has resolved them because who speaks does not fit ("police say she fired").
SELF = frozenset({"it", "they", "we", "i", "itself", "themselves"})


# "Went off in Mali, which killed four", "struck in Mali, which broke the truce": that it did so did.
CAUSED = frozenset({"kill", "injure", "wound", "leave", "cause", "trigger", "spark", "prompt", "violate", "break",
                    "breach", "end", "anger", "bring", "lead", "mean", "force", "mark", "raise", "draw", "provoke",
                    "halt", "worsen", "threaten"})  # fmt: skip


class Party(NamedTuple):
    """Who fills a slot: the actor's id, the word that stands for it, and what gave it (a slot of the parse)."""

    id: str
    head: int
    slot: str

    @property
    def is_learned(self) -> bool:
        return self.slot.startswith(LEARNED)


class Parties:
    """Fills role slots with actor ids."""

    def __init__(self, args: Arguments, draft: Draft, cast: Cast) -> None:
        self._args = args
        self._a = args.a
        self._index = ActorIndex(draft.actors)
        self._cast = cast
        self._quoted = [
            (span, claim.actors)
            for claim in draft.claims
            if claim.kind == "direct" and claim.actors
            for span in claim.content
        ]
        self._places = SpanIndex(
            (Span(m.start, m.end), place.country)
            for place in draft.places
            for m in place.mentions
            if m.use == "literal" and place.country
        )

    def fill(self, token: int, slots: tuple[str, ...], *, places: bool = False) -> list[Party]:
        """From the first slot that gives any; "a+b" takes both, a space means the next if none.

        With `places`, where something is done stands for the country it is done to.
        """
        for slot in slots:
            found: dict[str, int] = {}
            for part in slot.split("+"):
                for head in self._args.heads(token, part):
                    for one in self._args.conjuncts(head):
                        actors = self.at(one, part, places=places) or self._told_of(one, token)
                        for actor in (*self._run_in(one), *actors):
                            found.setdefault(actor, one)
                        self._add_included(found, one, part)
            if found:
                return [Party(actor, head, slot) for actor, head in found.items()]
        return []

    def _told_of(self, place: int, verb: int) -> list[str]:
        """ "Fled to Spain, which has refused to extradite him": the country of a place that its own clause says acts."""
        return self._place(place) if tells_of_place(self._a, place, verb) else []

    def _run_in(self, token: int) -> list[str]:
        """The government of "the Sudanese government and Darfur rebels", which the parser takes for two words
        that describe the rebels."""
        a = self._a
        sides = [c for c in a.kids(token, "compound", "nmod") if a.kids(c, "cc")]
        ids = (actor for side in sides for actor in self._index.all_at(a, side))
        own = self._index.all_at(a, token)
        return [actor for actor in ids if actor not in own]

    def _add_included(self, found: dict[str, int], token: int, slot: str) -> None:
        """ "Six people, including two Italians": also the Italians, who have a country of their own."""
        for one in self._args.included(token):
            for actor in self.at(one, slot):
                own = self._cast.countries_of([actor])
                if own and not own <= self._cast.countries_of(found):
                    found.setdefault(actor, one)

    def is_actor(self, token: int) -> bool:
        """Whether the word itself stands for an actor, not only some word of its phrase."""
        return bool(self._index.all_at(self._a, token))

    def at(self, token: int, slot: str, *, places: bool = False) -> list[str]:
        """The actors a phrase stands for: its head's, else those named in it ("a U.S. offer")."""
        if self._args.once_owned(token):
            return []
        found = self._sender(token) or list(self._index.all_at(self._a, token))
        if slot == "adj" and self._a.pos[token] != "ADJ":
            # "A Gaza raid": where it happened.
            found = [actor for actor in found if not self._cast.is_place(actor)]
        if not found and self._a.lower[token] in SELF:
            found = self._speaker(token)
            we_acted = self._a.lower[token] == "we" and not places  # "we were hit": more than one
            if not found and (we_acted or self._a.lower[token] == "i"):
                found = self._quoted_at(self._a.starts[token])
        if not found and places:
            found = self._place(token)
        if found or slot in ("adj", "poss"):
            return found
        modifiers = self._a.kids(token, *MODIFIERS)
        behind = () if self._a.lemmas[token] in ASKED else BEHIND
        for inner in (modifiers, *(self._args.own_preposition(token, p) for p in behind)):
            for head in inner:
                for one in self._args.conjuncts(head):
                    found += self._near(one, places)
            if found:
                return found
        return found

    def _sender(self, token: int) -> list[str]:
        """The agency of "lorries hired by the agency", of "our teams treated forty, the agency said"."""
        a = self._a
        if a.lemmas[token] in OWN_PEOPLE:
            ours = next((c for c in a.kids(token, "poss") if a.lower[c] == "our"), None)
            return [] if ours is None else self._speaker(ours) or self._quoted_at(a.starts[ours])
        if a.lemmas[token] not in HIRED_THINGS or self._index.all_at(a, token):
            return []
        hired = (c for c in a.kids(token, "acl") if a.lemmas[c] in HIRED and a.tags[c] == "VBN")
        agents = (n for c in hired for by in a.kids(c, "agent") for n in a.kids(by, "pobj"))
        return [actor for noun in agents for actor in self._index.all_at(a, noun)]

    def _near(self, token: int, places: bool) -> list[str]:
        if self._args.once_owned(token):
            return []
        found = list(self._index.all_at(self._a, token))
        if not found and places:
            found = self._place(token)
        if not found:
            for one in self._a.kids(token, *MODIFIERS):
                found += self._index.all_at(self._a, one)
        return found

    def _place(self, token: int) -> list[str]:
        around = self._places.overlapping(Span(self._a.starts[token], self._a.ends[token]))
        return [self._cast.nation(country) for _, country in around[:1] if country]

    def _speaker(self, pronoun: int) -> list[str]:
        """ "said it would": a pronoun nobody has resolved is who speaks; who is quoted calls himself "we"."""
        a = self._a
        at = a.starts[pronoun]
        if a.lower[pronoun] not in SPEAKERS and any(q.start <= at < q.end for q in a.quotes):
            return []
        for verb in a.ancestors(pronoun):
            if a.deps[verb] == "ccomp" and a.heads[verb] != verb:
                for subject in self._args.heads(a.heads[verb], "subj"):
                    actors = list(self._index.all_at(a, subject))
                    if subject != pronoun and (actors or a.lower[subject] not in SELF):
                        return actors
        return []

    def _quoted_at(self, at: int) -> list[str]:
        """Who says the words there, as the narrowest claim has it."""
        around = [(s.end - s.start, actors) for s, actors in self._quoted if s.start <= at < s.end]
        return [*min(around, key=lambda one: one[0])[1]] if around else []


def tells_of_place(a: Analysis, place: int, verb: int) -> bool:
    """Whether the clause of a verb tells of the place that another verb's preposition names: "lives in Spain, which …".

    In "a blast in Spain, which …" it may tell of the blast.
    """
    own = a.child(verb, "nsubj")
    if own is None or a.lower[own] != "which" or a.deps[verb] != "relcl" or a.heads[verb] != place:
        return False
    over = a.heads[a.heads[place]]
    in_place = a.deps[place] == "pobj" and a.pos[over] == "VERB" and a.entity_of[place] >= 0
    return in_place and a.lemmas[verb] not in CAUSED
