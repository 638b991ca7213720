"""Words as linking compares them: stems, and how rare each is in news text (`data/`)."""

import functools
import math
import re
from collections.abc import Iterator

from dateline.casebook.pseudonyms import is_veiled, veiled
from dateline.record.tables import read_table

# A pseudonym, in a text that was masked before it came here, is one word.
_WORD = re.compile(r"P-[0-9a-f]{6}\b|[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*")
# Endings of inflection, then of nouns of acts; what they leave is a stem, not always a word.
_INFLECTED = (
    ("ies", "y"),
    ("ied", "y"),
    ("sses", "ss"),
    ("ings", ""),
    ("ing", ""),
    ("ed", ""),
    ("s", ""),
)
_DERIVED = (("ation", ""), ("ment", ""), ("ion", ""), ("al", ""), ("e", ""), ("y", "i"))
# How rare a number is taken to be: less than a name, for small ones recur.
_NUMBER = 5.0
# A stem keeps at least so many letters: shorter ones fall together by chance.
_STEM_LETTERS = 3


def read_rows(name: str, *required: str) -> Iterator[dict[str, str]]:
    """The rows of the casebook's `data/name`. Raises BadKnowledge with file and line."""
    return read_table("casebook", name, *required)


def words_of(text: str) -> list[tuple[int, str]]:
    """(start, word in lower case) of each word and number of `text`."""
    return [(m.start(), m.group().casefold()) for m in _WORD.finditer(text)]


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """ "Arrested", "arrests" → "arrest"; irregular forms by the table ("shot" → "shoot")."""
    word = word.removesuffix("'s").removesuffix("’s")
    word = _forms().get(word, word)
    word = _without(word, _INFLECTED)
    return _without(_forms().get(word, word), _DERIVED)


def _without(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, instead in endings:
        rest = word.removesuffix(ending)
        if (
            rest != word
            and len(rest) >= _STEM_LETTERS
            and not (ending == "s" and rest[-1] in "sui")
        ):
            doubled = ending in ("ing", "ed") and rest[-1] == rest[-2] and rest[-1] not in "ls"
            return rest[:-1] if doubled else rest + instead
    return word


@functools.cache
def _forms() -> dict[str, str]:
    return {row["form"]: row["base"] for row in read_rows("word_forms.tsv", "form", "base")}


@functools.cache
def _rarity() -> tuple[dict[str, float], float]:
    rows = {
        row["stem"]: int(row["reports"])
        for row in read_rows("document_frequency.tsv", "stem", "reports")
    }
    total = rows.pop("*")
    known = {s: math.log(total / n) for s, n in rows.items()}
    return known | {compared(s): rare for s, rare in known.items()}, math.log(total)


@functools.lru_cache(maxsize=100_000)
def compared(stem_: str) -> str:
    """A stem as it is compared: a digest, for of words in private names no more is kept. A name must be the
    same word in the report that masks it and in one that does not, so all but numbers are compared so."""
    return stem_ if stem_[0].isdigit() or is_veiled(stem_) else veiled(stem_)


@functools.lru_cache(maxsize=100_000)
def rarity(stem_: str) -> float:
    """Inverse document frequency of a stem or its digest: 0 for a word of every report; unknown words are rarest."""
    if stem_[0].isdigit():
        return _NUMBER
    known, unknown = _rarity()
    return known.get(stem_, unknown)
