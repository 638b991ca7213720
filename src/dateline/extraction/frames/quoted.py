"""Quotation marks around a few words: the marks of a label that the writer holds at arm's length."""

from collections.abc import Iterator

from dateline.analysis import Analysis
from dateline.extraction.frames.candidate import Candidate

LONGEST = 4  # words; longer quotes are speech
_CLOSERS = {'"', "”", "'", "’", "»", "''"}
_OPENERS = {'"', "“", "'", "‘", "«", "„", "``"}
_SPEECH_ENDS = {",", "!", "?", "…"}
_POS = {"NOUN", "ADJ", "DET", "ADP", "PUNCT", "PROPN", "VERB", "PART", "NUM", "ADV"}


def quoted_runs(a: Analysis) -> list[tuple[int, int]]:
    """Token runs of at most LONGEST words between quotation marks, marks left out."""
    runs = []
    for opening, word in enumerate(a.words):
        if word not in _OPENERS or (opening and a.ends[opening - 1] == a.starts[opening]):
            continue
        last = _closing(a, opening)
        if last is not None and last > opening + 1:
            runs.append((opening + 1, last))
    return runs


def _closing(a: Analysis, opening: int) -> int | None:
    """The end of the words of a quote that closes soon; its own full stop is left out."""
    words = 0
    for token in range(opening + 1, min(len(a), opening + LONGEST + 4)):
        if a.words[token] in _CLOSERS:
            return token - (a.words[token - 1] == ".")
        words += a.pos[token] != "PUNCT"
        if words > LONGEST or a.words[token] in _SPEECH_ENDS:
            return None
    return None


def find_quoted(a: Analysis, runs: list[tuple[int, int]]) -> Iterator[Candidate]:
    """Quoted noun phrases that are neither speech nor titles."""
    for first, last in runs:
        head = a.tops(range(first, last))[-1]
        if a.pos[head] != "NOUN" or not _is_phrase(a, first, last):
            continue
        start = first + (a.pos[first] == "DET")
        text = a.text[a.starts[first] : a.ends[last - 1]]
        yield Candidate(start, last, head, None, False, True, True, 0.65, f'in marks: "{text}"')


def _is_phrase(a: Analysis, first: int, last: int) -> bool:
    """No clause, no name or title, and part of a sentence that goes on around it."""
    tokens = range(first, last)
    if any(
        a.pos[t] not in _POS or a.deps[t] in ("nsubj", "nsubjpass", "ROOT") for t in tokens[:-1]
    ):
        return False
    names = sum(a.words[t][:1].isupper() for t in tokens)
    sentence = a.sentences[a.sentence_of[first]]
    return names == 0 and sentence.first < first - 1


def is_marked(a: Analysis, first: int, last: int) -> bool:
    """Marks right around the words, an article let in."""
    before = first - 1 - (first > 1 and a.pos[first - 1] == "DET")
    after = last + (last < len(a) and a.words[last] in (".", ","))
    opens = before >= 0 and a.words[before] in _OPENERS
    return opens and any(t < len(a) and a.words[t] in _CLOSERS for t in (last, after))
