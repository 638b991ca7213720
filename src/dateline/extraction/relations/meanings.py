"""What a claim does to something said before, by its cue or by what its content calls a thing."""

from typing import NamedTuple

from dateline.analysis import Analysis
from dateline.extraction import marks
from dateline.extraction.claims.cue import read_cue
from dateline.knowledge.cues import Cues
from dateline.record import Claim, Span
from dateline.record.vocabulary import Relation

_NEGATIONS = marks.NEGATIONS | {"no"}
# What is said of a thing: "called X [a mistake]", "said X was [false]".
_SAID = ("attr", "acomp", "oprd")
_OF_AS = ("pobj", "amod", "acomp", "pcomp")  # "described it as [false]", in any parse
_RELATIVES = {"that", "which"}
# A phrase such as "the opposite" speaks for a whole content of no more words than this.
_SHORT = 12


class Meaning(NamedTuple):
    """The relation, and the token that names what it is about.

    `plain`: whoever spoke of it ("denied any attack"); else only what was said before is meant.
    `verdict`: what the thing is called ("a lie"), not what the cue does.
    """

    relation: Relation
    thing: int
    plain: bool = False
    pointing: bool = False
    verdict: bool = False


def meaning_of(a: Analysis, cues: Cues, claim: Claim) -> Meaning | None:
    """By its cue ("denied ..."), or by what its content calls a thing ("... an error")."""
    tops = tops_of(a, claim.content)
    if not tops:
        return None
    reading = read_cue(a, cues, claim.cue, claim.content)
    if reading.relation is not None:
        known = None if reading.head is None else cues.relation_words.get(a.lemmas[reading.head])
        clausal = a.pos[tops[0]] in ("VERB", "AUX")
        plain = clausal or known is not None or reading.relation != "denies"
        return Meaning(reading.relation, tops[0], plain)
    if reading.negated:
        return None
    return _phrase(a, cues, claim, tops) or _verdict(a, cues, claim, tops)


def _verdict(a: Analysis, cues: Cues, claim: Claim, tops: list[int]) -> Meaning | None:
    """ "[The claim] is [false]", "called [it] [a lie]", "[the bodies] were staged"."""
    top, negated = tops[0], False
    said_of = tops[1:] or [c for c in a.kids(top, "prep") if a.lower[c] == "as"]
    if said_of and a.pos[top] not in ("VERB", "AUX"):
        thing, words = top, [*said_of, *(c for t in said_of for c in a.kids(t, *_OF_AS))]
    else:
        subject = a.child(top, "nsubj", "nsubjpass")
        if subject is None:
            judged = _judged(a, claim, top)
            return None if judged is None else _judgement(cues, a.lemmas[top], judged)
        thing, words = subject, a.kids(top, *_SAID)
        if a.deps[subject] == "nsubjpass" or a.pos[top] in ("ADJ", "NOUN"):
            words = [*words, top]
        negated = any(a.lower[c] in _NEGATIONS for c in a.children[top])
    found = (_judgement(cues, a.lemmas[word], thing) for word in words)
    meaning = next((m for m in found if m is not None), None)
    return _negated(meaning.relation, thing) if meaning and negated else meaning


def _judgement(cues: Cues, word: str, thing: int) -> Meaning | None:
    known = cues.relation_words.get(word)
    if known is None or known.kind != "verdict" or known.relation is None:
        return None
    return Meaning(known.relation, thing, True, verdict=True)


def _judged(a: Analysis, claim: Claim, verdict: int) -> int | None:
    """What a bare verdict is on: "called [the claim] baseless", taken for one phrase; "[a number] that
    the army called propaganda", where the thing stands before the speaker."""
    inside = [c for c in a.kids(verdict, "compound", "nmod") if c < verdict]
    if inside:
        return inside[-1]
    first = a.tokens_in(claim.source).start if claim.source else 0
    if first < 2 or a.lower[first - 1] not in _RELATIVES or a.pos[first - 2] == "VERB":
        return None
    return first - 2


def _negated(relation: Relation, thing: int) -> Meaning | None:
    """What is not true is denied; what is not false is not thereby confirmed."""
    return Meaning("denies", thing) if relation == "confirms" else None


def _phrase(a: Analysis, cues: Cues, claim: Claim, tops: list[int]) -> Meaning | None:
    """A short content with a phrase of the table: all that was said before is meant."""
    words = [a.lower[t] for span in claim.content[:1] for t in a.tokens_in(span)]
    words = [word for word in words if word[0].isalnum()]
    if len(words) > _SHORT:
        return None
    text = f" {' '.join(words)} "
    for phrase, relation in cues.relation_phrases:
        if phrase in text:
            return Meaning(relation, tops[0], pointing=True)
    return None


def tops_of(a: Analysis, content: tuple[Span, ...]) -> list[int]:
    """The tokens of the content that hang on none of its others, those that say something first."""
    tokens = [t for span in content for t in a.tokens_in(span)]
    inside = set(tokens)
    tops = [t for t in tokens if a.heads[t] not in inside or a.heads[t] == t]
    tops = [t for t in tops if a.pos[t] != "PUNCT"]
    return sorted(tops, key=lambda t: a.pos[t] in ("ADP", "SCONJ", "CCONJ", "ADV", "INTJ"))
