"""Fetches a page: http and https, from public addresses only, within limits of size and time."""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urljoin

from urllib3.exceptions import ConnectTimeoutError, NewConnectionError, ReadTimeoutError, SSLError

from dateline.record import BadInput
from dateline.sources.addresses import Address, is_public, read_address
from dateline.sources.connect import NET_ERRORS, Exchange, Target, read_url
from dateline.sources.settings import Caps

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
# Said by a server that may answer a little later.
_LATER = frozenset({429, 502, 503, 504})
_TRIES = 3
_LONGEST_WAIT = 10.0  # seconds; a server that asks for more is not waited for


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: `url` after redirects, the body unpacked, the media type in lower case."""

    url: str
    body: bytes
    media: str
    charset: str | None


class Fetcher:
    """`allow` says which addresses may be connected to, and is for tests: no setting reaches it.

    `timeout` seconds for each wait, `deadline` for a page as a whole.
    """

    def __init__(
        self,
        caps: Caps | None = None,
        *,
        allow: Callable[[Address], bool] = is_public,
        timeout: float = 15.0,
        deadline: float = 60.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._caps = caps or Caps()
        self._allow, self._sleep = allow, sleep
        self._timeout, self._deadline = timeout, deadline

    def fetch(self, url: str) -> Page:
        """The page at an address. Raises BadInput with the reason why there is none."""
        until = time.monotonic() + self._deadline
        target = read_url(url)
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._ask(target, until)
            if isinstance(answer, Page):
                return answer
            if target.scheme == "https" and answer.scheme == "http":
                raise BadInput("leads from https to http: refused")
            target = answer
        raise BadInput(f"leads on more than {_MOST_REDIRECTS} times: refused")

    def _ask(self, target: Target, until: float) -> Page | Target:
        """The page, or where it leads to; tried again where that may help."""
        for attempt in range(1, _TRIES + 1):
            try:
                return self._try(target, until)
            except _Later as later:
                said, pause = str(later), later.seconds
            except NET_ERRORS as error:
                said, pause = _reason(error), None
            if attempt < _TRIES:
                self._wait(0.5 * attempt if pause is None else pause, until, said)
        raise BadInput(said)

    def _try(self, target: Target, until: float) -> Page | Target:
        """Addresses are looked up and checked each time, and tried one after the other."""
        addresses = self._addresses(target)
        for address in addresses[:-1]:
            try:
                return self._exchange(target, address, until)
            except NET_ERRORS:
                continue
        return self._exchange(target, addresses[-1], until)

    def _exchange(self, target: Target, address: Address, until: float) -> Page | Target:
        left = until - time.monotonic()
        if left <= 0:
            raise BadInput("not complete in time")
        with Exchange(target, address, left, self._timeout) as exchange:
            location = exchange.headers.get("location")
            if exchange.status in _REDIRECTS and location:
                return read_url(urljoin(target.url, location))
            said = f"the server answers {exchange.status} {exchange.reason}".strip()
            if exchange.status in _LATER:
                raise _Later(said, exchange.headers.get("retry-after"))
            if exchange.status != 200:
                raise BadInput(said)
            media, charset = _media(exchange.headers.get("content-type", ""))
            body = exchange.body(self._caps.compressed, self._caps.report)
            return Page(target.url, body, media, charset)

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

    def _wait(self, seconds: float, until: float, said: str) -> None:
        """Raises BadInput where waiting would take too long."""
        if seconds > _LONGEST_WAIT or time.monotonic() + seconds > until:
            raise BadInput(said if seconds < 1 else f"{said}: come back in {seconds:.0f} seconds")
        self._sleep(seconds)


class _Later(Exception):
    """The server may answer later; `seconds` as it says, or None."""

    def __init__(self, said: str, retry_after: str | None) -> None:
        super().__init__(said)
        whole = (retry_after or "").strip()
        self.seconds = float(whole) if whole.isdigit() else None


def _media(content_type: str) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = content_type or "application/octet-stream"
    return message.get_content_type(), message.get_content_charset()


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
