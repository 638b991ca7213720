"""Plain text and Markdown. The text stays as it is; what is syntax is marked, not removed."""

import re
from collections.abc import Iterator

from dateline.record import Span
from dateline.sources.decode import decode
from dateline.sources.found import Blob, Found
from dateline.sources.settings import SourceSettings

_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(.{0,20000}?\r?\n)?\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FRONT_LINE = re.compile(r"[\w.-]+[ \t]*[:=]|[ \t\]\[}#-]")
_PAIR = re.compile(r"^([A-Za-z][\w-]*)[ \t]*[:=][ \t]*([^\r\n]{1,500}?)[ \t]*\r?$", re.MULTILINE)
_KEYS = {
    "id": ("id", "slug"),
    "title": ("title", "headline"),
    "published": ("published", "date", "pubdate", "publishdate", "published_at"),
    "updated": ("updated", "lastmod", "modified"),
    "publisher": ("publisher", "outlet", "source", "site", "publication"),
    "url": ("url", "link", "canonical", "permalink"),
    "language": ("language", "lang"),
}
_TITLE = re.compile(r"^ {0,3}# +([^\r\n]{1,300}?)(?: +#+)?[ \t]*\r?$", re.MULTILINE)
_FENCE = re.compile(
    r"^ {0,3}(`{3,}+|~{3,}+)[^\n]*+\n(?:.*?^ {0,3}\1[`~]*[ \t]*\r?$|.*\Z)", re.M | re.S
)
_TARGET = r"(?:\((?:[^()\n]|\([^()\n]*\)){0,2000}\)|\[[^\[\]\n]*\])"
# Group 1 of each is what is marked. None looks ahead further than to the next sign of its kind, so
# that a file of such signs takes no longer than any other.
_SYNTAX = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"(<!--(?:(?!<!--|-->).)*-->)", re.DOTALL),
        (r"^( {0,3}#{1,6}[ \t]+)", re.MULTILINE),  # heading marks
        (r"^ {0,3}#{1,6}[ \t].{0,300}?([ \t]{1,9}#+)[ \t]*\r?$", re.MULTILINE),
        (r"^( {0,3}(?:>[ \t]?)+)", re.MULTILINE),  # quotations
        (r"^([ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+)(?=\S)", re.MULTILINE),  # items of lists
        (r"^([ \t]*(?:[-*_=][ \t]*){3,})\r?$", re.MULTILINE),  # rules and underlines
        (r"^( {0,3}\[[^\]\n]+\]:[ \t]+\S[^\r\n]*)$", re.MULTILINE),  # targets of links
        (r"(!\[[^\[\]\n]*\]" + _TARGET + ")", 0),  # pictures
        (r"(?<!!)(\[)[^\[\]\n]+\]" + _TARGET, 0),  # links: what is not their text
        (r"(?<!!)\[[^\[\]\n]+(\]" + _TARGET + ")", 0),
        (r"(<https?://[^>\s]+>)", 0),
        (r"(\*\*|__)(?=\S)", 0),  # emphasis
        (r"(?<=\S)(\*\*|__)", 0),
        (r"(?<![\w*])([*_])(?=[\w“\"'(])", 0),
        (r"(?<=[\w.,!?”\"')])([*_])(?![\w*])", 0),
    )
)


def read_plain(blob: Blob, settings: SourceSettings) -> Iterator[Found]:
    text, notes = decode(blob.read(settings.caps.report), blob.charset)
    yield Found(text, blob.where, notes=notes)


def read_markdown(blob: Blob, settings: SourceSettings) -> Iterator[Found]:
    """Front matter (title, date, publisher …) is used; a heading is a title where none is given."""
    text, notes = decode(blob.read(settings.caps.report), blob.charset)
    front = _FRONT.match(text)
    start = front.end() if front and _is_front_matter(front[2] or "") else 0
    told = front_matter(text[:start])
    heading = _TITLE.search(text, start)
    yield Found(
        text,
        blob.where,
        id=told.get("id"),
        title=told.get("title") or (heading[1] if heading else None),
        publisher=told.get("publisher"),
        url=told.get("url"),
        published=told.get("published"),
        updated=told.get("updated"),
        dated_by="meta" if told.get("published") else None,
        language=told.get("language"),
        marks=tuple(markdown_marks(text, start)),
        notes=notes,
    )


def front_matter(block: str) -> dict[str, str]:
    """The simple `key: value` (or `key = value`) lines that name something a report has."""
    pairs = {key.lower(): value.strip("\"'“” ") for key, value in _PAIR.findall(block)}
    found = {}
    for field, keys in _KEYS.items():
        if value := next((pairs[key] for key in keys if pairs.get(key)), None):
            found[field] = value
    return found


def _is_front_matter(block: str) -> bool:
    """Keys and their values, not a story between two rules."""
    return all(_FRONT_LINE.match(line) for line in block.splitlines() if line.strip())


def markdown_marks(text: str, start: int = 0) -> Iterator[Span]:
    """The spans of Markdown's own signs, and of code blocks; front matter ends at `start`."""
    if start:
        yield Span(0, start)
    for match in _FENCE.finditer(text, start):
        yield Span(match.start(), match.end())
    for pattern in _SYNTAX:
        for match in pattern.finditer(text, start):
            yield Span(match.start(1), match.end(1))
