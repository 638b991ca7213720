"""Whether what a word says happened, will happen, may happen or did not: its status.

The word's own negation first; then what governs it (table `embedding.tsv`: "refused to leave");
then its own modal; then what it shares with its neighbours ("will fall and destroy").
"""

from dateline.analysis import Analysis
from dateline.extraction import marks
from dateline.extraction.draft import Context
from dateline.extraction.events.background import period_of
from dateline.extraction.events.embedded import Governor, governor_of, is_said_thing
from dateline.knowledge.embedding import Effect, Embeddings
from dateline.record.vocabulary import Status

type Judgement = tuple[Status, str]

_PLAIN: Judgement = ("actual", "plain statement")
# Deeper embeddings than any writer makes: a guard against a broken parse.
_MAX_DEPTH = 12
# What stands after these is done by the verb; after others ("amid", "before") it stands apart.
_OBJECT_PREPOSITIONS = {"with", "to", "into", "for", "on", "in"}

# Who escapes these was struck at; who escapes arrest or blame was not held.
_SUFFERED = {"attack", "attempt", "ambush", "assault", "bombing", "blast", "explosion", "massacre", "raid", "shelling",
             "shooting", "siege", "strike", "airstrike", "assassination"}  # fmt: skip
# Who writes to demand something demands it; what he writes to others to do is not done.
_WRITING = {"write", "phone", "telephone"}
_SAYING = {"demand", "protest", "complain", "congratulate", "apologize", "apologise", "object", "express", "condemn", "thank",
           "denounce", "urge", "appeal", "accuse", "voice"}  # fmt: skip
_CALLED = {"strike", "walkout", "stoppage", "protest", "rally", "march", "demonstration", "hartal"}
# Who calls one says why; before a day to come.
_CLAIMING = {"demand", "seek", "protest", "accuse", "ask", "urge", "call", "cite", "say",
             "start", "begin"}  # fmt: skip
_AHEAD_OF, _AHEAD_IN = {"for", "from", "starting", "beginning"}, {"next", "tomorrow", "coming"}
_BEGINNING = {"begin", "start", "launch", "undertake", "resume", "conduct", "continue"}
_TAKING_PART = {"participate", "join"}
# What a parliament does by voting for it: "voted to ratify the treaty"; what others are to do lies ahead.
_DONE_BY_VOTE = {"approve", "ratify", "endorse", "back", "adopt", "pass", "reject", "condemn", "censure", "recognise",
                 "recognize", "impeach", "dismiss", "expel"}  # fmt: skip
# Who can: one house, or its members together.
_HOUSES = {"parliament", "congress", "senate", "house", "assembly", "council", "chamber", "legislature", "duma",
           "knesset", "bundestag"}  # fmt: skip
_DEPUTIES = {"lawmaker", "deputy", "mp", "legislator", "senator", "parliamentarian"}
_SOME = {"some", "many", "most", "several", "few", "two", "dozens", "other", "opposition",
         "minority", "only"}  # fmt: skip
_ANYBODY = {"anyone", "anybody"}
_SUPPOSING = {"would", "'d"}
# Whom these have an object for is to do it: "pressed the ministry to open its files"; not "pressed on to".
_PRESSING = {"press"}


def status_of(ctx: Context, token: int) -> Judgement:
    """The status of the predicate (verb, noun or adjective) at a token, and what says so."""
    a, known = ctx.analysis, ctx.knowledge.embeddings
    status, why = _judge(a, known, token, 0)
    if status == "actual" and (period := period_of(a, known, token)):
        return "historical", f'during "{period}"'
    return status, why


def _judge(a: Analysis, known: Embeddings, token: int, depth: int) -> Judgement:
    if depth > _MAX_DEPTH:
        return _PLAIN
    if a.pos[token] in ("VERB", "AUX") and a.deps[token] != "amod":
        return _judge_verb(a, known, token, depth)
    return _judge_noun(a, known, token, depth)


