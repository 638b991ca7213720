"""Bytes → text, without changing a character: byte order mark, UTF-8, what is declared, Windows-1252."""

import codecs
import re
from email.message import Message

from dateline.record import BadInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive (or a Word, Excel or e-book file)",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_CONTROL = bytes({*range(9), *range(14, 27), *range(28, 32), 127})
_HIGH = re.compile(rb"[\x80-\xff]")
# Bytes that stand for nothing, or next to nothing, in Windows-1252.
_NOT_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d\xc0\xc1\xf5\xfd-\xff]")
_LETTER = re.compile(rb"[A-Za-z\x80-\xff]")
# The largest shares of control characters and of NUL in a text: in good UTF-8, and in anything else
# (bytes by chance are control characters in one of nine cases, and never good UTF-8 for long).
_GOOD, _BROKEN = (0.3, 0.05), (0.02, 0.001)
# A text in the Latin script has accents on far fewer than a third of its letters.
_ACCENT_SHARE = 0.3


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text, and notes on what had to be assumed. Raises BadInput for what is no text.

    A broken byte does not lose a report: it becomes U+FFFD, and a note says so.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], encoding)
    refuse_magic(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_binary(data, *_BROKEN)
        return _legacy(data, declared)
    _refuse_binary(data, *_GOOD)
    return text, ()


def read_content_type(said: str) -> tuple[str, str | None]:
    """The media type and the charset that a server's Content-Type says."""
    message = Message()
    message["Content-Type"] = said or "application/octet-stream"
    return message.get_content_type(), message.get_content_charset()


def refuse_magic(data: bytes) -> None:
    """Raises BadInput for bytes that begin like a file that is no text."""
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise BadInput(f"{name}, not text: save it as text first")


def _refuse_binary(data: bytes, controls: float, nuls: float) -> None:
    found = len(data) - len(data.translate(None, _CONTROL))
    if found > controls * len(data) or data.count(0) > nuls * len(data):
        raise BadInput("binary, not text")


def _legacy(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    """Bytes that are not UTF-8: as declared, else as UTF-8 with holes, else as Windows-1252."""
    if declared and _is_codec(declared):
        return _replaced(data, declared)
    text, notes = _replaced(data, "utf-8")
    broken, high = text.count("\ufffd"), len(_HIGH.findall(data))
    if broken <= 0.2 * high:
        return text, notes  # most of it is good UTF-8
    if high > 8 and high > _ACCENT_SHARE * len(_LETTER.findall(data)):
        raise BadInput("not UTF-8, and its encoding is not declared: save it as UTF-8")
    if _NOT_1252.search(data):
        return text, notes
    text, notes = _replaced(data, "cp1252")
    return text, ("not UTF-8: read as Windows-1252", *notes)


def _replaced(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    holes = text.count("\ufffd")
    broken = holes and holes - data.decode(encoding, "ignore").count("\ufffd")
    return text, ((f"{broken} broken byte(s) replaced by U+FFFD",) if broken else ())


def _is_codec(name: str) -> bool:
    try:
        codecs.lookup(name)
        return isinstance(b"a".decode(name), str)
    except (LookupError, ValueError, TypeError):
        return False
