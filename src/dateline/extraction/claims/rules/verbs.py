"""Verbs that attribute, with what stands for their content."""

from collections.abc import Container, Mapping

from dateline.analysis import Analysis
from dateline.extraction.actors import ActorIndex
from dateline.extraction.claims.rules.candidate import Candidate, Range
from dateline.extraction.claims.rules.complements import ACTIVE, PASSIVE, SAID_OF, Found
from dateline.extraction.claims.rules.source import DOCUMENTS, agent_of, is_dated, source_of
from dateline.extraction.claims.rules.tolls import setter, toll
from dateline.knowledge.cues import Cue, Cues
from dateline.record.vocabulary import Act

# Dependents that belong to the cue when they stand beside it: "has also said", "did not confirm".
_CUE_PARTS = {"aux", "auxpass", "neg", "advmod", "prt"}

# The share of a use that is always an attribution.
_SURE = 0.97

# Nouns of these acts can speak themselves ("the statement said", "the estimate shows").
_SPEAKING_NOUNS = {"state", "announce", "estimate", "predict", "accuse"}

# Acts of those who speak, of which things are no subjects: "the road warned" is none.
_TOLD: tuple[Act, ...] = (
    "accuse", "announce", "ask", "condemn", "demand", "deny", "praise", "promise", "propose", "refuse",
    "threaten", "warn",
)  # fmt: skip


# Things besides that tell something.
_TELLING_THINGS = DOCUMENTS | {
    "email", "video", "film", "footage", "recording", "broadcast", "speech", "sermon", "song", "poem", "leaflet",
    "poster", "banner", "slogan", "law", "bill", "constitution", "treaty", "resolution", "motion", "verdict", "plan",
    "campaign", "petition", "complaint", "indictment", "book", "website",
}  # fmt: skip


def read_verb(a: Analysis, cues: Cues, verb: int) -> Candidate | None:
    """The attribution that this verb makes, or None."""
    entries = entries_of(a, cues, verb)
    if not entries:
        return None
    takes = {name: (share, cue) for cue in reversed(entries) for name, share in cue.takes.items()}
    if "toll" in takes:
        set_to = toll(a, cues.relation_words, verb)
        if set_to is not None:
            return _toll(a, cues, verb, set_to, takes["toll"])
    if "obj" in takes and (thing := left_out(a, cues, verb)) is not None:
        return _candidate(a, verb, Found("obj", [(a.left[thing], thing + 1)]), takes["obj"])
    undergone = is_passive(a, verb) or is_said_to(a, verb, takes)
    for finder in PASSIVE if undergone else ACTIVE:
        found = finder(a, verb)
        if found is not None and found.frame in takes:
            if _is_afterthought(a, cues, verb, found):
                found = Found("obj", [source_of(a, verb) or (verb, verb)], passive=True)
                return _candidate(a, verb, found, takes.get("obj", takes["clause"]))
            if found.frame == "obj":
                found.content.extend(_phrases_taken(a, verb, takes))
            use = takes[found.frame]
            return _candidate(
                a, verb, found, (_SURE, use[1]) if _calls_what(a, verb, takes) else use
            )
    return None


def _calls_what(a: Analysis, verb: int, takes: Container[str]) -> bool:
    """ "What it called [a massacre]", "what it described as [a massacre]": always somebody's word."""
    thing = a.child(verb, "dobj")
    if thing is None or a.lower[thing] != "what" or a.child(verb, "nsubj") is None:
        return False
    said_of = "p:as" in takes and any(a.lower[c] == "as" for c in a.kids(verb, "prep"))
    return said_of or a.child(verb, "oprd") is not None


def left_out(a: Analysis, cues: Cues, verb: int) -> int | None:
    """ "[A charge] (that) the mayor denies": the thing said that a clause hangs on, where its verb has no other."""
    noun = a.heads[verb]
    participle = a.tags[verb] == "VBG" and a.child(verb, "aux") is None
    if a.deps[verb] not in ("acl", "relcl") or participle or noun > verb:
        return None
    known = cues.relation_words.get(a.lemmas[noun])
    if known is None or known.kind != "claim" or a.child(verb, "nsubj") is None:
        return None
    if a.child(verb, "dobj", "ccomp", "xcomp", "nsubjpass") is not None:
        return None
    turns = any(row.relation and "obj" in row.takes for row in entries_of(a, cues, verb))
    return noun if turns else None


def _toll(
    a: Analysis, cues: Cues, verb: int, found: Found, use: tuple[float, Cue]
) -> Candidate | None:
    teller = setter(a, cues, verb)
    if teller is None:
        return None
    candidate = _candidate(a, verb, found, use)
    candidate.source = source_of(a, teller)
    return candidate


def _is_afterthought(a: Analysis, cues: Cues, verb: int, found: Found) -> bool:
    """ "China offered help, [an offer] reiterated on Monday": no offer speaks."""
    subject = a.child(verb, "nsubj")
    if found.frame != "clause" or subject is None or found.content[0][1] > subject:
        return False
    nouns = cues.starting("noun", a.lemmas[subject])
    return any(noun.act not in _SPEAKING_NOUNS for noun in nouns) and subject < verb


def _phrases_taken(a: Analysis, verb: int, takes: Mapping[str, object]) -> list[Range]:
    """ "blamed the flood [on Uganda]": phrases that the cue table names for this verb."""
    return [
        (a.left[prep], a.right[prep])
        for prep in a.kids(verb, "prep")
        if prep > verb
        and f"p:{a.lower[prep]}" in takes
        and a.lower[prep] not in SAID_OF
        and not is_dated(a, prep)
    ]


