"""The form under which names of places are compared: one spelling for many ways of writing."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)
_APOSTROPHES = re.compile(r"['’‘ʼʻʿʾ`´.]")
_BREAKS = re.compile(r"[\s\-‐‑–—/_,()]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=100_000)
def normalise(name: str) -> str:
    """Lower case, no accents, apostrophes or full stops, hyphens as blanks, "St." as "saint"."""
    if name.isascii():
        text = name.lower()
    else:
        text = unicodedata.normalize("NFKD", name.casefold())
        text = "".join(c for c in text if not unicodedata.combining(c)).translate(_LETTERS)
    words = _BREAKS.sub(" ", _APOSTROPHES.sub("", text)).split()
    if len(words) > 1 and (words[0] in _SHORT):
        words[0] = _SHORT[words[0]]
    return " ".join(words).replace(" & ", " and ")
