"""Who does what in a clause: heads, subjects, objects and agents, read off the parse."""

from dateline.analysis import Analysis

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_CLAUSES = {"ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass",
            "conj", "parataxis", "dep"}  # fmt: skip
_OBJECTS = ("dobj", "obj")
# Verbs whose object does what the infinitive says; with all others the subject does it.
_SUBJECT_CONTROL = {"promise", "threaten", "vow", "pledge", "offer", "agree", "refuse", "decline"}
# Verbs whose object does the gerund, wherever the parser hangs it: "accused police of killing".
_BLAMING = {
    "accuse",
    "suspect",
    "convict",
    "acquit",
    "blame",
    "charge",
    "stop",
    "prevent",
    "bar",
    "ban",
}
_RELATIVE = {"who", "which", "that", "whom"}


def is_verb(analysis: Analysis, token: int) -> bool:
    """A verb that is not an auxiliary of another (a copula is one)."""
    return analysis.pos[token] == "VERB"


def clause_of(analysis: Analysis, token: int) -> int:
    """The verb that heads the token's clause; the sentence's root where there is none."""
    while True:
        if is_verb(analysis, token) and analysis.deps[token] != "amod":
            return token
        if (head := analysis.heads[token]) == token:
            return token
        token = head


def governors(analysis: Analysis, token: int) -> list[tuple[int, str]]:
    """The heads above a token with the label by which each governs the step below, nearest first."""
    chain = []
    while (head := analysis.heads[token]) != token:
        chain.append((head, analysis.deps[token]))
        token = head
    return chain


def is_passive(analysis: Analysis, verb: int) -> bool:
    """Passive by its auxiliary or subject, or a participle that modifies what was acted on."""
    if any(
        analysis.deps[c] in ("auxpass", "nsubjpass", "csubjpass") for c in analysis.children[verb]
    ):
        return True
    if analysis.tags[verb] != "VBN" or _has_aux(analysis, verb):
        return False
    if analysis.deps[verb] == "conj" and not analysis.kids(verb, *SUBJECTS):
        return is_passive(analysis, analysis.heads[verb])
    return analysis.deps[verb] in ("acl", "amod", "advcl", "relcl", "xcomp", "ccomp")


def with_conjuncts(analysis: Analysis, token: int) -> list[int]:
    """The token and what is joined to it ("A, B and C"), in text order."""
    found = [token]
    for child in analysis.children[token]:
        if analysis.deps[child] == "conj":
            found.extend(with_conjuncts(analysis, child))
    return found


def subjects(analysis: Analysis, verb: int) -> list[int]:
    """Who does it: heads of noun phrases. Of a passive there is none (see `agents`)."""
    return [] if is_passive(analysis, verb) else _surface_subjects(analysis, verb)


def objects(analysis: Analysis, verb: int) -> list[int]:
    """What it is done to: the direct object, or the subject of a passive."""
    if is_passive(analysis, verb):
        return _surface_subjects(analysis, verb)
    for child in analysis.kids(verb, *_OBJECTS):
        return _resolved(analysis, child, verb)
    for other in with_conjuncts(analysis, verb)[1:]:
        # "looted and burned shops": the object stands with the last verb.
        if (
            other > verb
            and not analysis.kids(other, *SUBJECTS)
            and _adjacent(analysis, verb, other)
        ):
            return objects(analysis, other)
    return []


def agents(analysis: Analysis, verb: int) -> list[int]:
    """Who does it, from a passive's by-phrase; shared by joined participles."""
    for by in analysis.kids(verb, "agent"):
        return [n for p in analysis.kids(by, "pobj", "pcomp") for n in with_conjuncts(analysis, p)]
    for other in with_conjuncts(analysis, verb)[1:]:
        if analysis.tags[other] == "VBN" and not analysis.kids(other, *SUBJECTS):
            return agents(analysis, other)
    return []


def doers(analysis: Analysis, verb: int) -> list[int]:
    """Subjects of an active verb, agents of a passive one."""
    return agents(analysis, verb) if is_passive(analysis, verb) else subjects(analysis, verb)


def _surface_subjects(analysis: Analysis, verb: int) -> list[int]:
    for child in analysis.kids(verb, *SUBJECTS):
        return _resolved(analysis, child, verb)
    dep, head = analysis.deps[verb], analysis.heads[verb]
    infinite = dep == "ccomp" and analysis.tags[verb] in ("VB", "VBG", "VBN")
    if head == verb:
        return []
    if dep == "xcomp" or infinite:
        return _controller(analysis, head)
    if dep == "pcomp":
        return _of_gerund(analysis, head)
    if dep in ("acl", "relcl", "amod") and analysis.pos[head] != "VERB":
        return with_conjuncts(analysis, head)
    if dep in ("conj", "advcl") and analysis.pos[head] in ("VERB", "AUX"):
        return _surface_subjects(analysis, head)
    return []


def _controller(analysis: Analysis, governor: int) -> list[int]:
    """Who does what an infinitive under the governor says."""
    if analysis.lemmas[governor] not in _SUBJECT_CONTROL and (found := objects(analysis, governor)):
        return found
    return _surface_subjects(analysis, governor)


def _of_gerund(analysis: Analysis, preposition: int) -> list[int]:
    """Who does the gerund after a preposition: "accused police of killing", "by killing"."""
    head = analysis.heads[preposition]
    if analysis.lemmas[analysis.heads[head]] in _BLAMING and analysis.pos[head] != "VERB":
        return with_conjuncts(analysis, head)
    if analysis.lower[preposition] in ("of", "for", "from", "into"):
        return _controller(analysis, head)
    return _surface_subjects(analysis, head) if analysis.pos[head] == "VERB" else []


def _resolved(analysis: Analysis, noun: int, verb: int) -> list[int]:
    """The noun's conjuncts; for a relative pronoun those of the noun it stands for."""
    if analysis.lower[noun] in _RELATIVE and analysis.tags[noun] in ("WP", "WDT"):
        clause = verb
        while (
            analysis.deps[clause] in ("conj", "ccomp", "xcomp") and analysis.heads[clause] != clause
        ):
            clause = analysis.heads[clause]
        if analysis.deps[clause] == "relcl":
            return with_conjuncts(analysis, analysis.heads[clause])
    return with_conjuncts(analysis, noun)


def _has_aux(analysis: Analysis, verb: int) -> bool:
    return any(analysis.deps[c] == "aux" for c in analysis.children[verb])


def _adjacent(analysis: Analysis, verb: int, other: int) -> bool:
    """Nothing but commas and conjunctions between two joined verbs."""
    return all(analysis.pos[t] in ("CCONJ", "PUNCT", "ADV") for t in range(verb + 1, other))
