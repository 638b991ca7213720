"""Which figure a figure is part of: "including three children", "19 of them", "of the 164 dead"."""

from dateline.analysis import Analysis
from dateline.extraction.figures.adoption import is_by_degree
from dateline.extraction.figures.found import Found

_COUNTED = ("dead", "wounded", "injured", "victims", "casualties", "detainees", "killed", "missing")
_PRONOUNS = {"them", "whom", "those", "which", "these"}
_AMONG = {"among", "amongst", "including", "of"}
_LEADS = 8  # words between "including" and the number of a list that it opens
_FEW = 20  # figures looked back at
_WHOSE = 5  # words between "of" and the number of the whole
_OWNERS = ("DET", "PRON", "NOUN", "PROPN", "ADJ", "PART")
_BACK = 2  # sentences back in which "of them" finds what it is part of


def hosts_of(a: Analysis, found: list[Found]) -> list[int | None]:
    """For each figure the place in the list of the one that it is part of."""
    hosts: list[int | None] = []
    for place, figure in enumerate(found):
        host = _fronted(a, found, place)
        if host is None and _is_of_the_counted(a, figure):
            host = _whole_of_measure(a, found, hosts, place)
        if host is None and (lead := _lead(a, figure)) is not None:
            host = _before(a, found, place, lead)
            if host is not None and _is_of_the_rest(a, lead):
                host = hosts[host] if hosts[host] is not None else host
        hosts.append(host)
    _add_up(a, found, hosts)
    return hosts


def _is_of_the_counted(a: Analysis, figure: Found) -> bool:
    """ "Of the dead, 103 …": the number of the dead was told before."""
    first = a.sentences[a.sentence_of[figure.top]].first
    opening = a.lower[first : first + 4]
    near = figure.amount.first - first in (4, 5)
    return near and opening[:2] == ["of", "the"] and opening[2:] in [[w, ","] for w in _COUNTED]


def _is_of_the_rest(a: Analysis, lead: int) -> bool:
    """ "The others died elsewhere, among them 21 …": not of the part told last."""
    first = a.sentences[a.sentence_of[lead]].first
    return a.lower[first : first + 2] in (["the", "others"], ["the", "rest"], ["the", "remaining"])


def _whole_of_measure(
    a: Analysis, found: list[Found], hosts: list[int | None], place: int
) -> int | None:
    """The last count of that measure that is no part of another."""
    part = found[place]
    for other in range(place - 1, max(-1, place - _FEW), -1):
        whole = found[other]
        if a.sentence_of[part.top] - a.sentence_of[whole.top] > _BACK:
            return None
        if hosts[other] is None and _agree(whole, part) and _can_hold(whole, part):
            return other
    return None


def _agree(whole: Found, part: Found) -> bool:
    """Those that were shot are among the dead."""
    return part.measure in (whole.measure, "casualties", "people")


def _add_up(a: Analysis, found: list[Found], hosts: list[int | None]) -> None:
    """ "44: 26 protesters and 18 officers": two joined counts that make up the one before them."""
    for second in range(2, len(found)):
        first, whole = second - 1, second - 2
        one, two, all_ = found[first], found[second], found[whole]
        sums = (f.amount.value for f in (one, two, all_))
        if hosts[first] is not None or hosts[second] is not None or not _is_joined(a, one, two):
            continue
        x, y, total = sums
        near = a.sentence_of[one.top] - a.sentence_of[all_.top] <= 1
        same = near and one.unit == two.unit == all_.unit and all_.unit is not None
        if same and x is not None and y is not None and x + y == total:
            hosts[first] = hosts[second] = whole


def _is_joined(a: Analysis, one: Found, two: Found) -> bool:
    between = a.lower[one.amount.last : two.amount.first]
    same = a.sentence_of[one.top] == a.sentence_of[two.top]
    return same and between[-1:] == ["and"]


def _lead(a: Analysis, figure: Found) -> int | None:
    """The token where the words that make it a part begin; None where there are none."""
    amount = figure.amount
    after = a.lower[amount.last : amount.last + 3]
    if after[:1] == ["of"] and len(after) > 1 and after[1] in _PRONOUNS:
        return amount.first
    if is_by_degree(a, amount) and a.lower[amount.first - 1] in (",", "and"):
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
    return a.lower[at] != "of" and any(
        a.lower[at + 2] == word for word in _COUNTED if at + 2 < len(a)
    )


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


def _is_of_number(a: Analysis, last: int, first: int) -> bool:
    """ "12 of the 30", "23 of 31", "five of the mine's 80"."""
    whose = range(last + 1, first)
    return (
        a.lower[last : last + 1] == ["of"]
        and len(whose) <= _WHOSE
        and all(a.pos[t] in _OWNERS for t in whose)
    )


def _fronted(a: Analysis, found: list[Found], place: int) -> int | None:
    """ "Of the 164 dead, 103 were in the city"; "19 of the 225"."""
    figure = found[place]
    if place + 1 < len(found):
        nxt = found[place + 1]
        if _is_of_number(a, figure.amount.last, nxt.amount.first) and _can_hold(nxt, figure):
            return place + 1
    for other in range(place - 1, max(-1, place - _FEW), -1):
        whole = found[other]
        if a.sentence_of[whole.top] != a.sentence_of[figure.top]:
            return None
        opening = a.lower[max(0, whole.amount.first - 2) : whole.amount.first]
        if (
            opening in (["of", "the"], ["among", "the"])
            and a.lower[whole.amount.last : figure.amount.first].count(",")
            + (opening[0] == "among")
            >= 1
        ) and whole.amount.first - 2 == a.sentences[a.sentence_of[whole.top]].first:
            return other
    return None
