"""The bytes of single items of a feed or a JSON array: so that none is kept with the words of others."""

import codecs
import json
import re
from collections.abc import Iterator
from xml.parsers import expat

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def xml_items(data: bytes, charset: str | None) -> list[bytes]:
    """Every item (RSS) or entry (Atom) as it stands, in the order of their beginnings; none of a feed
    that is no sound XML, has one in another, or is in UTF-16. `charset`: what a server says."""
    if b"\0" in data:
        return []
    parser = expat.ParserCreate(_charset(charset))
    spans: list[tuple[int, int]] = []
    began: list[int] = []

    def start(name: str, _: dict[str, str]) -> None:
        if _is_item(name):
            if began:
                raise ValueError
            began.append(parser.CurrentByteIndex)

    def end(name: str) -> None:
        if _is_item(name):
            at = parser.CurrentByteIndex  # of an empty element (<item/>) behind it
            last = data.index(b">", at) + 1 if data.startswith(f"</{name}".encode(), at) else at
            spans.append((began.pop(), last))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError):
        return []
    return [data[first:last] for first, last in spans]


def _charset(told: str | None) -> str | None:
    """In the spelling that expat knows (utf-8, not utf8); None, which leaves it to the feed itself, where
    there is no such charset or expat reads none of its kind."""
    try:
        name = codecs.lookup(told or "").name
        expat.ParserCreate(name).Parse(b"<a/>", True)
    except (expat.ExpatError, LookupError, ValueError):
        return None
    return name


def json_items(text: str, key: str | None = None) -> Iterator[str]:
    """The elements of a JSON array as they stand; of an object, those of its member `key`. The text has
    been read as JSON before: it is sound."""
    at = _skip(text, 0)
    if key is None or text[at] != "{":
        yield from _elements(text, at)
        return
    found = None  # of members of one name the last counts, as it does in reading
    at = _skip(text, at + 1)
    while text[at] != "}":
        name, at = _DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)
        found = at if name == key else found
        _, at = _DECODER.raw_decode(text, at)
        at = _next(text, at)
    if found is not None:
        yield from _elements(text, found)


def _elements(text: str, at: int) -> Iterator[str]:
    at = _skip(text, at + 1)
    while text[at] != "]":
        _, end = _DECODER.raw_decode(text, at)
        yield text[at:end]
        at = _next(text, end)


def _next(text: str, at: int) -> int:
    """Over a comma, if there is one."""
    at = _skip(text, at)
    return _skip(text, at + 1) if text[at] == "," else at


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _is_item(name: str) -> bool:
    return name.rpartition(":")[2].lower() in ("item", "entry")
