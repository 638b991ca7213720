"""The turns of a transcript: paragraphs that begin with who speaks and a colon ("BROOK: We were told …")."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dateline.analysis import Analysis
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.rules.phrases import read_label
from dateline.record import Span

_SPOKEN = {"?", "i", "we", "you", "me", "us", "my", "our", "your", "let"}
_SPOKEN_SHARE = 1 / 3
# Who asks and who answers in an interview, both unnamed.
_ASKING, _ANSWERING = ("q", "question"), ("a", "answer")
_VERBS = ("VERB", "AUX")
# No speech goes on further than this many paragraphs.
_LONGEST = 8
_SCORE = 0.8


class Turn(NamedTuple):
    """`at`: the number of its paragraph; tokens of the speaker's name up to the colon, and of what is said."""

    at: int
    first: int
    colon: int
    last: int


def read_turns(a: Analysis) -> Iterator[Attribution]:
    """What each speaker of an exchange says. In an exchange one speaks again after another, to the other: a
    title with a colon, a list of terms, of results or of headlines is none."""
    turns = [turn for at in range(len(a.paragraphs)) if (turn := _turn(a, at)) is not None]
    spoken = sum(_is_spoken(a, range(turn.colon, turn.last)) for turn in turns)
    if spoken < _SPOKEN_SHARE * len(turns) or not _is_exchange([_name(a, turn) for turn in turns]):
        return
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        end = _end(a, turn, following)
        said = Span(a.starts[turn.colon + 1], a.paragraphs[end].end)
        cue = a.span(turn.colon, turn.colon + 1)
        unnamed = _name(a, turn) in (*_ASKING, *_ANSWERING)
        source = None if unnamed else a.span(turn.first, turn.colon)
        if _name(a, turn) not in _ASKING:
            yield Attribution(source, cue, (said,), _SCORE, "turn in a transcript")


def is_question(a: Analysis, cue: int) -> bool:
    """Whether the token is the colon of "Q:" at the start of a paragraph."""
    if a.lower[cue] != ":" or cue == 0 or a.lower[cue - 1] not in _ASKING:
        return False
    start = a.starts[cue - 1]
    return cue == 1 or a.text[start - 1 : start] == "\n"


def _turn(a: Analysis, at: int) -> Turn | None:
    tokens = a.tokens_in(a.paragraphs[at])
    if not tokens:
        return None
    first = tokens.start + (a.pos[tokens.start] == "PUNCT")  # each paragraph may open a quotation
    label = read_label(a, first, tokens.stop)
    colon = label.head if label else first + 1
    if label is None and not _is_one_word(a, first, tokens.stop):
        return None
    is_said = any(a.pos[t] in _VERBS or a.lower[t] == "?" for t in range(colon + 1, tokens.stop))
    return Turn(at, first, colon, tokens.stop) if is_said else None


def _is_one_word(a: Analysis, first: int, last: int) -> bool:
    """ "Presenter:", "Brook:", "Q:", whatever the parser takes it for."""
    return (
        first + 2 < last
        and a.lower[first + 1] == ":"
        and a.words[first][0].isupper()
        and (len(a.words[first]) > 1 or a.lower[first] in (*_ASKING, *_ANSWERING))
        and not (a.entity_of[first] >= 0 and a.entities[a.entity_of[first]].label == "DATE")
    )


def _name(a: Analysis, turn: Turn) -> str:
    """ "JANE BROOK" the first time, "BROOK" from then on."""
    return a.lower[turn.colon - 1]


def _is_exchange(names: list[str]) -> bool:
    seen: set[str] = set()
    for before, name in pairwise(names):
        seen.add(before)
        if name != before and name in seen:
            return True
    return False


def _end(a: Analysis, turn: Turn, following: Turn | None) -> int:
    """The last paragraph of a turn: it goes on in those that speak as one does to another."""
    end = turn.at
    last = turn.at if following is None else min(following.at - 1, turn.at + _LONGEST)
    while end < last and _goes_on(a, a.tokens_in(a.paragraphs[end + 1])):
        end += 1
    return end


def _goes_on(a: Analysis, tokens: range) -> bool:
    return bool(tokens) and a.words[tokens.start][0] not in "([" and _is_spoken(a, tokens)


def _is_spoken(a: Analysis, tokens: range) -> bool:
    return any(a.lower[t] in _SPOKEN for t in tokens)
