"""What sums of money and percentages are of."""

from dateline.analysis import Analysis
from dateline.extraction.figures.amounts import Amount
from dateline.extraction.figures.found import Found
from dateline.extraction.figures.headings import headings
from dateline.extraction.figures.nouns import head_of
from dateline.knowledge.numbers import Numbers
from dateline.record.vocabulary import Measure


def find_money_or_percent(a: Analysis, amount: Amount, numbers: Numbers) -> Found:
    """An amount with a unit of its own is a figure whatever it is of."""
    top = head_of(a, amount)
    of = _of(a, amount, top, numbers)
    measure: Measure = "percent" if amount.is_percent else "money"
    word = None if of is None else _word(a, of, numbers)
    if word is not None and word == "votes" and amount.is_percent:
        measure = "votes"
    if (word == "price" or _is_for_each(a, amount)) and not amount.is_percent:
        measure = "price"
    text = None if of is None else _phrase(a, of, amount)
    why = f'{amount.unit} "{a.text[a.starts[amount.first] : a.ends[amount.last - 1]]}"'
    return Found(amount, top, None, measure, amount.unit, of, text, 0.9 if of else 0.8, why)


def _is_for_each(a: Analysis, amount: Amount) -> bool:
    """ "120 tenge a litre", "$80 per barrel"."""
    each, unit = a.lower[amount.last : amount.last + 1], a.tags[amount.last + 1 : amount.last + 2]
    return each in (["a"], ["an"], ["per"]) and unit == ["NN"]


def _word(a: Analysis, noun: int, numbers: Numbers) -> str | None:
    tokens = (noun, *a.kids(noun, "compound"))
    return next(
        (numbers.nouns[a.lemmas[t]].measure for t in tokens if a.lemmas[t] in numbers.nouns), None
    )


def _of(a: Analysis, amount: Amount, top: int, numbers: Numbers) -> int | None:
    """ "51 percent of the vote", "$580 million in aid", "a $5 million deal", "prices rose 12%"."""
    head, dep = a.heads[top], a.deps[top]
    if (
        head >= amount.last
        and dep in ("nummod", "compound", "amod", "nmod")
        and a.pos[head] in ("NOUN", "PROPN")
    ):
        return head
    of_change = [t for t in headings(a, top, numbers) if a.pos[t] in ("NOUN", "PROPN")]
    if dep == "pobj" and of_change:  # "cut the price to 50 tenge in the region"
        return of_change[0]
    for preposition in a.kids(top, "prep"):
        if (
            a.lower[preposition] in ("of", "in", "for", "worth")
            and (noun := a.child(preposition, "pobj"))
            and a.pos[noun] == "NOUN"
            and a.entity_of[noun] < 0
        ):
            return noun
    return next(iter(of_change), None)


def _phrase(a: Analysis, noun: int, amount: Amount) -> str:
    """The noun with its modifiers and a short "in", "of" or "for" behind it."""
    first = a.left[noun]
    if first < amount.last and noun >= amount.last:
        first = amount.last
    while first < noun and a.pos[first] in ("DET", "PUNCT", "ADP", "PRON", "NUM", "SYM"):
        first += 1
    end = noun + 1
    for preposition in a.kids(noun, "prep"):
        if (
            a.lower[preposition] in ("in", "of", "for")
            and preposition == end
            and a.right[preposition] - end <= 4
        ):
            outside = a.right[preposition] <= amount.first or preposition >= amount.last
            end = a.right[preposition] if outside else end
    return a.text[a.starts[first] : a.ends[end - 1]]
