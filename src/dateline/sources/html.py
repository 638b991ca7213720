"""HTML pages: the story by trafilatura, and what the page says about itself."""

import functools
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from dateline.record import BadInput
from dateline.sources.decode import decode
from dateline.sources.found import Blob, Found
from dateline.sources.page import PageFacts, read_facts
from dateline.sources.settings import SourceSettings

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype|html|\?xml)", re.IGNORECASE)
_HEAD = 4096  # where a page must say that it is one, and its encoding


def read_html(blob: Blob, settings: SourceSettings) -> Iterator[Found]:
    """Raises BadInput where there is no story on the page."""
    data = blob.read(settings.caps.report)
    declared = _CHARSET.search(data[:_HEAD])
    charset = blob.charset or (declared[1].decode("ascii") if declared else None)
    page, notes = decode(data, charset)
    yield read_page(page, blob.where, blob.url, notes)


def read_page(page: str, where: str, url: str | None, notes: tuple[str, ...] = ()) -> Found:
    """What a page tells. `url`: where it was fetched from, if it was."""
    from trafilatura import load_html

    if not _HTML.search(page[:_HEAD]):
        page = f"<html><body>{page}</body></html>"  # a piece of a page
    tree = load_html(page)
    if tree is None:
        raise BadInput("no HTML page that can be read")
    facts = read_facts(tree)
    title = facts.title or _heading(tree)
    text = _story(page, tree)
    if not text.strip():
        raise BadInput("no article text found on the page")
    return Found(
        text,
        where,
        title=title,
        publisher=facts.publisher or host_of(url or facts.url),
        url=url or facts.url,
        published=facts.published,
        updated=facts.updated,
        dated_by="meta" if facts.published else None,
        notes=(*notes, *_date_notes(facts)),
    )


def _story(page: str, tree: Any) -> str:
    """The main text, one paragraph a line. Comments are readers' words and are left out."""
    from trafilatura import bare_extraction, baseline

    found: Any = bare_extraction(
        tree, include_comments=False, include_tables=False, config=_trafilatura_config()
    )
    return (found.text if found is not None else None) or baseline(page)[1] or ""


@functools.cache
def _trafilatura_config() -> Any:
    """Its own, but for this: a brief of a few lines is a story, no reason to take the whole page."""
    from trafilatura.settings import use_config

    config = use_config()
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "25"  # characters; 250 there
    return config


def _heading(tree: Any) -> str | None:
    for path in ("//h1", "//title"):
        for element in tree.xpath(path):
            if words := " ".join("".join(element.itertext()).split()):
                return words
    return None


def host_of(url: str | None) -> str | None:
    """The host of an address, which stands for a publisher where none is named."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _date_notes(facts: PageFacts) -> tuple[str, ...]:
    if facts.published and facts.updated and facts.updated < facts.published:
        return (f"the page says it was updated ({facts.updated}) before it was published",)
    return ()
