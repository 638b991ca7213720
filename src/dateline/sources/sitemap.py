"""Sitemaps (sitemaps.org, with Google's news names): lists of pages, and lists of such lists.

A list holds no text: every page in it is fetched. A news sitemap says when a page was published, by
whom and under which title.
"""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.record import BadInput
from dateline.sources.feedxml import refuse_entities
from dateline.sources.found import Blob, Found, More, NoItems
from dateline.sources.item import web_address
from dateline.sources.settings import Failure, SourceSettings


def read_sitemap(blob: Blob, settings: SourceSettings) -> Iterator[Found | More | Failure]:
    """The pages in the order of the list, each once. Raises BadInput for what is no sitemap."""
    data = blob.read(settings.caps.sitemap)
    refuse_entities(data)
    met: set[str] = set()
    number = 0
    for number, (kind, told) in enumerate(_entries(data), 1):
        where = f"{blob.where}:{number}"
        url = web_address(told.get("loc"), blob.url)
        if url is None:
            yield Failure(where, f"no web address: {told.get('loc', '')[:60]!r}")
        elif url not in met:
            met.add(url)
            yield More(url, where) if kind == "sitemap" else _page(url, told, where)
    if not number:
        raise NoItems("a sitemap that names no page")


def _page(url: str, told: Mapping[str, str], where: str) -> Found:
    published = told.get("publication_date")
    return Found(
        "",
        where,
        id=url,
        title=told.get("title"),
        publisher=told.get("name"),
        url=url,
        published=published,
        dated_by="meta" if published else None,
        link=url,
    )


def _entries(data: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Every url and sitemap with the words of its elements, by their names without namespace."""
    from lxml import etree

    events = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for event, element in events:
            name = _name(element)
            if event == "start":
                _check_root(element, name)
            elif name in ("url", "sitemap"):
                yield name, _told(element)
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise BadInput(f"a sitemap that is broken at line {error.lineno}") from error


def _check_root(element: Any, name: str) -> None:
    """Raises BadInput for the first element of something else."""
    if element.getparent() is None and name not in ("urlset", "sitemapindex"):
        raise BadInput(f"no sitemap: it begins with <{name[:40]}>")


def _told(element: Any) -> dict[str, str]:
    """The first of a name counts: an image in an entry has a title too, and it comes later."""
    told: dict[str, str] = {}
    for one in element.iter():
        words = " ".join((one.text or "").split())
        if words and isinstance(one.tag, str) and "image" not in one.tag and "video" not in one.tag:
            told.setdefault(_name(one), words)
    return told


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _forget(element: Any) -> None:
    """What was read leaves the memory."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
