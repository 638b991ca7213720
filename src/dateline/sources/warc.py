"""WARC files (ISO 28500): raw input as records of version 1.1, each a gzip member (one after the other they are
a .warc.gz), and the records of anybody's."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple
from urllib.parse import quote
from uuid import uuid4

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.record import BadInput
from dateline.sources.capture import ANSWER, Capture, now
from dateline.sources.streams import unpacked

# How every record begins.
MAGIC = b"WARC/"
_REQUEST = "application/http;msgtype=request"
_FIELDS = "application/warc-fields"
# Deflate shrinks to 1 in 1032 at most: no record of ours is refused as a bomb.
_RATIO = 1100
_CHUNK = 1 << 16
# More is no header of ours.
_LONGEST_HEADER = 1 << 20
# Digits of the length of a block: Python refuses to read thousands of them.
_LONGEST_LENGTH = 20
# What stands in a header's line as it is; every other sign of an address is percent-encoded.
_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))


def pack(capture: Capture) -> bytes:
    """A `resource`, or a `response` with its `request`; first what holds the bytes of the capture."""
    told = {
        "WARC-Target-URI": quote(capture.uri.encode("utf-8", "surrogatepass"), safe=_PRINTABLE),
        "WARC-Date": capture.at,
    }
    if capture.address is not None:
        told["WARC-IP-Address"] = capture.address
    id_ = f"<urn:uuid:{uuid4()}>"
    kind = "response" if capture.media == ANSWER else "resource"
    first = _record(kind, capture.media, capture.data, told | {"WARC-Record-ID": id_})
    if capture.request is None:
        return first
    told["WARC-Concurrent-To"] = id_
    return first + _record("request", _REQUEST, capture.request, told)


def fields(kind: str, told: Mapping[str, str]) -> bytes:
    """A record about the file (`warcinfo`) or about others in it (`metadata`): a name and a value a line."""
    block = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return _record(kind, _FIELDS, block.encode(), {"WARC-Date": now()})


def digest(packed: bytes) -> str:
    """The SHA-256 of the first record's block. Raises BadInput where there is no sound one."""
    stream = unpack(packed)
    length = _length(_header(stream))
    found = hashlib.sha256()
    while length and (piece := stream.read(min(length, _CHUNK))):
        found.update(piece)
        length -= len(piece)
    if length or stream.read(4) != b"\r\n\r\n":
        raise BadInput("a WARC record that is cut off")
    return found.hexdigest()


def unpack(packed: bytes) -> BinaryIO:
    """The records without gzip. Reading raises BadInput for damage."""
    return unpacked(io.BytesIO(packed), _RATIO)


class Entry(NamedTuple):
    """A record as it stands in a file: the lines of its header; its block, None of one that is not held."""

    header: bytes
    block: bytes | None


def entries(stream: BinaryIO, most: int) -> Iterator[Entry]:
    """The records of a WARC file in their order, blocks of up to `most` bytes. Raises BadInput where it is
    cut off or goes on as no WARC file does: what came before has been given."""
    while header := _header(stream):
        length = _length(header)
        block = stream.read(length) if length <= most else None
        if (len(block) if block is not None else _passed(stream, length)) < length:
            raise BadInput("a WARC record that is cut off")
        yield Entry(header, block)


def _passed(stream: BinaryIO, length: int) -> int:
    """How many bytes there were to pass over."""
    left = length
    while left and (piece := stream.read(min(left, _CHUNK))):
        left -= len(piece)
    return length - left


def _header(stream: BinaryIO) -> bytes:
    """The next record's header with the empty line behind it; nothing at the end of the file."""
    lines: list[bytes] = []
    left = _LONGEST_HEADER
    while line := stream.readline(left):
        left -= len(line)
        if line.strip():
            lines.append(line)
        elif lines:
            return b"".join((*lines, line))
        if lines and not lines[0].startswith(MAGIC):
            raise BadInput("no WARC record")
    if lines or not left:
        raise BadInput("a WARC record that is cut off" if left else "no WARC record")
    return b""


def _length(header: bytes) -> int:
    """How many bytes the block has."""
    for line in header.split(b"\n"):
        name, _, value = line.partition(b":")
        digits = value.strip()
        if name.strip().lower() == b"content-length" and digits.isdigit():
            if len(digits) > _LONGEST_LENGTH:
                break
            return int(digits)
    raise BadInput("no WARC record")


def _record(kind: str, media: str, block: bytes, told: Mapping[str, str]) -> bytes:
    headers = {"WARC-Type": kind, "WARC-Record-ID": f"<urn:uuid:{uuid4()}>", **told}
    headers["WARC-Block-Digest"] = f"sha256:{hashlib.sha256(block).hexdigest()}"
    rows = StatusAndHeaders("", list(headers.items()), protocol="WARC/1.1")
    # Without HTTP headers of its own: warcio would write them anew, and not as they were sent.
    record = ArcWarcRecord("warc", kind, rows, io.BytesIO(block), None, media, len(block))
    out = io.BytesIO()
    _Writer(out, gzip=True).write_record(record)
    return out.getvalue()


class _Writer(WARCWriter):  # type: ignore[misc] # warcio has no types
    """Takes the digests that are there: warcio's are SHA-1, and take HTTP headers for payload."""

    def ensure_digest(self, *_: Any, **__: Any) -> None:
        return
