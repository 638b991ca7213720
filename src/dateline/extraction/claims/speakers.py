"""From a source's or an addressee's words to actors."""

from collections.abc import Iterator

from dateline.analysis import Analysis
from dateline.extraction.actors import ActorIndex
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.cue import Reading
from dateline.extraction.claims.rules.source import DOCUMENTS, subject_of
from dateline.record import Span
from dateline.record.vocabulary import Act

_RELATIVE = {"who", "which", "that", "whom"}
# What leads from a document to whose it is, from "two" to "of them".
_ISSUERS = {"of", "by", "from"}
# A paper "seen by Reuters" is not Reuters' own.
_GETTING = {
    "see", "obtain", "view", "review", "read", "get", "receive", "hear", "cite", "leak", "quote",
}  # fmt: skip
# Who does so with a document speaks in it; who hands on one of the others may not.
_ISSUING = {"issue", "write"}
_PUBLISHING = {"publish", "release", "post", "present", "send", "circulate"}
_OWN = {"statement", "report", "communiqué", "communique"}
# Verbs of "X warned in a report".
_TELLING_IN = {
    "say", "warn", "state", "note", "tell", "add", "allege", "claim", "announce", "accuse", "describe", "write",
    "conclude", "argue", "urge", "condemn", "criticise", "criticize", "denounce", "deny", "estimate", "blame",
}  # fmt: skip
_FOUND = {"find", "write", "seize", "recover", "intercept"}
_NEW = {"a", "an", "another", "no"}
_FURTHER = 250  # the same, for a document called by its name
_FAR = 80  # tokens back to the document that "it" is
_BARE = 2  # words of "it" and "the statement", which name nobody
# Who undergoes these is spoken to.
_ADDRESSING: tuple[Act, ...] = ("demand", "warn", "promise", "threaten", "ask")
# Who wants others to do something need not tell them.
_WISHING = {"want", "need", "wish", "prefer", "require", "push", "like", "allow", "expect"}
_TELLING = {"tell", "inform", "assure", "remind", "notify", "brief"}
# Whoever does so to a support, a concern, a demand does it to his own.
_VOICING = {
    "reaffirm", "affirm", "express", "voice", "repeat", "reiterate", "renew", "restate", "declare", "state",
    "signal", "underline", "stress", "withdraw", "offer", "give", "lend", "show", "announce",
}  # fmt: skip
# What two do to or with each other; of any other two ("Qatar and Egypt brokered it") "both sides" is not said.
_TWO_SIDED = {
    "meet", "talk", "negotiate", "agree", "sign", "fight", "clash", "swap", "exchange", "discuss", "battle", "trade",
    "accuse", "blame", "conclude", "reach", "hold", "war", "fighting", "conflict", "dispute", "talks", "negotiation", "truce",
    "ceasefire", "agreement", "deal", "pact", "treaty", "border", "tension", "relation", "between", "accord", "row",
    "skirmish", "meeting", "feud", "dialogue", "resume",
}  # fmt: skip
# "Both sides", "the two sides", "each side", and what may be one; how far back they are named.
_BOTH = {"both", "two", "each", "neither", "either"}
_SIDES = {"country", "organization", "group", "igo", "role"}
_TWO, _SENTENCES = 2, 5
_FAR_UP = 5  # words from one of them up to what they do
SPEAKING = {"i", "we"}  # the speaker of the quotation they stand in


