"""What is no figure: dates, ages, scores, names with numbers, addresses, lists."""

import re

from dateline.analysis import Analysis
from dateline.extraction.figures.amounts import Amount
from dateline.extraction.figures.nouns import head_of, noun_word
from dateline.extraction.figures.numerals import DASHES
from dateline.knowledge.numbers import Numbers

# A number in such a name is part of it; ORG and PERSON labels are too often wrong to go by.
_NAMES = {"PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT"}
_DATES = {"DATE", "TIME"}
_MEMBERS = {"strong", "member", "man", "person"}  # "a 2,500-strong force" counts people
_FINITE = ("VERB", "AUX")
_COMPLEMENTS = ("attr", "acomp", "npadvmod", "dobj", "oprd", "nummod")
_ENDS: tuple[list[str], ...] = ([","], ["."], [";"], ["and"], ["when"], ["in"], ["on"], [])
_OLDEST = 120  # years
_MONTHS = re.compile(r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\Z")


def why_no_figure(a: Analysis, amount: Amount, numbers: Numbers) -> str | None:
    """The reason why a number with no unit of its own is no figure, by the words around it."""
    first, last = amount.number.first, amount.number.last
    for check in (_is_part_of_word, _is_name, _is_clock_or_date, _is_age, _is_listing):
        if reason := check(a, first, last, numbers):
            return reason
    return _is_age_of_one(a, amount, numbers) or _is_score(a, first, last) or _is_year(a, amount)


def _is_part_of_word(a: Analysis, first: int, last: int, _: Numbers) -> str | None:
    """ "AK-47", "24-hour", "15-year-old", "12:30", "3/4"."""
    if last < len(a) - 1 and a.ends[last - 1] == a.starts[last]:
        follower = a.words[last]
        if follower in DASHES and a.starts[last + 1] == a.ends[last]:
            return None if a.lower[last + 1] in _MEMBERS else "part of a compound"
        if follower == ":" and a.ends[last] < a.starts[last + 1]:
            return None  # "the count is 44: 26 of them soldiers"
        if follower[0] in "/:°'" or (follower[0].isalpha() and follower not in ("m", "bn")):
            return "part of a compound"
    if first and a.ends[first - 1] == a.starts[first]:
        before = a.words[first - 1]
        if before in ("/", ":", "#", "+", "@", "_", "'", "’") or (before in DASHES and first > 1):
            touching = before not in DASHES or a.ends[first - 2] == a.starts[first - 1]
            return "part of a compound" if touching else None
    return None


def _is_name(a: Analysis, first: int, last: int, numbers: Numbers) -> str | None:
    """ "Boeing 737", "page 12", "Formula 1", "No. 5", "Group of 20"."""
    before = a.lower[first - 1] if first else ""
    if before in numbers.not_before and not (before in ("no", "no.") and first == 1):
        if numbers.not_before[before] == "age" or a.heads[last - 1] != last:
            return f'"{a.words[first - 1]}" before it'
        if a.words[first - 1][0].isupper():
            return f'"{a.words[first - 1]}" before it'
    head = a.heads[last - 1]
    if first and head == first - 1 and a.tags[head] in ("NNP", "NNPS"):
        whose = a.entity_of[head]  # "Kenya sent 400 soldiers, Uganda 250"
        country = whose >= 0 and a.entities[whose].label in ("GPE", "NORP")
        return None if country else "part of a name"
    entity = a.entity_of[first]
    if entity >= 0 and a.entities[entity].label in _NAMES:
        found = a.entities[entity]
        if found.first < first and not a.lower[found.first].startswith("the"):
            return "part of a name"
    return None


def _is_clock_or_date(a: Analysis, first: int, last: int, numbers: Numbers) -> str | None:
    follower = a.lower[last] if last < len(a) else ""
    if numbers.not_after.get(follower) == "clock":
        return "a time of day"
    if _MONTHS.match(follower) and a.words[last][0].isupper():
        return "a date"
    if first and _MONTHS.match(a.lower[first - 1]) and a.words[first - 1][0].isupper():
        return "a date"
    return None


def _is_age(a: Analysis, first: int, last: int, _: Numbers) -> str | None:
    """ "John Smith, 45," "children under 5", "men aged 18"."""
    closing = a.lower[last] if last < len(a) else "."
    opening = a.lower[first - 1] if first else ""
    if opening in (",", "(") and closing in (",", ")", ".", ";", "and") and first > 1:
        apposed = a.deps[last - 1] in ("appos", "nummod", "npadvmod")
        if apposed and a.tags[first - 2] in ("NNP", "NNPS") and a.words[first].isdigit():
            return "an age"
    bounded = first > 1 and opening in ("under", "over", "above", "below", "age", "aged")
    ends = closing in (",", ".", "and", ")", ";") or (last < len(a) and a.pos[last] in _FINITE)
    return "an age" if bounded and ends and a.pos[first - 2] == "NOUN" else None


def _is_age_of_one(a: Analysis, amount: Amount, numbers: Numbers) -> str | None:
    """ "Her father, who is 81", "she turned 50": what one person is or turns."""
    top = head_of(a, amount)
    verb, behind = a.heads[top], a.lower[amount.last : amount.last + 1]
    if a.deps[top] not in _COMPLEMENTS or a.lemmas[verb] not in ("be", "turn", "become"):
        return None
    if not amount.value or amount.value > _OLDEST or behind not in _ENDS:
        return None
    subject = a.child(verb, "nsubj")
    if subject is not None and a.tags[subject] == "WP" and a.deps[verb] == "relcl":
        subject = a.heads[verb]
    if subject is None or a.tags[subject] not in ("NN", "NNP", "PRP"):
        return None
    word = noun_word(a, subject, numbers)
    person = word is not None and word.kind == "people" and word.counts == "soft"
    entity = a.entity_of[subject]
    person = person or (entity >= 0 and a.entities[entity].label == "PERSON")
    return "an age" if person or a.lower[subject] in ("i", "he", "she") else None


def _is_listing(a: Analysis, first: int, last: int, _: Numbers) -> str | None:
    """ "1. Go home", "(2) or", a number alone in its sentence."""
    start = a.sentences[a.sentence_of[first]]
    if last >= len(a):
        return None
    if first == start.first and a.lower[last] in (".", ")", ":") and a.words[first].isdigit():
        return "a number in a list"
    if first and a.lower[first - 1] == "(" and a.lower[last] == ")" and a.words[first].isdigit():
        return "a number in brackets" if len(a.words[first]) < 3 else None
    return None


def _is_score(a: Analysis, first: int, last: int) -> str | None:
    """ "3-1", "beat them 24 to 17"; ranges were joined before, so the first is the higher."""
    if first and a.lower[first - 1] == "from" and a.lower[last : last + 1] == ["to"]:
        return None
    if first > 2 and a.lower[first - 3] == "from" and a.lower[first - 1] == "to":
        return None  # "cut its count from 96 to 88"
    joined = last + 1 < len(a) and a.lower[last] in (*DASHES, "to") and a.lower[last + 1].isdigit()
    if joined and (a.words[last] in DASHES or a.words[first].isdigit()):
        return "a score"
    if first > 1 and a.lower[first - 1] in (*DASHES, "to") and a.lower[first - 2].isdigit():
        return "a score"
    if a.lower[last : last + 2] == ["out", "of"] or a.lower[max(0, first - 2) : first] == [
        "out",
        "of",
    ]:
        return "a ratio"
    return None


def _is_year(a: Analysis, amount: Amount) -> str | None:
    word = a.words[amount.number.first]
    if len(word) == 4 and word.isdigit() and 1500 <= int(word) <= 2100:
        return None if a.heads[amount.number.first] > amount.number.first else "a year"
    return None


def is_dated(a: Analysis, first: int) -> bool:
    """Inside a date or a duration, as the model labels them."""
    entity = a.entity_of[first]
    return entity >= 0 and a.entities[entity].label in _DATES
