"""What of a report is read: its text without furniture, in paragraphs and in windows."""

import re
from collections.abc import Iterable, Iterator

from dateline.record import Span

# spaCy refuses more than a million characters; a window of this size parses in about 2 s and 200 MB.
LARGEST = 100_000

_INK = re.compile(r"[^\r\n\u2028\u2029\f]")
_BLANK_LINE = re.compile(r"[ \t]*\r?\n[ \t]*(?:\r?\n[ \t]*)+|[\u2028\u2029\f]")
_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")
# Lines of hard-wrapped text are about this long, and most of them end inside a sentence.
_WRAPPED = (40, 90)
# "Rebels seize town  Fighters of the …": a title that two blanks part from its report.
_GAP = re.compile(r"(?<=[\w)'’\"”…])(?: {2,}|\t+)(?=\S)")
_QUOTES = "\"“‘'`"
_SHORTEST_TITLE, _LONGEST_TITLE = 4, 160  # words, characters
# No title ends with these; a slip of the typist's may stand behind them.
_OPEN = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "st", "gen", "lt", "col", "capt", "maj",
    "sgt", "adm", "brig", "gov", "sen", "rep", "president", "minister", "general", "a",
    "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "and",
    "or", "but", "nor", "as", "than", "who", "which", "of", "in", "on", "at", "to", "by",
    "for", "from", "with", "into", "over", "near", "under", "after", "before", "between",
    "against", "about", "during", "via", "is", "are", "was", "were", "be", "has", "have",
    "had", "will", "would", "said", "says",
})  # fmt: skip
# "NAIROBI, Kenya, Jan. 9 (AP) -", "LIMA, 5 May 2024 -": whence, when and by whom a report was sent, before
# its first sentence. An agency's name in small letters opens one too; other such words may open a sentence.
_DATELINE = re.compile(
    r"(?:AP|UPI|Reuters|Canadian Press|Agence France-Presse|Associated Press|Xinhua|Interfax|"
    r"(?=[A-Z]{3})[A-Z][A-Z.'’ -]*[A-Z.])(?:, ?[A-Z][\w.'’ -]{1,30}){0,2}"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
    r"(?: ?\([^)\n]{2,40}\))? ?(?:--|[-–—_])\s+(?=[A-Z\"“‘'`])"
)
_ENDS_SENTENCE = ".!?:”\"'’)"


def find_paragraphs(text: str, furniture: Iterable[Span]) -> list[Span]:
    """The paragraphs to read: broken at blank lines, at line ends too unless lines are wrapped,
    after a title on the same line, and after a dateline, which is no part of the sentence behind it."""
    paragraphs: list[Span] = []
    text = blank_out(text, furniture)
    opening = len(text) - len(text.lstrip())
    for block in _split(text, Span(0, len(text)), _BLANK_LINE):
        lines = [block] if _is_wrapped(text, block) else _split(text, block, _LINE)
        if lines and lines[0].start == opening:
            lines[:1] = _title_apart(text, lines[0])
        paragraphs.extend(part for line in lines for part in _dateline_apart(text, line))
    return paragraphs


def _title_apart(text: str, line: Span) -> list[Span]:
    """A first line whose only gap of several blanks ends no sentence is a title and what stands under it."""
    gaps = list(_GAP.finditer(text, line.start, line.end))
    if len(gaps) != 1 or not (text[gaps[0].end()].isupper() or text[gaps[0].end()] in _QUOTES):
        return [line]
    title, body = Span(line.start, gaps[0].start()), Span(gaps[0].end(), line.end)
    words = title.text(text).split()
    fits = len(words) >= _SHORTEST_TITLE and title.end - title.start <= _LONGEST_TITLE
    return [title, body] if fits and words[-1].lower() not in _OPEN else [line]


def _dateline_apart(text: str, line: Span) -> list[Span]:
    match = _DATELINE.match(text, line.start, line.end)
    if match is None:
        return [line]
    return [_stripped(text, Span(line.start, match.end())), Span(match.end(), line.end)]


def blank_out(text: str, furniture: Iterable[Span]) -> str:
    """Blanks in place of furniture, character for character; line ends stay.

    So furniture inside a sentence (the target of a link) does not break the sentence.
    """
    parts, at = [], 0
    for hole in sorted(furniture):
        parts += [text[at : hole.start], _INK.sub(" ", text[max(at, hole.start) : hole.end])]
        at = max(at, hole.end)
    return "".join((*parts, text[at:]))


def make_windows(paragraphs: list[Span]) -> Iterator[list[Span]]:
    """Runs of paragraphs of at most LARGEST characters; a longer paragraph is cut into pieces."""
    window: list[Span] = []
    for paragraph in paragraphs:
        for piece in _pieces(paragraph):
            if window and piece.end - window[0].start > LARGEST:
                yield window
                window = []
            window.append(piece)
    if window:
        yield window


def _pieces(paragraph: Span) -> Iterator[Span]:
    for start in range(paragraph.start, paragraph.end, LARGEST):
        yield Span(start, min(start + LARGEST, paragraph.end))


def _split(text: str, part: Span, breaks: re.Pattern[str]) -> list[Span]:
    spans, at = [], part.start
    for match in breaks.finditer(text, part.start, part.end):
        spans.append(Span(at, match.start()))
        at = match.end()
    spans.append(Span(at, part.end))
    return [_stripped(text, span) for span in spans if text[span.start : span.end].strip()]


def _stripped(text: str, span: Span) -> Span:
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip()))


def _is_wrapped(text: str, block: Span) -> bool:
    *lines, last = text[block.start : block.end].splitlines()
    if not lines:
        return True
    if len(last) > max(_WRAPPED[1], *map(len, lines)):
        return False  # a heading and its text: no line is left over longer than those that were cut
    short = sum(_WRAPPED[0] <= len(line) <= _WRAPPED[1] for line in lines)
    open_ended = sum(line.rstrip()[-1:] not in _ENDS_SENTENCE for line in lines)
    return short >= 0.6 * len(lines) and open_ended >= 0.5 * len(lines)
