"""What stands at a verb or noun itself: negation, modals, form, definiteness, question, command; and the
words of the closed classes, which all finders share. Typographic forms ("won’t") are read as plain."""

from dateline.analysis import Analysis
from dateline.record.vocabulary import Status

FUTURE = {"will", "shall", "'ll", "wo"}  # "wo n't"
AHEAD = FUTURE | {"would", "'d"}  # of what somebody says, in whatever tense
OBLIGING = {"should", "must", "ought"}
MODAL = OBLIGING | {"would", "could", "may", "might", "can", "ca", "'d"}  # "ca n't"
NOT = {"not", "n't", "never"}
NEGATIONS = NOT | {"neither", "nor"}
_NOBODY = {"nobody", "none", "nothing", "no-one", "neither"}
_NOT_ONLY = {"only", "just", "merely", "simply", "least"}
_YEAR = 4  # digits
_DEFINITE = {"the", "this", "that", "these", "those"}
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def negation(a: Analysis, verb: int) -> str | None:
    """The word that negates a verb: an adverb, "nobody", or the "no" of a subject or object."""
    subjects = (no_of(a, subject) for subject in a.kids(verb, "nsubj", "nsubjpass"))
    return next(filter(None, subjects), None) or own_negation(a, verb) or nor_before(a, verb)


def own_negation(a: Analysis, verb: int) -> str | None:
    """The same in what is said of the subject: "not", "no longer", "no" and "nobody" as its object."""
    for child in a.children[verb]:
        dep, word = a.deps[child], a.lower[child]
        if word in NEGATIONS and dep in ("neg", "advmod", "preconj", "cc", "dep"):
            if not _is_not_only(a, child):
                return a.words[child]
        elif dep == "dobj":
            if found := no_of(a, child):
                return found
        elif word == "longer" and any(a.lower[c] == "no" for c in a.children[child]):
            return "no longer"
    return None


def nor_before(a: Analysis, verb: int) -> str | None:
    """The "nor" that joins a verb to the one before: "did not speak, nor did he confirm that …"."""
    head = a.heads[verb]
    if a.deps[verb] != "conj":
        return None
    between = [c for c in a.kids(head, "cc", "preconj", "conj") if head < c < verb]
    return a.words[between[-1]] if between and a.lower[between[-1]] == "nor" else None


def no_of(a: Analysis, noun: int) -> str | None:
    """The "no" of a noun phrase ("no troops", "neither side", "nobody", "none of …")."""
    if a.lower[noun] in _NOBODY:
        return a.words[noun]
    for child in a.children[noun]:
        if child < noun and (a.lower[child] == "neither" or is_no(a, child)):
            return a.words[child]
    return None


def is_no(a: Analysis, token: int) -> bool:
    """ "No", but not that of a rank or an address: "No. 1", "No 10"; "no 2026 talks" has it."""
    if a.lower[token] != "no":
        return False
    after = a.words[token + 1 : token + 3]
    number = next((word for word in after if word != "."), "")
    is_year = len(number) == _YEAR and after[0] == number
    return not number.isdigit() or is_year


def _is_not_only(a: Analysis, word: int) -> bool:
    return word + 1 < len(a) and a.lower[word + 1] in _NOT_ONLY


# What one does in words, whom another clause leaves to its subject.
_RESUMING = {"accuse", "blame", "condemn", "urge", "warn", "vow", "pledge", "call", "demand", "reject",
             "threaten", "promise", "denounce", "criticise", "criticize"}  # fmt: skip


def resumes(a: Analysis, verb: int) -> bool:
    """ "Denied that they had fired and accused the rebels", "said they had been hurt, and left": a past
    tense joined to a participle goes on with the verb above."""
    head = a.heads[verb]
    if a.deps[verb] != "conj" or a.tags[verb] != "VBD" or a.tags[head] != "VBN":
        return False
    if a.child(verb, "nsubj", "nsubjpass", "aux") is not None or a.child(head, "aux") is None:
        return False
    return "," in a.words[head:verb] or a.lemmas[verb] in _RESUMING


def outlasts(a: Analysis, verb: int) -> bool:
    """ "Agreed to attend talks and has freed two men": what is finite is not what they agreed to do."""
    head = a.heads[verb]
    if a.deps[verb] != "conj" or a.deps[head] != "xcomp" or has_subject(a, verb):
        return False
    infinitive = any(a.lower[c] == "to" for c in a.kids(head, "aux"))
    helpers = a.kids(verb, "aux", "auxpass")
    return infinitive and any(a.tags[c] in ("VBZ", "VBP", "VBD") for c in helpers)


def modal(a: Analysis, verb: int) -> tuple[Status, str] | None:
    """Future or hypothetical, by the verb's own auxiliary."""
    for child in a.children[verb]:
        if a.deps[child] == "aux":
            if a.lower[child] in FUTURE:
                return "future", f'"{a.words[child]}"'
            if a.lower[child] in MODAL:
                return "hypothetical", f'"{a.words[child]}"'
    return None


def form_of(a: Analysis, verb: int) -> str:
    """How a governed verb appears: to (infinitive), ing, if (whether-clause), that (finite)."""
    finite = False
    for child in a.children[verb]:
        dep, word = a.deps[child], a.lower[child]
        if dep == "aux" and word == "to":
            return "to"
        if dep == "mark" and word in ("if", "whether"):
            return "if"
        finite = finite or dep == "aux"
    if finite:
        return "that"
    if a.tags[verb] == "VBG":
        return "ing"
    return "to" if a.tags[verb] == "VB" and a.deps[verb] in ("xcomp", "ccomp") else "that"


def is_definite(a: Analysis, noun: int) -> bool:
    """With "the", "this" or an owner: something known already."""
    return any(
        a.deps[c] == "poss" or (a.deps[c] == "det" and a.lower[c] in _DEFINITE)
        for c in a.children[noun]
    )


def is_present(a: Analysis, verb: int) -> bool:
    """A finite verb in the present tense without a modal."""
    if a.tags[verb] in ("VBZ", "VBP"):
        return True
    return any(a.deps[c] in ("aux", "auxpass") and a.tags[c] in ("VBZ", "VBP")
               for c in a.children[verb])  # fmt: skip


def has_subject(a: Analysis, verb: int) -> bool:
    return any(a.deps[c] in _SUBJECTS for c in a.children[verb])


def is_command(a: Analysis, verb: int) -> bool:
    """An imperative: a base form that leads its sentence or quotation without subject."""
    if a.tags[verb] != "VB" or a.deps[verb] not in ("ROOT", "ccomp", "parataxis"):
        return False
    return not any(a.deps[c] in ("aux", "auxpass", "mark") or a.deps[c] in _SUBJECTS
                   for c in a.children[verb])  # fmt: skip


def is_yes_no_question(a: Analysis, verb: int) -> bool:
    """An auxiliary before the subject in a sentence that ends in a question mark."""
    sentence = a.sentences[a.sentence_of[verb]]
    if "?" not in a.words[max(sentence.first, sentence.last - 2) : sentence.last]:
        return False
    for child in a.children[verb]:
        if a.tags[child] in ("WP", "WRB", "WDT"):
            return False
        if a.deps[child] in ("aux", "auxpass"):
            return True
        if a.deps[child] in _SUBJECTS:
            return a.lemmas[verb] == "be" and child > verb
    return False


def is_future(a: Analysis, token: int) -> bool:
    """With "will" or "shall", or about to be done: "is going to"."""
    return any(a.deps[c] == "aux" and a.lower[c] in FUTURE for c in a.children[token])
