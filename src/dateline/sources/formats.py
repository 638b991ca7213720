"""Which format an input has: by its name, by what a server says, else by how it begins."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from dateline.record import BadInput
from dateline.record.vocabulary import SourceKind
from dateline.sources.archive import read_archive
from dateline.sources.feed import read_feed
from dateline.sources.found import Blob, Found, More
from dateline.sources.html import read_html
from dateline.sources.jsonl import read_lines_of_json
from dateline.sources.settings import Failure, SourceSettings
from dateline.sources.sitemap import read_sitemap
from dateline.sources.table import read_table
from dateline.sources.text import read_markdown, read_plain

Reading = Callable[[Blob, SourceSettings], Iterator[Found | More | Failure]]

# A new format is one module and one line here.
FORMATS: Mapping[str, Reading] = {
    "text": read_plain,
    "markdown": read_markdown,
    "html": read_html,
    "jsonl": read_lines_of_json,
    "table": read_table,
    "feed": read_feed,
    "sitemap": read_sitemap,
    "warc": read_archive,
}
# Formats of many reports, each with its own facts → what their reports are of.
MANY: Mapping[str, SourceKind] = {
    "jsonl": "table", "table": "table", "feed": "feed", "sitemap": "feed", "warc": "archive",
}  # fmt: skip
_ENDINGS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html",
    ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
    ".csv": "table", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed",
    ".tsv": "table", ".tab": "table", ".warc": "warc",
}  # fmt: skip
_MEDIA = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text",
    "text/markdown": "markdown", "application/jsonl": "jsonl", "application/x-ndjson": "jsonl",
    "application/x-jsonlines": "jsonl", "application/json": "jsonl",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/rdf+xml": "feed",
    "application/feed+json": "feed", "application/xml": "feed", "text/xml": "feed",
    "text/csv": "table", "text/tab-separated-values": "table", "application/warc": "warc",
}  # fmt: skip
# What single reports are called as raw input.
_MEDIA_OF = {"text": "text/plain", "markdown": "text/markdown", "html": "text/html"}
# What a server says of anything.
_ANY_MEDIA = {
    "",
    "application/octet-stream",
    "binary/octet-stream",
    "application/gzip",
    "application/x-gzip",
}
# What may stand before the first element. Atomic: strangers write a thousand comments in a row.
_PROLOGUE = rb"(?>\s*(?:<\?.*?\?>|<!--.*?-->))*+\s*"
_DOCTYPE = rb"(?:<!doctype[^>\[]*>\s*(?>\s*<!--.*?-->)*+\s*)?"
_PAGE = re.compile(_PROLOGUE + rb"<(?:!doctype html|html|head|body)\b", re.I | re.S)
_FEED = re.compile(_PROLOGUE + _DOCTYPE + rb"<(?:\w+:)?(?:rss|feed|rdf)\b", re.I | re.S)
_SITEMAP = re.compile(_PROLOGUE + _DOCTYPE + rb"<(?:\w+:)?(?:urlset|sitemapindex)\b", re.I | re.S)
_JSON_FEED = re.compile(rb'\s*\{\s*"[^{\[]*?https?://(?:www\.)?jsonfeed\.org/version/', re.S)
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
        raise BadInput(
            f"{media} is not read: text, Markdown, HTML, JSONL, CSV, TSV, feeds, sitemaps and WARC are"
        )
    # Tables and the like often come as plain text.
    return (by_name(name) or "text") if media == "text/plain" else _MEDIA[media]


def media_of(kind: str, data: bytes) -> str:
    """The media type of a file's bytes, which may be packed."""
    return "application/gzip" if data.startswith(b"\x1f\x8b") else _MEDIA_OF[kind]


def by_look(head: bytes) -> str:
    """The format that the first bytes look like; plain text where they look like nothing else."""
    head = _plain(head)
    if kind := list_by_look(head):
        return kind
    if head.startswith(b"WARC/"):
        return "warc"
    if _PAGE.match(head):
        return "html"
    return "jsonl" if _JSON.match(head) else "text"


def list_by_look(head: bytes) -> str | None:
    """Feeds and sitemaps are told by their look alone: they come under any name and media type."""
    head = _plain(head)
    if _FEED.match(head) or _JSON_FEED.match(head):
        return "feed"
    return "sitemap" if _SITEMAP.match(head) else None


def _plain(head: bytes) -> bytes:
    """Without a byte order mark; of UTF-16 every second byte."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