def actors_of(a: Analysis, actors: ActorIndex, source: Span | None) -> tuple[str, ...]:
    """The actors that the phrase speaks of: its head's, and those joined to it by "and"."""
    if source is None or not (tokens := a.tokens_in(source)):
        return ()
    heads = a.tops(_own_words(a, tokens))
    if len(tokens) == 1 and (doer := _owner(a, tokens.start)) is not None:
        heads = [doer]
    elif heads and a.deps[heads[0]] == "aux" and heads[0] > tokens.start:
        # "Residents interviewed apart described …", which the parser takes for an auxiliary.
        heads = [doer for doer in a.kids(heads[0], "nsubj") if doer in tokens] or heads
    found: list[str] = []
    for head in heads[:1]:
        for token in _joined(a, _antecedent(a, head)):
            found.extend(actors.all_at(a, token))
        for name in _named_beside(a, head, tokens):
            found.extend(actors.all_at(a, name))
    if not found and heads:
        found.extend(_behind(a, actors, heads[0]) or _pair_before(a, actors, heads[0]))
    return tuple(dict.fromkeys(found))


def _pair_before(a: Analysis, actors: ActorIndex, word: int) -> tuple[str, ...]:
    """The two that "both sides" are, and "they" behind "France and Germany said": the last two named together."""
    they = a.lower[word] == "they"
    sides = a.lemmas[word] == "side" and any(a.lower[c] in _BOTH for c in a.children[word])
    here = a.sentence_of[word]
    if a.lower[word] == "both" and a.deps[word] == "nsubj" and here:
        return _only_two(a, actors, here - 1)
    if not they and not sides:
        return ()
    pairs: list[tuple[str, ...]] = []
    for number in range(here - 1, max(-1, here - (2 if they else _SENTENCES)), -1):
        sentence = a.sentences[number]
        for noun in range(sentence.last - 1, sentence.first - 1, -1):
            if a.deps[noun] != "nsubj" if they else not _faces(a, noun):
                continue
            found = _two(a, actors, noun)
            if found and _are_sides(actors, found, they):
                pairs.append(found)
    if they:
        return pairs[0] if pairs else ()
    return pairs[0] if len({frozenset(pair) for pair in pairs}) == 1 else ()


def _only_two(a: Analysis, actors: ActorIndex, number: int) -> tuple[str, ...]:
    """The two persons, or countries, that a sentence names, if it names no third."""
    sentence = a.sentences[number]
    named = {
        i: actors[i] for t in range(sentence.first, sentence.last) for i in actors.all_at(a, t)
    }
    kinds = {actor.kind for actor in named.values()}
    return tuple(named) if len(named) == _TWO and kinds in ({"person"}, {"country"}) else ()


def _faces(a: Analysis, noun: int) -> bool:
    """Whether the noun is of those who deal with or fight each other: "[X] and Y met", "fighting between [X] and Y"."""
    above = a.heads[noun]
    for _ in range(_FAR_UP):
        if a.lemmas[above] in _TWO_SIDED:
            return True
        if a.heads[above] == above or a.pos[above] in ("VERB", "AUX"):
            return False
        above = a.heads[above]
    return False


def _two(a: Analysis, actors: ActorIndex, noun: int) -> tuple[str, ...]:
    """ "[France] and Germany", "[envoys] of France and Germany"."""
    pair = _joined(a, noun)
    found = actors.all_at(a, noun) if len(pair) == 1 else [actors.at(a, each) for each in pair]
    known = tuple(dict.fromkeys(each for each in found if each is not None))
    return known if len(known) == _TWO == max(len(pair), len(found)) else ()


def _are_sides(actors: ActorIndex, found: tuple[str, ...], they: bool) -> bool:
    kinds = [actors[each].kind for each in found]
    if not they and {*kinds} == {"role", "country"}:
        return False  # "[ministers of Kenya] and Uganda" is torn
    return they or all(kind in _SIDES for kind in kinds) or kinds == ["person", "person"]


def _owner(a: Analysis, word: int) -> int | None:
    """ "Both sides reaffirmed [their] support": whose subject voices what is its own."""
    noun = a.heads[word]
    if a.tags[word] != "PRP$" or a.deps[noun] != "dobj":
        return None
    verb = a.heads[noun]
    doer = subject_of(a, verb) if a.lemmas[verb] in _VOICING else None
    if doer is None or doer > word or a.pos[doer] == "PRON" or a.lower[word] in ("his", "her"):
        return None
    several = a.tags[doer] in ("NNS", "NNPS") or a.child(doer, "conj") is not None
    return doer if several == (a.lower[word] == "their") else None


