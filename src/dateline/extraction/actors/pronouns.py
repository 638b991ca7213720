"""He, she, they, it: joined to the nearest actor that fits, or left alone."""

from bisect import bisect_left

from dateline.extraction.actors.found import Found, Gender
from dateline.extraction.actors.join import Cluster
from dateline.extraction.actors.scene import Scene

_PERSON: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "himself": "m",
           "she": "f", "her": "f", "hers": "f", "herself": "f"}  # fmt: skip
_MANY = {"they", "them", "their", "themselves"}
_THING = {"it", "its", "itself"}
_SUBJECTS = ("nsubj", "nsubjpass")
_COLLECTIVE = ("country", "igo", "organization", "media", "group")
_EXPLETIVE = {"seem", "appear", "rain", "snow", "happen", "turn", "take", "look", "mean"}
# A single body that others speak of as "they".
_FORCES = {"MIL", "COP", "REB", "PRM", "UAF", "CRM", "SPY"}
# How far back a pronoun may reach: sentences, mentions.
_SENTENCES, _MENTIONS = 2, 24
# How deep in what is said a noun may stand.
_DEEPEST = 12
# What makes a clause a part of another.
_SUBORDINATE = {
    "that",
    "because",
    "as",
    "when",
    "after",
    "before",
    "while",
    "if",
    "since",
    "although",
}
# Verbs whose object is the subject's own doing where it is called "its" or "their".
_PHASES = {
    "begin",
    "start",
    "launch",
    "continue",
    "resume",
    "complete",
    "finish",
    "end",
    "halt",
    "suspend",
    "stop",
}
# What stands between the words of others and "he said".
_CLOSING = {",", '"', "”", "’", "''"}


def find_pronouns(scene: Scene, clusters: list[Cluster]) -> None:
    """Adds a mention to the cluster of the actor that each pronoun speaks of."""
    a = scene.a
    owners = [(one, cluster) for cluster in clusters for one in cluster]
    owners.sort(key=lambda pair: (pair[0].first, pair[0].last))
    starts = [one.first for one, _ in owners]
    linked: dict[int, tuple[Found, Cluster]] = {}
    for token in range(len(a)):
        word = a.lower[token]
        if a.tags[token][:3] != "PRP" or not (word in _PERSON or word in _MANY or word in _THING):
            continue
        upto = bisect_left(starts, token)
        near = owners[max(0, upto - _MENTIONS) : upto] + [
            linked[t] for t in sorted(linked)[-4:] if a.sentence_of[t] >= a.sentence_of[token] - 1
        ]
        if a.deps[token] in ("dobj", "dative") and (does := linked.get(_doer_above(scene, token))):
            near = [pair for pair in near if pair[1] is not does[1]]  # "he believed him" is of two
        best = _best(scene, token, near)
        if best is not None:
            pronoun = _mention(scene, token, best[0])
            linked[token] = (pronoun, best[1])
            if len(linked) > 8:
                del linked[min(linked)]
            best[1].append(pronoun)


def _mention(scene: Scene, token: int, antecedent: Found) -> Found:
    word = scene.a.lower[token]
    gender = antecedent.gender
    if word in _PERSON:
        gender = _PERSON[word]
    why = f'"{word}" for {scene.words_of(*antecedent.core)}'
    return Found(
        token, token + 1, token, antecedent.kind, antecedent.country, (), 0.4, why,
        antecedent.core, None, bare=True, plural=antecedent.plural, gender=gender,
    )  # fmt: skip


def _best(
    scene: Scene, token: int, near: list[tuple[Found, Cluster]]
) -> tuple[Found, Cluster] | None:
    if scene.a.lower[token] in _THING and _is_expletive(scene, token):
        return None
    ranked: list[tuple[float, int, int]] = []
    for number, (one, cluster) in enumerate(near):
        worth = _worth(scene, token, one, cluster)
        if worth is not None:
            ranked.append((worth, one.head, number))
    return near[max(ranked)[2]] if ranked else None


def _is_expletive(scene: Scene, token: int) -> bool:
    """ "It is clear that …", "it seems …"."""
    a = scene.a
    verb = a.heads[token]
    if a.deps[token] not in _SUBJECTS:
        return a.deps[token] == "expl"
    if a.lemmas[verb] in _EXPLETIVE:
        return True
    later = {a.deps[c] for c in a.children[verb] if c > verb}
    return a.lemmas[verb] == "be" and bool(later & {"ccomp", "xcomp", "acomp", "advcl", "attr"})


