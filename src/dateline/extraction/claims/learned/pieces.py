"""Which pieces of a content are its cue's: none that a verb of another clause governs."""

from dateline.analysis import Analysis
from dateline.knowledge.cues import Cues
from dateline.record import Span

# Clauses beside a cue or under it that are no content of it: what their verbs govern is theirs.
_BESIDE = ("conj", "advcl")
_VERBS = ("VERB", "AUX")


def own_pieces(
    a: Analysis, cues: Cues, cue: Span | None, pieces: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Without those that stand in other clauses ("closed [the port] and ordered [ships away]"); what is
    quoted may stand anywhere."""
    if cue is None or len(pieces) < 2:
        return pieces
    pieces = _from_subject(a, cue, pieces)
    own = tuple(
        piece for piece in pieces
        if names_a_number(a, cues, piece)
        or not _is_of_another(a, cue, pieces, piece)
        or any(quote.overlaps(piece) for quote in a.quotes)
    )  # fmt: skip
    return own or pieces


def _from_subject(a: Analysis, cue: Span, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """ "A bus was attacked; [no casualties] were reported": of what stands before its own subject nothing is said."""
    for piece in pieces:
        top = top_of(a, piece)
        if top is None or a.deps[top] != "nsubjpass":
            continue
        verb = a.heads[top]
        if cue.contains(a.span(verb, verb + 1)):
            return tuple(
                p
                for p in pieces
                if p.start >= piece.start or ";" not in a.text[p.end : piece.start]
            )
    return pieces


def names_a_number(a: Analysis, cues: Cues, piece: Span) -> bool:
    """ "[A figure of 90 dead] was withdrawn when the police blamed [an error]": what a number is said of stays with it."""
    top = top_of(a, piece)
    known = None if top is None else cues.relation_words.get(a.lemmas[top])
    return known is not None and known.kind == "figure"


def _is_of_another(a: Analysis, cue: Span, pieces: tuple[Span, ...], piece: Span) -> bool:
    """Whether a verb governs it that stands neither in the cue nor in a piece, and does not lead to
    one either."""
    top = top_of(a, piece)
    if top is None:
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