def _judge_verb(a: Analysis, known: Embeddings, verb: int, depth: int) -> Judgement:
    if word := marks.negation(a, verb):
        return "negated", f'negated by "{word}"'
    if found := _governed(a, known, verb, depth):
        return found
    if (
        found := marks.modal(a, verb)
        or _of_sentence(a, known, verb)
        or _adverbial(a, known, verb, depth)
    ):
        return found
    return _shared(a, known, verb, depth)


def _governed(a: Analysis, known: Embeddings, verb: int, depth: int) -> Judgement | None:
    """What the governing word says of a verb; commands, infinitives that no known word governs."""
    if (
        found := _idiom(a, verb, a.heads[verb])
        or _after_known_preposition(a, known, verb)
        or _by_vote(a, known, verb, depth)
        or _of_anybody(a, known, verb, depth)
    ):
        return found
    if (governor := governor_of(a, known, verb, is_verb=True)) is not None:
        found = _apply(a, known, governor, depth)
        if found[0] == "future" and _is_of_others(a, governor.token, verb):
            found = ("hypothetical", found[1])
        own_say = governor.entry.effect == "own" and found[0] != "negated"
        # "A decision that the bishops denounced" was taken.
        past = found[0] == "future" and a.pos[governor.token] == "NOUN" and a.tags[verb] == "VBD"
        if own_say or past:
            return None
        own = marks.modal(a, verb) if governor.entry.effect == "same" else None
        return own if own and found[0] != "negated" else found
    if a.deps[verb] in ("pcomp", "pobj"):
        return _after_preposition(a, known, verb, depth)
    if a.deps[verb] == "csubj" and a.tags[verb] == "VBG" and marks.modal(a, a.heads[verb]):
        return "hypothetical", "what it would be like"
    if marks.is_command(a, verb):
        return "hypothetical", "a command"
    if marks.form_of(a, verb) == "to" and a.deps[verb] not in ("conj", "relcl"):
        return _of_purpose(a, known, verb, depth)
    return None


def _of_purpose(a: Analysis, known: Embeddings, verb: int, depth: int) -> Judgement:
    head = a.heads[verb]
    under, why = _judge(a, known, head, depth + 1) if head != verb else _PLAIN
    if a.lemmas[head] in _WRITING and a.lemmas[verb] in _SAYING:
        return under, why
    status: Status = "hypothetical" if under in ("hypothetical", "negated") else "future"
    return status, "infinitive of purpose or plan"


def _by_vote(a: Analysis, known: Embeddings, verb: int, depth: int) -> Judgement | None:
    """ "Voted to ratify the treaty": it is ratified."""
    head = a.heads[verb]
    if a.lemmas[verb] not in _DONE_BY_VOTE or a.lemmas[head] != "vote":
        return None
    bound = a.deps[verb] in ("xcomp", "advcl") and marks.form_of(a, verb) == "to"
    return _judge(a, known, head, depth + 1) if bound and _is_carried(a, head) else None


def _is_carried(a: Analysis, vote: int) -> bool:
    """A vote of one member or two enacts nothing, nor one that "failed"."""
    who = a.child(vote, "nsubj")
    if who is None or a.deps[vote] == "relcl":
        return False
    together = a.lemmas[who] in _DEPUTIES and a.tags[who] in ("NNS", "NNPS")
    if not (together or a.lemmas[who] in _HOUSES or a.lower[who] in _HOUSES):
        return False
    few = any(a.deps[c] == "nummod" or a.lower[c] in _SOME for c in a.children[who])
    sentence = a.sentences[a.sentence_of[vote]]
    return not few and {"but", "fail", "fall"}.isdisjoint(a.lemmas[vote : sentence.last])


def _is_of_others(a: Analysis, over: int, verb: int) -> bool:
    """ "Wants the army to open its files", "pressed the army to open them": what others are to do."""
    if a.lemmas[over] == "want":
        return marks.has_subject(a, verb)
    pressed = marks.has_subject(a, verb) or a.child(over, "dobj", "nsubjpass") is not None
    return a.lemmas[over] in _PRESSING and pressed


