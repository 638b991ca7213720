"""Which pieces of a content are its cue's: none that a verb of another clause governs. Those are of a
word that was not seen to be a cue, where it is one that attributes."""

from dateline.analysis import Analysis
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.rules.source import source_of
from dateline.extraction.claims.rules.verbs import cue_range
from dateline.knowledge.cues import CuePos, Cues
from dateline.record import Span

# Clauses beside a cue or under it that are no content of it: what their verbs govern is theirs.
_BESIDE = ("conj", "advcl")
_VERBS = ("VERB", "AUX")
_ATTRIBUTING: dict[str, CuePos] = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj"}
# Of the pieces of other clauses about so many are right at the word that governs them.
_LIKELY = 0.4
# How such a word governs its content.
_OF_CUES = ("pobj", "pcomp", "xcomp", "ccomp", "acl")


def own_pieces(a: Analysis, cue: Span | None, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without those that stand in other clauses ("closed [the port] and ordered [ships away]")."""
    if cue is None or len(pieces) < 2:
        return pieces
    own = tuple(piece for piece in pieces if not _is_of_another(a, cue, pieces, piece))
    return own or pieces


def _is_of_another(a: Analysis, cue: Span, pieces: tuple[Span, ...], piece: Span) -> bool:
    """Whether a verb governs it that stands neither in the cue nor in a piece, and does not lead to
    one either; what is quoted may stand anywhere."""
    top = top_of(a, piece)
    if top is None or any(quote.overlaps(piece) for quote in a.quotes):
        return False
    if a.subtree(top).contains(cue):
        return False  # "[a remark] that he called [foolish]"
    governed = False
    for at in a.ancestors(top):
        place = a.span(at, at + 1)
        if any(part.contains(place) for part in (cue, *pieces)):
            return False
        if a.pos[at] in _VERBS:
            governed = True
            if a.deps[at] in _BESIDE and cue.contains(a.span(a.heads[at], a.heads[at] + 1)):
                return True
    return governed


def top_of(a: Analysis, span: Span) -> int | None:
    """The word of a span whose head lies outside it; the first one, of several."""
    tops = a.tops(a.tokens_in(span))
    return next((t for t in tops if a.pos[t] != "PUNCT"), None)


def governed(a: Analysis, cues: Cues, piece: Span) -> Attribution | None:
    """The attribution of a piece at the verb or noun that governs it ("[rules] on [trade]")."""
    top = top_of(a, piece)
    if top is None or a.heads[top] == top or a.deps[top] not in _OF_CUES:
        return None
    word = a.heads[top]
    last = word + 1
    if a.pos[word] in ("ADP", "SCONJ"):
        prep, word = word, a.heads[word]
        last = prep + 1 if prep == word + 1 else word + 1
    pos = _ATTRIBUTING.get(a.pos[word])
    if pos is None or not cues.starting(pos, a.lemmas[word]) or last > a.tokens_in(piece).start:
        return None
    first = cue_range(a, word)[0] if pos == "verb" else word
    source = source_of(a, word) if pos == "verb" else None
    if source and source[1] > first:
        source = None
    return Attribution(
        source=a.span(*source) if source else None,
        cue=a.span(first, max(last, word + 1)),
        content=(piece,),
        score=_LIKELY,
        why=f'"{a.lower[word]}" governs what another cue was given',
    )
