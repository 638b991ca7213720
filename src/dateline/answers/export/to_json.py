"""JSON: one array."""

from collections.abc import Iterable
from typing import IO, Any

from dateline.answers.export.to_jsonl import encoded


def write(items: Iterable[Any], out: IO[bytes]) -> None:
    before = b"["
    for item in items:
        out.write(before + encoded(item))
        before = b",\n"
    out.write(b"[]\n" if before == b"[" else b"]\n")
