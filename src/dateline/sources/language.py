"""The language of a text, offline: by its script, by English words, else by py3langid."""

import functools
import re
import unicodedata
from collections import Counter
from typing import Any

from dateline.record.tables import read_table

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000  # characters from each of the beginning, the middle and the end
# Fewer letters than this in the Latin script decide nothing, and English is what is read here.
_FEWEST_LETTERS = 16
# py3langid scores are log probabilities; below this lead over English a text stays English.
_LEAD = 12.0


def find_language(text: str) -> str:
    """ISO 639-1 code; "en" where the text is too short or too mixed to tell."""
    sample = _sample(text)
    script = _script(sample)
    if script != "LATIN":
        return _best(sample, _table("script")[script])
    words = _WORD.findall(sample)
    # Names say nothing of a language, so words in lower case decide, unless all are in capitals.
    capitals = 2 * sum(word.isupper() for word in words) > len(words)
    plain = [word.lower() for word in words if capitals or word.islower()]
    if _is_english(plain) or sum(map(len, plain)) < _FEWEST_LETTERS:
        return "en"
    best = _best(sample.lower() if capitals else sample, _table("script")["LATIN"])
    scores = _scores(" ".join(plain))
    return best if scores[best] > scores["en"] else "en"


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = (len(text) - _SAMPLE) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


def _script(sample: str) -> str:
    """The script of most letters; one kana in twenty letters makes Han characters Japanese."""
    counts: Counter[str] = Counter()
    for char, number in Counter(sample).items():
        if char.isalpha():
            counts[_script_of(char)] += number
    known = {script: n for script, n in counts.items() if script in _table("script")}
    if not known:
        return "LATIN"
    if counts["HIRAGANA"] + counts["KATAKANA"] > 0.05 * sum(counts.values()) and counts["CJK"]:
        return "HIRAGANA"
    return max(known, key=lambda script: (known[script], script))


@functools.cache
def _script_of(char: str) -> str:
    return unicodedata.name(char, "LATIN").split()[0]


def _is_english(words: list[str]) -> bool:
    """A third of running English is such words; of its neighbours' text less than a tenth."""
    english = _table("words")["en"]
    hits = sum(word in english for word in words)
    return hits >= 2 and hits >= 0.2 * len(words)


def _best(sample: str, languages: list[str]) -> str:
    """The likeliest of some languages; English unless another leads clearly."""
    if len(languages) == 1:
        return languages[0]
    scores = _scores(sample)
    best = max(languages, key=lambda code: (scores[code], code))
    clear = "en" not in languages or scores[best] > scores["en"] + _LEAD
    return best if clear else "en"


def _scores(sample: str) -> dict[str, float]:
    return dict(_identifier().rank(sample))


@functools.cache
def _table(kind: str) -> dict[str, list[str]]:
    rows = read_table("sources", "languages.tsv", "kind", "key", "values")
    return {row["key"]: row["values"].split() for row in rows if row["kind"] == kind}


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
