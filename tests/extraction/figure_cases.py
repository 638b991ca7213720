"""Comparing figures with authored cases: only the keys that a case names are compared."""

from typing import Any

from dateline.record import Figure, Record


def as_case(record: Record, figure: Figure) -> dict[str, Any]:
    text = record.report.text
    by_id = {f.id: f for f in record.figures}
    change = figure.change
    return {
        "span": figure.span.text(text),
        "measure": figure.measure,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "unit": figure.unit,
        "of": figure.of,
        "part_of": by_id[figure.part_of].span.text(text) if figure.part_of else None,
        "change": [change.by, change.by_unit, change.from_, change.to] if change else None,
        "count": figure.count,
        "age": figure.group.age,
        "status": figure.group.status,
    }


def differences(record: Record, expected: list[dict[str, Any]]) -> list[str]:
    """One line for each figure that is missing, different or too many."""
    found = [as_case(record, figure) for figure in record.figures]
    lines = [f"not expected: {f['span']}" for f in found if not _match(f, expected)]
    for want in expected:
        got = _match(want, found)
        if got is None:
            lines.append(f"missing: {want['span']}")
            continue
        wrong = {k: (got[k], v) for k, v in want.items() if got[k] != v}
        wrong |= (
            {"part_of": (got["part_of"], None)} if got["part_of"] and "part_of" not in want else {}
        )
        if wrong:
            lines.append(f"{want['span']}: got, expected {wrong}")
    return lines


def _match(figure: dict[str, Any], others: list[dict[str, Any]]) -> dict[str, Any] | None:
    return next((o for o in others if o["span"] == figure["span"]), None)
