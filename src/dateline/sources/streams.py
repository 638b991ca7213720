"""Streams that are unpacked and recoded as they are read, within limits."""

import codecs
import io
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple, cast

from dateline.record import BadInput

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 14  # deflate packs at most 1032 to 1, so one step makes at most 17 MB
_PEEK = 4096
# Below this size a high ratio harms nobody (a file of blanks shrinks a thousandfold).
_HARMLESS = 10_000_000


class Line(NamedTuple):
    """A line with its number, from 1; `data` is None where it was longer than allowed."""

    number: int
    data: bytes | None


def peek(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes, and a stream that still has them."""
    buffered = io.BufferedReader(_Piped(stream, lambda chunk: chunk), _PEEK)
    return buffered.peek(_PEEK), cast("BinaryIO", buffered)


def unpacked(stream: BinaryIO, ratio: int) -> BinaryIO:
    """The stream with gzip taken off where it has it. Reading raises BadInput for damage, bombs."""
    head, stream = peek(stream)
    if not head.startswith(_GZIP):
        return stream
    return cast("BinaryIO", io.BufferedReader(_Piped(stream, _Gunzip(ratio)), _CHUNK))


def utf8_stream(stream: BinaryIO) -> BinaryIO:
    """The stream without its byte order mark, UTF-16 recoded, for formats that are read by lines."""
    head, stream = peek(stream)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        decoder = codecs.getincrementaldecoder("utf-16")("replace")
        piped = _Piped(stream, lambda chunk: decoder.decode(chunk, not chunk).encode("utf-8"))
        return cast("BinaryIO", io.BufferedReader(piped, _CHUNK))
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    return stream


def read_lines(stream: BinaryIO, most: int) -> Iterator[Line]:
    """The lines with their ends; what is longer than `most` bytes is passed over, unkept."""
    number = 0
    while data := stream.readline(most + 1):
        number += 1
        if len(data) <= most or data.endswith(b"\n"):
            yield Line(number, data)
            continue
        while data and not data.endswith(b"\n"):
            data = stream.readline(1 << 20)
        yield Line(number, None)


class _Piped(io.RawIOBase):
    """A stream whose chunks go through `step`; an empty chunk says that the end is reached."""

    def __init__(self, stream: BinaryIO, step: Callable[[bytes], bytes]) -> None:
        # What is there, not all that was asked for: what came before damage is not lost with it.
        self._read, self._step = getattr(stream, "read1", stream.read), step
        self._ready, self._ended = b"", False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        while not self._ready and not self._ended:
            chunk = self._read(_CHUNK)
            self._ended = not chunk
            self._ready = self._step(chunk)
        size = min(len(view), len(self._ready))
        view[:size], self._ready = self._ready[:size], self._ready[size:]
        return size


class _Gunzip:
    """One step of unpacking: members one after the other, with an eye on how much comes out."""

    def __init__(self, ratio: int) -> None:
        self._ratio, self._read, self._made = ratio, 0, 0
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._fault: BadInput | None = None

    def __call__(self, chunk: bytes) -> bytes:
        """What came before damage in a chunk is given first; the next call raises."""
        if self._fault:
            raise self._fault
        if not chunk and not self._member.eof:
            raise BadInput("the gzip archive is cut off")
        self._read += len(chunk)
        made: list[bytes] = []
        try:
            made.extend(self._unpack(chunk))
        except BadInput as fault:
            if not any(made):
                raise
            self._fault = fault
        return b"".join(made)

    def _unpack(self, chunk: bytes) -> Iterator[bytes]:
        while chunk:
            if self._member.eof:
                if not chunk.strip(b"\0"):
                    return  # padding after the last member
                if not chunk.startswith(_GZIP[: len(chunk)]):
                    raise BadInput("not a sound gzip archive")
                self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
            try:
                made = self._member.decompress(chunk)
            except zlib.error as error:
                raise BadInput("not a sound gzip archive") from error
            chunk = self._member.unused_data
            self._made += len(made)
            if self._made > max(_HARMLESS, self._ratio * self._read):
                raise BadInput(f"unpacks to more than {self._ratio} times its size: refused")
            yield made
