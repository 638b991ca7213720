"""Fetching many pages without being a burden: robots.txt, and a pause between two requests to a host."""

import time
from collections.abc import Callable, Mapping

from dateline.record import BadInput
from dateline.sources.connect import Target
from dateline.sources.fetch import Fetcher, Page, Unwilling
from dateline.sources.robots import ALL, NOTHING, Robots, read_robots

# Seconds between two requests to one host, where it does not ask for more.
GAP = 1.0
# Seconds that are waited for a host; one that asks for more is asked no more than once a call.
_LONGEST = 120.0
# Seconds that a robots.txt holds: RFC 9309 says a day at most.
_HOLDS = 86_400.0
# Seconds for which a site that gives no robots.txt because of an error is not asked again.
_DOWN = 300.0


class Polite:
    """Asks a site's robots.txt before its pages, at every redirect too. One thread.

    `clock` and `sleep` are for tests. `sleep` may raise to break off.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        *,
        gap: float = GAP,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._fetcher, self._gap = fetcher, gap
        self._clock, self._sleep = clock, sleep
        self._robots: dict[str, tuple[float, Robots]] = {}
        self._down: dict[str, tuple[float, BadInput]] = {}
        self._next: dict[str, float] = {}

    def fetch(self, url: str, known: Mapping[str, str] | None = None) -> Page:
        """Raises BadInput, also where robots.txt asks not to come."""
        return self._fetcher.fetch(url, known, self._before)

    def _before(self, target: Target) -> None:
        robots = self._rules(target)
        if not robots.allows(target.path):
            raise Forbidden(f"robots.txt of {target.host} asks programs not to fetch it")
        self._take_turn(target.host, robots.delay)

    def _rules(self, target: Target) -> Robots:
        """Kept for a day; that a site does not answer, for minutes: it may have a hundred pages."""
        origin = f"{target.scheme}://{target.host_header}"
        until, robots = self._robots.get(origin, (0.0, ALL))
        if self._clock() < until:
            return robots
        again, error = self._down.get(origin, (0.0, BadInput()))
        if self._clock() < again:
            raise error
        try:
            robots = self._ask(f"{origin}/robots.txt", target.host)
        except BadInput as error:
            self._down[origin] = (self._clock() + _DOWN, error)
            raise
        self._robots[origin] = (self._clock() + _HOLDS, robots)
        return robots

    def _ask(self, url: str, host: str) -> Robots:
        """Where there is none all is allowed; where the site cannot say, nothing is for now."""
        self._take_turn(host, 0.0)
        try:
            return read_robots(self._fetcher.fetch(url).body)
        except Unwilling as unwilling:
            if unwilling.status in (401, 403):
                return NOTHING
            if 400 <= unwilling.status < 500 and unwilling.status != 429:
                return ALL
            raise

    def _take_turn(self, host: str, delay: float) -> None:
        now = self._clock()
        turn = max(now, self._next.get(host, now))
        if turn - now > _LONGEST:
            raise BadInput(f"{host} asks for {delay:.0f} s between two requests: too long to wait")
        if turn > now:
            self._sleep(turn - now)
        self._next[host] = turn + max(self._gap, delay)


class Forbidden(BadInput):
    """The site asks programs not to fetch a page."""
