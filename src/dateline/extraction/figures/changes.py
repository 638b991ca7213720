"""Changes and running totals: "rose by 44 percent to $580 million", "bringing the total to 300"."""

from dataclasses import dataclass, field

from dateline.analysis import Analysis
from dateline.extraction.figures.found import Found
from dateline.extraction.figures.headings import headings
from dateline.knowledge.numbers import ChangeWord, Numbers
from dateline.record import Change
from dateline.record.vocabulary import CountKind

_TOTALS = {"toll", "total", "tally", "count"}
_NEW_BEFORE = {"another", "further", "additional", "new", "fresh", "extra"}
_RUNNING_AFTER = (("so", "far"), ("to", "date"), ("until", "now"), ("up", "to", "now"))
# What is counted up from day to day, so that a number "as of Monday" is the total so far.
RUN_UP = {"killed", "injured", "arrested", "released", "missing", "displaced", "abducted",
          "casualties", "dismissed", "destroyed", "damaged"}  # fmt: skip
_STEPS = 4  # heads between a number and the word of change that it belongs to


@dataclass(slots=True)
class _Slots:
    """The numbers (places in the list of figures) that one word of change governs."""

    word: ChangeWord
    by: int | None = None
    from_: int | None = None
    to: int | None = None
    all_: list[int] = field(default_factory=list)


def changes_of(a: Analysis, found: list[Found], numbers: Numbers) -> dict[int, Change]:
    """Change by place in the list: each number of a change carries the whole of it."""
    by_word: dict[int, _Slots] = {}
    for place, figure in enumerate(found):
        slot, token = _slot(a, figure, numbers)
        if token is None:
            continue
        slots = by_word.setdefault(token, _Slots(_change_word(a, token, numbers)))
        if slot == "by" and slots.by is not None and a.lower[figure.amount.first - 1] == "to":
            slot = "to"  # "climbed $2 to $81", taken for one phrase by the parser
        if getattr(slots, slot) is None:
            setattr(slots, slot, place)
            slots.all_.append(place)
    result: dict[int, Change] = {}
    for slots in by_word.values():
        if slots.from_ is not None and slots.to is None and slots.by is None:
            _complete(a, found, slots)
        if slots.by is not None or slots.from_ is not None or slots.word.by is not None:
            result.update(dict.fromkeys(slots.all_, _change(found, slots)))
    return result


def _complete(a: Analysis, found: list[Found], slots: _Slots) -> None:
    """ "225 died, up from 164": what it rose to is the figure before."""
    place = slots.from_
    whole = found[place - 1] if place else None
    if not place or whole is None or whole.unit != found[place].unit:
        return
    if a.sentence_of[whole.top] == a.sentence_of[found[place].top]:
        slots.to = place - 1
        slots.all_.append(place - 1)


def _change_word(a: Analysis, token: int, numbers: Numbers) -> ChangeWord:
    if a.lower[token] in ("up", "down"):
        return ChangeWord(1 if a.lower[token] == "up" else -1, None)
    return numbers.changes[a.lemmas[token]]


def _change(found: list[Found], slots: _Slots) -> Change:
    by, unit = slots.word.by, "percent" if slots.word.by is not None else None
    if slots.by is not None:
        figure = found[slots.by]
        by, unit = figure.amount.value, figure.unit
        if by is not None and slots.word.sign < 0:
            by = -by

    def value(place: int | None) -> float | None:
        return None if place is None else found[place].amount.value

    return Change(by=by, by_unit=unit, from_=value(slots.from_), to=value(slots.to))