def _named_beside(a: Analysis, head: int, tokens: range) -> list[int]:
    """ "Two deputies, [Awa Sow] and [Omar Sy]": each of several."""
    if a.tags[head] != "NNS":
        return []
    names = [c for c in a.kids(head, "appos") if c in tokens and a.pos[c] == "PROPN"]
    return [each for name in names for each in _joined(a, name) if each in tokens]


def _own_words(a: Analysis, tokens: range) -> range:
    """ "[Awa Sow], whose sons are missing": up to a relative clause behind a comma."""
    for t in range(tokens.start + 1, tokens.stop - 1):
        if a.lower[t] == "," and a.lower[t + 1] in _RELATIVE | {"whose"}:
            return range(tokens.start, t)
    return tokens


def readers_of(
    a: Analysis, actors: ActorIndex, source: Span | None, cue: int | None
) -> tuple[str, ...] | None:
    """Whose document "it" in "it read" or a bare "the statement" is: of the one last named; None where
    the words are of none."""
    tokens = a.tokens_in(source) if source else range(0)
    if not tokens or cue is None or len(tokens) > _BARE:
        return None
    word = a.lemmas[tokens[-1]]
    if a.lemmas[cue] != "read":
        return _last_of_name(a, actors, tokens.start, word) if a.lower[tokens[0]] == "the" else None
    if a.lower[tokens[0]] != "it" and word not in DOCUMENTS:
        return None
    kinds = DOCUMENTS if a.lower[tokens[0]] == "it" else {word}
    for noun in range(tokens[0] - 1, max(-1, tokens[0] - _FAR), -1):
        if a.pos[noun] == "NOUN" and a.lemmas[noun] in kinds:
            return _behind(a, actors, noun) or _giver(a, actors, noun)
    return () if a.lower[tokens[0]] == "it" else None


def _last_of_name(
    a: Analysis, actors: ActorIndex, before: int, word: str
) -> tuple[str, ...] | None:
    """Whose "the report" is that "also criticises": of whom the last one named so was."""
    if word not in DOCUMENTS:
        return None
    for noun in range(before - 1, max(-1, before - _FURTHER), -1):
        if a.pos[noun] == "NOUN" and a.lemmas[noun] == word:
            found = _behind(a, actors, noun)
            if not found and _is_givers_own(a, noun):
                found = _giver(a, actors, noun)
            if found:
                return found
            if any(a.lower[c] in _NEW for c in a.kids(noun, "det")):
                return ()  # "a report" of nobody's
    return None


def _is_givers_own(a: Analysis, noun: int) -> bool:
    """ "[Said] in a report", "released a statement"; not "released a letter", "published a statement from readers"."""
    if any(
        a.lower[c] in ("by", "from") or (a.deps[c] == "acl" and a.lemmas[c] in _GETTING | _FOUND)
        for c in a.children[noun]
    ):
        return False
    above = a.heads[noun]
    if a.deps[noun] == "pobj":
        return a.lower[above] == "in" and a.lemmas[a.heads[above]] in _TELLING_IN
    own = a.lemmas[noun] in _OWN
    return a.lemmas[above] in _ISSUING or (own and a.lemmas[above] in _PUBLISHING)


def _giver(a: Analysis, actors: ActorIndex, noun: int) -> tuple[str, ...]:
    """ "[The army] said in a statement", "[the ministry] released a statement"."""
    verb = next((t for t in a.ancestors(noun) if a.pos[t] == "VERB"), None)
    subject = None if verb is None else a.child(verb, "nsubj")
    return () if subject is None else actors.all_at(a, subject)


