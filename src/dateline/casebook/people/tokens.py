"""A text as the words that names are made of."""

import functools
import re
import unicodedata
from typing import NamedTuple

# Letters with their combining marks; an apostrophe may stand within (O'Neill).
_WORD = re.compile(
    r"[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*(?:['’ʼ`][^\W\d_\u0300-\u036f]+)*"
)
_POSSESSIVE = re.compile(r"['’ʼ`][sS]$")
_APOSTROPHES = str.maketrans("’ʼ`", "'''")
# What may stand between two words of one name: "Al-Masri", "J. Doe", a line's end.
_WITHIN = re.compile(r"[ \u00a0]|[-‐‑–_+]|\r?\n")
_AFTER_INITIAL = re.compile(r"\.[ \u00a0]?")


class Token(NamedTuple):
    """`plain` is the word without capitals and accents; `capital`: it begins with one."""

    start: int
    end: int
    plain: str
    capital: bool


def tokens(text: str) -> list[Token]:
    """Words in text order, without the possessive's 's."""
    found = []
    for match in _WORD.finditer(text):
        word, end = match[0], match.end()
        if len(word) > 2 and word[-1] in "sS" and _POSSESSIVE.search(word):
            word, end = word[:-2], end - 2
        found.append(Token(match.start(), end, plain(word), word[0].isupper()))
    return found


def joined(text: str, one: Token, other: Token) -> bool:
    """Whether two words that follow one another can be of one name."""
    gap = other.start - one.end
    if not 0 < gap <= 2:
        return False
    initial = one.end - one.start == 1 and one.capital
    return bool(
        _WITHIN.fullmatch(text, one.end, other.start)
        or (initial and _AFTER_INITIAL.fullmatch(text, one.end, other.start))
    )


def folded(name: str) -> tuple[str, ...]:
    """The words of a name as tokens have them."""
    return tuple(token.plain for token in tokens(name))


@functools.lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES))
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()