def _of_anybody(a: Analysis, known: Embeddings, verb: int, depth: int) -> Judgement | None:
    """ "Anyone who blocked the bridge would be arrested", "will strike any state that arms them": nobody has,
    wherever the verb over them has not happened.

    "The riot" of "anyone who attended the riot" was all the same, and so was what "anyone who killed the boy" did.
    """
    who = a.heads[verb]
    if depth or a.deps[verb] != "relcl" or not _is_anybody(a, who, verb) or _is_dated(a, verb):
        return None
    over = next((t for t in a.ancestors(who) if a.pos[t] in ("VERB", "AUX")), who)
    supposed = any(a.lower[c] in _SUPPOSING for c in a.kids(over, "aux"))
    if not (supposed or marks.is_present(a, verb)) or any(
        a.lemmas[c] == "have" for c in a.kids(verb, "aux")
    ):
        return None
    status, why = _judge(a, known, over, depth + 1) if over != who else _PLAIN
    return ("hypothetical", f"anybody: {why}") if status in ("future", "hypothetical") else None


def _is_anybody(a: Analysis, who: int, verb: int) -> bool:
    """ "Anyone", "any state"; "any rebels who killed" have killed, wherever they are."""
    if a.lower[who] in _ANYBODY:
        return True
    many = a.tags[who] in ("NNS", "NNPS") and not marks.is_present(a, verb)
    return not many and any(a.lower[c] == "any" for c in a.kids(who, "det"))


def _is_dated(a: Analysis, verb: int) -> bool:
    tokens = range(a.left[verb], a.right[verb])
    return any(_is_date(a, t) for t in tokens)


def _idiom(a: Analysis, verb: int, head: int) -> Judgement | None:
    """ "Has yet to act" is not done; "has to act" is not done yet; "too weak to act" never is; "it is time to act"."""
    lemma, words = a.lemmas[head], [a.lower[c] for c in a.children[head]]
    if marks.form_of(a, verb) != "to":
        return None
    if "too" in words and a.pos[head] == "ADJ":
        return "negated", '"too … to"'
    if a.deps[verb] == "relcl" and _is_time(a, head):
        return "hypothetical", '"time to"'
    if lemma in ("have", "be") and "yet" in words:
        return "negated", '"yet to"'
    if lemma == "have" and a.tags[head] in ("VBZ", "VBP"):
        return "hypothetical", '"have to"'
    return None


def _is_time(a: Analysis, time: int) -> bool:
    """ "It is (high) time to act", "said it was time to"; not "was the second time to", "took the time to"."""
    over = a.heads[time]
    told = a.deps[time] in ("attr", "nsubj") and a.lemmas[over] == "be"
    told = told and (marks.is_present(a, over) or a.child(time, "det") is None)
    which = (
        c for c in a.kids(time, "amod", "nummod", "poss") if a.lower[c] not in ("high", "right")
    )
    return a.lemmas[time] == "time" and (told or over == time) and not any(which)


def _after_known_preposition(a: Analysis, known: Embeddings, verb: int) -> Judgement | None:
    """ "Ended the talks without agreeing": whatever governs the clause."""
    return _preposition(a, known, a.heads[verb]) if a.deps[verb] == "pcomp" else None


def _after_preposition(a: Analysis, known: Embeddings, verb: int, depth: int) -> Judgement | None:
    """ "Without firing" is not done; "by closing the port" is what its clause is."""
    preposition = a.heads[verb]
    if a.deps[verb] == "pobj" and (found := _preposition(a, known, preposition)):
        return found
    above = a.heads[preposition]
    if a.lower[preposition] in ("by", "in") and above != preposition:
        status, why = _judge(a, known, above, depth + 1)
        return None if status == "negated" else (status, why)
    return None


def _preposition(a: Analysis, known: Embeddings, token: int) -> Judgement | None:
    """What a preposition of one or two words says: "without", "instead of"."""
    before = f"{a.lower[token - 1]} {a.lower[token]}" if token else ""
    for phrase in (before, a.lower[token]):
        if entry := known.get((phrase, "preposition", "any")):
            return _settled(entry.effect), f'"{phrase}"'
    return None


