"""Which pieces of a content are its cue's: none that a verb of another clause governs."""

from dateline.analysis import Analysis
from dateline.extraction.claims.rules.verbs import left_out
from dateline.knowledge.cues import Cues
from dateline.record import Span

# Clauses beside a cue or under it that are no content of it: what their verbs govern is theirs.
_BESIDE = ("conj", "advcl")
# Marks after which a sentence or a quotation begins; looked for behind spaces and quotation marks.
_STOPS = ".?!…:\n”’"
_LOOSE = 5
_ADVERBIAL = ("advcl", "prep", "npadvmod")
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
    own = tuple(
        piece
        for piece in own
        if not _is_snatch(a, cue, piece)
        and not _is_occasion(a, cue, pieces, piece)
        and not _is_answered(a, cues, pieces, piece)
    )
    return own or pieces


def _is_snatch(a: Analysis, cue: Span, piece: Span) -> bool:
    """A part of a sentence other than the cue's: speech goes on in whole ones."""
    tokens = a.tokens_in(piece)
    last = tokens[-1]
    first = next((t for t in tokens if a.words[t][0].isalnum()), last)
    if a.sentence_of[first] <= a.sentence_of[a.tokens_in(cue)[0]] <= a.sentence_of[last]:
        return False
    if piece.end <= cue.start or a.sentences[a.sentence_of[first]].first == first:
        return False
    if a.words[first][0].isupper() and any(q.contains(piece) for q in a.quotes):
        return False
    before = a.text[max(0, piece.start - _LOOSE) : piece.start].rstrip(" “\"'‘`")
    return bool(before) and before[-1] not in _STOPS


def _is_answered(a: Analysis, cues: Cues, pieces: tuple[Span, ...], piece: Span) -> bool:
    """ "…, [an accusation that Minsk rejects]": what becomes of a claim is no part of it."""
    top = top_of(a, piece)
    if top is None or piece.start == pieces[0].start:
        return False
    return any(left_out(a, cues, c) == top for c in a.kids(top, "acl", "relcl"))


def _is_occasion(a: Analysis, cue: Span, pieces: tuple[Span, ...], piece: Span) -> bool:
    """ "[Before we part], the mayor insists [that ...]": when or how it was said, before a clause that is said."""
    top = top_of(a, piece)
    if top is None or piece.end > cue.start or a.deps[top] not in _ADVERBIAL:
        return False
    verb = a.heads[top]
    if not cue.contains(a.span(verb, verb + 1)) or any(q.overlaps(piece) for q in a.quotes):
        return False
    said = a.child(verb, "ccomp")
    if said is None or a.child(said, "nsubj", "nsubjpass", "expl") is None:
        return False
    return any(p.contains(a.span(said, said + 1)) for p in pieces)


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
