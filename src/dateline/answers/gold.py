"""Whether the items of a user's own gold are what can be scored."""

from collections.abc import Mapping
from typing import Any

from dateline.answers.evaluate import SPANS
from dateline.record import BadInput, Report


def check_gold(row: Mapping[str, Any], report: Report) -> None:
    """Raises BadInput that names the report and the item which does not fit."""
    for kind, names in SPANS.items():
        items = row.get(kind, [])
        if not isinstance(items, list):
            raise BadInput(f"{report.id}: {kind} is no list of objects")
        for number, item in enumerate(items):
            where = f"{report.id}: {kind}[{number}]"
            if not isinstance(item, dict):
                raise BadInput(f"{where}: an object is expected")
            if not any(item.get(name) for name in names):
                raise BadInput(f"{where}: has no {' or '.join(names)}")
            for name in names:
                _check_spans(item.get(name), f"{where}.{name}", len(report.text))


def _check_spans(value: Any, where: str, length: int) -> None:
    spans = value if isinstance(value, list) else [value] if value is not None else []
    for span in spans:
        start = span.get("start") if isinstance(span, dict) else None
        end = span.get("end") if isinstance(span, dict) else None
        if type(start) is not int or type(end) is not int:
            raise BadInput(f'{where}: {{"start": …, "end": …}} with whole numbers is expected')
        if not 0 <= start < end <= length:
            raise BadInput(f"{where}: {start} to {end} is outside a text of {length} characters")
