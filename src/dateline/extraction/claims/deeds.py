"""Deeds taken for words: "vetoed the bill", "was convicted of theft" say nothing."""

from dateline.analysis import Analysis
from dateline.extraction.actors import ActorIndex
from dateline.extraction.claims.attribution import Attribution
from dateline.knowledge.cues import Cues

# Verbs of these objects are never words, whatever stands beside them.
_ALWAYS = ("any", "actor", "thing")
_CLAUSES = ("ccomp", "parataxis")
# What one pays a visit for.
_COURTESIES = {"farewell", "goodbye", "condolence"}
# "Admitted most of them": of whom.
_PARTS = {"most", "all", "some", "many", "none", "half", "few", "both", "several"}
# "Called a strike"; what one is called is no such thing.
_GATHERINGS = {
    "strike",
    "walkout",
    "election",
    "referendum",
    "meeting",
    "session",
    "summit",
    "boycott",
}
# "Found the editor guilty", and by whom.
_VERDICTS = {"guilty", "liable"}
_JUDGES = {"court", "jury", "juror", "judge", "tribunal", "panel", "magistrate", "chamber"}
_MARKS = {'"', "“", "‘", "``"}
# "Hundreds of staff": the number tells nothing of whom.
_MANY = {"hundred", "thousand", "dozen", "score", "number", "couple"}
_KIN = {
    "mother", "father", "parent", "wife", "husband", "son", "daughter", "brother", "sister", "uncle", "aunt", "cousin",
    "friend", "neighbour", "neighbor", "lawyer", "boss", "family", "doctor",
}  # fmt: skip
_PERSONS = {
    "him", "her", "them", "anyone", "everyone", "someone", "those", "me", "us", "he", "she", "they",
    "himself", "herself", "themselves",
}  # fmt: skip


def is_deed(a: Analysis, cues: Cues, actors: ActorIndex, said: Attribution) -> bool:
    """The only word that could attribute is a verb of `deeds.tsv`, and what it governs was done."""
    if said.cue is None:
        return False
    tokens = a.tokens_in(said.cue)
    verbs = [t for t in tokens if a.pos[t] == "VERB"] or list(tokens[:1])  # "Oslo vetoes plan"
    verb = next(reversed(verbs), None)
    if verb is None or (a.lemmas[verb] not in cues.deeds and not _finds_guilty(a, verb)):
        return False
    if any(_attributes(a, cues, t) for t in tokens if t != verb) or _is_quoted(a, said):
        return False
    if _calls_on(a, verb) or _calls_together(a, verb) or _finds_guilty(a, verb):
        return True
    return _is_done(a, cues, actors, verb)


def _is_done(a: Analysis, cues: Cues, actors: ActorIndex, verb: int) -> bool:
    """Whether the verb has the object that `deeds.tsv` asks for."""
    thing = a.child(verb, "dobj", "nsubjpass", "dative")
    told = any(a.deps[c] in _CLAUSES and c > verb for c in a.children[verb])
    match cues.deeds[a.lemmas[verb]].split():
        case ["any"]:
            return True
        case _ if told or thing is None:
            return False  # "recalled that his men were hungry"
        case ["actor"]:
            return _is_somebody(a, actors, thing)
        case ["person", *_] if a.lemmas[thing] in _KIN and a.child(thing, "poss") is not None:
            return not _is_said_to_be(a, verb) and not _is_said_to_be(
                a, thing
            )  # "called my mother"
        case ["person", *serving]:
            called = _is_said_to_be(a, verb) or _is_said_to_be(a, thing)
            one = _serves(a, thing, serving) if serving else _is_somebody(a, actors, thing)
            return one and not called
        case ["thing"]:
            return not _is_said(a, cues, thing)
        case words:
            return a.lemmas[thing] in words


def _calls_on(a: Analysis, verb: int) -> bool:
    """ "Called on the widow to say farewell": a visit, no demand."""
    if a.lemmas[verb] != "call" or not any(
        a.lower[c] in ("on", "upon") for c in a.kids(verb, "prep")
    ):
        return False
    goals = a.kids(verb, "xcomp", "advcl")
    things = [t for goal in goals if (t := a.child(goal, "dobj")) is not None]
    return any(a.lemmas[t] in _COURTESIES for t in things)


