"""RSS and Atom: bytes → items, by feedparser, which cleans the HTML in them."""

import io
import re
from collections.abc import Mapping
from typing import Any

from dateline.record import BadInput
from dateline.sources.decode import refuse_magic
from dateline.sources.found import Blob
from dateline.sources.fragment import title_text
from dateline.sources.item import Feed, Item, link_note, web_address

# What a feed declares of its own could grow without end; no feed needs it.
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def read_xml_feed(data: bytes, blob: Blob) -> Feed:
    """Raises BadInput for what is no feed."""
    import feedparser

    refuse_magic(data)
    refuse_entities(data)
    # A stream, because feedparser opens files that bytes happen to name.
    try:
        parsed = feedparser.parse(io.BytesIO(data), response_headers=_headers(blob))
    except (RecursionError, ValueError, LookupError, AssertionError) as error:
        raise BadInput(f"a feed that cannot be read ({type(error).__name__})") from error
    if not parsed.get("version") and not parsed.entries:
        raise BadInput("no feed: neither RSS nor Atom can be read in it")
    notes = _notes(parsed)
    if notes and not parsed.entries:
        raise BadInput("a feed that is broken: no item can be read in it")
    base = blob.url or web_address(parsed.feed.get("link"), None)
    items = [_item(entry, number, base) for number, entry in enumerate(parsed.entries, 1)]
    return Feed(_title(parsed.feed), tuple(items), notes)


def refuse_entities(data: bytes) -> None:
    """Raises BadInput where XML declares entities (in UTF-16 as well)."""
    if _ENTITY.search(data.replace(b"\0", b"") if b"\0" in data[:200] else data):
        raise BadInput("XML that declares entities of its own: refused")


def _headers(blob: Blob) -> dict[str, str]:
    """What the server said, without the media type: as text/xml it would mean ASCII."""
    headers = {"content-location": blob.url} if blob.url else {}
    if blob.charset:
        headers["content-type"] = f"application/xml; charset={blob.charset}"
    return headers


def _item(entry: Mapping[str, Any], number: int, base: str | None) -> Item:
    link = entry.get("link") or _permalink(entry)
    url = web_address(link, base)
    return Item(
        number,
        id=_line(entry.get("id")),
        title=_title(entry),
        url=url,
        published=_line(entry.get("published")),
        # Asked first, because feedparser gives the day of publication where there is none.
        updated=_line(entry.get("updated")) if "updated" in entry else None,
        content=max((c.get("value") or "" for c in entry.get("content", ())), key=len, default=""),
        summary=entry.get("summary") or "",
        publisher=_title(entry.get("source") or {}),
        notes=link_note(link, url),
    )


def _permalink(entry: Mapping[str, Any]) -> str | None:
    """The first page among its links; enclosures and comments are none."""
    links = (one.get("href") for one in entry.get("links", ()) if one.get("rel") == "alternate")
    return next(links, None)


def _title(told: Mapping[str, Any]) -> str | None:
    title = told.get("title")
    if not isinstance(title, str):
        return None
    kind = (told.get("title_detail") or {}).get("type", "text/plain")
    return title_text(title, html="html" in kind) or None


def _line(value: object) -> str | None:
    return " ".join(value.split())[:2000] or None if isinstance(value, str) else None


def _notes(parsed: Mapping[str, Any]) -> tuple[str, ...]:
    if not parsed.get("bozo"):
        return ()
    trouble = type(parsed.get("bozo_exception")).__name__
    if trouble in ("NonXMLContentType", "CharacterEncodingOverride"):
        return ()
    if trouble == "CharacterEncodingUnknown":
        return ("the feed's encoding is unknown: some signs may be wrong",)
    return ("the feed is broken XML: read as far as it goes",)
