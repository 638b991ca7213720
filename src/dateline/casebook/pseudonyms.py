"""Pseudonyms of private persons: the same name has the same one in every report and casebook."""

import hashlib
import re

from dateline.casebook.people.tokens import folded

# Whoever has the package has this key: it keeps pseudonyms apart from those of other programs, and
# hides no name from somebody who tries names one after the other (docs/people.md).
KEY = b"dateline pseudonyms 1"
# Hex digits: 16.7 million names; among 10,000 names three pairs share one by chance.
DIGITS = 6
PATTERN = re.compile(rf"P-[0-9a-f]{{{DIGITS}}}(?![0-9a-f])")


def pseudonym(name: str, key: bytes = KEY) -> str:
    """ "P-7f3a1c": small differences of writing (capitals, accents, hyphens) do not count."""
    told = " ".join(folded(name)).encode("utf-8", "surrogatepass")
    return f"P-{hashlib.blake2b(told, digest_size=8, key=key).hexdigest()[:DIGITS]}"
