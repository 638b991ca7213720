"""Noun phrases as this finder sees them: what stands before a noun, and whose it is."""

from dataclasses import dataclass

from dateline.analysis import Analysis
from dateline.extraction.actors.found import Found
from dateline.extraction.actors.scan import Hit, Hits
from dateline.knowledge.actorwords import ActorWords

_NOMINAL = {"NOUN", "PROPN", "ADJ", "NUM"}
_LINKS = {"'s", "’s", "'", "’", "-", "–", "of"}
_WIDEST = 9
# Tags of verbs that names never hold.
_FINITE = ("VBZ", "VBD")
# Entities that are never part of the noun phrase of an actor.
_APART = {"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY"}


@dataclass(slots=True)
class Whose:
    """The country of a phrase, and what tells it: a name, a person, or the place it stands in.

    `named`: a word of the phrase tells it (its note quotes that word)
    """

    country: str | None
    note: str
    hit: Hit | None = None
    person: Found | None = None

    @property
    def named(self) -> bool:
        return self.note.startswith('"')


def region(a: Analysis, first: int) -> int:
    """The first token of the words that stand before token `first` in the same noun phrase."""
    start, floor = first, max(a.sentences[a.sentence_of[first]].first, first - _WIDEST)
    while start > floor and _belongs(a, start - 1):
        start -= 1
    while start < first and (a.words[start] in _LINKS):
        start += 1
    return start


def _belongs(a: Analysis, token: int) -> bool:
    if a.words[token] in _LINKS and a.words[token] != "of":
        return not _is_dash(a, token)
    if a.pos[token] == "VERB" and a.deps[token] == "amod":
        return True
    if a.pos[token] not in _NOMINAL or _is_settled(a, token) or _is_headline_verb(a, token):
        return False
    number = a.entity_of[token]
    return number < 0 or a.entities[number].label not in _APART


def _is_headline_verb(a: Analysis, token: int) -> bool:
    """The "Kills" of "Israel Kills Two Militants", tagged as a name, but with an object."""
    return a.pos[token] == "PROPN" and a.child(token, "dobj") is not None


def _is_dash(a: Analysis, token: int) -> bool:
    """The dash of "Reuters - President X": blanks on both sides."""
    if a.words[token] not in ("-", "–") or not 0 < token < len(a) - 1:
        return False
    return a.starts[token] > a.ends[token - 1] and a.starts[token + 1] > a.ends[token]


def _is_settled(a: Analysis, token: int) -> bool:
    """The "Almaty" of "in Almaty police fired": a noun that belongs to what stands before it."""
    above = a.heads[token]
    if a.deps[token] not in ("pobj", "dobj") or above > token or a.lower[above] == "of":
        return False
    number = a.entity_of[token]
    return number >= 0 and a.entities[number].label in ("GPE", "LOC")


def hits_before(hits: Hits, a: Analysis, words: ActorWords, start: int, end: int) -> list[Hit]:
    """Names among tokens `start` to `end` that say whose something is, nearest to `end` last."""
    found: list[Hit] = []
    token = start
    while token < end:
        hit = hits.at[token]
        if hit is None:
            token += 1
            continue
        if not is_helper(a, words, hit):
            found.append(hit)
        token = hit.last
    return found


def is_helper(a: Analysis, words: ActorWords, hit: Hit) -> bool:
    """The "Syrian" of "Syrian-backed", "pro-Syrian", "ethnic Albanian" tells no country."""
    before, after = hit.first - 1, hit.last
    if before >= 1 and a.words[before] == "-" and a.lower[before - 1] in words.against:
        return True
    if before >= 0 and (a.lower[before] in words.against or a.lower[before] == "ethnic"):
        return True
    return (
        after + 1 < len(a) and a.words[after] in ("-", "–") and a.lower[after + 1] in words.backer
    )


def whose_after(hits: Hits, a: Analysis, head: int) -> Hit | None:
    """The name in "police in Kenya", "president of Kenya", "his counterpart from Kenya"."""
    for prep in a.children[head]:
        if a.deps[prep] == "prep" and a.lower[prep] in ("of", "in", "from", "at", "for"):
            for noun in a.kids(prep, "pobj"):
                hit = hits.at[noun]
                if hit is not None:
                    return hit
    return None


def end_of_name(a: Analysis, first: int, last: int) -> int:
    """Where a name ends that the model runs into the verb of a headline: "Merkel Urges China"."""
    for token in range(first + 1, last):
        if a.pos[token] == "VERB" and a.tags[token] in _FINITE:
            return token
        if _is_headline_verb(a, token):
            return token
    return last


def head_of(a: Analysis, first: int, last: int) -> int:
    """The token of a span whose own head lies outside it; the last one, of several."""
    tops = [t for t in a.tops(range(first, last)) if a.pos[t] != "PUNCT"]
    return tops[-1] if tops else last - 1
