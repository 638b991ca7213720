"""The edges of sources and contents: no stray punctuation, whole quotations."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from dateline.record import Span

_LOOSE = " \t\r\n\u00a0,;:–—-"
_LOOSE_END = _LOOSE + "."
# The hour with which an entry of a live page begins.
_HOUR = re.compile(
    r"\d{1,2}(?::\d\d(?:\s?(?:[ap]\.?m\.?|[A-Z]{2,4}T|UTC))?|\.\d\d\s?(?:[ap]\.?m\.?|[A-Z]{2,4}T|UTC))[ \u00a0]+(?=\S)"
)
# The agency behind a title: "Captors set deadline (AP)".
_WIRE = re.compile(
    r"[ \u00a0]*\((?:AP|AFP|UPI|DPA|dpa|EFE|ANSA|TASS|PTI|ANI|AAP|PA|Reuters|Xinhua|Bloomberg)\)?$"
)
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]\.){2,}$")  # "the U.N."


def trim(text: str, span: Span) -> Span | None:
    """Without punctuation at its edges, quotation marks kept; None if nothing is left."""
    start, end = span.start, span.end
    if start == 0 or text[start - 1] == "\n":
        hour = _HOUR.match(text, start, end)
        start = hour.end() if hour else start
    while start < end and text[start] in _LOOSE:
        start += 1
    while start < end and text[end - 1] in _LOOSE_END:
        if text[end - 1] == "." and _ABBREVIATION.search(text, max(start, end - 12), end):
            break
        end -= 1
    if text.startswith(("\n", ")\n"), end) and (wire := _WIRE.search(text, start, end)):
        end = wire.start()
    return Span(start, end) if any(ch.isalnum() for ch in text[start:end]) else None


def close(span: Span, quotes: list[Span]) -> Span:
    """To the end of a quotation that begins inside and ends with the next mark."""
    last = bisect_left(quotes, span.end, key=lambda q: q.start) - 1
    if last >= 0 and span.start <= quotes[last].start and span.end < quotes[last].end:
        return Span(span.start, quotes[last].end if quotes[last].end <= span.end + 3 else span.end)
    return span


def merge(text: str, spans: Iterable[Span]) -> list[Span]:
    """In order; those that overlap, or have nothing but blanks between them, are one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and (
            span.start <= merged[-1].end or not text[merged[-1].end : span.start].strip()
        ):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
