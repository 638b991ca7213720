"""Labels of the table, wherever they stand."""

from collections.abc import Iterator

from dateline.analysis import Analysis
from dateline.extraction.frames.candidate import Candidate
from dateline.extraction.frames.quoted import is_marked
from dateline.knowledge.labels import Label, Labels

_NOMINAL = ("NOUN", "PROPN", "ADJ")


def find_labels(a: Analysis, labels: Labels) -> Iterator[Candidate]:
    """In text order, the longest at each place; those that do not stand alone only in marks."""
    free, by_word = 0, labels.by_word
    for first, word in enumerate(a.lower):
        if first < free or not (word in by_word or a.lemmas[first] in by_word):
            continue
        label = label_at(a, first, labels)
        if label is None:
            continue
        last = first + len(label.words)
        marked = is_marked(a, first, last)
        head = a.tops(range(first, last))[-1]
        bare = label.alone != "no" and not _is_modifier(a, head)
        if marked or (bare and not _is_in_name(a, first, last)):
            free = last
            strict = not marked and label.alone == "event"
            why = f'label of {label.kind} (table): "{" ".join(label.words)}"'
            score = 0.9 if marked else 0.75
            yield Candidate(first, last, head, None, True, strict, marked, score, why)


def label_at(a: Analysis, first: int, labels: Labels) -> Label | None:
    for label in labels.by_word.get(a.lower[first], labels.by_word.get(a.lemmas[first], ())):
        last = first + len(label.words)
        if last <= len(a) and _matches(a, first, label) and a.pos[last - 1] in _NOMINAL:
            modifies = a.pos[last - 1] == "ADJ" and a.heads[last - 1] == last
            return None if modifies else label
    return None


def _matches(a: Analysis, first: int, label: Label) -> bool:
    """Word by word; the last also in its plural."""
    *others, noun = label.words
    last = first + len(others)
    return a.lower[first:last] == others and noun in (a.lower[last], a.lemmas[last])


def _is_modifier(a: Analysis, head: int) -> bool:
    """ "riot police", "rebel slogans"; "dictator" before a name is none."""
    return a.deps[head] in ("compound", "nmod") and a.pos[a.heads[head]] == "NOUN"


def _is_in_name(a: Analysis, first: int, last: int) -> bool:
    """ "Martyrs Brigade", "the Holocaust Museum": capitals, with a name beside."""
    if not all(a.words[t][0].isupper() and a.pos[t] == "PROPN" for t in range(first, last)):
        return False
    beside = (first - 1, last)
    return any(0 <= t < len(a) and a.pos[t] == "PROPN" for t in beside)
