"""Factors in verbs: "prices doubled" is a change by 100 percent."""

from dateline.analysis import Analysis
from dateline.extraction.clauses import objects, subjects
from dateline.extraction.figures.amounts import Amount
from dateline.extraction.figures.found import Found
from dateline.extraction.figures.numerals import Numeral
from dateline.knowledge.numbers import Numbers
from dateline.record.vocabulary import Measure


def find_factors(a: Analysis, numbers: Numbers) -> list[Found]:
    """A percentage for each verb that says by how much something changed."""
    found = []
    for verb, lemma in enumerate(a.lemmas):
        word = numbers.changes.get(lemma)
        if word is None or word.by is None or a.pos[verb] != "VERB":
            continue
        of = next((t for t in (*objects(a, verb), *subjects(a, verb)) if a.pos[t] == "NOUN"), None)
        if of is not None:
            found.append(_factor(a, verb, abs(word.by), of, numbers))
    return found


def _factor(a: Analysis, verb: int, by: float, of: int, numbers: Numbers) -> Found:
    price = numbers.nouns.get(a.lemmas[of])
    measure: Measure = "price" if price and price.counts == "price" else "percent"
    number = Numeral(verb, verb + 1, by, None, 0, 1, True)
    amount = Amount(verb, verb + 1, number, by, by, by, "exact", "percent", None)
    first = min([of, *(t for t in a.kids(of, "compound", "amod") if t < of)])
    text = a.text[a.starts[first] : a.ends[of]]
    why = f'"{a.words[verb]}" says by how much'
    return Found(amount, verb, None, measure, "percent", of, text, 0.8, why)
