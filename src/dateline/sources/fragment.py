"""A piece of HTML, as feeds carry them → text, one paragraph a line.

All of it is the story: no part is chosen, as it is on a page; lists are kept, tables and captions are
left out, as they are on a page.
"""

import re
from typing import Any

from dateline.record import BadInput

# Elements that begin a new line.
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "ul",
    ]
)
_LEFT_OUT = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "figcaption",
        "figure",
        "form",
        "iframe",
        "math",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "table",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
_TAG = re.compile(r"<[a-zA-Z!/][^<>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
# lxml cuts off what is nested more deeply than 255; text that deep is no story.


def fragment_text(html: str) -> str:
    """The text of a piece of HTML; "" where there is none."""
    pieces: list[str] = []
    _walk(_parsed(html), pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def title_text(title: str, *, html: bool) -> str:
    """A title in one line, without tags and entities where it is HTML."""
    words = fragment_text(title) if html and _TAG.search(title) else title
    return " ".join(words.split())


def _parsed(html: str) -> Any:
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    # Bytes, because lxml refuses a text that declares an encoding; a NUL would end the text.
    data = f"<html><body><div>{html}</div></body></html>".replace("\0", "")
    try:
        return document_fromstring(data.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError) as error:
        raise BadInput("HTML that cannot be read") from error


def _walk(root: Any, pieces: list[str]) -> None:
    """The text of all elements in order; a stack of our own, because strangers nest deeply."""
    waiting: list[Any] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        block = item.tag in _BLOCKS
        if item.tail:
            waiting.append(_flat(item.tail))
        if item.tag in _LEFT_OUT:
            waiting.append("\n")
            continue
        if block:
            waiting.append("\n")
        waiting.extend(reversed(item))
        if item.text:
            waiting.append(item.text if item.tag == "pre" else _flat(item.text))
        if block:
            waiting.append("\n")


def _flat(text: str) -> str:
    """Line ends in HTML are blanks."""
    return text.replace("\n", " ").replace("\r", " ")
