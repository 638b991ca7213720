"""Numbers in words and digits: where they stand and what they say, nothing of what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.analysis import Analysis
from dateline.knowledge.numbers import Numbers

DIGITS = re.compile(
    r"(\d{1,3}(?:,\d{2,3})*(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)([a-z]{1,3})?(\+)?\Z", re.A
)
DASHES = {"-", "–", "—"}
# More is counted nowhere: a string of digits, and soon no number that JSON can hold.
MOST = 1e30


@dataclass(frozen=True, slots=True)
class Numeral:
    """Tokens `first` up to and without `last`; `value` None and `low` set where it is vague.

    `base` is the number before its last scale word, `scale` that word's worth ("40 million":
    40 and 1e6); `words` whether it is spelled out; `open_` whether a "+" is written onto it.
    """

    first: int
    last: int
    value: float | None
    low: float | None
    base: float
    scale: float
    words: bool
    open_: bool = False


def find_numerals(a: Analysis, numbers: Numbers) -> Iterator[Numeral]:
    """All numerals in text order; they do not overlap."""
    words, at, lower = numbers.words, 0, a.lower
    for i, word in enumerate(lower):
        if i < at or not (word in words or "0" <= word[0] <= "9" or word[0] == "."):
            continue
        if found := _numeral_at(a, i, at, numbers):
            at = found.last
            if max(found.value or 0, found.low or 0) <= MOST:
                yield found


def _numeral_at(a: Analysis, i: int, free: int, numbers: Numbers) -> Numeral | None:
    """The numeral whose first word with a value is token `i`; `free` is the first token not used."""
    known = numbers.words.get(a.lower[i])
    if known is None:
        return _from_digits(a, i, numbers)
    if known.kind == "plural":
        return _vague_plural(a, i, numbers)
    if known.kind == "vague":
        return _several(a, i, free, numbers)
    if known.kind == "scale":
        return _article_and_scale(a, i, free, numbers)
    return _scaled(a, i, *_spelled(a, i, numbers), numbers) if known.kind != "suffix" else None


def _from_digits(a: Analysis, i: int, numbers: Numbers) -> Numeral | None:
    match = DIGITS.match(a.lower[i])
    if not match or (len(match[1]) > 1 and match[1][0] == "0" and match[1][1] != "."):
        return None
    value, suffix = float(match[1].replace(",", "")), match[2]
    if not suffix:
        plain = _scaled(a, i, i + 1, value, numbers, words=False)
        return replace(plain, open_=bool(match[3]))
    known = numbers.words.get(suffix)
    if known is None or known.kind != "suffix":
        return None
    total = value * known.value
    return Numeral(i, i + 1, total, None, value, known.value, False, bool(match[3]))


def _spelled(a: Analysis, i: int, numbers: Numbers) -> tuple[int, float]:
    """The end and value of "twelve", "twenty", "twenty-five"."""
    value = numbers.words[a.lower[i]].value
    if numbers.words[a.lower[i]].kind == "ten":
        nxt = i + 2 if _is_dash(a, i + 1) else i + 1
        unit = numbers.words.get(a.lower[nxt]) if nxt < len(a) else None
        if unit and unit.kind == "unit" and 0 < unit.value < 10:
            return nxt + 1, value + unit.value
    return i + 1, value


def _scaled(
    a: Analysis, first: int, last: int, value: float, numbers: Numbers, *, words: bool = True
) -> Numeral:
    """Adds "and a half", scale words ("hundred", "million") and what follows them."""
    base, scale = value, 1.0
    if a.lower[last : last + 3] == ["and", "a", "half"]:
        value, last = value + 0.5, last + 3
        base = value
    while (end := _scale_end(a, last, numbers, words)) is not None:
        scale = numbers.words[a.lower[end - 1].removesuffix(".")].value
        base, value, last = value, value * scale, end
        last, value = _remainder(a, last, value, scale, numbers)
    return Numeral(first, last, value, None, base, scale, words)


def _scale_end(a: Analysis, at: int, numbers: Numbers, words: bool) -> int | None:
    """The end of a scale word at `at`: "million", "-million", for digits also "m", "bn"."""
    if _is_dash(a, at):
        at += 1
    if at >= len(a):
        return None
    known = numbers.words.get(a.lower[at].removesuffix("."))
    if known is None:
        return None
    touches = at > 0 and a.starts[at] == a.ends[at - 1]  # "20 m" are metres
    if known.kind == "scale" or (known.kind == "suffix" and not words and touches):
        return at + 1
    return None


def _remainder(
    a: Analysis, at: int, value: float, scale: float, numbers: Numbers
) -> tuple[int, float]:
    """ "two hundred and fifty": what follows a spelled-out scale and is smaller than it."""
    nxt = at + 1 if at < len(a) and a.lower[at] == "and" and scale in (100, 1000) else at
    known = numbers.words.get(a.lower[nxt]) if nxt < len(a) else None
    if known is None or known.kind not in ("unit", "ten") or scale < 100:
        return at, value
    end, rest = _spelled(a, nxt, numbers)
    if end < len(a) and a.lower[end] == "hundred" and scale >= 1000:
        end, rest = end + 1, rest * 100
    return end, value + rest


def _vague_plural(a: Analysis, i: int, numbers: Numbers) -> Numeral | None:
    """ "dozens", "tens of thousands", "hundreds upon hundreds": no less than twice the word."""
    worth, last = numbers.words[a.lower[i]].value, i + 1
    while last + 1 < len(a) and a.lower[last] in ("of", "upon"):
        known = numbers.words.get(a.lower[last + 1])
        if known is None or known.kind != "plural":
            break
        worth, last = worth * known.value if a.lower[last] == "of" else worth, last + 2
    if last == i + 1 and a.lower[i] in ("tens", "scores") and a.lower[last : last + 1] != ["of"]:
        return None  # "scores" in sport, "tens" at cards
    return Numeral(i, last, None, 2 * worth, worth, 1, True)


def _several(a: Analysis, i: int, free: int, numbers: Numbers) -> Numeral | None:
    """ "several", "a few", "several hundred", "a few dozen"."""
    article = i > free and a.lower[i - 1] == "a"
    nxt = numbers.words.get(a.lower[i + 1]) if i + 1 < len(a) else None
    if nxt and nxt.kind == "scale":
        worth, last = nxt.value, i + 2
        while last < len(a) and (more := numbers.words.get(a.lower[last])) and more.kind == "scale":
            worth, last = worth * more.value, last + 1
        return Numeral(i - article, last, None, 2 * worth, worth, 1, True)
    if a.lower[i] == "few" and not article:
        return None
    return Numeral(i - article, i + 1, None, numbers.words[a.lower[i]].value, 1, 1, True)


def _article_and_scale(a: Analysis, i: int, free: int, numbers: Numbers) -> Numeral | None:
    """ "a dozen", "half a million", "a half-million"; a bare scale word says no number."""
    before = a.lower[max(free, i - 3) : i]
    for words, factor in ((["half", "a"], 0.5), (["half", "of", "a"], 0.5), (["a", "half"], 0.5)):
        if before[-len(words) :] == words:
            return _scaled(a, i - len(words), i, factor, numbers)
    if before[-2:-1] == ["half"] and before[-1] in DASHES:
        first = i - 3 if before[0] == "a" else i - 2
        return _scaled(a, first, i, 0.5, numbers)
    if before[-1:] and before[-1] in ("a", "an", "one", "per"):
        return _scaled(a, i - 1, i, 1, numbers) if before[-1] != "per" else None
    return None


def _is_dash(a: Analysis, i: int) -> bool:
    """A hyphen that touches the words on both sides."""
    return (
        0 < i < len(a) - 1
        and a.words[i] in DASHES
        and a.starts[i] == a.ends[i - 1]
        and a.ends[i] == a.starts[i + 1]
    )