def _worth(scene: Scene, token: int, one: Found, cluster: Cluster) -> float | None:
    """None where the pronoun cannot speak of it; else higher for subjects and for the nearer."""
    a = scene.a
    distance = _distance(scene, token, one.head)
    if distance > _SENTENCES or one.last > token or not _fits(a.lower[token], one, cluster):
        return None
    if _is_another(scene, token, one) or _is_quiet_body(scene, token, cluster[0]):
        return None
    cited = _speaks(scene, token) and _is_cited(scene, one.head)
    subject = a.deps[one.head] in _SUBJECTS or cited
    worth = (2.0 if subject else 0.5) - 1.2 * distance
    if a.lower[token] in _PERSON and _gender(one, cluster) is not None:
        worth += 1.0
    if cited or (_speaks(scene, token) and _speaks(scene, one.head)):
        worth += 0.8
    both = subject and a.deps[token] in _SUBJECTS
    if both and a.heads[a.heads[token]] == a.heads[one.head]:
        worth += 1.0  # "X left when he heard"
    if one.kind == "role" and a.lower[token] in _PERSON:
        worth -= 0.0 if distance == 0 and _speaks_on(scene, token, one.head) else 1.6
    elif one.kind in ("role", "group") and a.lower[token] in _MANY:
        worth += 0.5  # persons before bodies
    if a.deps[one.head] in ("poss", "compound"):
        worth -= 0.6
    across = scene.quote_of(token) != scene.quote_of(one.head)
    persons = a.lower[token] in _MANY and one.kind == "role" and distance == 1 and not across
    if a.lower[token] not in _PERSON and not subject and distance > 0 and not persons:
        return None
    if across:
        # "“Sow was asleep,” Hill said. He would not say …": who goes on speaking is seldom whom he spoke of.
        goes_on = scene.quote_of(token) < 0 and _speaks(scene, token)
        worth -= 2.0 if goes_on else 1.0
    if distance == 0 and a.lower[max(0, one.first - 2) : one.first] == ["as", "for"]:
        worth += 2.0  # "As for Sow, he said"
    surely = _is_victim(scene, token, one.head) or _began_it(scene, token, one.head)
    undergoing = 1.5 if surely else 0.0
    return worth + (2.0 if _is_dealt_with_on(scene, token, one.head) else undergoing)


def _began_it(scene: Scene, token: int, noun: int) -> bool:
    """The troops of "officials said their troops had completed their withdrawal"."""
    a, act = scene.a, scene.a.heads[token]
    verb = a.heads[act]
    return a.deps[act] == "dobj" and a.lemmas[verb] in _PHASES and a.child(verb, *_SUBJECTS) == noun


def _distance(scene: Scene, token: int, noun: int) -> int:
    """Sentences back; what is quoted of who speaks before it takes him no further away."""
    a = scene.a
    here, there = a.sentence_of[token], a.sentence_of[noun]
    if here - there < 2 or scene.quote_of(token) >= 0 or scene.quote_of(noun) >= 0:
        return here - there
    between = range(there + 1, here)
    quoted = sum(scene.quote_of(a.sentences[n].first) >= 0 for n in between)
    return here - there - quoted if _speaks(scene, noun) else here - there


def _is_another(scene: Scene, token: int, one: Found) -> bool:
    """ "It" is never "the agencies"; nobody does to "him" what he does himself."""
    many = one.entry is None and scene.a.tags[one.head] in ("NNS", "NNPS")
    return (
        (many and scene.a.lower[token] in _THING)
        or one.head == _doer_above(scene, token)
        or _leads_doer(scene, token, one.head)
        or _is_told_by(scene, token, one.head)
        or _urges_several(scene, token, one.head)
    )


def _is_quiet_body(scene: Scene, token: int, one: Found) -> bool:
    """No clinic is the "they" of a witness who is quoted, as the army may be."""
    quoted = scene.quote_of(token) not in (-1, scene.quote_of(one.head))
    single = one.kind == "organization" and scene.a.tags[one.head] in ("NN", "NNP")
    many = scene.a.lower[token] in _MANY
    return quoted and many and single and _FORCES.isdisjoint(one.sectors)


def _is_victim(scene: Scene, token: int, noun: int) -> bool:
    """The miners of "Rebels abducted the miners. They were freed …", and not the rebels."""
    a, verb = scene.a, scene.a.heads[noun]
    freed = a.deps[token] == "nsubjpass" and a.lemmas[a.heads[token]] in scene.words.suffered
    return freed and a.deps[noun] == "dobj" and a.lemmas[verb] in scene.words.harming


def _is_dealt_with_on(scene: Scene, token: int, noun: int) -> bool:
    """The union of "blamed the union … and called on it to leave", by the same doer."""
    a = scene.a
    over = a.heads[token]
    if a.deps[token] == "nsubj":  # "asked it to leave"; not "said it would leave"
        if not any(a.lower[c] == "to" and a.deps[c] == "aux" for c in a.children[over]):
            return False
    elif a.deps[token] not in ("dobj", "pobj"):
        return False
    verb = over if a.deps[token] == "dobj" else a.heads[over]
    if a.deps[verb] != "conj" or a.child(verb, *_SUBJECTS) is not None:
        return False
    return a.deps[noun] == "dobj" and a.heads[noun] == a.heads[verb]