def _calls_together(a: Analysis, verb: int) -> bool:
    """ "Called a two-day strike", "call new elections"; not "called the strike illegal", "called their meeting a farce"."""
    things = a.kids(verb, "dobj") if a.lemmas[verb] == "call" else []
    if len(things) != 1 or a.lemmas[things[0]] not in _GATHERINGS or _is_said_to_be(a, verb):
        return False
    known = a.child(things[0], "poss") is not None or any(
        a.lower[c] not in ("a", "an", "another") for c in a.kids(things[0], "det")
    )
    return not known and a.child(verb, "ccomp") is None and not _is_named(a, verb, things[0])


def _is_named(a: Analysis, verb: int, thing: int) -> bool:
    """ "Called a meeting of players [a waste] of time", "called the talks [“a gift”]", however it is parsed."""
    for token in range(thing + 1, a.right[verb]):
        if a.words[token] in _MARKS:
            return True
        number = a.entity_of[token]
        when = number >= 0 and a.entities[number].label in ("DATE", "TIME")
        if a.lower[token] in ("a", "an", "the") and a.pos[token - 1] in ("NOUN", "PROPN"):
            return not when
    return False


def _finds_guilty(a: Analysis, verb: int) -> bool:
    """ "The jury found the editor guilty of libel", "was found not liable": a verdict, and no critic's."""
    if a.lemmas[verb] != "find" or not any(a.lower[t] in _VERDICTS for t in a.children[verb]):
        return False
    if a.child(verb, "nsubjpass") is not None:
        by = a.child(verb, "agent")
        judge = None if by is None else a.child(by, "pobj")
        return judge is None or a.lemmas[judge].lower() in _JUDGES
    judge = a.child(verb, "nsubj")
    if judge is None and a.deps[verb] == "conj":
        judge = a.child(a.heads[verb], "nsubj")
    if judge is not None and a.deps[verb] == "relcl" and a.lower[judge] in ("that", "which", "who"):
        judge = a.heads[verb]
    return judge is not None and a.lemmas[judge].lower() in _JUDGES


def _serves(a: Analysis, thing: int, serving: list[str]) -> bool:
    """ "Her minister", "hundreds of staff", "Defence Minister Awa Sow"; "his critics" serve nobody."""
    of = a.child(thing, "prep") if a.lemmas[thing] in _MANY else None
    noun = None if of is None else a.child(of, "pobj")
    head = thing if noun is None else noun
    return any(a.lemmas[t].lower() in serving for t in (head, *a.kids(head, "compound", "appos")))


def _attributes(a: Analysis, cues: Cues, token: int) -> bool:
    if a.pos[token] == "VERB":  # "vowed to veto"; not "was forced to revoke"
        deed = cues.deeds.get(a.lemmas[token]) in _ALWAYS
        return not deed and bool(cues.starting("verb", a.lemmas[token]))
    return a.pos[token] in ("NOUN", "ADJ") and _is_said(a, cues, token)


def _is_quoted(a: Analysis, said: Attribution) -> bool:
    first, last = said.content[0].start, said.content[-1].end
    return any(quote.start <= first and last <= quote.end for quote in a.quotes)


def _is_said_to_be(a: Analysis, head: int) -> bool:
    """ "Dismissed her as a crank", "called him a liar", "is seen to favour", "see Chad behind it", "saw in her a
    rival"; `head`: the verb, or its object."""
    told = a.child(head, "oprd", "acomp", "attr", "xcomp")
    thing = a.child(head, "dobj")
    return told is not None or any(
        a.lower[c] in ("as", "behind") or (a.lower[c] == "in" and thing is not None and c < thing)
        for c in a.kids(head, "prep")
    )


def _is_somebody(a: Analysis, actors: ActorIndex, token: int) -> bool:
    if a.lower[token] in _PARTS and (of := a.child(token, "prep")) is not None:
        token = next(iter(a.kids(of, "pobj")), token)
    return a.lower[token] in _PERSONS or actors.at(a, token) is not None


def _is_said(a: Analysis, cues: Cues, token: int) -> bool:
    known = cues.relation_words.get(a.lemmas[token])
    if known is not None and known.kind in ("claim", "figure", "pronoun"):
        return True
    return bool(cues.starting("noun", a.lemmas[token]) or cues.starting("adj", a.lower[token]))
