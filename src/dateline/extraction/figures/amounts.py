"""Amounts: numerals with their sign or unit, ranges joined, qualifiers read."""

from dataclasses import dataclass, replace

from dateline.analysis import Analysis
from dateline.extraction.figures.numerals import DASHES, Numeral, find_numerals
from dateline.knowledge.numbers import Currency, Numbers
from dateline.record.vocabulary import Qualifier

PERCENT = {"%", "percent", "pct", "pct."}
LONGEST_QUALIFIER = 4  # words


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens `first` up to and without `last`, unit and qualifier included; `number` the numeral.

    `unit` is a currency, "percent", "percentage_point" or None; `reading` the qualifier's words.
    """

    first: int
    last: int
    number: Numeral
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None
    reading: str | None

    @property
    def is_percent(self) -> bool:
        return self.unit in ("percent", "percentage_point")


def find_amounts(a: Analysis, numbers: Numbers) -> list[Amount]:
    """All amounts in text order, ranges as one."""
    found: list[Amount] = []
    for numeral in find_numerals(a, numbers):
        amount = _with_unit(a, numeral, numbers)
        risen = found and _is_risen(a, found[-1], numbers)
        if found and not risen and (joined := _range(a, found[-1], amount)):
            found[-1] = joined
        else:
            found.append(amount)
    return [_qualified(a, amount, numbers) for amount in found]


def _is_risen(a: Analysis, amount: Amount, numbers: Numbers) -> bool:
    """ "climbed $2 to $81" is no range."""
    before = amount.first - 1
    word = numbers.changes.get(a.lemmas[before]) if before >= 0 else None
    return word is not None and word.sign != 0 and a.pos[before] == "VERB"


def _with_unit(a: Analysis, n: Numeral, numbers: Numbers) -> Amount:
    """The numeral with the currency sign before it or the unit behind it."""
    vague: Qualifier = "vague" if n.value is None else "exact"
    bare = Amount(n.first, n.last, n, n.value, n.low or n.value, n.value, vague, None, None)
    if end := _percent_end(a, n.last):
        points = end - n.last == 2 and a.lower[end - 1].startswith("point")
        return replace(bare, last=end, unit="percentage_point" if points else "percent")
    sign = numbers.currency_signs.get(a.lower[n.first - 1]) if n.first else None
    if sign and _touches_or_is_sign(a, n.first - 1):
        return _money(replace(bare, first=n.first - 1), sign)
    if word := _currency_word(a, n.last, numbers):
        end, currency = word
        return _money(replace(bare, last=end), currency)
    return bare


def _touches_or_is_sign(a: Analysis, sign: int) -> bool:
    """A sign before the number; letters ("Rs", "NIS") only where written as capitals or at it."""
    return not a.lower[sign].isalpha() or a.words[sign][0].isupper()


def _money(amount: Amount, currency: Currency) -> Amount:
    def times(value: float | None) -> float | None:
        return None if value is None else round(value * currency.factor, 6)

    return replace(
        amount,
        unit=currency.code,
        value=times(amount.value),
        low=times(amount.low),
        high=times(amount.high),
    )


def _percent_end(a: Analysis, at: int) -> int | None:
    """The end of "%", "percent", "per cent", "percentage points" at token `at`."""
    if at >= len(a):
        return None
    words = a.lower[at : at + 3]
    if words[0] == "-" and len(words) > 1 and words[1] in PERCENT:
        return at + 2
    if words[0] in PERCENT:
        return at + 2 if words[1:2] in (["points"], ["point"]) else at + 1
    if words[:2] == ["per", "cent"] or (
        words[0] == "percentage" and words[1:2] in (["points"], ["point"])
    ):
        return at + 2
    return None


def _currency_word(a: Analysis, at: int, numbers: Numbers) -> tuple[int, Currency] | None:
    """The end and currency of "dollars", "Mexican pesos", "Hong Kong dollars" at token `at`."""
    for length in (1, 2, 3):
        end = at + length
        if end > len(a):
            return None
        lower = a.lower[end - 1]
        keys = (a.lemmas[end - 1], lower, lower.removesuffix("s"))  # "pesos" taken for a singular
        forms = next((numbers.currency_words[k] for k in keys if k in numbers.currency_words), None)
        adjective = " ".join(a.lower[at : end - 1]).removeprefix("- ").removeprefix("of ")
        adjective = "" if adjective in ("-", "of") else adjective
        if forms and adjective in forms:
            weight = a.lower[end : end + 1] == ["of"] and forms[adjective].code == "GBP"
            return None if weight else (end, forms[adjective])
    return None


def _range(a: Analysis, left: Amount, right: Amount) -> Amount | None:
    """ "40 to 50", "40-50", "between 40 and 50", "$3 to $5 million"; else None."""
    gap = a.lower[left.last : right.first]
    between = left.first > 0 and a.lower[left.first - 1] == "between"
    joins = (len(gap) == 1 and (gap[0] in DASHES or gap[0] in ("to", "or"))) or gap == ["up", "to"]
    if not (joins or (gap == ["and"] and between)) or left.value is None or right.value is None:
        return None
    unit = right.unit if left.unit is None else left.unit
    low, high = left.value, right.value
    if right.number.scale > 1 and left.number.scale == 1 and low < right.number.base:
        low *= right.number.scale  # "40 to 50 million"
    if (right.unit or unit) != unit or low >= high or high > 100 * low:
        return None
    if gap[0] == "to" and left.first and a.lower[left.first - 1] == "from" and unit == "percent":
        return None  # a change, not a range
    first = left.first - between
    number = replace(right.number, first=left.number.first)
    return replace(
        right, first=first, number=number, value=None, low=low, high=high, qualifier="about", unit=unit,
        reading="a range",
    )  # fmt: skip


def _qualified(a: Analysis, amount: Amount, numbers: Numbers) -> Amount:
    """The amount with the qualifier before or behind it taken in."""
    if amount.number.open_:
        return _bounded(amount, "at_least", "+")
    for length in range(LONGEST_QUALIFIER, 0, -1):
        first = amount.first - length
        words = tuple(a.lower[max(first, 0) : amount.first])
        if first >= 0 and (found := numbers.qualifiers_before.get(words)):
            if not _is_preposition(a, first, amount.first):
                return _bounded(replace(amount, first=first), found, " ".join(words))
            break
    for length in (3, 2, 1):
        words = tuple(a.lower[amount.last : amount.last + length])
        if found := numbers.qualifiers_after.get(words):
            return _bounded(replace(amount, last=amount.last + length), found, " ".join(words))
    return amount


def _is_preposition(a: Analysis, first: int, last: int) -> bool:
    """ "a dispute over 12 islands", "news about 12 men": one word that governs the noun itself."""
    if last - first == 1 and first > 1 and a.lower[first - 1] in ("and", "or"):
        return a.pos[first - 2] == "ADP"  # "in and around three camps"
    if last - first > 1 or a.deps[first] != "prep":
        return False
    return a.pos[a.heads[first]] in ("NOUN", "PROPN") or a.lower[first] in ("near", "under")


def _bounded(amount: Amount, qualifier: Qualifier, words: str) -> Amount:
    """The amount with bounds as the qualifier has them; a vague number keeps its floor."""
    if amount.value is None and amount.qualifier == "vague":
        return replace(amount, reading=words)
    if amount.value is None:  # a range stays one: "at least 40 to 50"
        return replace(amount, reading=f"{words}, a range")
    low = amount.value if qualifier in ("at_least", "exact") else None
    high = amount.value if qualifier in ("at_most", "exact") else None
    return replace(amount, qualifier=qualifier, low=low, high=high, reading=words)
