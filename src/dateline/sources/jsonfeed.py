"""JSON Feed (jsonfeed.org, versions 1 and 1.1): bytes → items."""

import json
import re
from collections.abc import Mapping
from typing import Any

from dateline.record import BadInput
from dateline.sources.decode import decode
from dateline.sources.item import Feed, Item, link_note, web_address

_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")


def looks_like_json(data: bytes) -> bool:
    return bool(_JSON.match(data))


def read_json_feed(data: bytes) -> Feed:
    """Raises BadInput for what is no JSON Feed."""
    text, notes = decode(data)
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"broken JSON in a feed: {str(error)[:100]}") from error
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list):
        raise BadInput('no JSON Feed: "items" must be a list')
    base = web_address(told.get("home_page_url"), None) or web_address(told.get("feed_url"), None)
    read = (
        _item(item, number, base) for number, item in enumerate(items, 1) if isinstance(item, dict)
    )
    return Feed(_words(told, "title") or None, tuple(read), notes)


def _item(item: Mapping[str, Any], number: int, base: str | None) -> Item:
    link = item.get("url") or item.get("external_url")
    url, html = web_address(link, base), _words(item, "content_html")
    name = item.get("id")
    return Item(
        number,
        id=str(name) if isinstance(name, str | int | float) and name != "" else None,
        title=" ".join(_words(item, "title").split()) or None,
        url=url,
        published=_words(item, "date_published") or None,
        updated=_words(item, "date_modified") or None,
        content=html or _words(item, "content_text"),
        summary=_words(item, "summary"),
        html=bool(html),
        notes=link_note(link, url),
    )


def _words(told: Mapping[str, Any], key: str) -> str:
    value = told.get(key)
    return value.strip() if isinstance(value, str) else ""
