"""Page furniture: which lines of a text are no part of the story. The patterns are in `data/`."""

import functools
import re
from collections.abc import Iterable, Iterator

from dateline.record import BadKnowledge, Span
from dateline.record.tables import read_table

_LINE = re.compile(r"[^\r\n\u2028\u2029\f]+")
_PLACES = ("line", "tail", "head", "suffix", "from", "list")
_LONGEST = 300  # characters; a longer line is a paragraph
_HEADLINE = 140
_HEAD_LINES = 8  # the story itself begins at the latest after so many lines
_BEGUN = 200  # characters of story before a heading may cut off the rest


def find_furniture(text: str) -> tuple[Span, ...]:
    """The spans of page furniture, in order and apart from one another."""
    lines = list(_lines(text))
    cut = _first_cut(text, lines)
    spans = [Span(lines[cut].start, len(text.rstrip()))] if cut < len(lines) else []
    lines = lines[:cut]
    marked = {n for n, line in enumerate(lines) if _is("line", text, line)}
    marked |= _headline_lists(text, lines)
    marked |= _edge("tail", text, lines, marked, range(len(lines) - 1, -1, -1))
    marked |= _edge("head", text, lines, marked, range(min(_HEAD_LINES, len(lines))))
    spans += [lines[n] for n in marked]
    spans += _suffixes(text, [line for n, line in enumerate(lines) if n not in marked])
    return merge_spans(spans)


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order; those that overlap become one, empty ones go."""
    merged: list[Span] = []
    for span in sorted(span for span in spans if len(span)):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _lines(text: str) -> Iterator[Span]:
    """The lines that say something, without the blanks around them."""
    for match in _LINE.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        if inner := line.strip():
            yield Span(start, start + len(inner))


def _is(place: str, text: str, line: Span) -> bool:
    if len(line) > _LONGEST or text[line.start].islower():
        return False
    return bool(_patterns()[place].fullmatch(text, line.start, line.end))


def _first_cut(text: str, lines: list[Span]) -> int:
    """The number of the line from which on nothing is story: the comments begin."""
    story = 0
    for number, line in enumerate(lines):
        if story >= _BEGUN and _is("from", text, line):
            return number
        story += len(line)
    return len(lines)


def _headline_lists(text: str, lines: list[Span]) -> set[int]:
    """Headings such as "Related articles" with the headlines below them."""
    marked: set[int] = set()
    inside = False
    for number, line in enumerate(lines):
        if _is("list", text, line):
            inside = True
        elif inside:
            inside = len(line) <= _HEADLINE and text[line.end - 1] not in ".!”\"'’)"
        if inside:
            marked.add(number)
    return marked


def _edge(
    place: str, text: str, lines: list[Span], marked: set[int], numbers: Iterable[int]
) -> set[int]:
    """The lines from one end of the report inwards, up to the first line of the story."""
    edge: set[int] = set()
    for number in numbers:
        if number not in marked and not _is(place, text, lines[number]):
            break
        edge.add(number)
    return edge


def _suffixes(text: str, lines: list[Span]) -> Iterator[Span]:
    for line in lines:
        if text[line.end - 1] in ")].":
            start = max(line.start, line.end - _LONGEST)
            for match in _patterns()["suffix"].finditer(text, start, line.end):
                if match.end() == line.end:
                    yield Span(match.start(), match.end())


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """One pattern for each place a line can stand in. Raises BadKnowledge with the pattern."""
    found: dict[str, list[str]] = {place: [] for place in _PLACES}
    for row in read_table("sources", "furniture.tsv", "where", "regex"):
        place, pattern = row["where"], row["regex"]
        if place not in found or not pattern:
            raise BadKnowledge(f"furniture.tsv: {place}, {pattern}: no such place, or no pattern")
        try:
            found[place].append(f"(?:{re.compile(pattern).pattern})")
        except re.error as error:
            raise BadKnowledge(f"furniture.tsv: {pattern}: {error}") from error
    return {place: re.compile("|".join(rows), re.IGNORECASE) for place, rows in found.items()}