def _of_sentence(a: Analysis, known: Embeddings, verb: int) -> Judgement | None:
    """Questions and what holds only on a condition."""
    if marks.is_yes_no_question(a, verb):
        return "hypothetical", "a question"
    for child in a.children[verb]:
        if a.deps[child] == "mark" and a.deps[verb] in ("advcl", "ccomp"):
            entry = known.get((a.lower[child], "conjunction", "any"))
            if entry and entry.effect != "future":
                return _settled(entry.effect), f'condition: "{a.words[child]}"'
        if a.deps[child] == "advcl" and _holds_on_condition(a, verb):
            for mark in a.kids(child, "mark"):
                if a.lower[mark] in ("if", "unless"):
                    return "hypothetical", f'on condition: "{a.words[mark]}"'
    return None


def _holds_on_condition(a: Analysis, verb: int) -> bool:
    """Present, with nothing under it that the condition may be of: who "has threatened" or "threatens to
    march unless …" does so already."""
    done = a.tags[verb] == "VBN" and any(a.lemmas[c] == "have" for c in a.kids(verb, "aux"))
    return marks.is_present(a, verb) and not done and not a.kids(verb, "ccomp", "xcomp")


def _adverbial(a: Analysis, known: Embeddings, verb: int, depth: int) -> Judgement | None:
    """A participle or "until it ends" beside a clause that is not real yet."""
    if a.deps[verb] != "advcl" or a.heads[verb] == verb:
        return None
    until = any(a.lower[c] in ("until", "till") for c in a.kids(verb, "mark"))
    ahead = until and marks.modal(a, a.heads[verb])  # "would not go back until she was freed"
    temporal = (marks.is_present(a, verb) or ahead) and any(
        known.get((a.lower[c], "conjunction", "any")) for c in a.children[verb]
    )
    bare = a.tags[verb] == "VBG" and not a.kids(verb, "aux", "mark")
    if not (temporal or bare):
        return None
    above = a.heads[verb]
    while bare and a.words[verb - 1] == "," and a.deps[above] == "xcomp":
        above = a.heads[above]  # "ordered them to leave, accusing them": as the order
    status, why = _judge(a, known, above, depth + 1)
    if status == "negated" and temporal and (ahead or until):
        status = "hypothetical"  # "are not leaving until he resigns"
    return (status, f"beside {why}") if status in ("future", "hypothetical") else None


def _shared(a: Analysis, known: Embeddings, verb: int, depth: int) -> Judgement:
    """Joined verbs share auxiliaries, negation and what governs them."""
    head = a.heads[verb]
    if a.deps[verb] != "conj":
        return _PLAIN
    while _stands_above(a, verb, head):
        if a.heads[head] == head:
            return _PLAIN  # a headline: "Army to leave port and shelled the town"
        head = a.heads[head]  # "if they had tried to land and shelled us": joined to the trying
    if a.pos[head] not in ("VERB", "AUX"):
        return _PLAIN
    if a.deps[head] == "ccomp" and marks.resumes(a, verb):
        above = a.heads[head]
        if a.lemmas[above] != "deny" and (marks.negation(a, above) or marks.modal(a, above)):
            return _PLAIN  # "would not say that they had been freed and accused Chad"
        return _judge(a, known, above, depth + 1)
    if governed := _governed(a, known, head, depth + 1) or _of_sentence(a, known, head):
        return governed
    own = marks.has_subject(a, verb) or a.kids(verb, "aux", "auxpass")
    if (
        own
        or (a.tags[verb] == "VBD" and not _may_be_participle(a, head, verb))
        or a.tags[head] in ("VBD", "VBP", "VBZ")
    ):
        return _PLAIN
    status, why = _judge(a, known, head, depth + 1)
    joined = {a.lower[c] for c in a.children[head]}
    contrast = status == "negated" and "but" in joined
    if status == "negated" and a.tags[verb] == "VBD" and "and" in joined:
        contrast = marks.negation(a, head) in marks.NOT  # "had not signed and attacked the town"
    return _PLAIN if contrast else (status, why)


