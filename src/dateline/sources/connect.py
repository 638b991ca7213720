"""One HTTP request to one checked address, under a deadline: no redirects, no proxies, no retries."""

import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Self
from urllib.parse import quote, urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from dateline.record import BadInput
from dateline.sources.addresses import Address
from dateline.sources.capture import ANSWER, Capture
from dateline.sources.tap import Tap

NET_ERRORS = (HTTPError, HTTPException, OSError)
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: `host` without brackets, `path` with the query."""

    scheme: str
    host: str
    port: int
    path: str
    url: str

    @property
    def host_header(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return host if self.port == usual else f"{host}:{self.port}"


def read_url(url: str) -> Target:
    """The parts of an address. Raises BadInput where it is none that is fetched."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError as error:  # UnicodeError is one
        raise BadInput(f"no address that can be read: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise BadInput("only http and https addresses are fetched")
    if not host or parts.username or parts.password:
        raise BadInput("an address with a host, and without a user name, is expected")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    usual = {"http": 80, "https": 443}[parts.scheme]
    return Target(parts.scheme, host, port or usual, path, url.strip())


class Exchange:
    """A request and its answer; when `seconds` are over the connection is cut, whatever it does."""

    def __init__(
        self,
        target: Target,
        address: Address,
        seconds: float,
        timeout: float,
        known: Mapping[str, str] | None = None,
    ) -> None:
        self._until = time.monotonic() + seconds
        self._late = threading.Event()
        self._connection = _connection(target, address, min(timeout, seconds))
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._target, self._address, self._known = target, address, known or {}
        self._tap: Tap | None = None
        self.status, self.reason, self.headers = 0, "", dict[str, str]()
        self._socket: socket.socket | None = None
        self._response: Any = None

    def __enter__(self) -> Self:
        """Connects, asks, and reads the headers. Raises BadInput when it is late, else NET_ERRORS."""
        self._timer.start()
        try:
            self._ask()
        except NET_ERRORS as error:
            self.__exit__()
            raise self._judged(error) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._response is not None:
            self._response.close()
        self._connection.close()

    def body(self, most: int, most_unpacked: int) -> bytes:
        """The body, unpacked. Raises BadInput where it is too large, too late or damaged."""
        try:
            data = b"".join(self._pieces(most, most_unpacked))
        except NET_ERRORS as error:
            raise self._judged(error) from error
        if self._late.is_set():
            raise BadInput("not complete in time")
        return data

    def record(self, most: int) -> None:
        """Remembers, from the beginning, what is sent and up to `most` bytes of what comes."""
        self._tap = Tap(most)

    def capture(self) -> Capture:
        """What was recorded. Raises BadInput where it was too much."""
        if self._tap is None:
            raise RuntimeError("record() comes before capture()")
        came, sent = self._tap.came.all(), bytes(self._tap.sent)
        return Capture(self._target.url, ANSWER, came, sent, str(self._address))

    def _ask(self) -> None:
        self._connection.connect()
        self._socket = self._connection.sock  # the connection forgets it when the answer begins
        if self._tap is not None:
            self._connection.sock = self._tap.on(self._connection.sock)
        self._connection.request(
            "GET",
            self._target.path,
            headers={**request_headers(self._target), **self._known},
            preload_content=False,
            decode_content=False,
        )
        self._response = self._connection.getresponse()
        self.status, self.reason = self._response.status, self._response.reason or ""
        self.headers = {name.lower(): value for name, value in self._response.headers.items()}

    def _pieces(self, most: int, most_unpacked: int) -> Iterator[bytes]:
        unpack = _unpacker(self.headers)
        came = made = 0
        while chunk := self._response.read1(_CHUNK, decode_content=False):
            came += len(chunk)
            piece = unpack(chunk, most_unpacked + 1 - made)
            made += len(piece)
            if came > most or made > most_unpacked:
                raise BadInput(f"larger than {min(most, most_unpacked):,} bytes: refused")
            yield piece

    def _judged(self, error: Exception) -> Exception:
        """What went wrong because the connection was cut is only late."""
        return BadInput("not complete in time") if self._late.is_set() else error

    def _cut(self) -> None:
        self._late.set()
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def request_headers(target: Target) -> dict[str, str]:
    from dateline.version import VERSION

    return {
        "Host": target.host_header,
        "User-Agent": f"Dateline/{VERSION} (reads news reports on a person's request)",
        "Accept": "text/html,application/xhtml+xml,text/plain,text/markdown;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip",
    }


def _connection(target: Target, address: Address, timeout: float) -> Any:
    """To the very address that was checked, by the name that was asked for."""
    if target.scheme == "http":
        return HTTPConnection(str(address), target.port, timeout=timeout)
    return HTTPSConnection(
        str(address),
        target.port,
        timeout=timeout,
        server_hostname=target.host,
        assert_hostname=target.host,
    )


def _unpacker(headers: Mapping[str, str]) -> Callable[[bytes, int], bytes]:
    """A function of a chunk and of how many bytes it may make."""
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return lambda chunk, _: chunk
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise BadInput(f"content encoding {encoding!r} was not asked for")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32 if encoding != "deflate" else zlib.MAX_WBITS)

    def unpack(chunk: bytes, most: int) -> bytes:
        try:
            return unpacker.decompress(chunk, most)
        except zlib.error as error:
            raise BadInput("the server sent damaged data") from error

    return unpack
