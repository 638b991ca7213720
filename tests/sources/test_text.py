import time

from hypothesis import given
from hypothesis import strategies as st

from dateline.record import Report
from dateline.sources import SourceSettings, open_reports
from dateline.sources.text import front_matter, markdown_marks

STORY = "Miners blocked the only road to the port on Friday, the police said."


def read(tmp_path, text: str, name: str, **settings: str) -> Report:
    path = tmp_path / name
    path.write_bytes(text.encode())
    (report,) = open_reports([str(path)], SourceSettings(**settings))  # type: ignore[arg-type]
    assert isinstance(report, Report)
    return report


def test_plain_text_is_unchanged(tmp_path):
    text = f"🙂 {STORY}\r\n\r\nCafe\u0301.\r\n\x0b"
    report = read(tmp_path, text, "a.txt")
    assert (report.text, report.id, report.source) == (text, "a", "file")
    assert read(tmp_path, "\ufeff" + text, "b.txt").text == text


def test_front_matter_is_used_and_marked(tmp_path):
    head = (
        '---\r\ntitle: "A title"\r\ndate: 2021-03-12T10:00:00Z\r\nsource: Harbour News\r\n---\r\n'
    )
    report = read(tmp_path, head + STORY, "a.md")
    assert (report.title, report.published, report.dated_by) == ("A title", "2021-03-12", "meta")
    assert report.publisher == "Harbour News"
    assert [span.text(report.text) for span in report.furniture] == [head]


def test_a_story_between_two_rules_is_no_front_matter(tmp_path):
    report = read(tmp_path, f"---\n{STORY}\n---\n", "a.md")
    assert [span.text(report.text) for span in report.furniture] == ["---", "---"]


def test_a_heading_is_a_title_and_stays_in_the_text(tmp_path):
    report = read(tmp_path, f"# A title #\n\n{STORY}\n", "a.md")
    assert report.title == "A title"
    assert [span.text(report.text) for span in report.furniture] == ["# ", " #"]


def test_signs_of_markdown_are_marked_and_words_are_not():
    text = (
        "## Part\n\nThe [ministry](http://x.example/a_b) said **forty** and _five_ *men* died.\n"
        "- one said\n2. two said\n> three said\n\n---\n![map](m.png)\n[1]: http://x.example\n"
        "<!-- note -->\n```\ncode\n```\nsnake_case and 2 * 3 * 4\n"
    )
    spans = sorted(markdown_marks(text))
    left = "".join(c for n, c in enumerate(text) if not any(s.start <= n < s.end for s in spans))
    assert left.split() == [
        "Part",
        "The",
        "ministry",
        "said",
        "forty",
        "and",
        "five",
        "men",
        "died.",
        "one",
        "said",
        "two",
        "said",
        "three",
        "said",
        "snake_case",
        "and",
        "2",
        "*",
        "3",
        "*",
        "4",
    ]


def test_a_fence_that_is_not_closed_runs_to_the_end():
    text = f"{STORY}\n```\ncode\n"
    assert [span.text(text) for span in markdown_marks(text)] == ["```\ncode\n"]


def test_keys_of_front_matter():
    assert front_matter("Title = 'x'\nlang: en\ntags: [a]\n- y") == {"title": "x", "language": "en"}


@given(st.text(alphabet="#-*_[]()`>!<\n \tab1.:=", max_size=200))
def test_any_markdown_gives_spans_inside_the_text(text):
    assert all(0 <= s.start <= s.end <= len(text) for s in markdown_marks(text))


def test_long_lines_of_signs_take_no_time():
    begin = time.monotonic()
    for sign in (
        "[",
        "*",
        "_",
        "`",
        "<!--",
        "![",
        "- ",
        "> ",
        "# ",
        "[a](",
        "[a][",
        "# \n",
        "`\n```\n",
    ):
        list(markdown_marks("# " + sign * 50_000))
        list(markdown_marks(sign * 50_000 + " " * 50_000))
    assert time.monotonic() - begin < 20
