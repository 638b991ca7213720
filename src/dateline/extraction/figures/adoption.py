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
_COUNTING = {"say", "count", "estimate", "record", "register", "report"}
_NAMING = (*NOUNS, "DET", "PRON", "ADJ")
_SUBJECT = 5  # words of a subject whose verb is left out
_APART = 100  # times that two numbers of one kind may differ where a verb is left out
_BACK = 2  # sentences
_FEW = 20  # figures looked back at


def adopt(
    a: Analysis, amount: Amount, before: list[Found], numbers: Numbers
) -> tuple[Counted, Found] | None:
    """What a number counts that names nothing, and the figure that it leans on."""
    whole = _leans_on(a, amount, before)
    if whole is None:
        return None
    noun, verb = _apposed(a, amount), a.heads[head_of(a, amount)]
    measure, governor = whole.measure, None
    if _is_joined_object(a, amount, whole):
        entries = numbers.verbs.get(a.lemmas[verb], ())
        fit = next((e for e in entries if e.counts == "object" and e.of in ("things", "any")), None)
        measure, governor = (fit.measure, verb) if fit else (measure, None)
    word = noun_word(a, noun, numbers)
    why = f'as "{a.text[a.starts[whole.amount.first] : a.ends[whole.amount.last - 1]]}"'
    return Counted(noun, governor, measure, word, why), whole


def measure_before(before: list[Found]) -> tuple[Measure, str | None]:
    """The measure that a bare total takes over: of the last count before it."""
    for figure in reversed(before[-_FEW:]):
        if figure.measure not in ("money", "percent", "price"):
            return figure.measure, figure.unit
    return "other", None


def _leans_on(a: Analysis, amount: Amount, before: list[Found]) -> Found | None:
    if (sum_ := _sum_before(a, amount, before)) is not None:
        return sum_
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
    if words in _PARTITIVES or _is_elliptic(a, amount) or _is_gapped(a, amount, whole):
        return whole
    if _is_joined_object(a, amount, whole):
        return whole
    if len(words) == 2 and any(words[0] in x and words[1] in y for x, y in _REVISED):
        return whole
    start = a.sentences[a.sentence_of[amount.first]].first
    return next((f for f in counts if a.lower[start] == "of" and f.amount.first - 2 == start), None)


def _sum_before(a: Analysis, amount: Amount, before: list[Found]) -> Found | None:
    """ "4.5 billion euros, up from 3 billion", "rose to 120 tenge from 60"."""
    last = before[-1] if before else None
    if last is None or not last.amount.unit or last.amount.is_percent or last.amount.value is None:
        return None
    same = a.sentence_of[last.top] == a.sentence_of[amount.first]
    words = a.lower[max(0, amount.first - 2) : amount.first]
    to = a.lower[max(0, last.amount.first - 1) : last.amount.first] == ["to"]
    revised = words in (["up", "from"], ["down", "from"]) or (words[-1:] == ["from"] and to)
    return last if same and revised else None


def _is_elliptic(a: Analysis, amount: Amount) -> bool:
    """ "Ten people died in Oran and four in Blida", "police counted 180,000"."""
    before = amount.first - 1
    behind = a.lower[amount.last] if amount.last < len(a) else ""
    if before < 0 or a.pos[head_of(a, amount)] != "NUM":
        return False
    if behind == "did":  # "across the country 164 did"
        return True
    if a.lower[before] in ("and", "but", ",", ";"):
        return behind in _WHERE or is_by_degree(a, amount)
    return (
        a.lemmas[before] in _COUNTING and a.pos[before] == "VERB" and behind in (".", ",", ";", "")
    )


def _is_joined_object(a: Analysis, amount: Amount, whole: Found) -> bool:
    """ "destroyed 5,200 houses and damaged another 9,000": the same things."""
    top = head_of(a, amount)
    verb, governor = a.heads[top], whole.counted.governor if whole.counted else None
    thing = a.deps[top] == "dobj" and a.pos[verb] == "VERB" and a.deps[verb] == "conj"
    return thing and whole.unit not in (None, "people") and a.heads[verb] == governor


def is_by_degree(a: Analysis, amount: Amount) -> bool:
    """ "three" of "11 people, three critically"."""
    adverb, end = a.lower[amount.last : amount.last + 1], a.lower[amount.last + 1 : amount.last + 2]
    return bool(adverb) and adverb[0].endswith("ly") and end in ([","], ["."], [";"], ["and"], [])


def _is_gapped(a: Analysis, amount: Amount, whole: Found) -> bool:
    """ "Kenya sent 400 soldiers, Uganda 200": a subject, and the verb left out."""
    behind, value = a.lower[amount.last : amount.last + 1], amount.value
    if behind not in ([","], ["."], [";"], ["and"]) or not value or not whole.amount.value:
        return False
    if not 1 / _APART <= value / whole.amount.value <= _APART:
        return False
    at = amount.first - 1
    while at > whole.amount.last and a.pos[at] in _NAMING and amount.first - at <= _SUBJECT:
        at -= 1
    named = any(a.pos[t] in NOUNS for t in range(at + 1, amount.first))
    return named and a.lower[at] in (",", ";") and a.pos[amount.first - 1] in NOUNS


def _apposed(a: Analysis, amount: Amount) -> int | None:
    """ "security personnel" in "19 of them security personnel", "children" in "18 were children"."""
    top = head_of(a, amount)
    head = a.heads[top]
    if a.deps[top] == "nsubj" and a.lemmas[head] == "be":
        kinds = a.kids(head, "attr")
        return kinds[0] if kinds and a.tags[kinds[0]] in ("NNS", "NNPS") else None
    behind = head > amount.last and a.pos[head] in NOUNS and a.deps[top] == "nsubj"
    return head if behind else None
