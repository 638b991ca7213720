"""Words that name: "described as a coup", "called it genocide", "so-called", "a euphemism for"."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.clauses import objects, subjects
from dateline.extraction.frames.candidate import Candidate
from dateline.extraction.frames.labels import label_at
from dateline.extraction.frames.quoted import is_marked
from dateline.knowledge.labels import Labels

_LONGEST = 5  # words of a label
_BEFORE = {"compound", "amod", "nmod", "det", "punct", "advmod", "poss", "case"}


def find_namings(a: Analysis, labels: Labels) -> Iterator[Candidate]:
    before = {words[0] for words in labels.naming["before"]}
    verbs = {w[0] for w in labels.naming["as"] | labels.naming["object"]}
    nouns = {words[0] for words in labels.naming["for"]}
    for token, word in enumerate(a.lower):
        if word in before and (found := _before(a, token, labels)):
            yield found
        elif a.pos[token] == "VERB" and a.lemmas[token] in verbs:
            yield from _by_verb(a, token, labels)
        elif word in nouns and (found := _by_noun(a, token, labels)):
            yield found


def _before(a: Analysis, first: int, labels: Labels) -> Candidate | None:
    """ "the so-called liberation", "what he calls a rebellion" (by its verb instead)."""
    for words in labels.naming["before"]:
        last = first + len(words)
        if tuple(a.lower[first:last]) == words:
            noun = _noun_from(a, last)
            return _candidate(a, noun, None, labels, f'"{" ".join(words)}"', last) if noun else None
    return None


def _noun_from(a: Analysis, first: int) -> int | None:
    """The head of the noun phrase that begins here."""
    noun = None
    for token in range(first, min(len(a), first + _LONGEST)):
        if a.pos[token] in ("NOUN", "PROPN"):
            noun = token
        elif noun is not None or a.pos[token] not in ("ADJ", "PUNCT", "DET"):
            break
    return noun


def _by_verb(a: Analysis, verb: int, labels: Labels) -> Iterator[Candidate]:
    lemma = (a.lemmas[verb],)
    named = next(iter(objects(a, verb)), None)
    nouns: list[tuple[int, str]] = []
    if lemma in labels.naming["as"]:
        prepositions = [p for p in a.kids(verb, "prep") if a.lower[p] == "as"]
        nouns += [(n, " as") for p in prepositions for n in a.kids(p, "pobj")]
    if lemma in labels.naming["object"] and named is not None:
        complements = a.kids(verb, "oprd", "attr", "dobj", "ccomp")
        nouns += [(n, "") for n in complements if n > verb and n != named]
        if not nouns and (merged := _merged(a, named, labels)) is not None:
            nouns, named = [(named, "")], merged
    for noun, word in nouns:
        candidate = _candidate(a, noun, named, labels, f'"{a.words[verb]}{word}"')
        known = candidate.listed or candidate.scare_quotes
        if known or (a.pos[noun] == "NOUN" and lemma not in labels.strict):
            yield candidate


def _merged(a: Analysis, noun: int, labels: Labels) -> int | None:
    """ "labelled the marchers hooligans", taken for one noun by the parser: its first part."""
    for part in a.kids(noun, "compound", "nmod"):
        rest = range(part + 1, noun + 1)
        if part and a.pos[part - 1] == "DET" and any(label_at(a, t, labels) for t in rest):
            return part
    return None


def _by_noun(a: Analysis, noun: int, labels: Labels) -> Candidate | None:
    """ "the operation, a euphemism for war": the label is what the noun is said of."""
    if not any(a.lower[p] == "for" for p in a.kids(noun, "prep")):
        return None
    said_of = (
        a.heads[noun]
        if a.deps[noun] == "appos"
        else next((t for t in subjects(a, a.heads[noun]) if a.deps[noun] == "attr"), None)
    )
    if said_of is None or a.pos[said_of] not in ("NOUN", "PROPN"):
        return None
    candidate = _candidate(a, said_of, None, labels, f'"{a.words[noun]} for"')
    return replace(candidate, strict=False)


def _candidate(
    a: Analysis, noun: int, named: int | None, labels: Labels, why: str, floor: int = 0
) -> Candidate:
    """The label around a noun; one that is not in the table must be put on something known."""
    first, lowest = noun, max(floor, a.left[noun])
    if named is not None and named < noun:
        lowest = max(lowest, named + 1)
    while first > lowest and a.heads[first - 1] == noun and _in_label(a, first - 1):
        first -= 1
    while first < noun and (a.pos[first] in ("DET", "PUNCT", "PRON") or a.lower[first] == "’s"):
        first += 1
    last, listed = _listed(a, first, noun, labels)
    marked = is_marked(a, first, last)
    strict = not (listed or marked or floor)
    score = 0.9 if listed else 0.75 if marked else 0.6
    return Candidate(first, last, noun, named, listed, strict, marked, score, f"named by {why}")


def _listed(a: Analysis, first: int, noun: int, labels: Labels) -> tuple[int, bool]:
    """The end of the label, and whether one of the table is in it ("act of terrorism")."""
    found = [(t, label) for t in range(first, noun + 1) if (label := label_at(a, t, labels))]
    ends = (t + len(label.words) for t, label in found)
    return max(noun + 1, *ends, noun + 1), bool(found)


def _in_label(a: Analysis, token: int) -> bool:
    return a.deps[token] in _BEFORE and a.words[token] not in ('"', "“", "”", "‘", "``", "''", "'")
