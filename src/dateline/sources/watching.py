"""One look at a watched feed: what is new in it since the last look, and when to look again."""

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from dateline.record import BadInput
from dateline.sources.capture import Input
from dateline.sources.feedlist import WatchedFeed
from dateline.sources.fetch import Page, Unwilling
from dateline.sources.following import Follower, NoStory, summary
from dateline.sources.formats import FORMATS, list_by_look
from dateline.sources.found import Blob, Found, More, NoItems, take
from dateline.sources.polite import Forbidden, Polite
from dateline.sources.settings import Failure, SourceSettings
from dateline.sources.streams import peek, unpacked

# Pages of one feed in one look; the rest comes with the next, so that other feeds have their turn.
MOST = 100
# How often a page is tried, look after look, before the summary is taken or it is given up.
TRIES = 3
# Seconds: no error makes a feed wait longer.
_LONGEST = 86_400.0
# Share of the time between two looks by which hosts are spread.
_SPREAD = 0.1
_DEPTH = 3
SETTLED = 0


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed: what the server said, and the items that it held.

    `seen`: an item's digest → SETTLED, or how often its page could not be had. `not_before`: seconds
    of the epoch before which it is left alone after `failures` in a row.
    """

    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    not_before: float = 0.0
    seen: Mapping[str, int] = field(default_factory=dict)

    def dump(self) -> str:
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))

    @classmethod
    def load(cls, text: str | None) -> "FeedState":
        """What cannot be read is nothing: the feed is looked at anew."""
        try:
            return cls(**json.loads(text)) if text else cls()
        except (ValueError, TypeError):
            return cls()

    def known(self) -> dict[str, str]:
        """The headers that ask for what has changed only."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value and value.isprintable()}

    def failed(self, error: BadInput, every: float, now: float) -> "FeedState":
        """Twice as long after every failure in a row, and never less than the server asks for."""
        asked = error.wait or 0.0 if isinstance(error, Unwilling) else 0.0
        wait = min(_LONGEST, max(asked, every * 2 ** min(self.failures, 10)))
        return replace(self, failures=self.failures + 1, not_before=now + wait)


def spread(url: str, every: float) -> float:
    """Seconds to be added to a feed's time, the same for a host in every run."""
    host = (urlsplit(url).hostname or "").encode()
    return every * _SPREAD * int.from_bytes(hashlib.sha256(host).digest()[:4]) / 2**32


@dataclass(frozen=True, slots=True)
class News:
    """`items` with their digests, in the feed's order; `now` holds every digest of the feed.

    `left`: how many more there are than are taken in one look. `moved`: where the feed's address led.
    """

    page: Page
    items: tuple[tuple[str, Found], ...]
    now: tuple[str, ...]
    failures: tuple[Failure, ...] = ()
    left: int = 0
    moved: str | None = None


def look(
    feed: WatchedFeed, state: FeedState, polite: Polite, settings: SourceSettings
) -> News | None:
    """None where nothing has changed. Raises BadInput where the feed cannot be had."""
    page = polite.fetch(feed.url, state.known())
    if page.unchanged:
        return None
    items: dict[str, Found] = {}
    failures = []
    with suppress(NoItems):
        for found in _listed(page, feed.url, Follower(settings, polite), settings, 0):
            if isinstance(found, Failure):
                failures.append(found)
            else:
                items.setdefault(_digest(found), found)
    new = [(name, found) for name, found in items.items() if state.seen.get(name) != SETTLED]
    moved = page.url if page.url != feed.url else None
    left = max(0, len(new) - MOST)
    return News(page, tuple(new[:MOST]), tuple(items), tuple(failures), left, moved)


def after(state: FeedState, news: News, tried: Mapping[str, int]) -> FeedState:
    """What is remembered when so many items are `tried`.

    As long as one of them is not settled the whole feed is asked for again.
    """
    seen = {name: told for name in news.now if (told := tried.get(name, state.seen.get(name, -1))) >= 0}  # fmt: skip
    done = len(seen) == len(news.now) and not any(seen.values())
    etag, modified = (news.page.etag, news.page.modified) if done else (None, None)
    return FeedState(etag, modified, 0, 0.0, seen)


@dataclass(frozen=True, slots=True)
class Read:
    """An item's report, or why there is none, or None where it is tried again with the next look;
    `tried` as in `FeedState.seen`."""

    report: Input | Failure | None
    tried: int = SETTLED


def read_item(
    found: Found, tried: int, feed: WatchedFeed, follower: Follower, settings: SourceSettings
) -> Read:
    """An item's page, or its summary where the page is not to be had."""
    try:
        whole: Found | Failure = _whole(found, feed, follower)
    except BadInput as error:
        if tried + 1 < TRIES and not isinstance(error, Forbidden | NoStory):
            return Read(None, tried + 1)
        whole = summary(found, str(error))
    if isinstance(whole, Failure):
        return Read(whole)
    try:
        own = replace(settings, publisher=feed.publisher)
        return Read(take(whole, own, "feed", whole.where))
    except BadInput as error:
        return Read(Failure(whole.where, str(error)))


def _whole(found: Found, feed: WatchedFeed, follower: Follower) -> Found | Failure:
    if found.link is None:
        return found
    if not feed.follow and found.text:
        return summary(found, "its page is not fetched (follow = false)")
    return follower.page(found)


def _listed(
    page: Page, where: str, follower: Follower, settings: SourceSettings, depth: int
) -> Iterator[Found | Failure]:
    """The items of a feed, or the pages of a sitemap and of those that it names."""
    for found in _read(page, where, settings):
        if not isinstance(found, More):
            yield found
            continue
        try:
            if depth < _DEPTH:
                inner = follower.list(found)
                yield from _listed(inner, found.url, follower, settings, depth + 1)
        except BadInput as error:
            yield Failure(found.url, str(error))


def _read(page: Page, where: str, settings: SourceSettings) -> Iterable[Found | More | Failure]:
    head, stream = peek(unpacked(io.BytesIO(page.body), settings.caps.ratio))
    kind = list_by_look(head)
    if kind is None:
        raise BadInput("neither a feed nor a sitemap")
    name = PurePosixPath(urlsplit(page.url).path).name
    blob = Blob(stream, where, name, "feed", page.url, page.url, page.charset, kind)
    return FORMATS[kind](blob, settings)


def _digest(found: Found) -> str:
    """Of all that an item says: a changed one is new."""
    told = [found.id, found.url, found.title, found.published, found.updated, found.text]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
