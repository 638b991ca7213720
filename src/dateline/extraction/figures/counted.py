"""What a number measures: by the noun it counts, the verb above it, or the noun whose size it is."""

from dataclasses import dataclass

from dateline.analysis import Analysis
from dateline.extraction.clauses import objects, subjects
from dateline.extraction.figures.amounts import Amount
from dateline.extraction.figures.nouns import TOTALS, counted_noun, head_of, noun_word
from dateline.knowledge.numbers import MeasureWord, Numbers
from dateline.record.vocabulary import Measure

_STEPS = 3  # verbs looked at above a counted noun: its own, and those that it is joined to
_JOINED = 12  # members of a list gone back to its first
_IN_CLAUSE = {"nsubj", "nsubjpass", "dobj", "oprd", "attr", "npadvmod", "conj", "ccomp"}
_SIZES = ("price", "amount")  # what sums of money are of; a plain number counts no prices
_AUX = {"have", "has", "had", "were", "was", "are", "is", "been", "being", "be", "reportedly",
        "also", "feared", "reported", "now", "left", "confirmed", "still"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """`noun` is the token of what is counted (None: nothing is named), `governor` the verb or noun
    that says the measure; `word` the noun's row in measures.tsv. `inherits`: the measure is that
    of the figure before ("bringing the total to 300")."""

    noun: int | None
    governor: int | None
    measure: Measure
    word: MeasureWord | None
    why: str
    inherits: bool = False

    @property
    def kind(self) -> str:
        return self.word.kind if self.word else ""


def counted_by(a: Analysis, amount: Amount, numbers: Numbers) -> Counted | None:
    """What a plain number counts; None where the parse and the tables tie it to nothing."""
    top = head_of(a, amount)
    noun = counted_noun(a, amount, top, numbers)
    word = noun_word(a, noun, numbers)
    if word and word.counts in ("itself", "toll"):
        return Counted(noun, noun, word.measure, word, f'"{_said(a, noun)}" is counted')
    standing = top if noun is None else _carrier(a, noun, top)
    for find in (_by_verb, _by_event_noun, _by_inclusion, _by_heading):
        if found := find(a, standing, noun, word, numbers):
            return found
    if found := _by_neighbours(a, amount, noun, word, numbers):
        return found
    if noun is None:
        return None
    measure: Measure = "other" if word is None or word.counts in _SIZES else word.measure
    return Counted(noun, None, measure, word, f'"{_said(a, noun)}" is counted')


def _said(a: Analysis, noun: int | None) -> str:
    return "" if noun is None else a.words[noun]


def _carrier(a: Analysis, noun: int, top: int) -> int:
    """The token by which the counted hangs in its clause: "dozens" of "dozens of people"."""
    if noun > top and a.deps[noun] == "pobj" and a.heads[a.heads[noun]] == top:
        return top
    return noun


def _fits(entry: MeasureWord, noun: int | None, word: MeasureWord | None) -> bool:
    """Whether what is counted is of the kind that the verb asks for; the unnamed are people."""
    if entry.of == "any":
        return True
    people = noun is None or (word is not None and word.kind in ("people", "group"))
    if entry.of in ("people", "things"):
        return people if entry.of == "people" else not people
    return word is not None and entry.of in (word.kind, word.measure)


def _by_verb(
    a: Analysis, token: int, noun: int | None, word: MeasureWord | None, numbers: Numbers
) -> Counted | None:
    """The measure by a verb or adjective that the counted is subject or object of."""
    for governor, role in (*_modifiers(a, token), *_modifiers(a, noun), *_above(a, token)):
        if found := _entry(a, governor, role, noun, word, numbers):
            return found
    return None


def _entry(
    a: Analysis, governor: int, role: str, noun: int | None, word: MeasureWord | None, numbers: Numbers,
) -> Counted | None:  # fmt: skip
    particle = a.child(governor, "prt")
    lemma = a.lemmas[governor]
    keys = [lemma, a.lower[governor]] if particle is None else [f"{lemma} {a.lower[particle]}"]
    keys += [f"{lemma} {word}" for word in a.lower[governor + 1 : governor + 2]]  # take hostage
    if a.lower[governor + 1 : governor + 3] == ["to", "death"]:
        keys.insert(0, "to death")
    for entry in (e for key in keys for e in numbers.verbs.get(key, ())):
        if entry.counts == role and _fits(entry, noun, word):
            why = f'{role} of "{a.words[governor]}"'
            return Counted(noun, governor, entry.measure, word, why)
    return None


def _modifiers(a: Analysis, noun: int | None) -> list[tuple[int, str]]:
    """Participles, adjectives and relative clauses at a noun: "people killed", "missing children"."""
    found: list[tuple[int, str]] = []
    for child in a.children[noun] if noun is not None else ():
        if a.deps[child] == "amod" and child < (noun or 0):
            found.append((child, "object" if a.tags[child] == "VBN" else "subject"))
        elif a.deps[child] in ("acl", "relcl", "amod"):
            found += _roles(a, child, noun or 0)
    return found


def _above(a: Analysis, token: int) -> list[tuple[int, str]]:
    """Verbs and adjectives above a token, and what it is to them."""
    step = token
    for _ in range(_JOINED):
        if a.deps[step] not in ("conj", "appos") or (
            step != token and a.pos[step] in ("VERB", "AUX")
        ):
            break
        step = a.heads[step]
    found: list[tuple[int, str]] = []
    for at in dict.fromkeys((token, step)):
        head = a.heads[at]
        if head != at and a.deps[at] in _IN_CLAUSE:
            found += _roles(a, head, at)
    return found


def _roles(a: Analysis, verb: int, token: int) -> list[tuple[int, str]]:
    """A verb with its conjuncts and complements, and the token's role in each."""
    found: list[tuple[int, str]] = []
    queue = [verb]
    while queue and len(found) < _STEPS:
        at = queue.pop(0)
        if a.pos[at] == "VERB" or a.tags[at] in ("VBN", "VBD"):
            found += _roles_in_verb(a, at, token)
        elif a.pos[at] in ("AUX", "ADJ"):
            found += [(c, "subject") for c in (at, *a.kids(at, "acomp", "prep"))]
        queue += [c for c in a.kids(at, "conj", "xcomp") if not a.kids(c, "nsubj", "nsubjpass")]
    return found


def _roles_in_verb(a: Analysis, verb: int, token: int) -> list[tuple[int, str]]:
    """ "four injured" has no auxiliary: its subject is what was acted on."""
    elliptic = a.deps[token] == "nsubj" and a.heads[token] == verb and a.tags[verb] in ("VBN", "JJ")
    acted_on = token in objects(a, verb)
    if acted_on or (elliptic and not a.kids(verb, "aux", "dobj")):
        found = [(verb, "object")]
    elif token in subjects(a, verb):
        found = [(verb, "subject")]
    else:
        return []
    states = ("oprd", "acomp", "prep") if a.lemmas[verb] == "be" else ("oprd", "acomp")
    return found + [(c, "subject") for c in a.kids(verb, *states)]


def _by_event_noun(
    a: Analysis, token: int, noun: int | None, word: MeasureWord | None, numbers: Numbers
) -> Counted | None:
    """ "the deaths of 12 hostages", "the arrest of 40 people"."""
    token = _first_of_list(a, token)
    of = a.heads[token]
    if a.deps[token] != "pobj" or a.lower[of] != "of" or a.pos[a.heads[of]] != "NOUN":
        return None
    event = noun_word(a, a.heads[of], numbers)
    if event and event.counts == "itself" and event.kind == "event" and noun is not None:
        return Counted(noun, a.heads[of], event.measure, word, f'"{a.words[a.heads[of]]}" of it')
    return None


def _first_of_list(a: Analysis, token: int) -> int:
    for _ in range(_JOINED):
        if a.deps[token] != "conj":
            break
        token = a.heads[token]
    return token


def _by_inclusion(
    a: Analysis, token: int, noun: int | None, word: MeasureWord | None, numbers: Numbers
) -> Counted | None:
    """ "the dead included 14 women"."""
    token = _first_of_list(a, token)
    verb = a.heads[token]
    if noun is None or a.deps[token] != "dobj" or a.lemmas[verb] != "include":
        return None
    for subject in subjects(a, verb):
        whole = noun_word(a, subject, numbers)
        if whole and whole.counts == "itself":
            return Counted(noun, subject, whole.measure, word, f'"{a.words[subject]}" include it')
    return None


def _by_heading(
    a: Analysis, token: int, noun: int | None, word: MeasureWord | None, numbers: Numbers
) -> Counted | None:
    """ "the death toll rose to 225", "a toll of 19", "the number of arrests reached 300"."""
    if noun is not None and (word is None or a.deps[token] == "dobj"):
        return None
    for heading in headings(a, token, numbers):
        why = f'"{a.words[heading]}" stands at it'
        if spoken := _heading_word(a, heading, numbers):
            governor, entry = spoken
            counted = noun if noun is not None else _inner(a, heading)
            return Counted(counted, governor, entry.measure, word or entry, why)
        if a.lemmas[heading] in TOTALS:
            return Counted(noun, heading, "other", word, why, inherits=True)
    return None


def headings(a: Analysis, top: int, numbers: Numbers) -> list[int]:
    """Nouns that a number says the size of: the subject or object of a verb of change or being
    that it complements, or the noun whose "of" it stands under."""
    head, dep = a.heads[top], a.deps[top]
    if dep == "pobj" and a.lower[head] in ("to", "at", "from", "by", "of"):
        over = _over(a, head)
        if a.pos[over] == "NOUN":
            return [over]
        head, dep = over, "dobj"
    if dep in ("dobj", "attr", "npadvmod", "oprd", "acomp") and a.lemmas[head] in numbers.changes:
        direct = [t for t in a.kids(head, "dobj") if a.lemmas[head] != "be"]
        found = dict.fromkeys((*direct, *subjects(a, head), *objects(a, head)))
        return [t for t in found if t != top]
    return []


def _inner(a: Analysis, heading: int) -> int:
    """ "wounded" of "the number of wounded"; else the heading itself."""
    if a.lemmas[heading] in TOTALS:
        for of in a.kids(heading, "prep"):
            if (noun := a.child(of, "pobj")) is not None:
                return noun
    return heading


def _over(a: Analysis, preposition: int) -> int:
    """The first noun or verb above a preposition."""
    over = a.heads[preposition]
    while a.pos[over] not in ("NOUN", "VERB") and a.heads[over] != over:
        over = a.heads[over]
    return over


def _heading_word(a: Analysis, heading: int, numbers: Numbers) -> tuple[int, MeasureWord] | None:
    """The word that tells the measure of a heading: itself, "of people killed", "dead"."""
    for token in (heading, *a.kids(heading, "compound", "amod", "nmod")):
        if found := noun_word(a, token, numbers):
            return token, found
    nouns = [n for of in a.kids(heading, "prep") for n in a.kids(of, "pobj")]
    for noun in nouns if a.lemmas[heading] in TOTALS else ():
        for verb, _ in _modifiers(a, noun):
            for entry in numbers.verbs.get(a.lemmas[verb], ()):
                return verb, entry
        if found := noun_word(a, noun, numbers):
            return noun, found
    return None


def _is_own(a: Analysis, noun: int, amount: Amount) -> bool:
    """ "Scores of migrants", "between 3 and 5 migrants"."""
    over = a.heads[noun]
    return over == amount.first or amount.first <= a.heads[over] < amount.last


def _by_neighbours(
    a: Analysis, amount: Amount, noun: int | None, word: MeasureWord | None, numbers: Numbers
) -> Counted | None:
    """Where the parse went wrong: the participle behind ("12 people have been killed"), the verb
    before ("killed 12 people"), both with nothing in between."""
    at = noun + 1 if noun is not None and noun >= amount.last else amount.last
    while at < len(a) and a.lower[at] in _AUX:
        at += 1
    free = noun is None or a.deps[noun] != "pobj" or _is_own(a, noun, amount)
    known = at < len(a) and (a.tags[at] in ("VBN", "VBD", "JJ") or a.lower[at] in numbers.verbs)
    if known and free:
        role = "object" if a.tags[at] in ("VBN", "VBD") else "subject"
        if found := _entry(a, at, role, noun, word, numbers):
            return found
    before = amount.first - 1
    if before >= 0 and a.tags[before] in ("VBZ", "VBD", "VBG", "VBP", "VB", "NNPS", "NNS"):
        return _entry(a, before, "object", noun, word, numbers)
    return None
