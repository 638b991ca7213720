from datetime import date

import pytest

from dateline.analysis import Parser
from dateline.extraction.events.background import status_by_time
from dateline.extraction.events.predicates import eventive_predicates
from dateline.extraction.events.status import status_of
from dateline.knowledge import Knowledge
from dateline.record import Span, Time
from extraction.predicate_cases import context_of, rows, token_of

_ROWS = [row for row in rows("status.tsv") if row[3] != "denies"]


@pytest.mark.parametrize(("sentence", "trigger", "status", "stance"), _ROWS)
def test_status_is_what_the_words_around_the_trigger_say(
    parser: Parser, sentence: str, trigger: str, status: str, stance: str
) -> None:
    ctx = context_of(parser, sentence)
    found, why = status_of(ctx, token_of(ctx, trigger))
    if stance != "doubts":
        assert (found, why) == (status, why)
    assert why


def _year(year: int) -> Time:
    day = date(year, 5, 1).isoformat()
    return Time("t1", day, day, "day", None, None, day, Span(0, 1), 1.0, "")


@pytest.mark.parametrize(
    ("status", "year", "expected"),
    [
        ("actual", 2014, "historical"),
        ("actual", 2021, "actual"),
        ("actual", 2022, "future"),
        ("negated", 2014, "negated"),
        ("hypothetical", 2022, "hypothetical"),
    ],
)
def test_what_lies_a_year_back_is_historical_and_what_lies_ahead_future(
    status: str, year: int, expected: str
) -> None:
    assert status_by_time(status, _year(year), "2022-01-10") == expected  # type: ignore[arg-type]


def test_without_a_date_nothing_becomes_historical() -> None:
    assert status_by_time("actual", None, "2022-01-10") == "actual"
    assert status_by_time("actual", _year(2014), None) == "actual"


def test_governing_words_are_of_known_kinds() -> None:
    table = Knowledge().embeddings
    assert table["refuse", "verb", "to"].effect == "negated"
    assert not {lemma for lemma, pos, _ in table if pos in ("verb", "noun") and " " in lemma}


@pytest.mark.parametrize(
    "text", ["", "?", "no", "No. 1", "to\u0301 \U0001f525 NOT", "will " * 60, "if " * 40]
)
def test_any_text_has_a_status(parser: Parser, text: str) -> None:
    ctx = context_of(parser, text)
    for token in range(len(ctx.analysis)):
        assert status_of(ctx, token)[0] in (
            "actual",
            "historical",
            "future",
            "hypothetical",
            "negated",
        )
    assert eventive_predicates(ctx) == sorted(set(eventive_predicates(ctx)))
