"""What goes over a connection, as it goes: requests and answers are remembered to the byte."""

import io
from collections.abc import Buffer
from typing import Any, Self

from dateline.sources.capture import Memory


class Tap:
    """Stands in for the socket of one request, as far as http.client uses it."""

    def __init__(self, most: int) -> None:
        self.sent, self.came = bytearray(), Memory(most)
        self._socket: Any = None

    def on(self, socket: Any) -> Self:
        self._socket = socket
        return self

    def sendall(self, data: Buffer, *flags: int) -> None:
        self.sent += data
        self._socket.sendall(data, *flags)

    def makefile(self, mode: str) -> io.BufferedReader:
        return _Heard(self._socket.makefile(mode, buffering=0), self.came)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)


class _Heard(io.BufferedReader):
    """What is taken from it is remembered: not what a server sends after the end of its answer."""

    def __init__(self, stream: io.RawIOBase, memory: Memory) -> None:
        super().__init__(stream)
        self._memory = memory

    def read(self, size: int | None = -1, /) -> bytes:
        return self._kept(super().read(size))

    def read1(self, size: int = -1, /) -> bytes:
        return self._kept(super().read1(size))

    def readline(self, size: int | None = -1, /) -> bytes:
        return self._kept(super().readline(size))

    def readinto(self, buffer: Buffer, /) -> int:
        size = super().readinto(buffer)
        self._memory.add(bytes(memoryview(buffer)[:size]))
        return size

    def _kept(self, data: bytes) -> bytes:
        self._memory.add(data)
        return data
