"""(form, tag) → lemma and universal tag, each worked out once: spaCy's own components are slower."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loading the parser takes a second, and only who reads reports needs it
    from spacy.language import Language

from dateline.analysis.joined import LEMMAS

_UNIVERSAL = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ",
    "JJS": "ADJ", "AFX": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV",
    "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "DT": "DET", "PDT": "DET", "WDT": "DET",
    "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "EX": "PRON", "CD": "NUM",
    "CC": "CCONJ", "UH": "INTJ", "MD": "AUX", "VB": "VERB", "VBD": "VERB", "VBG": "VERB",
    "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "HYPH": "PUNCT", ".": "PUNCT", ",": "PUNCT",
    ":": "PUNCT", "``": "PUNCT", "''": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT", "NFP": "PUNCT",
    "$": "SYM", "SYM": "SYM", "_SP": "SPACE",
}  # fmt: skip
# Tags whose words are base forms already, but for the forms of "be".
_BASE_TAGS = {"VB", "VBP", "NN", "JJ", "RB"}
_FIXED = {("are", "VBP"): "be", ("am", "VBP"): "be", ("media", "NNS"): "media"}
# Past tenses that the tagger takes for a present.
_PAST = {"retook": "retake", "undertook": "undertake", "overran": "overrun", "withdrew": "withdraw",
         "forbade": "forbid", "foresaw": "foresee", "overthrew": "overthrow", "broke": "break",
         "overtook": "overtake", "overrode": "override", "shook": "shake", "strove": "strive"}  # fmt: skip
# Participles that no past tense looks like, whatever the tagger says ("Nun taken hostage").
PARTICIPLES = frozenset({
    "taken", "retaken", "overtaken", "given", "forgiven", "seen", "driven", "stolen", "frozen",
    "beaten", "written", "thrown", "overthrown", "torn", "sworn", "forbidden", "hidden",
    "chosen", "broken", "shown", "flown", "drawn", "withdrawn", "slain",
})  # fmt: skip
_AUXILIARY = {"aux", "auxpass"}
# Stems that double their last consonant before -ed and -ing.
_DOUBLES = re.compile("[^aeiou]*[aeiou][bcdfgklmnprstvz]")
_CLITICS = {"'s": "be", "’s": "be", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have",
            "’ve": "have", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would", "n't": "not",
            "n’t": "not", "ca": "can", "wo": "will"}  # fmt: skip


def universal_tag(tag: str, dep: str) -> str:
    """The universal tag of a Penn tag; a verb that serves another verb is AUX."""
    pos = _UNIVERSAL.get(tag, "X")
    return "AUX" if pos == "VERB" and dep in _AUXILIARY else pos


class LemmaTable:
    """A growing table of lemmas; a pure function of form and tag, so sharing it changes no output."""

    def __init__(self, nlp: "Language") -> None:
        from spacy.tokens import Doc

        self._nlp, self._make_doc = nlp, Doc
        self._lemmatizer = nlp.get_pipe("lemmatizer")
        self._known: dict[tuple[str, str], str] = {}

    def lemma(self, lower: str, tag: str) -> str:
        key = (lower, tag)
        if key not in self._known:
            self._known[key] = self._look_up(lower, tag)
        return self._known[key]

    def _look_up(self, lower: str, tag: str) -> str:
        if joined := LEMMAS.get(lower):
            return joined
        pos = _UNIVERSAL.get(tag, "X")
        if fixed := _FIXED.get((lower, tag)):
            return fixed
        if tag != "POS" and lower in _CLITICS:
            return _CLITICS[lower]
        if tag in ("VB", "VBP") and lower in _PAST:
            return _PAST[lower]
        if tag in _BASE_TAGS:
            return lower
        if pos not in ("NOUN", "VERB", "AUX", "ADJ", "ADV", "PRON", "DET"):
            return lower
        doc = self._make_doc(self._nlp.vocab, words=[lower])
        doc[0].tag_, doc[0].pos_ = tag, pos
        found = self._lemmatizer.rule_lemmatize(doc[0])  # type: ignore[attr-defined]
        return _likelier([str(lemma).lower() for lemma in found])


def _likelier(lemmas: list[str]) -> str:
    """ "Hoped" is of hope: of hop it would be "hopped"."""
    first = lemmas[0]
    return first + "e" if first + "e" in lemmas and _DOUBLES.fullmatch(first) else first
