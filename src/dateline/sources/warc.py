"""Raw input as WARC 1.1 records (ISO 28500), each a gzip member: one after the other they are a .warc.gz."""

import hashlib
import io
from collections.abc import Mapping
from typing import Any, BinaryIO
from urllib.parse import quote
from uuid import uuid4

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.record import BadInput
from dateline.sources.capture import ANSWER, Capture, now
from dateline.sources.streams import unpacked

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
    length = _length(stream)
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


def _length(stream: BinaryIO) -> int:
    """Reads a record's header: how many bytes its block has."""
    length, left = None, _LONGEST_HEADER
    while (line := stream.readline(left)) not in (b"\r\n", b""):
        left -= len(line)
        name, _, value = line.partition(b":")
        digits = value.strip()
        if name.lower() == b"content-length" and digits.isdigit():
            length = int(digits) if len(digits) <= _LONGEST_LENGTH else None
    if length is None or not line:
        raise BadInput("no WARC record")
    return length


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
