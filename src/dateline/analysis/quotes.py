"""Quoted text: spans between quotation marks, marks included."""

from dateline.record import Span

# A quotation never runs longer than this; a lost closing mark must not swallow the report.
LONGEST = 3000
LONGEST_SINGLE = 400
PAIRS = {"“": "”", "«": "»", "„": "”", "``": "''", "''": "''", '"': '"'}


def find_quotes(text: str, paragraphs: list[Span]) -> list[Span]:
    """The quotes of each paragraph, outermost only.

    A quote that is left open at a paragraph's end runs to that end when the next paragraph opens
    with a mark again (the printer's rule for speech over several paragraphs).
    """
    quotes: list[Span] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = (
            following is not None and text[following.start : following.end].lstrip()[:1] in '"“'
        )
        quotes.extend(_quotes_of(text, paragraph, goes_on))
    return quotes


def _quotes_of(text: str, paragraph: Span, goes_on: bool) -> list[Span]:
    quotes, at = [], paragraph.start
    while at < paragraph.end:
        mark = text[at : at + 2] if text.startswith(("``", "''"), at) else text[at]
        closing = PAIRS.get(mark)
        if closing is None:
            single = _single(text, at, paragraph.end) if mark == "‘" else None
            if single is not None:
                quotes.append(single)
            at = single.end if single is not None else at + 1
            continue
        end = text.find(closing, at + len(mark), min(paragraph.end, at + LONGEST))
        if end < 0 and mark == "“":  # “ closed by a straight mark
            end, closing = text.find('"', at + 1, min(paragraph.end, at + LONGEST)), '"'
        if end >= 0:
            quotes.append(Span(at, end + len(closing)))
            at = end + len(closing)
        else:
            if goes_on:
                quotes.append(Span(at, paragraph.end))
            at = paragraph.end if goes_on else at + len(mark)
    return quotes


def _single(text: str, at: int, end: int) -> Span | None:
    """A quotation in single marks: the opening one at a word's start, the closing one at a word's
    end, and no plural's apostrophe ("voters’") if another mark follows."""
    if at and text[at - 1].isalnum():
        return None
    limit = min(end, at + LONGEST_SINGLE)
    closings = []
    found = text.find("’", at + 1, limit)
    while found >= 0:
        if found + 1 >= len(text) or not text[found + 1].isalnum():
            closings.append(found)
        found = text.find("’", found + 1, limit)
    plain = [c for c in closings if text[c - 1] != "s"]
    chosen = (plain or closings)[:1]
    return Span(at, chosen[0] + 1) if chosen else None
