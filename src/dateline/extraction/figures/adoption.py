"""Numbers that lean on a figure before them: "19 of them", "of the 164 dead, 103", "up from 164"."""

from dateline.analysis import Analysis
from dateline.extraction.figures.amounts import Amount
from dateline.extraction.figures.counted import Counted
from dateline.extraction.figures.found import Found
from dateline.extraction.figures.nouns import NOUNS, head_of, noun_word
from dateline.knowledge.numbers import Numbers
from dateline.record.vocabulary import Measure

_PARTITIVES = (["of", "them"], ["of", "whom"], ["of", "which"], ["of", "those"])
_REVISED = (
    ({"up", "down"}, {"from"}),
    ({"compared", "compares"}, {"with", "to"}),
    ({"not", "rather"}, {"than"}),
)
_WHERE = {"in", "at", "near", "outside", "across", "around"}
_COUNTING = {"count", "estimate", "record", "register", "report"}
_BACK = 2  # sentences
_FEW = 20  # figures looked back at


def adopt(
    a: Analysis, amount: Amount, before: list[Found], numbers: Numbers
) -> tuple[Counted, Found] | None:
    """What a number counts that names nothing, and the figure that it leans on."""
    whole = _leans_on(a, amount, before)
    if whole is None:
        return None
    noun = _apposed(a, amount)
    word = noun_word(a, noun, numbers)
    why = f'as "{a.text[a.starts[whole.amount.first] : a.ends[whole.amount.last - 1]]}"'
    return Counted(noun, None, whole.measure, word, why), whole


def measure_before(before: list[Found]) -> tuple[Measure, str | None]:
    """The measure that a bare total takes over: of the last count before it."""
    for figure in reversed(before[-_FEW:]):
        if figure.measure not in ("money", "percent", "price"):
            return figure.measure, figure.unit
    return "other", None


def _leans_on(a: Analysis, amount: Amount, before: list[Found]) -> Found | None:
    counts = [f for f in before[-_FEW:] if f.counted is not None]
    if not counts or (amount.value is None and amount.qualifier != "vague"):
        return None
    whole = counts[-1]
    sentences = a.sentence_of[amount.first] - a.sentence_of[whole.top]
    if a.lower[amount.last : amount.last + 2] in _PARTITIVES:
        return whole if sentences <= _BACK else None
    if sentences:
        return None
    words = a.lower[max(0, amount.first - 2) : amount.first]
    if words in _PARTITIVES or _is_elliptic(a, amount):
        return whole
    if len(words) == 2 and any(words[0] in x and words[1] in y for x, y in _REVISED):
        return whole
    start = a.sentences[a.sentence_of[amount.first]].first
    return next((f for f in counts if a.lower[start] == "of" and f.amount.first - 2 == start), None)


def _is_elliptic(a: Analysis, amount: Amount) -> bool:
    """ "Ten people died in Oran and four in Blida", "police counted 180,000"."""
    before = amount.first - 1
    behind = a.lower[amount.last] if amount.last < len(a) else ""
    if before < 0 or a.pos[head_of(a, amount)] != "NUM":
        return False
    if a.lower[before] in ("and", "but", ",", ";"):
        return behind in _WHERE
    return (
        a.lemmas[before] in _COUNTING and a.pos[before] == "VERB" and behind in (".", ",", ";", "")
    )


def _apposed(a: Analysis, amount: Amount) -> int | None:
    """ "security personnel" in "19 of them security personnel"."""
    top = head_of(a, amount)
    head = a.heads[top]
    behind = head > amount.last and a.pos[head] in NOUNS and a.deps[top] == "nsubj"
    return head if behind else None
