"""WARC files, what web archives are kept in: a report for each page or text that a server gave."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urlsplit

from dateline.record import BadInput
from dateline.sources.addresses import read_address
from dateline.sources.capture import ANSWER, Capture, now
from dateline.sources.decode import read_content_type
from dateline.sources.found import Blob, Found
from dateline.sources.html import read_html
from dateline.sources.item import web_address
from dateline.sources.settings import Failure, SourceSettings
from dateline.sources.streams import unpacked
from dateline.sources.text import read_markdown, read_plain

if TYPE_CHECKING:
    from dateline.sources.warc import Entry

# What single reports come as.
_READ: Mapping[str, Callable[[Blob, SourceSettings], Iterator[Found]]] = {
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "text/plain": read_plain,
    "text/markdown": read_markdown,
}
# How a body may be packed: gzip is known by its first bytes, also where a crawler took it off before.
_PACKED = ("", "identity", "gzip", "x-gzip")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z")
# Reasons that are told of what was passed over, the most frequent first, and signs of each.
_REASONS, _SIGNS = 8, 40


class NoPage(BadInput):
    """A record with nothing to read in it, in a word or two: "request", "image/png", "answered 404"."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was kept: where it was had from, and as what; `body` with gzip on it, where it came so."""

    uri: str | None
    content: str
    body: BinaryIO
    capture: Capture
    part: bool


def read_archive(blob: Blob, settings: SourceSettings) -> Iterator[Found | Failure]:
    """Pages in the order of the file, one record in memory; what is none is passed over, counted and told.

    What is cut off or damaged ends it: what came before was read. Raises BadInput where nothing did.
    """
    from dateline.sources import warc  # warcio is for those who have such files

    passed: Counter[str] = Counter()
    number, most = 0, settings.caps.report
    try:
        for number, entry in enumerate(warc.entries(blob.stream, most), 1):
            where = f"{blob.where}:{number}"
            try:
                kept = _kept(entry, f"{blob.uri}#{number}", most)
                yield _page(kept, where, settings)
            except NoPage as none:
                passed[str(none)] += 1
            except BadInput as error:
                yield Failure(where, str(error))
    except BadInput as error:
        if not number:
            raise
        yield Failure(f"{blob.where}:{number + 1}", f"{error}: the file is read up to it")
    if not number:
        raise BadInput("empty: there is no text in it")
    if passed:
        settings.tell(f"{blob.where}: {_account(passed)}")


def _account(passed: Counter[str]) -> str:
    """ "12 of its records passed over: 5 request, 4 image/png, 3 answered 404"."""
    told = passed.most_common(_REASONS)
    said = ", ".join(f"{many:,} {reason}" for reason, many in told)
    rest = passed.total() - sum(many for _, many in told)
    return f"{passed.total():,} of its records passed over: {said}" + (
        f", {rest:,} others" if rest else ""
    )


def _page(kept: _Kept, where: str, settings: SourceSettings) -> Found:
    """Raises NoPage, and BadInput for a page without a story."""
    media, charset = read_content_type(kept.content)
    url = web_address(kept.uri, None)
    if not url and not (kept.uri or "").startswith("file:"):
        raise NoPage("neither page nor file")  # what a crawler says of itself
    if media not in _READ:
        raise NoPage(_word(media))
    if urlsplit(url or "").path == "/robots.txt":
        raise NoPage("robots.txt")
    stream = unpacked(kept.body, settings.caps.ratio)
    try:
        (found,) = _READ[media](Blob(stream, where, "", "archive", "", url, charset), settings)
    except BadInput as error:
        raise BadInput(f"{url}: {error}" if url else str(error)) from error
    return replace(
        found,
        id=url or found.id,
        url=url or found.url,
        notes=(*found.notes, "kept in part: the archive says so") if kept.part else found.notes,
        capture=kept.capture if settings.snapshot else None,
    )


def _kept(entry: Entry, name: str, most: int) -> _Kept:
    """Raises NoPage for what holds nothing that a server or a file gave. `name` of what has no address."""
    told = _headers(io.BytesIO(entry.header))
    kind, content = (told.get_header(name) or "" for name in ("WARC-Type", "Content-Type"))
    if kind not in ("response", "resource"):
        raise NoPage(_word(kind))
    if entry.block is None:
        raise NoPage(f"larger than {most:,} bytes")
    uri = (told.get_header("WARC-Target-URI") or "").strip("<> ") or None
    body: Any = io.BytesIO(entry.block)
    media = content
    if kind == "response":
        if not content.lower().startswith("application/http"):
            raise NoPage(_word(content))
        content, body = _answer(body)
        media = ANSWER
    at = told.get_header("WARC-Date") or ""
    capture = Capture(
        uri or name,
        media,
        entry.block,
        address=_address(told.get_header("WARC-IP-Address")),
        at=at if _MOMENT.fullmatch(at) else now(),
    )
    part = any(told.get_header(name) for name in ("WARC-Truncated", "WARC-Segment-Number"))
    return _Kept(uri, content, body, capture, part)


def _answer(stream: BinaryIO) -> tuple[str, BinaryIO]:
    """The Content-Type of a server's answer, and its body."""
    from warcio.bufferedreaders import ChunkedDataReader

    told = _headers(stream)
    status = told.get_statuscode()
    if not told.protocol.upper().startswith("HTTP/"):
        raise NoPage("no HTTP")
    if status != "200":
        raise NoPage(f"answered {_word(status)}")
    packed, chunks = (
        (told.get_header(name) or "").strip().lower()
        for name in ("Content-Encoding", "Transfer-Encoding")
    )
    if packed not in _PACKED:
        raise NoPage(f"in {_word(packed)}")
    # Without warcio's unpacking: it makes as much of a chunk as there is in it.
    return told.get_header("Content-Type") or "", (
        ChunkedDataReader(stream) if chunks == "chunked" else stream
    )


def _headers(stream: BinaryIO) -> Any:
    """A first line and what it is followed by, of a record or an answer."""
    from warcio.statusandheaders import StatusAndHeadersParser

    try:
        return StatusAndHeadersParser((), verify=False).parse(stream)
    except EOFError:
        raise NoPage("empty") from None


def _address(told: str | None) -> str | None:
    try:
        return str(read_address(told or ""))
    except ValueError:
        return None


def _word(told: str) -> str:
    """What strangers call something, fit for a line."""
    return "".join(sign for sign in told if sign.isprintable())[:_SIGNS] or "without a type"
