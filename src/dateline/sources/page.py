"""What an HTML page says about itself: title, publisher, address, days of publication and update.

Read from what the page states (JSON-LD, meta elements, <time>, a labelled line), in this order of
trust; a day that a library guesses from the page is not taken.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.sources.dates import find_date, read_date, today

_ARTICLE = re.compile(r"(News|Article|BlogPosting|Report|LiveBlog|WebPage)", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "publication-date", "published_time", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "date", "article.published",
    "cxenseparse:recs:publishtime", "displaydate", "originalpublicationdate", "rnews:datepublished",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified",
    "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "article.updated",
)  # fmt: skip
_LABELLED = re.compile(r"(?:first )?(?:published|posted|issued|(?:publication )?date)\b", re.I)
_DATE_CLASS = re.compile(
    r"(?:^|[-_ ])(?:date|dateline|published|pubdate|posted|timestamp|byline)", re.I
)
_UPDATE_CLASS = re.compile(r"updat|modif|edited|revis", re.IGNORECASE)
_AROUND = "ancestor::nav or ancestor::aside or ancestor::footer or ancestor::header[not(ancestor::article)]"
_SHORT = 120  # characters; a longer element is not a line with a date


@dataclass(frozen=True, slots=True)
class PageFacts:
    """None where the page does not say."""

    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    updated: str | None


def read_facts(tree: Any) -> PageFacts:
    """The facts of a parsed page (an lxml element)."""
    data = list(_linked_data(tree))
    meta = _meta(tree)
    return PageFacts(
        title=_first(_strings(data, "headline"), meta, "og:title", "twitter:title"),
        publisher=_first(_publishers(data), meta, "og:site_name", "application-name"),
        url=_address(tree, meta),
        published=_best(_published(tree, data, meta)),
        updated=_best(_updated(tree, data, meta)),
    )


def _published(tree: Any, data: list[dict[str, Any]], meta: dict[str, str]) -> Iterator[str | None]:
    yield from map(read_date, _strings(data, "datePublished"))
    yield from (read_date(meta[name]) for name in _PUBLISHED if name in meta)
    yield from (_element_date(e) for e in tree.xpath('//*[@itemprop="datePublished"]'))
    yield from (_element_date(e) for e in tree.xpath("//time[@pubdate]"))
    yield from (_element_date(e) for e in _times(tree))
    yield from _labelled(tree)


def _updated(tree: Any, data: list[dict[str, Any]], meta: dict[str, str]) -> Iterator[str | None]:
    yield from map(read_date, _strings(data, "dateModified"))
    yield from (read_date(meta[name]) for name in _UPDATED if name in meta)
    yield from (_element_date(e) for e in tree.xpath('//*[@itemprop="dateModified"]'))


def _best(days: Iterator[str | None]) -> str | None:
    """The first day that is not in the future; else the first day."""
    found = [day for day in days if day]
    return next((day for day in found if day <= today().isoformat()), found[0] if found else None)


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page that are articles, outermost first."""
    for script in tree.xpath('//script[contains(@type, "ld+json")]'):
        try:
            yield from _articles(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue


def _articles(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict) and depth < 6:
        if _ARTICLE.search(str(value.get("@type"))):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(value.get(key), depth + 1)


def _strings(data: list[dict[str, Any]], key: str) -> list[str]:
    return [value for item in data if isinstance(value := item.get(key), str) and value.strip()]


def _publishers(data: list[dict[str, Any]]) -> list[str]:
    names: list[str] = []
    for item in data:
        publisher = item.get("publisher")
        for one in publisher if isinstance(publisher, list) else [publisher]:
            name = one.get("name") if isinstance(one, dict) else one
            names += [name] if isinstance(name, str) and name.strip() else []
    return names


def _meta(tree: Any) -> dict[str, str]:
    """The meta elements, names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if name := element.get(attribute):
                found.setdefault(name.strip().lower(), element.get("content"))
    return found


def _first(values: list[str], meta: dict[str, str], *names: str) -> str | None:
    candidates = [*values, *(meta.get(name) for name in names)]
    return next((value.strip() for value in candidates if value and value.strip()), None)


def _address(tree: Any, meta: dict[str, str]) -> str | None:
    links = tree.xpath('//link[@rel="canonical"]/@href')
    candidates = [*map(str, links), meta.get("og:url") or ""]
    return next((url for url in candidates if url.startswith(("http://", "https://"))), None)


def _times(tree: Any) -> Iterator[Any]:
    """<time> in the story, where it is not said to be that of an update.

    On a page that does not mark its story only one that stands alone: mastheads show today's date.
    """
    scope = tree.xpath("(//article|//main)[1]")
    times = (scope[0] if scope else tree).xpath(f".//time[not({_AROUND})]")
    if scope or len(times) == 1:
        yield from (element for element in times if not _UPDATE_CLASS.search(_described(element)))


def _described(element: Any) -> str:
    """Class, id and the words before a date: what says of which day it is."""
    parent = element.getparent()
    words = (parent.text or "") if parent is not None else ""
    kinds = (parent.get("class") or "") if parent is not None else ""
    return " ".join((element.get("class") or "", element.get("id") or "", kinds, words))


def _element_date(element: Any) -> str | None:
    for attribute in ("datetime", "content", "title"):
        if day := read_date(element.get(attribute) or ""):
            return day
    return find_date(_words(element))


def _labelled(tree: Any) -> Iterator[str | None]:
    """Short lines called "Date" or "Published"; then elements whose class says that they are dates.

    The latter only where they agree: a page has dates of other stories too.
    """
    scope = tree.xpath("(//article|//main)[1]") or [tree]
    classed: set[str | None] = set()
    for element in scope[0].xpath(".//p | .//span | .//div | .//li | .//td"):
        words = _words(element) if len(element) <= 4 else ""
        if len(words) < 6 or _UPDATE_CLASS.search(words + _described(element)):
            continue
        if _LABELLED.match(words):
            yield find_date(words)
        elif _DATE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            classed.add(find_date(words))
    classed.discard(None)
    if len(classed) == 1:
        yield classed.pop()


def _words(element: Any) -> str:
    """The words of a short element; nothing of a longer one."""
    words: list[str] = []
    length = 0
    for piece in element.itertext():
        words += piece.split()
        length += len(piece.strip())
        if length > _SHORT:
            return ""
    return " ".join(words)
