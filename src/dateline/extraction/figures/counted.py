"""What a number counts and what it measures: the noun by the parse, the measure by the tables."""

from dataclasses import dataclass

from dateline.analysis import Analysis
from dateline.extraction.clauses import objects, subjects
from dateline.extraction.figures.amounts import Amount
from dateline.knowledge.numbers import MeasureWord, Numbers
from dateline.record.vocabulary import Measure

_NOUNS = ("NOUN", "PROPN", "ADJ", "VERB")
_PARTITIVES = {"them", "whom", "those", "these", "which"}
_TOTALS = {"total", "tally", "toll", "count", "number", "figure", "average", "maximum", "minimum"}
_STEPS = 3  # verbs looked at above a counted noun: its own, and those that it is joined to
_CARRIERS = {"people", "things"}


@dataclass(frozen=True, slots=True)
class Counted:
    """`noun` is the token of what is counted (None: nothing is named), `governor` the verb or noun
    that says the measure; `word` the noun's row in measures.tsv."""

    noun: int | None
    governor: int | None
    measure: Measure
    word: MeasureWord | None
    why: str

    @property
    def kind(self) -> str:
        return self.word.kind if self.word else ""


def counted_by(a: Analysis, amount: Amount, numbers: Numbers) -> Counted | None:
    """What a plain number counts; None where the parse and the tables tie it to nothing."""
    top = head_of(a, amount)
    noun = _counted_noun(a, amount, top)
    standing = top if noun is None else _carrier(a, noun, top)
    word = _word(a, noun, numbers)
    if word and word.counts in ("itself", "toll"):
        return Counted(noun, noun, word.measure, word, f'"{_phrase(a, noun)}" is counted')
    if found := _by_verb(a, standing, noun, word, numbers):
        return found
    if found := _by_heading(a, top, noun, word, numbers):
        return found
    if noun is not None:
        measure: Measure = (
            "other" if word is None or word.counts in ("price", "amount") else word.measure
        )
        return Counted(noun, None, measure, word, f'"{_phrase(a, noun)}" is counted')
    return None


def head_of(a: Analysis, amount: Amount) -> int:
    """The token of an amount whose head lies outside it."""
    for token in range(amount.last - 1, amount.first - 1, -1):
        leaves = not amount.first <= a.heads[token] < amount.last or a.heads[token] == token
        if leaves and a.pos[token] in ("NUM", "NOUN", "SYM", "ADJ", "DET", "PRON", "PROPN"):
            return token
    return amount.last - 1


def _word(a: Analysis, noun: int | None, numbers: Numbers) -> MeasureWord | None:
    if noun is None:
        return None
    for key in (
        f"{a.lower[noun - 1]} {a.lemmas[noun]}" if noun else "",
        a.lemmas[noun],
        a.lower[noun],
    ):
        if (found := numbers.nouns.get(key)) is not None:
            return found
    return None


def _counted_noun(a: Analysis, amount: Amount, top: int) -> int | None:
    """The noun that the number stands before or that "of" ties to it."""
    head, dep = a.heads[top], a.deps[top]
    if (
        head >= amount.last
        and dep
        in (
            "nummod",
            "amod",
            "compound",
            "quantmod",
            "det",
            "nmod",
            "npadvmod",
            "advmod",
            "poss",
        )
        and (
            a.pos[head] in ("NOUN", "PROPN")
            or a.lower[head]
            in (
                "dead",
                "wounded",
                "injured",
                "missing",
            )
        )
    ):
        return head
    if (noun := _of_noun(a, top)) is not None:
        return noun
    if (
        dep == "pobj"
        and a.lower[head] == "of"
        and a.pos[a.heads[head]] == "NOUN"
        and a.lemmas[a.heads[head]] not in _TOTALS
    ):
        return a.heads[head]  # "a family of four"
    return _next_noun(a, amount)


def _of_noun(a: Analysis, top: int) -> int | None:
    """ "dozens of people"; of "12 of them" nothing is named."""
    for of in a.kids(top, "prep"):
        if a.lower[of] == "of" and (noun := a.child(of, "pobj")) is not None:
            return None if a.pos[noun] not in ("NOUN", "PROPN") else noun
    return None


def _next_noun(a: Analysis, amount: Amount) -> int | None:
    """Where the parse is of no help: the noun phrase that follows right behind."""
    at = amount.last
    end = min(len(a), at + 4)
    while (
        at < end
        and a.pos[at] in ("ADJ", "NUM")
        and a.lower[at] not in ("dead", "wounded", "injured", "missing")
    ):
        at += 1
    if at < end and at > amount.last and a.pos[at] not in ("NOUN", "PROPN"):
        return None
    noun = None
    while at < end and (a.pos[at] in ("NOUN", "PROPN") or a.lower[at] in ("dead", "wounded")):
        noun, at = at, at + 1
    if noun is None or a.tags[noun] in ("NNP", "NN"):
        return None  # a count of several has a plural behind it
    return noun


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
    return people if entry.of == "people" else not people


def _by_verb(
    a: Analysis, token: int, noun: int | None, word: MeasureWord | None, numbers: Numbers
) -> Counted | None:
    """The measure by a verb or adjective that the counted is subject or object of."""
    for governor, role in _roles(a, token):
        for entry in numbers.verbs.get(_verb_lemma(a, governor), ()):
            if entry.counts == role and _fits(entry, noun, word):
                why = f'{role} of "{a.words[governor]}"'
                return Counted(noun, governor, entry.measure, word, why)
    return None