def _slot(a: Analysis, figure: Found, numbers: Numbers) -> tuple[str, int | None]:
    """The part a number plays in a change (by, from_, to) and the word of change."""
    amount = figure.amount
    if figure.measure == "votes":
        return "", None
    if (
        amount.first == amount.last - 1
        and amount.number.base == 0
        and a.lemmas[amount.first] in numbers.changes
    ):
        return "by", amount.first
    at = figure.of if figure.of is not None and figure.of >= amount.first else figure.top
    head, dep = a.heads[at], a.deps[at]
    if dep == "pobj" and a.lower[head] in ("by", "from", "to", "at"):
        slot = {"by": "by", "from": "from_"}.get(a.lower[head], "to")
        return slot, _word_above(a, head, numbers)
    before = a.lower[amount.first - 2 : amount.first] if amount.first > 1 else []
    if before in (["up", "from"], ["down", "from"]):
        return "from_", _word_above(a, amount.first - 2, numbers)
    if amount.unit and a.lower[head] in ("up", "down") and dep == "npadvmod":
        return "by", head  # "crime is down 12%"
    verb = amount.first - 1
    if amount.unit and verb >= 0 and a.pos[verb] == "VERB":  # "climbed $2 to $81"
        head, dep = verb, "dobj"
    word = numbers.changes.get(a.lemmas[head])
    if word and word.sign and dep in ("dobj", "npadvmod", "attr", "advmod"):
        return ("by", head) if _is_size(a, figure, head) else ("", None)
    return "", None


def _is_size(a: Analysis, figure: Found, verb: int) -> bool:
    """ "rose 12 percent" and "fell $3" say by how much; "cut 300 jobs" counts jobs."""
    return figure.amount.unit is not None or (a.child(verb, "dobj") is None and figure.of is None)


def _word_above(a: Analysis, preposition: int, numbers: Numbers) -> int | None:
    at = preposition
    for _ in range(_STEPS):
        if a.heads[at] == at:
            return None
        at = a.heads[at]
        if a.lemmas[at] in numbers.changes and a.lemmas[at] != "be":
            return at
        if a.lower[at] in ("up", "down"):
            above = a.heads[at]
            return above if a.lemmas[above] in numbers.changes and a.lemmas[above] != "be" else at
        if a.pos[at] == "VERB":
            return None
    return None


def counts_of(
    a: Analysis, found: list[Found], changes: dict[int, Change], numbers: Numbers
) -> list[CountKind | None]:
    """Whether each number is a running total, an addition, or neither is said."""
    return [_count(a, figure, changes.get(place), numbers) for place, figure in enumerate(found)]


def _count(a: Analysis, figure: Found, change: Change | None, numbers: Numbers) -> CountKind | None:
    if figure.measure in ("money", "percent", "price", "votes"):
        return None
    amount = figure.amount
    before = a.lower[amount.first - 1] if amount.first else ""
    noun = figure.of if figure.of is not None else amount.last
    if before in _NEW_BEFORE or any(
        w in _NEW_BEFORE | {"more"} for w in a.lower[amount.last : noun + 1]
    ):
        return "new"
    start = max(a.sentences[a.sentence_of[amount.first]].first, amount.first - 4)
    ahead = a.lower[start : amount.first]
    ahead = ahead[:-1] if ahead[-1:] == [","] else ahead
    if any(tuple(ahead[-len(w) :]) == w for w in _RUNNING_AFTER):
        return "running"  # "so far 46 have been held"
    tail = a.lower[noun : noun + 10]
    if any(
        tuple(tail[i : i + len(w)]) in _RUNNING_AFTER
        for w in _RUNNING_AFTER
        for i in range(len(tail))
    ):
        return "running"
    governor = figure.counted.governor if figure.counted else None
    if governor is not None and a.lemmas[governor] in _TOTALS and not _is_indefinite(a, governor):
        return "running"
    heads = (t for t in headings(a, figure.top, numbers) if figure.measure in RUN_UP)
    if any(a.lemmas[t] in _TOTALS | {"number"} and not _is_indefinite(a, t) for t in heads):
        return "running"  # "the number of those detained has risen to 300"
    return "running" if change is not None and change.from_ is not None else None


def _is_indefinite(a: Analysis, noun: int) -> bool:
    """ "a total of 19" is a sum, "the total" one that is kept."""
    return any(a.lower[c] in ("a", "an") for c in a.kids(noun, "det"))
