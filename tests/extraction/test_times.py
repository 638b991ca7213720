"""Times: authored cases, what is left alone, and properties that hold for any text."""

import datetime as dt
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.analysis import Parser
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.times import find_times
from dateline.knowledge import Knowledge
from dateline.record import Report, Time, text_digest

CASES = Path(__file__).parent.parent / "data" / "times.tsv"
Find = Callable[..., tuple[Time, ...]]


@pytest.fixture(scope="module")
def find(parser: Parser) -> Find:
    """find(text, published) → times."""
    knowledge = Knowledge()

    def find_in(text: str, published: str | None = "2022-01-10") -> tuple[Time, ...]:
        report = Report(
            "r", None, None, None, published, None, "given" if published else None, "en", text,
            text_digest(text), "text",
        )  # fmt: skip
        context = Context(report, parser.analyse(text), knowledge, Options())
        return find_times(context, Draft()).times

    return find_in


def cases() -> list[list[str]]:
    lines = CASES.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[2])
def test_expression_stands_for_its_days(find: Find, case: list[str]) -> None:
    text, published, *wanted = case
    found = [
        (t.text, t.start or "-", t.end or "-", t.precision, t.mod or "-")
        for t in find(text, None if published == "-" else published)
    ]
    assert tuple(wanted) in found


@pytest.mark.parametrize(
    "text",
    [
        "The troops stayed for three weeks and two days.",
        "The 81-year-old was jailed for two years.",
        "Some 2000 people paid $1998 and 1,999 others nothing.",
        "The fall of the town may march on.",
        "Version 10.0.0.1 was used in 45 of 90 rooms.",
        "She is in her 30s and he in his late 50s.",
        "The shop is open every Monday.",
    ],
)
def test_durations_ages_and_plain_numbers_are_no_times(find: Find, text: str) -> None:
    assert find(text) == ()


def test_relative_time_without_publication_says_so(find: Find) -> None:
    (time,) = find("The minister resigned yesterday.", None)
    assert (time.start, time.end, time.precision, time.anchor) == (None, None, "day", None)
    assert "no publication date" in time.why


def test_anchor_is_publication_or_the_time_it_was_told_from(find: Find) -> None:
    first, second = find("The port fell on 5 January 2022. The army had left a day earlier.")
    assert (first.anchor, second.anchor) == (None, first.id)
    assert find("The port fell on Friday.")[0].anchor == "published"


def test_ids_follow_the_text(find: Find) -> None:
    times = find("It fell on Friday, was retaken on Sunday and lost again today.")
    assert [time.id for time in times] == ["t1", "t2", "t3"]


WORDS = (  # noqa: SIM905 - one list of words reads better than a hundred literals
    "10 31 29 1998 '98 2014-16 1990s 0001 9999 10/1/2022 2022-02-30 January February Feb. May march"
    " Friday fri. Sunday's last next this the that same following previous a day days week weeks"
    " month year years decade century quarter half third first fiscal ago earlier later before in"
    " from to between and - , . of early late mid- about end weekend today tomorrow tonight noon"
    " 5 p.m. at Easter Ramadan Christmas eve 9/11 now recently spring fall winter two several"
    " hundred million will resigned said planned \n \r\n \t \u00a0 é 😀 e\u0301 \x00 \u2019s \u2013"
).split(" ")
PUBLISHED = st.one_of(
    st.none(), st.dates().map(str), st.sampled_from(["0001-01-01", "9999-12-31", "2024-02-29"])
)
ANY_DAY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ANY_DAY
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), PUBLISHED)
def test_any_mix_of_time_words_gives_sound_times(
    find: Find, text: str, published: str | None
) -> None:
    check(find(text, published), text)


@ANY_DAY
@given(st.text(max_size=200), PUBLISHED)
def test_any_text_gives_sound_times(find: Find, text: str, published: str | None) -> None:
    check(find(text, published), text)


@pytest.mark.parametrize("published", ["", "soon", "2022", "2022-13-45", "-1"])
def test_unreadable_publication_date_counts_as_none(find: Find, published: str) -> None:
    assert find("It fell yesterday.", published)[0].start is None


def check(times: tuple[Time, ...], text: str) -> None:
    ids = {time.id for time in times}
    assert len(ids) == len(times)
    for time in times:
        assert time.span is not None
        assert 0 <= time.span.start < time.span.end <= len(text)
        assert time.text == time.span.text(text)
        assert (time.start is None) == (time.end is None)
        assert time.anchor is None or time.anchor in ids | {"published"}
        assert time.anchor != time.id
        assert 0 <= time.score <= 1
        if time.start and time.end:
            assert dt.date.fromisoformat(time.start) <= dt.date.fromisoformat(time.end)
    for before, after in pairwise(times):
        assert before.span is not None
        assert after.span is not None
        assert before.span.end <= after.span.start
