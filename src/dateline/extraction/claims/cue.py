"""What a cue says: its main word, its act and relation, negated or not. Knows only its span."""

from typing import NamedTuple

from dateline.analysis import Analysis
from dateline.extraction import marks
from dateline.extraction.claims.rules.tolls import toll
from dateline.knowledge.cues import Cue, CuePos, Cues
from dateline.record import Span
from dateline.record.vocabulary import Act, Relation

_POS: dict[str, CuePos] = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj"}
_NEGATIONS = marks.NEGATIONS | {"without", "hardly"}
# What the act becomes when the cue is negated: who does not confirm, doubts.
_NEGATED: dict[Act, Act] = {
    "confirm": "doubt", "believe": "doubt", "admit": "deny", "state": "doubt", "announce": "doubt",
    "promise": "refuse", "praise": "condemn", "estimate": "doubt", "deny": "doubt",
    "suspect": "doubt", "predict": "doubt", "demand": "refuse", "propose": "refuse",
}  # fmt: skip


class Reading(NamedTuple):
    """A cue as understood; `head` is the token of its main word, or None without a cue."""

    head: int | None
    act: Act
    relation: Relation | None
    negated: bool


def read_cue(a: Analysis, cues: Cues, cue: Span | None, content: tuple[Span, ...]) -> Reading:
    """The cue's main word is its last word of the table; where none is, its topmost word."""
    if cue is None or not (tokens := a.tokens_in(cue)):
        return Reading(None, "state", None, False)
    aside = next((t for t in tokens[1:] if a.lower[t] == "without"), tokens.stop)
    tokens = range(tokens.start, aside)  # "claimed without evidence" claims
    known = [(t, e) for t in tokens if (e := _entries(a, cues, t, tokens))]
    if not known:
        return Reading(a.tops(tokens)[0], "state", None, False)
    head, entries = known[-1]
    entry = _fitting(a, head, entries, content)
    entry = _carried(a, cues, head, entry, content) or entry
    negated = is_negated(a, head, tokens)
    act = _NEGATED.get(entry.act, entry.act) if negated else entry.act
    return Reading(head, act, None if negated else entry.relation, negated)


def _carried(
    a: Analysis, cues: Cues, head: int, entry: Cue, content: tuple[Span, ...]
) -> Cue | None:
    """ "Expressed [the fear that …]": the noun says what is done, the verb only carries it."""
    if entry.act != "state" or not content or not cues.starting("light", a.lemmas[head]):
        return None
    thing = a.child(head, "dobj")
    if thing is None or a.pos[thing] != "NOUN":
        return None
    inside = any(part.contains(a.span(thing, thing + 1)) for part in content)
    return next(iter(cues.starting("noun", a.lemmas[thing])), None) if inside else None


def _entries(a: Analysis, cues: Cues, token: int, tokens: range) -> list[Cue]:
    pos = _POS.get(a.pos[token])
    found = cues.starting(pos, a.lemmas[token]) if pos else []
    if a.tags[token] == "VBN" and a.child(token, "auxpass") is not None:
        found = cues.starting("adj", a.lower[token]) or found  # "was convinced that"
    if not found and a.pos[token] in ("NOUN", "PROPN"):
        found = _titled(cues, a.lower[token])
    phrases = cues.starting("phrase", a.lower[token])
    words = a.lower[token : tokens.stop + 2]
    rows = [e for e in [*phrases, *found] if e.text.split()[1:] == words[1 : len(e.text.split())]]
    setting = any("toll" in e.takes for e in rows) and toll(a, cues.relation_words, token)
    fitting = [e for e in rows if setting or set(e.takes) != {"toll"}]
    return sorted(
        fitting, key=lambda e: (-len(e.text.split()), not setting or "toll" not in e.takes)
    )


def _titled(cues: Cues, word: str) -> list[Cue]:
    """Rows of a word of a headline, which the parser takes for a name or a noun: "Sadr Orders Men to Leave"."""
    bases = [
        word,
        *(word.removesuffix(end) for end in ("s", "d", "es", "ed") if word.endswith(end)),
    ]
    every = (cues.starting(pos, base) for pos in ("verb", "noun") for base in bases)
    return next((rows for rows in every if rows), [])


def _fitting(a: Analysis, head: int, entries: list[Cue], content: tuple[Span, ...]) -> Cue:
    """The row whose complement stands in the text; rows of one word may differ by it."""
    longest = [e for e in entries if len(e.text.split()) == len(entries[0].text.split())]
    if len(longest) == 1 or not content or set(longest[0].takes) == {"toll"}:
        return longest[0]
    frames = _frames(a, head, content)
    return next((e for f in frames for e in longest if f in e.takes), longest[0])


def _frames(a: Analysis, head: int, content: tuple[Span, ...]) -> list[str]:
    """The complements that could be meant, likeliest first."""
    first = a.tokens_in(content[-1]).start
    deps = {a.deps[c] for c in a.children[head]}
    preps = [f"p:{a.lower[c]}" for c in a.children[head] if a.deps[c] == "prep" and c <= first]
    to_do = any(_is_to_do(a, c) for c in a.kids(head, "xcomp"))
    begins = first < len(a) and a.lower[first] == "to"
    frames = ["to", "pass:to"] if begins or to_do else []
    if "auxpass" in deps:
        frames.reverse()
    if "ccomp" in deps:
        frames += ["clause", "quote"]
    return [*frames, *preps, "oprd" if "oprd" in deps else "obj", "obj", "clause", "quote"]


def _is_to_do(a: Analysis, verb: int) -> bool:
    """ "Advised [residents to leave]"."""
    return any(a.lower[c] == "to" and a.deps[c] == "aux" for c in a.children[verb])


def is_negated(a: Analysis, head: int, tokens: range) -> bool:
    """Whether the word `head` of a cue of these tokens is negated or refused."""
    near = {*tokens, *a.children[head]}
    if any(a.lower[t] in _NEGATIONS or marks.is_no(a, t) for t in near if t <= head):
        return True
    subject = a.child(head, "nsubj", "nsubjpass")
    if (subject is not None and marks.no_of(a, subject)) or marks.nor_before(a, head):
        return True
    above = a.heads[head]
    return a.deps[head] == "xcomp" and a.lemmas[above] in ("refuse", "decline", "fail", "unable")
