"""JSON: one array."""

from typing import IO

from dateline.answers.export.to_jsonl import encoded
from dateline.answers.questions.answer import Answer


def write(answer: Answer, out: IO[bytes]) -> None:
    before = b"["
    for item in answer:
        out.write(before + encoded(item))
        before = b",\n"
    out.write(b"[]\n" if before == b"[" else b"]\n")
