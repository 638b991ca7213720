"""JSON Lines: one item a line."""

import json
from collections.abc import Iterable
from typing import IO, Any


def write(items: Iterable[Any], out: IO[bytes]) -> None:
    for item in items:
        out.write(encoded(item) + b"\n")


def encoded(item: Any) -> bytes:
    """Compact JSON as UTF-8; lone surrogates stand as escapes."""
    line = json.dumps(item, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return line.encode("utf-8", "backslashreplace")
