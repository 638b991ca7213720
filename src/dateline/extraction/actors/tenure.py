"""Was a person of the register in office when the report was published?"""

from typing import Literal

from dateline.knowledge.register import Entry, Term

When = Literal["in office", "out of office", "not yet in office", "date unknown"]


def tenure(entry: Entry, published: str | None) -> tuple[Term, When]:
    """The term that holds on the day of publication, else the last before it, else the first."""
    terms = entry.terms
    if published is None:
        return terms[0], "date unknown"
    for term in terms:
        if term.start <= published <= term.end:
            return term, "in office"
    past = [term for term in terms if term.end < published]
    if past:
        return max(past, key=lambda term: term.end), "out of office"
    return terms[0], "not yet in office"
