"""Which format an input has: by its name, by what a server says, else by how it begins."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from dateline.record import BadInput
from dateline.sources.found import Blob, Found
from dateline.sources.html import read_html
from dateline.sources.jsonl import read_lines_of_json
from dateline.sources.settings import Failure, SourceSettings
from dateline.sources.table import read_table
from dateline.sources.text import read_markdown, read_plain

Reading = Callable[[Blob, SourceSettings], Iterator[Found | Failure]]

# A new format is one module and one line here.
FORMATS: Mapping[str, Reading] = {
    "text": read_plain,
    "markdown": read_markdown,
    "html": read_html,
    "jsonl": read_lines_of_json,
    "table": read_table,
}
ROWS = ("jsonl", "table")  # formats of many reports, each with its own facts
_ENDINGS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html",
    ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
    ".csv": "table",
    ".tsv": "table", ".tab": "table",
}  # fmt: skip
_MEDIA = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text",
    "text/markdown": "markdown", "application/jsonl": "jsonl", "application/x-ndjson": "jsonl",
    "application/x-jsonlines": "jsonl", "application/json": "jsonl", "text/csv": "table", "text/tab-separated-values": "table",
}  # fmt: skip
# What a server says of anything.
_ANY_MEDIA = {
    "",
    "application/octet-stream",
    "binary/octet-stream",
    "application/gzip",
    "application/x-gzip",
}
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_JSON = re.compile(rb'\s*(?:\{\s*"|\[\s*(?:\{\s*"|\]\s*\Z))')


def by_name(name: str) -> str | None:
    """The format that the ending of a name says, .gz left aside."""
    return _ENDINGS.get(PurePosixPath(bare(name)).suffix)


def bare(name: str) -> str:
    """The name in lower case and without .gz."""
    return name.lower().removesuffix(".gz")


def by_media(media: str, name: str) -> str | None:
    """The format that a server says. Raises BadInput for one that is not read."""
    if media in _ANY_MEDIA:
        return by_name(name)
    if media not in _MEDIA:
        raise BadInput(f"{media} is not read: text, Markdown, HTML, JSONL, CSV and TSV are")
    # Tables and the like often come as plain text.
    return (by_name(name) or "text") if media == "text/plain" else _MEDIA[media]


def by_look(head: bytes) -> str:
    """The format that the first bytes look like; plain text where they look like nothing else."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(head):
        return "html"
    return "jsonl" if _JSON.match(head) else "text"
