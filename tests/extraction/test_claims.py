"""Claims of authored passages: who, in which words, says what; and what that is about."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.record import Record
from extraction.claim_cases import differences

CASES = Path(__file__).parents[1] / "data" / "claims.jsonl"
_ROWS = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", _ROWS, ids=[row["text"][:60] for row in _ROWS])
def test_claims_of_a_passage(case: dict[str, object], read: Callable[..., Record]) -> None:
    record = read(case["text"], published="2022-01-10")
    assert differences(record, case["claims"]) == []  # type: ignore[arg-type]
