"""CSV, for spreadsheets: one flat row an item; no cell runs as a formula."""

import csv
import io
from collections.abc import Iterable
from typing import IO

from dateline.answers.questions.answer import Answer
from dateline.answers.questions.flat import COLUMNS, Cell, Item, row
from dateline.answers.tables import harmless


def write(answer: Answer, out: IO[bytes]) -> None:
    write_items(answer.kind, answer, out)


def write_items(kind: str, items: Iterable[Item], out: IO[bytes]) -> None:
    names = list(COLUMNS[kind])
    out.write(line([*names]))
    for item in items:
        out.write(line([row(kind, item)[name] for name in names]))


def line(cells: list[Cell]) -> bytes:
    """One line, harmless to spreadsheets; whole numbers without a point."""
    plain = [int(c) if isinstance(c, float) and c.is_integer() else c for c in cells]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([harmless(cell) for cell in plain])
    return text.getvalue().encode("utf-8", "replace")