def _stands_above(a: Analysis, verb: int, head: int) -> bool:
    """ "Has refused to leave and accused Chad", "… and has accused Chad": the parser joins it to the infinitive."""
    if marks.form_of(a, head) != "to" or a.tags[head] != "VB":
        return False
    past = a.tags[verb] == "VBD" and a.lower[verb] != a.lemmas[verb]
    return past or any(a.tags[c] in ("VBZ", "VBP", "VBD") for c in a.kids(verb, "aux", "auxpass"))


def _may_be_participle(a: Analysis, head: int, verb: int) -> bool:
    """ "None had crossed the river or attacked": the tagger takes the second for a past tense."""
    alike = a.tags[head] == "VBN" and a.child(head, "aux", "auxpass") is not None
    return alike and "," not in a.words[head + 1 : verb]


def _is_begun(a: Analysis, noun: int) -> bool:
    """The mission of "began a mediation mission" is under way."""
    verb = a.heads[noun]
    begun = a.deps[noun] == "dobj" and a.lemmas[verb] in _BEGINNING
    return begun and a.lemmas[noun] == "mission" and a.tags[verb] in ("VBD", "VBN", "VBG")


def _judge_noun(a: Analysis, known: Embeddings, noun: int, depth: int) -> Judgement:
    if word := marks.no_of(a, noun):
        return "negated", f'negated by "{word}"'
    dep, head = a.deps[noun], a.heads[noun]
    if (depth == 0 and is_said_thing(a, known, noun)) or _is_attended(a, noun):
        return _PLAIN
    governor = governor_of(a, known, noun, is_verb=False)
    if governor is not None and _is_begun(a, governor.token):
        governor = None
    survived = governor is not None and a.lemmas[governor.token] in ("escape", "survive")
    if survived and a.lemmas[noun] in _SUFFERED:
        governor = None
    governed = _apply(a, known, governor, depth) if governor else None
    if governed and governed[0] == "negated":
        return governed
    if found := _modified(a, known, noun) or governed:
        return found
    if head == noun:
        return _PLAIN
    if dep in ("attr", "acomp", "oprd", "conj", "appos", "compound"):
        return _beside(a, known, noun, depth)
    if dep == "pobj" and (found := _preposition(a, known, head)):
        return found
    return _of_clause(a, known, noun, depth)


def _is_called(a: Analysis, noun: int) -> bool:
    """ "Called a strike (for Monday)": it is to come, unless the sentence tells of its day or of what came of it:
    "in May", "on Monday", "a strike that shut schools", "and marched", "leaving many stranded".
    """
    head = a.heads[noun]
    if a.lemmas[head] != "call" or a.lemmas[noun] not in _CALLED:
        return False
    # What somebody calls something else has an object before it: "called the walk a march".
    if len(a.kids(head, "dobj", "oprd", "prt", "nsubjpass", "ccomp")) > 1 or a.kids(noun, "nsubj"):
        return False
    alone = a.deps[noun] in ("dobj", "oprd")
    return alone and not marks.is_definite(a, noun) and not _has_come(a, noun, head)


def _has_come(a: Analysis, noun: int, call: int) -> bool:
    """Whether more is told of what was called than for when; "strikes on a town" are of another kind."""
    after = range(noun + 1, a.right[call])
    if any(a.deps[t] == "relcl" or (a.deps[t] == "conj" and a.heads[t] == call) for t in after):
        return True
    came = (c for c in a.kids(call, "advcl") if a.tags[c] == "VBG" and not a.kids(c, "mark"))
    if any(a.lemmas[c] not in _CLAIMING for c in came):
        return True
    return any(a.lower[t] in ("on", "against") or _is_day(a, t) for t in after)


def _is_day(a: Analysis, token: int) -> bool:
    """Part of a day that is not told to lie ahead: not "for Monday", "next week"."""
    if not _is_date(a, token):
        return False
    first = token
    while first and a.entity_of[first - 1] == a.entity_of[token]:
        first -= 1
    words = a.lower[first : token + 1]
    before = a.lower[max(0, first - 1)]
    return "last" in words or not (before in _AHEAD_OF or _AHEAD_IN & {*words})


