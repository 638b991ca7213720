"""FEEDS.toml: which feeds are watched. An example stands in docs/feeds.md."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.record import BadCall, BadInput
from dateline.sources.canonical import canonical_url
from dateline.sources.connect import read_url

_KEYS = {"name": str, "url": str, "publisher": str, "country": str, "every": str, "follow": bool}
_SPAN = re.compile(r"(\d{1,4})\s*([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
# Seconds between two polls of a feed: more often is no use to anybody.
LEAST = 60


@dataclass(frozen=True, slots=True)
class WatchedFeed:
    """`every` in seconds, None where the call says it; `follow`: pages are fetched where the feed has
    but summaries; `publisher` None: as pages and feed say; `country` is for the reader of the lines."""

    name: str
    url: str
    publisher: str | None = None
    country: str | None = None
    every: float | None = None
    follow: bool = True

    @property
    def label(self) -> str:
        return f"{self.name} ({self.country})" if self.country else self.name


def read_feed_list(path: Path) -> tuple[WatchedFeed, ...]:
    """Raises BadCall, which names file and key, for what is wrong in it."""
    try:
        told = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise BadCall(f"{path}: no such file (docs/feeds.md has an example)") from None
    except OSError as error:
        raise BadCall(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise BadCall(f"{path}: not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadCall(f"{path}: no TOML: {error}") from error
    rows = told.get("feed")
    if other := [key for key in told if key != "feed"]:
        raise BadCall(f"{path}: {other[0]}: no such key: there are only [[feed]] tables")
    if not isinstance(rows, list) or not rows:
        raise BadCall(f"{path}: feed: no [[feed]] in it (docs/feeds.md has an example)")
    feeds = tuple(_feed(row, f"{path}: feed {number}") for number, row in enumerate(rows, 1))
    _refuse_twice(feeds, path)
    return feeds


def read_span(text: str, where: str) -> float:
    """ "15m" → 900.0. Raises BadCall."""
    match = _SPAN.fullmatch(text.strip().lower())
    if match is None:
        raise BadCall(f"{where}: {text!r} is no span of time: write 15m, 2h or 1d")
    seconds = int(match[1]) * _SECONDS[match[2]]
    if seconds < LEAST:
        raise BadCall(f"{where}: {text!r} is too often: a minute (1m) is the least")
    return float(seconds)


def _feed(row: Any, where: str) -> WatchedFeed:
    if not isinstance(row, Mapping):
        raise BadCall(f"{where}: a table [[feed]] is expected")
    for key, value in row.items():
        if key not in _KEYS:
            raise BadCall(f"{where}: {key}: no such key; there are: {', '.join(_KEYS)}")
        if not isinstance(value, _KEYS[key]):
            kind = "true or false" if _KEYS[key] is bool else "a text in quotation marks"
            raise BadCall(f"{where}: {key}: {kind} is expected")
        if isinstance(value, str) and not (value.strip() and value.isprintable()):
            raise BadCall(f"{where}: {key}: a text in one line is expected")
    for key in ("name", "url"):
        if key not in row:
            raise BadCall(f"{where}: {key}: is missing")
    return _checked(row, where)


def _checked(row: Mapping[str, Any], where: str) -> WatchedFeed:
    where = f"{where} ({row['name']})"
    try:
        read_url(row["url"])
    except BadInput as error:
        raise BadCall(f"{where}: url: {error}") from error
    country = row.get("country")
    if country is not None and not re.fullmatch("[A-Z]{3}", country):
        raise BadCall(f"{where}: country: {country!r} is no ISO 3166 code of three letters (KEN)")
    every = row.get("every")
    return WatchedFeed(
        name=row["name"].strip(),
        url=row["url"].strip(),
        publisher=row.get("publisher"),
        country=country,
        every=None if every is None else read_span(every, f"{where}: every"),
        follow=row.get("follow", True),
    )


def _refuse_twice(feeds: tuple[WatchedFeed, ...], path: Path) -> None:
    met: dict[str, int] = {}
    for number, feed in enumerate(feeds, 1):
        first = met.setdefault(canonical_url(feed.url), number)
        if first != number:
            raise BadCall(f"{path}: feed {number} ({feed.name}): url: feed {first} has it too")
