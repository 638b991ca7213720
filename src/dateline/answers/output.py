"""Records in the format that was asked for: to the screen, or into a folder."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.answers.tables import rows, tables, to_csv
from dateline.record import BadCall, Record
from dateline.record.codec import dumps


def write_records(
    records: Iterable[Record], shape: str, folder: str | None = None, several: bool = True
) -> None:
    """`shape`: table, json, jsonl, csv (events; all with a folder).

    JSON is an object where one report was asked for, an array for `several` and for tables, however
    many there were in the end.
    """
    if shape == "jsonl":
        for record in records:
            _write(dumps(record) + "\n")
    elif shape == "json":
        _write_json(iter(records), several)
    elif shape == "csv" and folder:
        write_tables(records, Path(folder))
    elif shape == "csv":
        _write(to_csv("events", [row for record in records for row in rows(record, "events")]))
    else:
        from dateline.answers.show import show_records

        show_records(list(records))


def write_tables(records: Iterable[Record], folder: Path) -> None:
    """A CSV a kind into the folder, with a mark that makes spreadsheets read them as UTF-8."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind, found in tables(records).items():
            (folder / f"{kind}.csv").write_text(to_csv(kind, found), "utf-8-sig", newline="")
    except OSError as error:
        raise BadCall(f"--out {folder}: cannot be written: {error.strerror}") from error


def _write_json(records: Iterator[Record], several: bool) -> None:
    first = next(records, None)
    if not several and (first is None or first.report.source not in ("table", "feed", "archive")):
        _write(dumps(first) + "\n" if first else "")
        return
    _write("[" + dumps(first) if first else "[")
    for record in records:
        _write(",\n" + dumps(record))
    _write("]\n")


def _write(text: str) -> None:
    """As UTF-8 whatever the console's own encoding; lone surrogates stand as escapes in JSON already."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()