def _is_date(a: Analysis, token: int) -> bool:
    return a.entity_of[token] >= 0 and a.entities[a.entity_of[token]].label in ("DATE", "TIME")


def _is_attended(a: Analysis, noun: int) -> bool:
    """ "To participate in demonstrations": they go on whoever comes."""
    head = a.heads[noun]
    above = a.heads[head] if a.deps[noun] == "pobj" else head
    return a.tags[noun] == "NNS" and a.lemmas[above] in _TAKING_PART


def _modified(a: Analysis, known: Embeddings, noun: int) -> Judgement | None:
    """ "Planned talks", "the attack foiled on Sunday", "called a strike"."""
    if _is_called(a, noun):
        return "future", f'under "{a.words[a.heads[noun]]}"'
    for child in a.children[noun]:
        entry = known.get((a.lower[child], "modifier", "any"))
        if a.deps[child] == "acl" and a.tags[child] == "VBN":
            entry = known.get((a.lemmas[child], "verb", "noun"))
        if entry and entry.effect != "same":
            return _settled(entry.effect), f'"{a.words[child]}"'
    return None


def _beside(a: Analysis, known: Embeddings, noun: int, depth: int) -> Judgement:
    """What is said of the subject, or a joined noun: as its neighbour."""
    head = a.heads[noun]
    if a.deps[noun] == "conj" and a.pos[head] == "VERB":
        head = _object_before(a, noun, head)
    status, why = _judge(a, known, head, depth + 1)
    contrast = a.deps[noun] == "conj" and any(a.lower[c] == "but" for c in a.children[head])
    return _PLAIN if contrast and status == "negated" else (status, why)


def _object_before(a: Analysis, noun: int, verb: int) -> int:
    """The money of "asked for money and the release of two", where the parser joins the release to the verb."""
    own = a.kids(verb, "dobj") + [o for p in a.kids(verb, "prep") for o in a.kids(p, "pobj")]
    return max((t for t in own if t < noun), default=verb)


def _of_clause(a: Analysis, known: Embeddings, noun: int, depth: int) -> Judgement:
    """Something new under a verb that is not real is not real either; the known stays real."""
    dep, head = a.deps[noun], a.heads[noun]
    if dep not in ("dobj", "nsubj", "nsubjpass", "pobj") or marks.is_definite(a, noun):
        return _PLAIN
    if dep == "pobj":
        preposition = head
        head = a.heads[preposition] if a.lower[preposition] in _OBJECT_PREPOSITIONS else preposition
        if a.lower[preposition] == "in" and _is_known(a, head, preposition):
            return _PLAIN
    if a.pos[head] not in ("VERB", "AUX"):
        return _PLAIN
    status, why = _judge(a, known, head, depth + 1)
    some = any(a.lower[c] in ("any", "a", "an") for c in a.children[noun])
    if status in ("future", "hypothetical") or (status == "negated" and some):
        return status, f'with "{a.words[head]}": {why}'
    return _PLAIN


def _is_known(a: Analysis, verb: int, preposition: int) -> bool:
    """ "To avenge the death of a chief in a raid": the raid is that of the death, wherever the parser hangs it."""
    known = (t for t in a.kids(verb, "dobj") if marks.is_definite(a, t))
    return any(t < preposition and a.right[t] == preposition for t in known)


def _apply(a: Analysis, known: Embeddings, governor: Governor, depth: int) -> Judgement:
    """The effect of a governing word, with that word's own status."""
    word = a.words[governor.token]
    status, why = _judge(a, known, governor.token, depth + 1)
    effect = governor.entry.under_not if status == "negated" else governor.entry.effect
    if effect == "same":
        return ("actual" if status == "historical" else status), f'"{word}": {why}'
    if effect == "future" and status == "hypothetical":
        effect = "hypothetical"
    if effect == "negated" and status in ("future", "hypothetical"):
        # "Tries to prevent an attack": it may come yet.
        effect = "hypothetical"
    return _settled(effect), f'under "{word}"'


def _settled(effect: Effect) -> Status:
    if effect == "same":
        return "actual"
    return "actual" if effect == "own" else effect
