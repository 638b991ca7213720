"""Fetches a page: http and https, from public addresses only, within limits of size and time."""

import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from urllib3.exceptions import ConnectTimeoutError, NewConnectionError, ReadTimeoutError, SSLError

from dateline.record import BadInput
from dateline.sources.addresses import Address, is_public, read_address
from dateline.sources.capture import Capture
from dateline.sources.connect import NET_ERRORS, Exchange, Target, read_url
from dateline.sources.decode import read_content_type
from dateline.sources.settings import Caps

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
# Said by a server that may answer a little later.
_LATER = frozenset({429, 502, 503, 504})
_TRIES = 3
# What goes over the wire is headers and the sizes of chunks too; who sends more of them than of a page is refused.
_WIRE = 2
_LONGEST_WAIT = 10.0  # seconds; a server that asks for more is not waited for


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: `url` after redirects, the body unpacked, the media type in lower case.

    `etag` and `modified` as the server says them; `unchanged`: what was asked for has not changed
    since then, and there is no body. `capture`: request and answer as sent, where they are recorded.
    """

    url: str
    body: bytes
    media: str
    charset: str | None
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False
    capture: Capture | None = None


class Unwilling(BadInput):
    """A server that answers with no page: its status, and the seconds after which it asks to come back."""

    def __init__(self, said: str, status: int, wait: float | None = None) -> None:
        super().__init__(said)
        self.status, self.wait = status, wait


class Fetcher:
    """`allow` says which addresses may be connected to, and is for tests: no setting reaches it.

    `timeout` seconds for each wait, `deadline` for a page as a whole, `tries` where a server is busy.
    `record`: pages come with what went over the wire.
    """

    def __init__(  # noqa: PLR0913 - settings, each with its default
        self,
        caps: Caps | None = None,
        *,
        allow: Callable[[Address], bool] = is_public,
        timeout: float = 15.0,
        deadline: float = 60.0,
        tries: int = _TRIES,
        sleep: Callable[[float], None] = time.sleep,
        record: bool = False,
    ) -> None:
        self._caps = caps or Caps()
        self._allow, self._sleep, self._tries = allow, sleep, tries
        self._timeout, self._deadline, self._record = timeout, deadline, record

    def fetch(
        self,
        url: str,
        known: Mapping[str, str] | None = None,
        before: Callable[[Target], None] = lambda _: None,
    ) -> Page:
        """The page at an address. Raises BadInput with the reason why there is none.

        `known`: headers that say what is known already (If-None-Match); `before` is called with every
        target, also of redirects, and may wait or raise BadInput.
        """
        until = time.monotonic() + self._deadline
        target = read_url(url)
        for _ in range(_MOST_REDIRECTS + 1):
            began = time.monotonic()
            before(target)
            until += (
                time.monotonic() - began
            )  # the wait that politeness asks for is not the server's
            answer = self._ask(target, until, known or {})
            if isinstance(answer, Page):
                return answer
            if target.scheme == "https" and answer.scheme == "http":
                raise BadInput("leads from https to http: refused")
            target = answer
        raise BadInput(f"leads on more than {_MOST_REDIRECTS} times: refused")

    def _ask(self, target: Target, until: float, known: Mapping[str, str]) -> Page | Target:
        """The page, or where it leads to; tried again where that may help."""
        refusal = BadInput("not asked")
        for attempt in range(1, self._tries + 1):
            try:
                return self._try(target, until, known)
            except Unwilling as unwilling:
                if unwilling.status not in _LATER:
                    raise
                refusal, pause = unwilling, unwilling.wait
            except NET_ERRORS as error:
                refusal, pause = BadInput(_reason(error)), None
            if attempt < self._tries:
                self._wait(0.5 * attempt if pause is None else pause, until, refusal)
        raise refusal

    def _try(self, target: Target, until: float, known: Mapping[str, str]) -> Page | Target:
        """Addresses are looked up and checked each time, and tried one after the other."""
        addresses = self._addresses(target)
        for address in addresses[:-1]:
            try:
                return self._exchange(target, address, until, known)
            except NET_ERRORS:
                continue
        return self._exchange(target, addresses[-1], until, known)

    def _exchange(
        self, target: Target, address: Address, until: float, known: Mapping[str, str]
    ) -> Page | Target:
        left = until - time.monotonic()
        if left <= 0:
            raise BadInput("not complete in time")
        exchange = Exchange(target, address, left, self._timeout, known)
        if self._record:
            exchange.record(_WIRE * self._caps.compressed)
        with exchange:
            location = exchange.headers.get("location")
            if exchange.status in _REDIRECTS and location:
                return read_url(urljoin(target.url, location))
            etag, modified = exchange.headers.get("etag"), exchange.headers.get("last-modified")
            if exchange.status == 304 and known:
                return Page(target.url, b"", "", None, etag, modified, unchanged=True)
            if exchange.status != 200:
                said = f"the server answers {exchange.status} {exchange.reason}".strip()
                wait = retry_after(exchange.headers.get("retry-after"))
                raise Unwilling(said, exchange.status, wait)
            media, charset = read_content_type(exchange.headers.get("content-type", ""))
            body = exchange.body(self._caps.compressed, self._caps.report)
            capture = exchange.capture() if self._record else None
            return Page(target.url, body, media, charset, etag, modified, capture=capture)

    def _addresses(self, target: Target) -> list[Address]:
        """Where a name leads. Raises BadInput where one of its addresses is not public."""
        try:
            infos = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise BadInput(f"no such host: {target.host}") from error
        addresses = list(dict.fromkeys(read_address(str(info[4][0])) for info in infos))
        for address in addresses:
            if not self._allow(address):
                raise BadInput(f"leads to {address}, which is no public address: refused")
        return addresses

    def _wait(self, seconds: float, until: float, refusal: BadInput) -> None:
        """Raises the refusal where waiting would take too long."""
        if seconds > _LONGEST_WAIT or time.monotonic() + seconds > until:
            if isinstance(refusal, Unwilling) and seconds >= 1:
                said = f"{refusal}: come back in {seconds:.0f} seconds"
                raise Unwilling(said, refusal.status, seconds)
            raise refusal
        self._sleep(seconds)


def retry_after(said: str | None) -> float | None:
    """Seconds from now, as a server says them: a number or a date; None where it is neither."""
    words = (said or "").strip()
    if words.isdecimal() and len(words) < 10:
        return float(words)
    try:
        day = parsedate_to_datetime(words)
    except ValueError:
        return None
    return max(0.0, (day.replace(tzinfo=day.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _reason(error: Exception) -> str:
    """Why there was no answer, in words."""
    if "refused" in str(error).lower():
        return "the connection was refused"
    if isinstance(error, SSLError):
        return "no secure connection: the certificate does not fit or is not trusted"
    late = isinstance(error, ConnectTimeoutError | ReadTimeoutError | TimeoutError)
    if late and not isinstance(error, NewConnectionError):
        return "no answer in time"
    return f"no connection ({type(error).__name__})"
