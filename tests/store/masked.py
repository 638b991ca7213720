"""A casebook with private persons in it, made from authored passages."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dateline.engine.adding import Adding
from dateline.extraction.draft import Options
from dateline.record import Record, Report
from dateline.store import writing
from plainreports import make_plain_report

FILE = Path(__file__).parent.parent / "data" / "people" / "passages.jsonl"
ROWS = {row["id"]: row for row in map(json.loads, FILE.read_text("utf-8").splitlines())}


def passage(id_: str, **fields: str | None) -> Report:
    return make_plain_report(ROWS[id_]["text"], **{"id": id_, "published": "2024-03-05", **fields})


def make_book(path: Path, read: Callable[..., Record], *reports: Report) -> Path:
    """`read` is the fixture of that name."""
    with writing(path) as store:
        adding = Adding(store, Options())
        for report in reports:
            record = read(report.text, published=report.published)
            kept = adding.keep(replace(record, report=report))
            assert kept.key, kept.traceback
    return path
