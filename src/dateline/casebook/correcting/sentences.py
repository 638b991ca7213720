"""The sentence around some words, as far as full stops tell: for items that no reader has found."""

from dateline.record import Span

_STOPS = (". ", "! ", "? ", "\n", ".\n")
# Characters on either side in which they are looked for.
_FAR = 400


def sentence_at(text: str, span: Span) -> Span:
    """Always holds the span; begins and ends at no blank."""
    left, right = max(0, span.start - _FAR), min(len(text), span.end + _FAR)
    begins = [at + len(stop) for stop in _STOPS if (at := text.rfind(stop, left, span.start)) >= 0]
    ends = [at + 1 for stop in _STOPS if (at := text.find(stop, span.end, right)) >= 0]
    start, end = min(max(begins, default=left), span.start), max(min(ends, default=right), span.end)
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