def entries_of(a: Analysis, cues: Cues, verb: int) -> list[Cue]:
    """The rows of the cue table for the verb, those with its particle or next words first."""
    entries = cues.starting("verb", a.lemmas[verb])
    if not entries:
        return []
    after = [
        a.lower[c] for c in a.children[verb] if a.deps[c] in ("prt", "advmod", "acomp", "prep")
    ]
    longer = [e for e in entries if " " in e.text and e.text.split()[1] in after]
    particle = any(a.deps[c] == "prt" for c in a.children[verb])
    plain = [] if particle and longer else [e for e in entries if " " not in e.text]
    return longer + plain


def is_passive(a: Analysis, verb: int) -> bool:
    """Whether it takes the complements of a passive; joined participles are looked at by themselves."""
    if a.tags[verb] not in ("VBN", "VBD"):
        return False
    kids = {a.deps[c] for c in a.children[verb]}
    if "nsubjpass" in kids or "auxpass" in kids or "agent" in kids:
        return True
    return a.deps[verb] == "acl" and a.tags[verb] == "VBN"


def is_said_to(a: Analysis, verb: int, takes: Container[str]) -> bool:
    """ "Three men believed to be migrants": taken for a past tense, where nobody believes to be; "he believed to be
    safe" is."""
    goal, subject = a.child(verb, "xcomp"), a.child(verb, "nsubj")
    if subject is not None and a.pos[subject] == "PRON":
        return False
    if "pass:to" not in takes or "to" in takes or a.tags[verb] != "VBD" or goal is None:
        return False
    return goal > verb and a.lower[a.left[goal]] == "to" and a.child(verb, "dobj") is None


def told_behind(a: Analysis, verb: int) -> int | None:
    """The "torched" of "men believed to be smugglers torched a post", which the parse hangs on "believed": the
    sentence's own verb, right behind what is believed."""
    goal = a.child(verb, "xcomp")
    if goal is None or a.tags[verb] != "VBD" or goal < verb:
        return None
    for own in a.kids(verb, "ccomp", "advcl", "conj", "dep"):
        first = min(own, a.child(own, "aux", "auxpass") or own)
        finite = a.tags[own] in ("VBD", "VBZ", "VBP") or first < own
        joined = a.child(own, "mark") is not None or a.pos[first - 1] in ("PUNCT", "CCONJ", "SCONJ")
        subject = a.child(own, "nsubj")
        taken = subject is None or (subject > goal and a.right[subject] == first)
        if (
            own > goal
            and finite
            and not joined
            and taken
            and a.lower[first - 1] not in ("who", "that")
        ):
            return first
    return None


def _candidate(a: Analysis, verb: int, found: Found, use: tuple[float, Cue]) -> Candidate:
    share, cue = use
    source = agent_of(a, verb) if found.passive else source_of(a, verb)
    return Candidate(
        head=verb,
        cue=cue_range(a, verb, found.tail),
        source=source,
        content=found.content,
        frame=found.frame,
        rate=share,
        why=f'verb "{cue.text}" + {found.frame}',
    )


def resumes(a: Analysis, cues: Cues, actors: ActorIndex, said: int, verb: int) -> bool:
    """Whether a verb joined to that of what was said is the speaker's: "said the road was mined and warned
    drivers", of which no road is the subject; not "said the men shouted and threatened to shoot"."""
    subject = a.child(said, "nsubj", "nsubjpass")
    if subject is None or a.pos[subject] != "NOUN" or a.lemmas[subject] in _TELLING_THINGS:
        return False
    tells = a.deps[subject] == "nsubj" and cues.starting("verb", a.lemmas[said])
    if tells or actors.at(a, subject) is not None:
        return False
    rows = [row for row in cues.starting("verb", a.lemmas[verb]) if row.act in _TOLD]
    taken = {f"p:{a.lower[prep]}" for prep in a.kids(verb, "prep")}
    if a.child(verb, "dobj", "xcomp", "ccomp") is not None:
        return bool(rows)
    return any(name in taken for row in rows for name in row.takes)


def alike(a: Analysis, verb: int, other: int) -> bool:
    """Whether two verbs bear the same tense; "called" in "talks had failed and called" may be a past tense too."""
    tag = finite_tag(a, other)
    bare = a.tags[verb] == "VBN" and a.child(verb, "aux", "auxpass") is None
    ambiguous = bare and a.lower[verb].endswith("ed")
    return finite_tag(a, verb) == tag or (ambiguous and tag == "VBD")


def finite_tag(a: Analysis, verb: int) -> str:
    """The tag of the verb, or of the auxiliary that bears its tense ("did not say")."""
    helper = a.child(verb, "aux")
    return a.tags[verb if helper is None or a.tags[verb] != "VB" else helper]


def cue_range(a: Analysis, verb: int, tail: int | None = None) -> Range:
    """The verb with its auxiliaries and adverbs, its particle and, if given, its preposition."""
    first, last = verb, verb + 1
    parts = {c for c in a.children[verb] if a.deps[c] in _CUE_PARTS}
    while first - 1 in parts:
        first -= 1
    while last in parts:
        last += 1
    if tail is not None and tail == last:
        last += 1
    return first, last
