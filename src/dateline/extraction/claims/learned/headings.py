"""Headings inside a report ("14:40 Opposition blames the ministry" over an entry of a live page): no sentence goes on
from one into the text below it."""

from bisect import bisect_right
from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.edges import trim
from dateline.extraction.claims.rules.source import phrase
from dateline.extraction.claims.rules.verbs import is_passive
from dateline.record import Span

# A longer paragraph without a full stop lacks one.
_LONGEST = 20
_STOPS = {".", "!", "?"}
_BULLETS = "-•*–—▪●"


def apart(a: Analysis, said: Attribution) -> Attribution:
    """Without what stands beyond the end of a heading; what is said below one is its own subject's, not
    theirs whom the heading names."""
    if said.cue is None or len(a.paragraphs) < 2:
        return said
    at = _number(a, said.cue.start)
    below = a.paragraphs[at].end if _is_heading(a, at) else None
    above = a.paragraphs[at - 1].end if _is_heading(a, at - 1) else None
    content = said.content
    if above is not None:
        content = tuple(p for piece in content if (p := _behind(a, piece, above)) is not None)
    if below is not None:
        content = _up_to(a, content, below)
    source = said.source
    if above is not None and (source is None or source.start < above):
        source = _subject(a, said.cue)
        content = tuple(p for p in content if source is None or not p.overlaps(source))
    return replace(said, source=source, content=content)


def _behind(a: Analysis, piece: Span, above: int) -> Span | None:
    if piece.start >= above:
        return piece
    return trim(a.text, Span(above, piece.end)) if above < piece.end else None


def _up_to(a: Analysis, content: tuple[Span, ...], below: int) -> tuple[Span, ...]:
    """Words of the heading, if they say something without quotation marks; a quotation may go on below."""
    inside = [Span(piece.start, min(piece.end, below)) for piece in content if piece.start < below]
    kept = tuple(part for piece in inside if (part := trim(a.text, piece)) is not None)
    told = any(not any(quote.overlaps(part) for quote in a.quotes) for part in kept)
    return kept if told else content


def _is_heading(a: Analysis, at: int) -> bool:
    """A short line without a stop over another, no item of a list; the report's own title is read elsewhere."""
    if not 0 < at < len(a.paragraphs) - 1:
        return False
    line = a.paragraphs[at]
    ends = a.text[line.end - 1]
    listed = a.text[line.start] in _BULLETS or a.text[a.paragraphs[at - 1].end - 1] == ":"
    tokens = a.tokens_in(line)
    # "Prices rose. The bank denied": a text whose lines are broken.
    runs_on = any(
        a.sentence_of[t] != a.sentence_of[t - 1] and a.words[t - 1] in _STOPS for t in tokens[1:]
    )
    return (
        (ends.isalnum() or ends == ")") and not listed and not runs_on and len(tokens) <= _LONGEST
    )


def _subject(a: Analysis, cue: Span) -> Span | None:
    verb = next((t for t in reversed(a.tokens_in(cue)) if a.pos[t] == "VERB"), None)
    subject = None if verb is None or is_passive(a, verb) else a.child(verb, "nsubj")
    if verb is None or subject is None:
        return None
    source = trim(a.text, a.span(*phrase(a, subject, verb)))
    return None if source is None or source.overlaps(cue) else source


def _number(a: Analysis, start: int) -> int:
    return bisect_right(a.paragraphs, start, key=lambda paragraph: paragraph.start) - 1
