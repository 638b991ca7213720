"""From the words of time to compiled patterns. <NAME> in a pattern stands for a list of words."""

import re
from collections.abc import Iterable

from dateline.extraction.times.reading import Rule
from dateline.knowledge.time_words import TimeWords

# Letters in lower case, curly quotes and dashes straightened, blanks made plain: same length.
_PLAIN = str.maketrans(
    {**{c: c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}, "’": "'", "‘": "'", "–": "-",
     "—": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
)  # fmt: skip

# In all patterns: _ is up to three blanks, ~ blanks or a hyphen.
_FIXED = {
    "NUM": r"(?:\d{1,3}|<NUMBER>)",
    "DAYNUM": r"(?:3[01]|[12]\d|0?[1-9])",
    "YEAR": r"(?:1\d\d\d|20\d\d|21\d\d)(?![,.]?\d)",
    "ORD": r"(?:st|nd|rd|th)\b",
    "NTH": r"(?:\d{1,2}(?:st|nd|rd|th)\b|<ORDINAL>)",
    "CLOCK": (
        r"(?:\d{1,2}(?:[:.]\d\d(?::\d\d)?)?_?(?:[ap]\.m\.?|[ap]m\b)|\d{1,2}:\d\d(?:_(?:hours|hrs)\b)?"
        r"|\d{1,2}_o'clock(?:_in_the_(?:morning|afternoon|evening))?"
        r"|\d{1,2}_in_the_(?:morning|afternoon|evening)|\d{4}_(?:hours|hrs|gmt|utc)\b"
        r"|(?:noon|midday|midnight)\b)"
        r"(?:_(?:local_time|[ecmp][sd]?t|gmt|utc|cet|cest|bst|eastern(?:_time)?)\b)?"
        r"(?:_\(\d{4}_?(?:gmt|utc)\))?"
    ),
}
_LISTS = {
    "MONTH": "month", "WEEKDAY": "weekday", "NUMBER": "number", "ORDINAL": "ordinal",
    "UNIT": "unit", "SEASON": "season", "DAYPART": "daypart", "TODAY": "today",
    "DECADE": "decade", "VAGUE": "vague", "MOD": "mod",
}  # fmt: skip


def plain(text: str) -> str:
    """The text as patterns see it, character for character."""
    return text.translate(_PLAIN)


def alternation(words: Iterable[str]) -> str:
    """A group of words, the longest first, ending at a word's edge."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", "_") for word in ordered) + r")\b"


def _with_dots(words: list[str]) -> str:
    """Names of months and days, the short ones also with a full stop."""
    short = [word for word in words if is_short(word)]
    long = [word for word in words if not is_short(word)]
    return rf"(?:{alternation(long)}|{alternation(short)}\.?)"


def is_short(name: str) -> bool:
    """A short form of a month or weekday ("sept", "thurs")."""
    return len(name) <= 5 and name not in ("march", "april", "may", "june", "july")


class Patterns:
    """Rules compiled for a list of words, found by the first word of an expression."""

    def __init__(self, words: TimeWords, rules: Iterable[Rule]) -> None:
        self._lists = {**_FIXED, **{n: alternation(words.words(k)) for n, k in _LISTS.items()}}
        for kind in ("MONTH", "WEEKDAY"):
            self._lists[kind] = _with_dots(words.words(kind.lower()))
        self._lists["HOLIDAY"] = alternation(words.named_days)
        self.by_first: dict[str, list[tuple[re.Pattern[str], Rule]]] = {}
        for rule in rules:
            pair = (self.compile(rule.pattern), rule)
            for first in _first_words(words, rule.first):
                pairs = self.by_first.setdefault(first, [])
                if pair not in pairs:
                    pairs.append(pair)

    def compile(self, pattern: str) -> re.Pattern[str]:
        for _ in range(3):  # lists inside lists
            pattern = re.sub(r"<([A-Z]+)>", lambda m: f"(?:{self._lists[m[1]]})", pattern)
        # At most three blanks, so that long runs of them cost nothing.
        blanks = r"[ \t\r\n]{1,3}"
        pattern = pattern.replace("_?", r"[ \t\r\n]{0,3}").replace("_", blanks)
        pattern = pattern.replace("~", f"(?:{blanks}|-)")
        return re.compile(pattern)


def _first_words(words: TimeWords, firsts: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for first in firsts:
        if first == "HOLIDAY":
            found.update(first_word(name) for name in words.named_days)
        elif first.isupper():
            found.update(first_word(word) for word in words.words(first.lower()))
        else:
            found.add(first)
    return found


def first_word(phrase: str) -> str:
    """The letters, or the kind of number ("#1", "#2", "#4" by its digits), that a phrase begins with."""
    match = WORD.match(phrase)
    return key_of(match[0]) if match else ""


WORD = re.compile(r"[a-z]+|\d+")


def key_of(word: str) -> str:
    return f"#{len(word)}" if word[0].isdigit() else word
