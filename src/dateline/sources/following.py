"""From an item of a feed or a sitemap to the page that has its whole text."""

import io
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Protocol
from urllib.parse import urlsplit

from dateline.record import BadInput
from dateline.sources.fetch import Page
from dateline.sources.formats import FORMATS, by_media
from dateline.sources.found import Blob, Found, More
from dateline.sources.html import host_of
from dateline.sources.settings import Failure, SourceSettings
from dateline.sources.streams import unpacked

_PAGES = ("html", "text", "markdown")
ONLY_SUMMARY = "only a summary"


class Fetching(Protocol):
    def fetch(self, url: str) -> Page: ...


class Follower:
    """Follows the links of one source: so many pages, so many lists."""

    def __init__(self, settings: SourceSettings, fetching: Fetching) -> None:
        self._settings, self._fetching = settings, fetching
        self._pages, self._lists = settings.caps.pages, settings.caps.lists

    @property
    def spent(self) -> bool:
        """Whether no more pages are fetched."""
        return self._pages <= 0

    def whole(self, found: Found) -> Found | Failure:
        """The page with what the item says of it; where it cannot be had, the summary with a note."""
        try:
            return self.page(found)
        except BadInput as error:
            return summary(found, str(error))

    def page(self, found: Found) -> Found:
        """Raises BadInput where the page cannot be had."""
        if self.spent:
            raise BadInput(f"left: {self._settings.caps.pages:,} pages of one source are fetched")
        self._pages -= 1
        return _merged(read_page_at(found, self._fetching, self._settings), found)

    def list(self, more: More) -> Page:
        """Raises BadInput where there are too many, or it cannot be had."""
        if self._lists <= 0:
            raise BadInput(f"left: {self._settings.caps.lists} sitemaps of one source are read")
        self._lists -= 1
        return self._fetching.fetch(more.url)


def summary(found: Found, why: str) -> Found | Failure:
    """What there is without the page: the summary, noted as such; where there is none, a failure."""
    if not found.text:
        return Failure(found.where, f"{found.link}: {why}")
    return replace(found, link=None, notes=(*found.notes, f"{ONLY_SUMMARY}: {why}"))


class NoStory(BadInput):
    """A page that came and has nothing to read."""


def read_page_at(found: Found, fetching: Fetching, settings: SourceSettings) -> Found:
    """The one report of a page. Raises BadInput where it cannot be had, NoStory."""
    page = fetching.fetch(found.link or "")
    try:
        return _story(page, found.where, settings)
    except BadInput as error:
        raise NoStory(str(error)) from error


def _story(page: Page, where: str, settings: SourceSettings) -> Found:
    name = PurePosixPath(urlsplit(page.url).path).name
    kind = by_media(page.media, name) or "html"
    if kind not in _PAGES:
        raise BadInput(f"{page.media} is no page")
    stream = unpacked(io.BytesIO(page.body), settings.caps.ratio)
    blob = Blob(stream, where, name, "feed", page.url, page.url, page.charset, kind)
    for read in FORMATS[kind](blob, settings):
        if isinstance(read, Found):
            return replace(read, capture=page.capture)
    raise BadInput("no text on the page")


def _merged(page: Found, item: Found) -> Found:
    """What the page states of itself is stronger; a host in the place of a name is not."""
    named = page.publisher and page.publisher != host_of(page.url or item.url)
    return replace(
        page,
        id=item.id,
        title=page.title or item.title,
        publisher=page.publisher if named else item.publisher or page.publisher,
        url=page.url or item.url,
        published=page.published or item.published,
        updated=page.updated or item.updated,
        dated_by="meta" if page.published or item.published else None,
        notes=(*item.notes, *page.notes),
    )
