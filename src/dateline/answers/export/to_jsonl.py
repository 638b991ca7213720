"""JSON Lines: one item a line."""

import json
from typing import IO, Any

from dateline.answers.questions.answer import Answer


def write(answer: Answer, out: IO[bytes]) -> None:
    for item in answer:
        out.write(encoded(item) + b"\n")


def encoded(item: Any) -> bytes:
    """Compact JSON as UTF-8; lone surrogates stand as escapes."""
    line = json.dumps(item, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return line.encode("utf-8", "backslashreplace")