def _is_cited(scene: Scene, noun: int) -> bool:
    """ "According to three sailors, …"."""
    a, to = scene.a, scene.a.heads[noun]
    return a.deps[noun] == "pobj" and a.lower[to] == "to" and a.lower[a.heads[to]] == "according"


def _leads_doer(scene: Scene, token: int, noun: int) -> bool:
    """The X of "the group led by X threatened to kill him" """
    a, doer = scene.a, _doer_above(scene, token)
    inside = doer >= 0 and a.left[doer] <= noun < a.right[doer]
    return inside and a.deps[noun] == "pobj" and a.deps[a.heads[a.heads[noun]]] in ("acl", "relcl")


def _speaks(scene: Scene, token: int) -> bool:
    a = scene.a
    return a.deps[token] in _SUBJECTS and a.lemmas[a.heads[token]] in scene.words.saying


def _speaks_on(scene: Scene, token: int, noun: int) -> bool:
    """ "A doctor said …; she believed": names come first, but for who goes on speaking behind a semicolon, and
    neither answers ("he denied it") nor is said to speak."""
    a, verb = scene.a, scene.a.heads[token]
    if not (_speaks(scene, token) and _speaks(scene, noun)) or ";" not in a.words[noun:token]:
        return False
    below = any(a.lower[mark] in _SUBORDINATE for mark in a.kids(verb, "mark", "advmod"))
    return not below and not _answers(scene, token)


def _answers(scene: Scene, token: int) -> bool:
    """ "He denied it", "he believed him": one of two others."""
    a = scene.a
    return any(a.pos[thing] == "PRON" for thing in a.kids(a.heads[token], "dobj"))


def _urges_several(scene: Scene, token: int, noun: int) -> bool:
    """The envoys of "Envoys urged Kenya and Uganda to settle their dispute": it is not theirs."""
    a = scene.a
    verb = a.heads[a.heads[token]]
    if a.lower[token] != "their" or a.deps[verb] not in ("xcomp", "ccomp", "advcl"):
        return False
    over = a.heads[verb]
    told = [n for n in (*a.kids(over, "dobj"), *a.kids(verb, "nsubj")) if a.kids(n, "conj")]
    return bool(told) and noun in a.kids(over, "nsubj")


def _is_told_by(scene: Scene, token: int, noun: int) -> bool:
    """The police of "Police have left, it said" are what "it" speaks of, not who speaks."""
    a, verb = scene.a, scene.a.heads[token]
    if noun > token or not _speaks(scene, token) or a.sentence_of[noun] != a.sentence_of[token]:
        return False
    if a.words[token - 1] == ":":
        return False  # "Teachers gave another account: they said …"
    if a.words[token - 1] == ";" and not _answers(scene, token):
        return False  # "a doctor told the court it was late; he believed …"
    apart = a.words[token - 1] in _CLOSING
    beside = a.heads[verb] if apart and a.deps[verb] == "parataxis" else -1
    for _ in range(_DEEPEST):
        above = a.heads[noun]
        if above == verb:
            return a.deps[noun] == "ccomp"
        if beside in (noun, above):
            return True
        if above == noun:
            return False
        noun = above
    return False


def _fits(word: str, one: Found, cluster: Cluster) -> bool:
    if word in _PERSON:
        single = one.kind == "person" or (one.kind == "role" and not one.plural)
        return single and _gender(one, cluster) in (None, _PERSON[word])
    if word in _MANY:
        return one.plural and one.kind in ("role", "group", "organization")
    return one.kind in _COLLECTIVE and not (one.plural and one.kind == "group")


def _gender(one: Found, cluster: Cluster) -> Gender | None:
    return one.gender or next((other.gender for other in cluster if other.gender), None)


def _doer_above(scene: Scene, token: int) -> int:
    """The subject that the pronoun cannot be: X in "X praised him", "X offered help, to let him go".
    -1 where there is none."""
    a, verb = scene.a, scene.a.heads[token]
    if a.deps[token] in _SUBJECTS:
        if a.deps[verb] not in ("ccomp", "xcomp") or a.tags[verb] not in ("VB", "VBG"):
            return -1
        if any(a.tags[c] == "MD" or a.deps[c] == "mark" for c in a.children[verb]):
            return -1
        verb = a.heads[verb]
    elif a.deps[token] not in ("dobj", "dative", "pobj"):
        return -1
    elif a.deps[token] == "pobj":
        verb = a.heads[verb]
    for _ in range(6):
        subject = a.child(verb, *_SUBJECTS)
        if subject is not None:
            return subject
        if a.deps[verb] not in ("xcomp", "advcl", "acl", "conj", "pcomp", "prep"):
            return -1
        verb = a.heads[verb]
    return -1
