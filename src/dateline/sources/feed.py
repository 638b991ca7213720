"""Feeds: RSS and Atom by feedparser, JSON Feed by ourselves. A report an item.

An item with its whole text is a report; one with only a summary names the page that has the whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.record import BadInput, text_digest
from dateline.sources.capture import in_utf8, piece_of
from dateline.sources.decode import decode
from dateline.sources.feedxml import read_xml_feed
from dateline.sources.found import Blob, Found, NoItems
from dateline.sources.fragment import fragment_text
from dateline.sources.item import Feed, Item
from dateline.sources.jsonfeed import looks_like_json, read_json_feed
from dateline.sources.pieces import json_items, xml_items
from dateline.sources.settings import Failure, SourceSettings

# A summary of so many words is the text itself: many feeds have no other element for it.
_WHOLE = 250
# How a text ends that is cut off; WordPress puts a line about itself below.
_CUT = re.compile(
    r"(?:…|\.\.\.|(?:continue reading|read more|read the (?:full|whole) (?:story|article)|full story))"
    r"\W{0,5}(?:\nThe post [^\n]{1,300})?\s*\Z",
    re.IGNORECASE,
)


def read_feed(blob: Blob, settings: SourceSettings) -> Iterator[Found | Failure]:
    """The items in the feed's order; what is there twice is read once. Raises BadInput for no feed, NoItems."""
    data = blob.read(settings.caps.feed)
    feed = read_json_feed(data) if looks_like_json(data) else read_xml_feed(data, blob)
    if not feed.items:
        raise NoItems("a feed without items")
    met: set[tuple[str | None, str | None, str]] = set()
    raw = _raw_items(data, blob, feed) if settings.snapshot else {}
    for item in feed.items:
        where = f"{blob.where}:{item.number}"
        try:
            found = _found(item, feed, where)
            if item.number in raw:
                kind, piece = raw[item.number]
                found = replace(found, capture=piece_of(blob.uri, item.number, kind, piece))
        except BadInput as error:
            yield Failure(where, str(error))
            continue
        same = (found.id, found.url, found.text)
        if same not in met:
            met.add(same)
            yield found


def _raw_items(data: bytes, blob: Blob, feed: Feed) -> dict[int, tuple[str, bytes]]:
    """The bytes of each item by its number, with their media type; none where they cannot be told apart."""
    if looks_like_json(data):
        pieces = [
            item.encode("utf-8", "surrogatepass") for item in json_items(decode(data)[0], "items")
        ]
        return {
            number: (in_utf8("application/json", piece), piece)
            for number, piece in enumerate(pieces, 1)
        }
    pieces = xml_items(data, blob.charset)
    if len(pieces) != len(feed.items):
        return {}
    return {number: ("application/xml", piece) for number, piece in enumerate(pieces, 1)}


@dataclass(frozen=True, slots=True)
class _Text:
    words: str
    whole: bool


def _found(item: Item, feed: Feed, where: str) -> Found:
    """Raises BadInput for an item with neither a text nor a page."""
    text = _text(item)
    if not text.words and item.url is None:
        raise BadInput("an item without a text and without a link")
    found = Found(
        text.words,
        where,
        # Its place in the feed is no name: it is another one tomorrow.
        id=item.id or item.url or f"item-{text_digest(text.words)[:12]}",
        title=item.title,
        publisher=item.publisher or feed.title,
        url=item.url,
        published=item.published,
        updated=item.updated,
        dated_by="meta" if item.published else None,
        language=None,  # feeds often state a language that their items are not in
        notes=(*feed.notes, *item.notes),
    )
    return found if text.whole else replace(found, link=item.url)


def _text(item: Item) -> _Text:
    """The content, unless it is cut off; else the longer of content and summary."""
    content, summary = (
        fragment_text(words) if item.html else words.strip()
        for words in (item.content, item.summary)
    )
    if content and not _CUT.search(content) and len(content) > len(summary) * 0.9:
        return _Text(content, whole=True)
    longer = max(content, summary, key=len)
    return _Text(longer, len(longer.split()) >= _WHOLE and not _CUT.search(longer))
