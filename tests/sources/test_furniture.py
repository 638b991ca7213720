from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import Span
from dateline.sources.furniture import find_furniture, merge_spans

STORY = (
    "Miners blocked the only road to Port Elmo on Thursday, police said, and burned two trucks.",
    "The ministry of mines denied that anybody had been hurt in the clashes near the gate.",
    "Two people were arrested, the governor said, and both were released in the evening.",
)
CASES = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "data" / "furniture.tsv")
    .read_text("utf-8")
    .splitlines()
    if line and not line.startswith(("#", "expected"))
]


def marked(text: str) -> list[str]:
    return [span.text(text) for span in find_furniture(text)]


def place(line: str, where: str) -> str:
    lines = list(STORY)
    lines.insert({"top": 0, "middle": 2, "end": 3}[where], line)
    return "\n".join(lines)


@pytest.mark.parametrize(("expected", "where", "line"), CASES)
def test_authored_lines(expected, where, line):
    assert marked(place(line, where)) == ([line] if expected == "yes" else [])


def test_two_lines_at_the_end_are_marked_and_the_story_is_not():
    end = "COMMENTS\nPlease let us know if you're having issues with commenting."
    text = "\n".join((*STORY, end))
    assert marked(text) == [end]


def test_everything_after_the_heading_of_the_comments_goes():
    text = "\n".join((*STORY, "Comments", "The police killed nobody.", "They did, on Monday."))
    assert marked(text) == ["Comments\nThe police killed nobody.\nThey did, on Monday."]


def test_a_heading_before_the_story_cuts_nothing_off():
    assert marked("\n".join(("Comments", *STORY))) == []


def test_headlines_below_a_heading_go_up_to_the_next_sentence():
    text = "\n".join((STORY[0], "Most read", "Bank robbed in Elmo", "Rain kills two", *STORY[1:]))
    assert marked(text) == ["Most read", "Bank robbed in Elmo", "Rain kills two"]


def test_reporters_named_in_brackets_at_the_end_of_a_paragraph():
    credit = "(Reporting by Ana Lindqvist; Editing by Tom Marsh)"
    assert marked(f"{STORY[0]} {credit}\n{STORY[1]}") == [credit]


def test_lines_below_one_another_at_the_end():
    text = "\n".join((*STORY, "(Reporting by A. Lindqvist)", "Tags: mines", "© 2021 Harbour News"))
    assert len(marked(text)) == 3


def test_line_ends_of_windows_and_blanks_are_no_part_of_a_span():
    assert marked("  Advertisement \r\nMiners blocked the road.\r\n") == ["Advertisement"]


def test_spans_that_overlap_become_one():
    spans = [Span(5, 9), Span(0, 3), Span(2, 4), Span(9, 9)]
    assert merge_spans(spans) == (Span(0, 4), Span(5, 9))


@given(
    st.lists(st.sampled_from([line for _, _, line in CASES] + ["", "\t", "\x00", "🙂"])), st.text()
)
def test_spans_are_inside_the_text_in_order_and_apart(lines, noise):
    text = noise + "\n".join(lines)
    spans = find_furniture(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_line_of_a_megabyte_and_a_hundred_thousand_lines_take_no_time():
    assert find_furniture("(Reporting by " * 80_000) == ()
    assert len(find_furniture("Advertisement\n" * 100_000)) == 100_000
