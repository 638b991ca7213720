"""A casebook with private persons in it, made from authored passages."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dateline.casebook.masking import mask
from dateline.casebook.sketch import sketches
from dateline.casebook.view import loose_figures, views
from dateline.engine.adding import Adding
from dateline.extraction.draft import Options
from dateline.record import Record, Report
from dateline.store import keeping, private, reports, writing
from plainreports import make_plain_report

FILE = Path(__file__).parent.parent / "data" / "people" / "passages.jsonl"
ROWS = {row["id"]: row for row in map(json.loads, FILE.read_text("utf-8").splitlines())}


class MaskedAdding(Adding):
    """`derive` with the boundary in it."""

    def derive(self, row: int, record: Record, own: keeping.Identity, *, linked: bool) -> None:
        connection = self.store.connection
        self.linker.remove(row, reports.events_of(connection, row))
        shown, names = mask(record)
        private.show_report(connection, row, shown)
        derived = keeping.Derived(
            shown,
            views(shown, own.key),
            sketches(shown, own.key) if linked else (),
            loose_figures(shown, own.key) if linked else (),
        )
        new = keeping.keep_items(connection, row, derived, own.known)
        private.keep_names(connection, row, names)
        self.linker.add(row, new)


def passage(id_: str, **fields: str | None) -> Report:
    return make_plain_report(ROWS[id_]["text"], **{"id": id_, "published": "2024-03-05", **fields})


def make_book(path: Path, read: Callable[..., Record], *reports: Report) -> Path:
    """`read` is the fixture of that name."""
    with writing(path) as store:
        adding = MaskedAdding(store, Options())
        for report in reports:
            record = read(report.text, published=report.published)
            kept = adding.keep(replace(record, report=report))
            assert kept.key, kept.traceback
    return path
