"""Raw input as it came, for who asks that it be kept (--snapshot)."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO, NamedTuple

from dateline.record import BadInput, Report

# The media type of a server's answer with its headers (WARC 1.1, 6.3.2).
ANSWER = "application/http;msgtype=response"


def now() -> str:
    """UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Capture:
    """What one report was read from: the bytes of a file, of a row, of a feed's item; or a server's
    answer with its headers, as sent. Never those of another report, so that it can go with its own.

    `uri`: an address; of files their name without folders. `request` and `address`: what was sent to
    which server, where the report was fetched. `at`: when it was read.
    """

    uri: str
    media: str
    data: bytes
    request: bytes | None = None
    address: str | None = None
    at: str = field(default_factory=now)


class Input(NamedTuple):
    """A report, and the raw input of it where that is kept."""

    report: Report
    capture: Capture | None = None


class Memory:
    """Bytes that pass by, remembered up to `most`; of more, none."""

    def __init__(self, most: int) -> None:
        self._most, self._size, self._parts = most, 0, list[bytes]()

    def add(self, data: bytes) -> None:
        self._size += len(data)
        if self._size <= self._most:
            self._parts.append(data)
        else:
            self._parts.clear()

    def all(self) -> bytes:
        """Raises BadInput where they were too many."""
        if self._size > self._most:
            raise BadInput(f"more than {self._most:,} bytes as it came: only without --snapshot")
        return b"".join(self._parts)


class Recording:
    """A stream that remembers what was read from it."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream, self.memory = stream, Memory(most)

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self.memory.add(data)
        return data


def in_utf8(media: str, data: bytes) -> str:
    """The media type of what is read as text: it says UTF-8 where the bytes are, also those that were recoded."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return media
    return f"{media}; charset=utf-8"


def piece_of(uri: str, number: int, media: str, data: bytes) -> Capture:
    """A line, a row, an item of something larger."""
    return Capture(f"{uri}#{number}", media, data)
