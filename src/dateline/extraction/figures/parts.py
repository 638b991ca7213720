"""Which figure a figure is part of: "including three children", "19 of them", "of the 164 dead"."""

from dateline.analysis import Analysis
from dateline.extraction.figures.found import Found

_PRONOUNS = {"them", "whom", "those", "which", "these"}
_AMONG = {"among", "amongst", "including", "of"}
_LEADS = 8  # words between "including" and the number of a list that it opens
_FEW = 20  # figures looked back at
_BACK = 2  # sentences back in which "of them" finds what it is part of


def hosts_of(a: Analysis, found: list[Found]) -> list[int | None]:
    """For each figure the place in the list of the one that it is part of."""
    hosts: list[int | None] = []
    for place, figure in enumerate(found):
        host = _fronted(a, found, place)
        if host is None and (lead := _lead(a, figure)) is not None:
            host = _before(a, found, place, lead)
        hosts.append(host)
    return hosts


def _lead(a: Analysis, figure: Found) -> int | None:
    """The token where the words that make it a part begin; None where there are none."""
    amount = figure.amount
    after = a.lower[amount.last : amount.last + 3]
    if after[:1] == ["of"] and len(after) > 1 and after[1] in _PRONOUNS:
        return amount.first
    start = max(a.sentences[a.sentence_of[amount.first]].first, amount.first - _LEADS)
    for at in range(amount.first - 1, start - 1, -1):
        word = a.lower[at]
        if word == "including":
            return at
        if (
            word in _AMONG
            and a.lower[at + 1] in (*_PRONOUNS, "the", "its", "their")
            and _names_all(a, at)
        ):
            return at
        if a.pos[at] in ("VERB", "AUX") and a.lower[at] not in (
            "were",
            "was",
            "are",
            "killed",
            "is",
        ):
            return None
        if word in (";", ".", "but", "while"):
            return None
    return None


def _names_all(a: Analysis, at: int) -> bool:
    """ "among them", "of whom", "among the dead": the words stand for a number told before."""
    if a.lower[at + 1] in ("them", "whom"):
        return True
    return a.lower[at] != "of" and a.lower[at + 2 : at + 3] in (
        ["dead"], ["wounded"], ["injured"], ["victims"], ["casualties"], ["detainees"], ["killed"], ["missing"],
    )  # fmt: skip


def _before(a: Analysis, found: list[Found], place: int, lead: int) -> int | None:
    """The nearest count before the lead, within two sentences; of a list its whole."""
    sentence = a.sentence_of[lead]
    for other in range(place - 1, max(-1, place - _FEW), -1):
        whole = found[other]
        if sentence - a.sentence_of[whole.top] > _BACK:
            return None
        if whole.amount.first < lead and _can_hold(whole, found[place]):
            return other
    return None


def _can_hold(whole: Found, part: Found) -> bool:
    """Same kind of thing, and no smaller."""
    if whole.unit != part.unit:
        return False
    most = whole.amount.high if whole.amount.high is not None else None
    least = part.amount.low
    return most is None or least is None or least <= most


def _fronted(a: Analysis, found: list[Found], place: int) -> int | None:
    """ "Of the 164 dead, 103 were in the city"; "19 of the 225"."""
    figure = found[place]
    if place + 1 < len(found):
        nxt = found[place + 1]
        gap = a.lower[figure.amount.last : nxt.amount.first]
        if (
            gap[:1] == ["of"]
            and gap[1:] in (["the"], ["its"], ["their"], ["those"], [])
            and gap[1:]
        ):
            return place + 1
    for other in range(place - 1, max(-1, place - _FEW), -1):
        whole = found[other]
        if a.sentence_of[whole.top] != a.sentence_of[figure.top]:
            return None
        opening = a.lower[max(0, whole.amount.first - 2) : whole.amount.first]
        if (
            opening == ["of", "the"]
            and a.lower[whole.amount.last : figure.amount.first].count(",") >= 1
        ) and whole.amount.first - 2 == a.sentences[a.sentence_of[whole.top]].first:
            return other
    return None
