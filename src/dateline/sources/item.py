"""What an item of a feed says, whatever the feed's format."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit


@dataclass(frozen=True, slots=True)
class Item:
    """`content` the whole text as the feed claims, `summary` less; both HTML where `html`.

    `published` and `updated` as the feed writes them; `url` is a web address or None.
    """

    number: int
    id: str | None
    title: str | None
    url: str | None
    published: str | None
    updated: str | None
    content: str
    summary: str
    html: bool = True
    publisher: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """`notes` hold of every item."""

    title: str | None
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()


def web_address(link: object, base: str | None) -> str | None:
    """A link as an http(s) address, or None for what is none (javascript:, file:, a bare path)."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        url = urljoin(base or "", link.strip())
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    except ValueError:
        return None
    return url if sound and url.isprintable() and len(url) < 4096 else None


def link_note(link: object, url: str | None) -> tuple[str, ...]:
    """What is to be said of a link that is not followed."""
    if url is None and isinstance(link, str) and link.strip():
        return (f"its link is no web address: {link.strip()[:60]!r}",)
    return ()
