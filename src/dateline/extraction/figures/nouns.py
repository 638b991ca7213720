"""The noun that a number counts, by the parse, and its words in the text."""

from dateline.analysis import Analysis
from dateline.extraction.figures.amounts import Amount
from dateline.extraction.figures.numerals import DASHES
from dateline.knowledge.numbers import MeasureWord, Numbers

TOTALS = {"total", "tally", "toll", "count", "number", "figure", "average", "maximum", "minimum"}
NOUNS = ("NOUN", "PROPN")
_BEFORE_NOUN = {"nummod", "amod", "compound", "quantmod", "det", "nmod", "npadvmod", "advmod",
                "poss"}  # fmt: skip
_HEADS = ("NUM", "NOUN", "SYM", "ADJ", "DET", "PRON", "PROPN")
_NOT_IN_PHRASE = ("DET", "PUNCT", "ADP", "PRON")
_MEMBERS = {"strong", "member", "man", "person"}
_OWNERS = ("DET", "PRON", "NOUN", "PROPN", "ADJ", "PART")
_WHOSE = 6  # words from "of" to the number of the whole
_LOOK = 4  # words behind a number in which its noun is looked for where the parse has none


def head_of(a: Analysis, amount: Amount) -> int:
    """The token of an amount whose head lies outside it; the last one, of several."""
    tops = [t for t in a.tops(range(amount.first, amount.last)) if a.pos[t] in _HEADS]
    return tops[-1] if tops else amount.last - 1


def noun_word(a: Analysis, noun: int | None, numbers: Numbers) -> MeasureWord | None:
    """The row of measures.tsv for a noun, by two words or one."""
    if noun is None:
        return None
    lower, lemma = a.lower[noun], a.lemmas[noun]
    pair = numbers.nouns.get(f"{a.lower[noun - 1]} {lemma}") if noun else None
    return pair or numbers.nouns.get(lemma) or numbers.nouns.get(lower) or _singular(lower, numbers)


def _singular(lower: str, numbers: Numbers) -> MeasureWord | None:
    """Names keep their form as lemma: "Palestinians"."""
    return numbers.nouns.get(lower[:-1]) if lower.endswith("s") else None


def counted_noun(a: Analysis, amount: Amount, top: int, numbers: Numbers) -> int | None:
    """The noun that the number stands before or that "of" ties to it."""
    head, dep = a.heads[top], a.deps[top]
    if (shared := _noun_of_whole(a, amount, numbers)) is not None:
        return shared
    if (strong := _strong_noun(a, amount)) is not None:
        return strong
    if head >= amount.last and dep in _BEFORE_NOUN and _can_be_counted(a, head, amount, numbers):
        return head
    if (noun := _of_noun(a, top, numbers)) is not None:
        return noun
    if dep == "pobj" and a.lower[head] == "of" and a.pos[a.heads[head]] == "NOUN":
        whole = a.heads[head]
        word = noun_word(a, whole, numbers)
        return whole if word and word.kind == "group" else None  # "a family of four"
    return _next_noun(a, amount, numbers)


def _noun_of_whole(a: Analysis, amount: Amount, numbers: Numbers) -> int | None:
    """ "drones" of "23 of 31 drones", "workers" of "five of the mine's 80 workers"."""
    if a.lower[amount.last : amount.last + 1] != ["of"]:
        return None
    for at in range(amount.last + 1, min(len(a), amount.last + _WHOSE)):
        if a.pos[at] == "NUM":
            noun = a.heads[at]
            plural = noun > at and a.pos[noun] in NOUNS and a.tags[noun] in ("NNS", "NNPS")
            return noun if plural and a.lemmas[noun] not in numbers.not_after else None
        if a.pos[at] not in _OWNERS:
            return None
    return None


def _strong_noun(a: Analysis, amount: Amount) -> int | None:
    """ "force" of "a 2,500-strong force"."""
    dash, member = amount.number.last, amount.number.last + 1
    if member < len(a) and a.words[dash] in DASHES and a.lower[member] in _MEMBERS:
        head = a.heads[member]
        return head if head > member and a.pos[head] in NOUNS else None
    return None


def _can_be_counted(a: Analysis, noun: int, amount: Amount, numbers: Numbers) -> bool:
    """Nouns in the plural, or known as countable ("personnel", "dead"); of one, any noun."""
    word = noun_word(a, noun, numbers)
    if a.pos[noun] not in NOUNS:
        return word is not None and word.kind == "people"
    return a.tags[noun] in ("NNS", "NNPS") or word is not None or amount.value == 1


def _of_noun(a: Analysis, top: int, numbers: Numbers) -> int | None:
    """ "dozens of people"; of "12 of them" nothing is named."""
    for of in a.kids(top, "prep"):
        if a.lower[of] == "of" and (noun := a.child(of, "pobj")) is not None:
            word = noun_word(a, noun, numbers)  # "three of the dead"
            known = word is not None and word.counts == "itself"
            return noun if known or a.pos[noun] in NOUNS else None
    return None


def _next_noun(a: Analysis, amount: Amount, numbers: Numbers) -> int | None:
    """Where the parse is of no help: the plural noun that follows right behind."""
    end = min(len(a), amount.last + _LOOK, a.sentences[a.sentence_of[amount.first]].last)
    noun = None
    for at in range(amount.last, end):
        if a.pos[at] in NOUNS or a.lower[at] in ("dead", "wounded", "injured", "missing"):
            noun = at
        elif noun is not None or a.pos[at] not in ("ADJ", "NUM"):
            break
    return noun if noun is not None and _can_be_counted(a, noun, amount, numbers) else None


def text_of(a: Analysis, amount: Amount, noun: int | None) -> str | None:
    """What is counted, in the text's words: the noun with what stands before it, number left out."""
    if noun is None:
        return None
    first = noun
    floor = amount.last if noun >= amount.last else 0
    floor += 2 if a.words[floor] in DASHES else 0  # "2,500-strong"
    while first > floor and first > a.left[noun] and _is_in_phrase(a, first - 1, noun):
        first -= 1
    while first < noun and (a.pos[first] in _NOT_IN_PHRASE or a.lower[first] == "more"):
        first += 1
    return a.text[a.starts[first] : a.ends[noun]]


def _is_in_phrase(a: Analysis, token: int, noun: int) -> bool:
    return (
        a.heads[token] <= noun and a.pos[token] not in ("VERB", "AUX", "NUM", "CCONJ", "PUNCT")
    ) or (a.tags[token] in ("VBN", "VBG") and a.deps[token] == "amod")
