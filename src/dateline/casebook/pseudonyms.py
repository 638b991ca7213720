"""Pseudonyms of private persons: the same name has the same one in every report and casebook."""

import hashlib
import re

from dateline.casebook.people.tokens import folded, plain

# Whoever has the package has this key: it keeps pseudonyms apart from those of other programs, and
# hides no name from somebody who tries names one after the other (docs/people.md).
KEY = b"dateline pseudonyms 1"
# Hex digits: 16.7 million names; among 10,000 names three pairs share one by chance.
DIGITS = 6
# A word of a name in what linking compares begins with a sign that no word begins with.
VEIL, WORD_DIGITS = "~", 10
PATTERN = re.compile(rf"P-[0-9a-f]{{{DIGITS}}}(?![0-9a-f])")


def pseudonym(name: str, key: bytes = KEY) -> str:
    """ "P-7f3a1c": small differences of writing (capitals, accents, hyphens) do not count."""
    return f"P-{_digest(' '.join(folded(name)), key)[:DIGITS]}"


def veiled(word: str, key: bytes = KEY) -> str:
    """One word of a name, for comparing alone: "~9c41d07e22"; accents do not count."""
    return f"{VEIL}{_digest(plain(word), key)[:WORD_DIGITS]}"


def is_veiled(word: str) -> bool:
    return word.startswith(VEIL)


def _digest(words: str, key: bytes) -> str:
    told = words.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(told, digest_size=8, key=key).hexdigest()