def _verb_lemma(a: Analysis, verb: int) -> str:
    particle = a.child(verb, "prt")
    return a.lemmas[verb] if particle is None else f"{a.lemmas[verb]} {a.lower[particle]}"


def _roles(a: Analysis, token: int) -> list[tuple[int, str]]:
    """Verbs and adjectives that say something of a token, and what it is to them."""
    found: list[tuple[int, str]] = []
    for child in a.children[token]:
        if a.deps[child] in ("acl", "relcl", "amod") and child > token:
            found += _role_in(a, child, token)
    step = token
    while a.deps[step] in ("conj", "appos") and a.heads[step] != step:
        step = a.heads[step]
        if a.pos[step] in ("VERB", "AUX"):
            break
    for at in dict.fromkeys((token, step)):
        head, dep = a.heads[at], a.deps[at]
        if head != at and dep in (
            "nsubj",
            "nsubjpass",
            "dobj",
            "pobj",
            "oprd",
            "attr",
            "npadvmod",
            "conj",
            "ccomp",
        ):
            found += _role_in(a, head, at)
    return found


def _role_in(a: Analysis, verb: int, token: int) -> list[tuple[int, str]]:
    """A verb with its conjuncts and complements, and the token's role in each."""
    found: list[tuple[int, str]] = []
    queue = [verb]
    while queue and len(found) < _STEPS:
        at = queue.pop(0)
        if a.pos[at] == "VERB" or a.tags[at] in ("VBN", "VBD"):
            if token in objects(a, at) or (
                a.deps[token] == "nsubj"
                and a.heads[token] == at
                and a.tags[at] in ("VBN", "JJ")
                and not a.kids(at, "aux", "dobj")
            ):
                found.append((at, "object"))
            elif token in subjects(a, at) or a.deps[at] == "amod":
                found.append((at, "subject"))
            found += [
                (c, "subject")
                for c in a.kids(at, "oprd", "acomp")
                if token in objects(a, at) or token in subjects(a, at)
            ]
        elif a.pos[at] == "AUX" or a.pos[at] == "ADJ":
            found += [(c, "subject") for c in (at, *a.kids(at, "acomp"))]
        queue += [c for c in a.kids(at, "conj", "xcomp") if not a.kids(c, "nsubj", "nsubjpass")]
    return found


def _by_heading(
    a: Analysis, top: int, noun: int | None, word: MeasureWord | None, numbers: Numbers
) -> Counted | None:
    """ "the death toll rose to 225", "a toll of 19", "the number of arrests reached 300"."""
    for heading in headings(a, top, numbers):
        spoken = _heading_word(a, heading, numbers)
        if spoken is None:
            continue
        governor, entry = spoken
        if entry.counts in ("toll", "itself", "soft", "price", "amount"):
            return Counted(
                noun if noun is not None else governor,
                governor,
                entry.measure,
                entry if noun is None else word,
                f'"{a.words[governor]}" stands at it',
            )
        return Counted(noun, governor, entry.measure, word, f'"{a.words[governor]}" stands at it')
    return None


def headings(a: Analysis, top: int, numbers: Numbers) -> list[int]:
    """Nouns that a number says the size of: the subject or object of a verb of change or being
    that it complements, or the noun whose "of" it stands under."""
    head, dep = a.heads[top], a.deps[top]
    if dep == "pobj" and a.lower[head] in ("to", "at", "from", "by", "of"):
        over = a.heads[head]
        while (
            a.deps[over] in ("prep", "advmod", "pobj")
            and a.heads[over] != over
            and a.pos[over] not in ("NOUN", "VERB")
        ):
            over = a.heads[over]
        if a.pos[over] == "NOUN":
            return [over]
        head, dep = over, "dobj"
    if dep in ("dobj", "attr", "npadvmod", "oprd", "acomp") and (a.lemmas[head] in numbers.changes):
        direct = [] if a.lemmas[head] == "be" else [t for t in a.kids(head, "dobj") if t != top]
        return [t for t in (*direct, *subjects(a, head), *objects(a, head)) if t != top]
    return []


def _heading_word(a: Analysis, heading: int, numbers: Numbers) -> tuple[int, MeasureWord] | None:
    """The word that tells the measure of a heading: itself, "of people killed", "dead"."""
    for token in (heading, *a.kids(heading, "compound", "amod", "nmod")):
        if found := _word(a, token, numbers):
            return token, found
    if a.lemmas[heading] in _TOTALS:
        for of in a.kids(heading, "prep"):
            for noun in a.kids(of, "pobj"):
                for verb in a.kids(noun, "acl", "relcl", "amod"):
                    for entry in numbers.verbs.get(a.lemmas[verb], ()):
                        return verb, entry
                if found := _word(a, noun, numbers):
                    return noun, found
    return None


def _phrase(a: Analysis, noun: int | None) -> str:
    return "" if noun is None else a.words[noun]


def text_of(a: Analysis, amount: Amount, noun: int | None) -> str | None:
    """What is counted, in the text's words: the noun with what stands before it, number left out."""
    if noun is None:
        return None
    first = noun
    while first > amount.last and a.heads[first - 1] <= noun and first - 1 >= a.left[noun]:
        first -= 1
    if noun < amount.first:
        first = noun
        while (
            first > 0
            and a.heads[first - 1] == noun
            and a.deps[first - 1] in ("compound", "amod", "nmod")
        ):
            first -= 1
    while first < noun and a.pos[first] in ("DET", "PUNCT", "ADP", "PRON"):
        first += 1
    return a.text[a.starts[first] : a.ends[noun]]
