"""Whether a time lies behind or ahead, read from the verbs over it."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from dateline.analysis import Analysis
from dateline.extraction import marks

Direction = Literal["past", "future", "present"]

_FUTURE_AUX = marks.FUTURE | {"would", "may", "might", "should"}
_HAVE = frozenset(("have", "has", "had", "'ve", "'d", "having"))
_PAST_BE = frozenset(("was", "were"))
_UNTIL = frozenset(("until", "till", "for", "by"))
_MAX_STEPS = 25  # deeper than any sentence a reader follows; bounds the climb in broken parses


class Tense(NamedTuple):
    """The direction and the word that shows it."""

    direction: Direction | None
    word: str


def tense_at(analysis: Analysis, token: int, looking_ahead: Mapping[str, str]) -> Tense:
    """The tense of the nearest finite verb over a token; words that look ahead come first."""
    here, verbs = token, 0
    under = analysis.lower[analysis.heads[token]] in _UNTIL
    for _ in range(_MAX_STEPS):
        kind = looking_ahead.get(analysis.lemmas[here]) if here != token else None
        if kind and (kind == "self" or verbs or under or not _is_told(analysis, here)):
            return Tense("future", analysis.words[here])
        verbs += analysis.pos[here] == "VERB"
        if analysis.pos[here] in ("VERB", "AUX"):
            direction = _of_verb(analysis, here)
            if direction:
                return Tense(direction, analysis.words[here])
        head = analysis.heads[here]
        if head == here:
            break
        here = head
    return Tense(None, "")


def _is_told(analysis: Analysis, verb: int) -> bool:
    """ "They agreed on Monday": the time of the word itself, not of what it looks ahead to."""
    if analysis.tags[verb] == "VBD":
        return True
    aux = [analysis.lower[c] for c in analysis.kids(verb, "aux", "auxpass")]
    return analysis.tags[verb] == "VBN" and any(word in _HAVE for word in aux)


def _of_verb(analysis: Analysis, verb: int) -> Direction | None:
    aux = [analysis.lower[c] for c in analysis.kids(verb, "aux", "auxpass")]
    has_have = any(word in _HAVE for word in aux)
    if any(word in _FUTURE_AUX for word in aux):
        return "past" if has_have else "future"
    if has_have or any(word in _PAST_BE for word in aux):
        return "past"
    tag = analysis.tags[verb]
    if tag == "VBD":
        return "past"
    if tag == "VBN" and not aux:
        return "past"
    if tag in ("VBZ", "VBP") or (aux and tag in ("VBG", "VBN") and "to" not in aux):
        return "present"
    return None
