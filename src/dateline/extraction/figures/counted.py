"""What a number measures: by the noun it counts, the verb above it, or the noun whose size it is."""

from dataclasses import dataclass, replace

from dateline.analysis import Analysis
from dateline.extraction.clauses import subjects
from dateline.extraction.figures.amounts import Amount
from dateline.extraction.figures.headings import heading_word, headings, inner
from dateline.extraction.figures.nouns import TOTALS, counted_noun, head_of, noun_word
from dateline.extraction.figures.roles import above, modifiers, particle_of
from dateline.knowledge.numbers import MeasureWord, Numbers
from dateline.record.vocabulary import Measure

_JOINED = 12  # members of a list gone back to its first
_SIZES = ("price", "amount")  # what sums of money are of; a plain number counts no prices
_LEAVING = {"leave", "find"}
_LEFT = 14  # words behind what was left in which its state is told
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
    if labelled := _by_label(a, amount, numbers):
        return labelled
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
        return people_alone(a, amount, top)
    measure: Measure = "other" if word is None or word.counts in _SIZES else word.measure
    return Counted(noun, None, measure, word, f'"{_said(a, noun)}" is counted')


def _said(a: Analysis, noun: int | None) -> str:
    return "" if noun is None else a.words[noun]


def _carrier(a: Analysis, noun: int, top: int) -> int:
    """The token by which the counted hangs in its clause: "dozens" of "dozens of people"."""
    if noun > top and a.deps[noun] == "pobj" and a.heads[a.heads[noun]] == top:
        return top
    if a.deps[noun] == "pobj" and a.lower[a.heads[noun]] == "of":
        whole = a.heads[a.heads[noun]]  # "a total of 20 children have died"
        return whole if a.lemmas[whole] in TOTALS and a.lower[whole - 1] in ("a", "an") else noun
    return noun


def _by_label(a: Analysis, amount: Amount, numbers: Numbers) -> Counted | None:
    """ "Dead: 12", "Number of arrests: 300"."""
    token, label = amount.first, amount.first - 2
    alone = a.lower[amount.last : amount.last + 1] in ([","], ["."], [";"], [")"], ["("], [])
    if not alone or label < 0 or a.lower[token - 1] != ":":
        return None
    entry = noun_word(a, label, numbers)
    states = (e for k in (a.lower[label], a.lemmas[label]) for e in numbers.verbs.get(k, ()))
    if entry is None or entry.counts not in ("itself", "toll"):
        entry = next((e for e in states if e.of in ("people", "any")), None)
    if entry is None:
        return None
    return Counted(None, label, entry.measure, entry, f'"{a.words[label]}:" before it')


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
    """The measure by a verb or adjective that the counted is subject or object of; what says
    no more than that they were hit ("shot and killed") gives way to what says how."""
    first = None
    for governor, role in (*modifiers(a, token), *modifiers(a, noun), *above(a, token)):
        found = _entry(a, governor, role, noun, word, numbers)
        found = found or _as_left(a, governor, role, noun, word, numbers)
        if found and found.measure != "casualties":
            return found
        first = first or found
    return first


def _as_left(
    a: Analysis, verb: int, role: str, noun: int | None, word: MeasureWord | None, numbers: Numbers,
) -> Counted | None:  # fmt: skip
    """ "left more than 46 people, including six officers, dead"."""
    if role != "object" or a.lemmas[verb] not in _LEAVING or noun is None:
        return None
    for at in range(noun + 1, min(noun + _LEFT, a.sentences[a.sentence_of[noun]].last)):
        if a.tags[at] in ("VBD", "VBZ", "VBP", "MD") or a.lower[at] in (";", "and"):
            return None
        if a.pos[at] == "ADJ" and (found := _entry(a, at, "subject", noun, word, numbers)):
            return found
    return None


def _entry(
    a: Analysis, governor: int, role: str, noun: int | None, word: MeasureWord | None, numbers: Numbers,
) -> Counted | None:  # fmt: skip
    particle = particle_of(a, governor)
    lemma = a.lemmas[governor]
    keys = [lemma, a.lower[governor]] if particle is None else [f"{lemma} {a.lower[particle]}"]
    behind = a.lower[governor + 1 : governor + 3]  # take hostage, take into custody
    keys = [" ".join((lemma, *behind[:n])) for n in range(len(behind), 0, -1)] + keys
    if a.lower[governor + 1 : governor + 3] == ["to", "death"]:
        keys.insert(0, "to death")
    keys += [f"{lemma} ~ {a.lower[p]}" for p in a.kids(governor, "prep")]  # driven from homes
    for entry in (e for key in keys for e in numbers.verbs.get(key, ())):
        if entry.counts == role and _fits(entry, noun, word):
            why = f'{role} of "{a.words[governor]}"'
            return Counted(noun, governor, entry.measure, word, why)
    return None


def _by_event_noun(
    a: Analysis, token: int, noun: int | None, word: MeasureWord | None, numbers: Numbers
) -> Counted | None:
    """ "the deaths of 12 hostages", "the arrest of 40 people"."""
    token = _first_of_list(a, token)
    of = a.heads[token]
    if a.deps[token] != "pobj" or a.lower[of] != "of" or a.pos[a.heads[of]] != "NOUN":
        return None
    event = noun_word(a, a.heads[of], numbers)
    if event and event.kind == "life" and noun is not None:  # "cost the lives of 17 marines"
        found = _by_verb(a, a.heads[of], a.heads[of], event, numbers)
        return replace(found, noun=noun, word=word) if found else None
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
        if spoken := heading_word(a, heading, numbers):
            governor, entry = spoken
            if entry.counts in _SIZES and word is not None:
                continue  # "sales rose to 900,000 cars"
            counted = noun if noun is not None else inner(a, heading)
            return Counted(counted, governor, entry.measure, word or entry, why)
        if a.lemmas[heading] in TOTALS:
            return Counted(noun, heading, "other", word, why, inherits=True)
    return None


def people_alone(a: Analysis, amount: Amount, top: int) -> Counted | None:
    """ "Millions were watching", "thousands watching at home": plurals that name no one are people
    where they do something."""
    if amount.qualifier != "vague" or a.lower[amount.last : amount.last + 1] == ["of"]:
        return None
    doing = a.kids(top, "acl", "relcl")
    subject = a.deps[top] in ("nsubj", "nsubjpass") and a.pos[a.heads[top]] in ("VERB", "AUX")
    if not (doing or subject):
        return None
    return Counted(None, None, "people", None, "they do something")


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