def _behind(a: Analysis, actors: ActorIndex, head: int) -> tuple[str, ...]:
    """Who stands behind a source that is no actor itself: whom "one of them" is of; whoever a
    document is named for, by, of or given out by."""
    for noun in (*_named_in(a, head), *_givers(a, head)):
        if found := actors.all_at(a, noun):
            return found
    return ()


def _named_in(a: Analysis, head: int) -> Iterator[int]:
    """ "The Global Times article", "the ministry's report", "a statement by X", "two of them"."""
    yield from a.kids(head, "compound")
    yield from a.kids(head, "poss")
    for prep in a.children[head]:
        if a.lower[prep] in _ISSUERS:
            yield from a.kids(prep, "pobj")


def _givers(a: Analysis, head: int) -> Iterator[int]:
    """ "Figures that the ministry gave", "a report released by X"."""
    for verb in a.children[head]:
        if a.deps[verb] in ("relcl", "acl") and a.lemmas[verb] not in _GETTING:
            yield from (
                noun
                for noun in a.kids(verb, "nsubj")
                if a.lower[noun] not in _RELATIVE and a.lower[a.left[noun]] != "whose"
            )
            for agent in a.kids(verb, "agent"):
                yield from a.kids(agent, "pobj")


def addressees_of(
    a: Analysis, actors: ActorIndex, reading: Reading, said: Attribution
) -> tuple[str, ...]:
    """Whom the cue's verb addresses: "told X that", "said to X", "urged X to", "X was urged to"."""
    cue = reading.head
    if cue is None:
        return ()
    own = (*said.content, *((said.source,) if said.source else ()))
    tells = reading.act in _ADDRESSING or a.lemmas[cue] in _TELLING
    found: list[str] = []
    for child in a.children[cue]:
        noun = _addressee(a, child)
        if noun is None:
            continue
        undergoes = tells and a.deps[child] == "nsubjpass"
        if a.deps[child] == "nsubjpass" and (not tells or a.lower[noun] == "it"):
            continue  # "it is feared that"
        # Who is asked to do something is content as well: "urged [Kenya to leave]".
        demands = reading.act == "demand" and a.lemmas[cue] not in _WISHING
        asked = demands and a.deps[child] != "nsubjpass" and _is_asked(a, cue, noun)
        parts = own[len(said.content) :] if undergoes or asked else own
        if not any(s.start <= a.starts[noun] < s.end for s in parts):
            for token in _joined(a, noun):
                found.extend(actors.all_at(a, token))
    return tuple(dict.fromkeys(found))


def _addressee(a: Analysis, child: int) -> int | None:
    if a.lower[child].endswith(("self", "selves")):
        return None
    if a.deps[child] in ("dobj", "dative", "nsubjpass") and a.pos[child] != "ADP":
        return child
    if a.deps[child] in ("prep", "dative") and a.lower[child] in ("to", "on", "upon"):
        noun = a.child(child, "pobj")
        upon = a.lower[child] != "to"
        return None if upon and (noun is None or not _is_asked(a, a.heads[child], noun)) else noun
    return None


def _is_asked(a: Analysis, cue: int, noun: int) -> bool:
    """ "Urged [Kenya] to leave", "called on [Kenya] to leave", whatever the parse hangs "to leave" on."""
    goals = [*a.kids(cue, "xcomp", "ccomp", "advcl"), *a.kids(noun, "acl", "relcl")]
    return any(
        goal > noun and any(a.lower[c] == "to" and a.deps[c] == "aux" for c in a.children[goal])
        for goal in goals
    )


def _antecedent(a: Analysis, token: int) -> int:
    """For "who" and "which" the noun that their clause hangs on."""
    if a.lower[token] not in _RELATIVE:
        return token
    verb = a.heads[token]
    return a.heads[verb] if a.deps[verb] == "relcl" else token


def _joined(a: Analysis, token: int) -> list[int]:
    found, at = [token], token
    while (following := a.child(at, "conj")) is not None:
        found.append(following)
        at = following
    return found
