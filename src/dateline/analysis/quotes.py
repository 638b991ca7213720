"""Quoted text: spans between quotation marks, marks included."""

from dateline.record import Span

# A quotation never runs longer than this; a lost closing mark must not swallow the report.
LONGEST = 3000
LONGEST_SINGLE = 400
# Marks that look the same at both ends, and what a closing one stands behind.
TWO_WAY = {'"', "''"}
_BEHIND = set(".,!?;%)]…")
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
        if mark == "‘":
            single = _single(text, at, paragraph.end)
            if single is not None:
                quotes.append(single)
            at = single.end if single is not None else at + 1
        elif mark not in PAIRS or not _opens(text, at, mark):
            at += len(mark)
        elif (end := _closed(text, at, mark, min(paragraph.end, at + LONGEST))) is not None:
            quotes.append(Span(at, end))
            at = end
        elif goes_on:
            quotes.append(Span(at, paragraph.end))
            at = paragraph.end
        else:
            at += len(mark)
    return quotes


def _opens(text: str, at: int, mark: str) -> bool:
    """A mark that looks the same at both ends opens only before a word, not behind one."""
    if mark not in TWO_WAY:
        return True
    after = text[at + len(mark) : at + len(mark) + 1]
    before = text[at - 1 : at]
    return after.strip() != "" and not (before.isalnum() or before in _BEHIND)


def _closed(text: str, at: int, mark: str, limit: int) -> int | None:
    """The end of the quotation opened at `at`; “ and " may close each other."""
    inside = at + len(mark)
    ends = [text.find(PAIRS[mark], inside, limit)]
    if mark == "“":
        reopened = text.find("“", inside, limit)
        if ends[0] < 0 or 0 <= reopened < ends[0]:
            straight = text.find('"', inside, limit)
            ends = [straight if straight >= 0 else ends[0]]
    elif mark == '"':
        curly = text.find("”", inside, limit)
        if curly >= 0 and "“" not in text[inside:curly]:
            ends.append(curly)
    found = [end for end in ends if end >= 0]
    if not found:
        return None
    end = min(found)
    return end + (len(PAIRS[mark]) if text.startswith(PAIRS[mark], end) else 1)


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
