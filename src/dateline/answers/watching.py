"""Feeds into a casebook, again and again: one line a look, and the lock held only to write."""

import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any, Self

import click

from dateline.answers.adding import BATCH, PATIENCE, account, tell_unread
from dateline.answers.progress import tell_failure
from dateline.engine.adding import FAILED, Adding
from dateline.extraction.draft import Options
from dateline.record import BadInput
from dateline.sources import Failure, Input, SourceSettings
from dateline.sources.feedlist import WatchedFeed
from dateline.sources.following import Follower
from dateline.sources.polite import Polite
from dateline.sources.watching import FeedState, News, Read, after, look, read_item, spread
from dateline.store import holds_casebook, reading, writing
from dateline.store.feeds import feed_states, keep_feed_state

# Seconds for the pages of one feed in one look: other feeds have their turn.
_LONGEST = 600.0

type _Batch = list[tuple[str, Read]]


class Stopped(Exception):
    """Somebody asked to end."""


class Stop:
    """Ctrl-C and SIGTERM: asked once, ends after the report in hand; asked twice, at once."""

    def __init__(self) -> None:
        self.asked = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        for name in (signal.SIGINT, signal.SIGTERM):
            self._before[name] = signal.signal(name, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        for name, handler in self._before.items():
            signal.signal(name, handler)

    def _ask(self, *_: int | FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True

    def sleep(self, seconds: float) -> None:
        """Raises Stopped. In short pieces: a sleep goes on after a signal was handled."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self.asked:
            time.sleep(min(left, 0.2))
        if self.asked:
            raise Stopped


@dataclass
class Watch:
    """One call of `dateline watch`. `every`: seconds between two looks where the list says nothing.
    `snapshot`: raw input is kept; `polite` must record it then."""

    db: Path
    feeds: tuple[WatchedFeed, ...]
    options: Options
    polite: Polite
    stop: Stop
    every: float = 900.0
    tell: Callable[[str], None] = click.echo
    clock: Callable[[], float] = time.time
    snapshot: bool = False
    troubled: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        """Says what waits in the casebook for --reread. Raises BadInput where it is none."""
        told: dict[str, str] = {}
        if self.db.exists() and (self.db.stat().st_size or not self.db.is_file()):
            with reading(self.db) as store:
                told = feed_states(store.connection)
                tell_unread(store)
        self._states = {feed.url: FeedState.load(told.get(feed.url)) for feed in self.feeds}
        self._settings = SourceSettings(snapshot=self.snapshot)

    def once(self) -> int:
        """Looks at every feed. The exit code: 1 where something failed."""
        with suppress(Stopped):
            for feed in self.feeds:
                if self.stop.asked:
                    break
                self.poll(feed)
        return int(self.troubled)

    def run(self) -> int:
        """Looks at every feed in its time, until it is stopped."""
        due = {
            feed.url: max(self.clock(), self._states[feed.url].not_before) for feed in self.feeds
        }
        with suppress(Stopped):
            while True:
                feed = min(self.feeds, key=lambda one: due[one.url])
                self.stop.sleep(max(0.0, due[feed.url] - self.clock()))
                self.poll(feed)
                every = self._every(feed)
                again = self.clock() + every + spread(feed.url, every)
                due[feed.url] = max(again, self._states[feed.url].not_before)
        return 0

    def poll(self, feed: WatchedFeed) -> None:
        """One look at one feed, told in one line. Raises Stopped."""
        state = self._states[feed.url]
        if self.clock() < state.not_before:
            self._say(feed, f"left alone until {_hour(state.not_before)} UTC after an error")
            return
        try:
            news = look(feed, state, self.polite, self._settings)
        except BadInput as error:
            self.troubled = True
            state = state.failed(error, self._every(feed), self.clock())
            self._say(feed, f"{error}; again after {_hour(state.not_before)} UTC")
            self._remember(feed, state)
            return
        if news is None:
            self._say(feed, "nothing new")
            self._remember(feed, replace(state, failures=0, not_before=0.0))
        else:
            self._take(feed, news)

    def _remember(self, feed: WatchedFeed, state: FeedState) -> None:
        """In the casebook too, unless somebody else writes to it: then with the next news."""
        if state == self._states[feed.url]:
            return
        self._states[feed.url] = state
        if holds_casebook(self.db):
            with suppress(BadInput), writing(self.db, 0.0) as store, store.transaction() as made:
                keep_feed_state(made, feed.url, state.dump())

    def _take(self, feed: WatchedFeed, news: News) -> None:
        """Adds what is new and tells it, also where it is broken off."""
        took = _Taken(news.left)
        for failure in news.failures:
            took.became[FAILED] += 1
            tell_failure(failure.where, failure.message, "")
        try:
            for batch in self._batches(feed, news, took):
                self._keep(feed, news, batch, took)
                if self.stop.asked:
                    raise Stopped
            if not news.items:
                self._remember(feed, after(self._states[feed.url], news, {}))
        except BadInput as error:  # the casebook's trouble, not the feed's
            self.troubled = True
            took.trouble = f"{error}; the rest is left for the next look"
        finally:
            self.troubled = self.troubled or bool(took.became[FAILED])
            self._say(feed, took.told(news.moved, self.db))

    def _batches(self, feed: WatchedFeed, news: News, took: "_Taken") -> Iterator[_Batch]:
        """Items with their pages, fetched while nobody is kept from the casebook."""
        follower = Follower(self._settings, self.polite)
        seen, began = self._states[feed.url].seen, self.clock()
        batch: _Batch = []
        for done, (name, found) in enumerate(news.items):
            if self.stop.asked:
                raise Stopped
            if self.clock() - began > _LONGEST:
                took.later += len(news.items) - done
                break
            read = read_item(found, seen.get(name, 0), feed, follower, self._settings)
            took.later += read.report is None
            batch.append((name, read))
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _keep(
        self,
        feed: WatchedFeed,
        news: News,
        batch: _Batch,
        took: "_Taken",
    ) -> None:
        """Reports and what is remembered of the feed, under the writer's lock."""

        def given() -> Iterator[Input | Failure]:
            for name, read in batch:
                if self.stop.asked:
                    return
                took.tried[name] = read.tried
                if read.report is not None:
                    yield read.report

        with writing(self.db, PATIENCE) as store:  # else with its next turn
            for added in Adding(store, self.options).add(given()):
                took.became[added.became] += 1
                if added.became == FAILED:
                    tell_failure(added.where, added.error, added.traceback)
            state = after(self._states[feed.url], news, took.tried)
            with store.transaction() as connection:
                keep_feed_state(connection, feed.url, state.dump())
        self._states[feed.url] = state

    def _every(self, feed: WatchedFeed) -> float:
        return feed.every or self.every

    def _say(self, feed: WatchedFeed, words: str) -> None:
        self.tell(f"{_hour(self.clock())} {feed.label}: {words}")


@dataclass
class _Taken:
    """What became of one look: `tried` as in `FeedState.seen`, `later` so many left for the next."""

    later: int
    trouble: str = ""
    became: Counter[str] = field(default_factory=Counter)
    tried: dict[str, int] = field(default_factory=dict)

    def told(self, moved: str | None, db: Path) -> str:
        nothing = [] if self.trouble else ["nothing new"]
        parts = [account(self.became, db)] if self.became.total() else nothing
        parts += [self.trouble] if self.trouble else []
        parts += [f"{self.later} left for the next look"] if self.later else []
        parts += [f"the feed has moved to {moved}"] if moved else []
        return "; ".join(parts)


def _hour(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S")
