"""Reports come from strangers: whatever they hold, a brief shows it as text."""

import json
import re
from pathlib import Path

import pytest
from test_brief import Checked

from dateline.answers.brief.html import html_page
from dateline.answers.brief.making import make_brief
from dateline.answers.brief.markdown import escaped, is_link, markdown
from dateline.answers.brief.svg import free_spot, steps, tag
from dateline.engine.adding import Adding
from dateline.extraction.draft import Options
from dateline.sources import SourceSettings, open_reports
from dateline.store import writing

SCRIPT = "<script>alert(1)</script>"
REPORTS = [
    {
        "id": "one", "published": "2023-03-03", "title": f"{SCRIPT} & [x](javascript:alert(2))",
        "publisher": '"><img src=x onerror=alert(3)>', "url": "javascript:alert(4)",
        "text": f"Police in Lagos arrested 40 people on Thursday, the interior ministry {SCRIPT} said. "
        f'"We fear that the army will shell the town {SCRIPT} [y](javascript:alert(5))," a doctor said. '
        "The army denied that soldiers had killed 12 protesters in Lagos.",
    },
    {
        "id": "two", "published": "2023-03-04", "title": "Plain\u202e title\x07", "publisher": "Bay `Post` | *x*",
        "url": "https://bay.example/a?b=1&c='2'",
        "text": "Soldiers killed 12 protesters in Lagos on Thursday, witnesses said.\r\n"
        "The government rejected calls for talks \u200f on Friday.",
    },
    {
        "id": "three", "published": None, "title": None, "publisher": None, "url": "https://ok.example/3",
        "text": "Soldiers killed 15 protesters in Lagos on March 2, 2023, the health ministry said.",
    },
]  # fmt: skip


def add(path: Path, folder: Path, reports: list[dict[str, str | None]]) -> Path:
    lines = folder / f"{path.stem}.jsonl"
    lines.write_text("\n".join(map(json.dumps, reports)), "utf-8")
    with writing(path) as store:
        adding = Adding(store, Options(), clock=lambda: "2023-04-01T00:00:00Z")
        for added in adding.add(open_reports([str(lines)], SourceSettings())):
            assert not added.error, added.error
    return path


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    return add(folder / "a.dateline", folder, REPORTS)


def test_nothing_of_a_report_runs_or_loads_in_the_page(book: Path):
    page = html_page(make_brief(book))
    found = Checked.of(page)
    assert (found.open, found.outside) == ([], [])
    assert "alert(1)" in page  # as text
    assert "&lt;script&gt;" in page
    for wrong in ("<script", "<img", 'href="javascript', "\u202e", "\x07"):
        assert wrong not in page


def test_nothing_of_a_report_is_markup_in_markdown(book: Path):
    text = markdown(make_brief(book))
    for wrong in ("<script", "<img", "<javascript", "\u202e", "\x07", "\r"):
        assert wrong not in text
    assert not re.search(r"(?<!\\)\]\(javascript", text)
    assert "<https://ok.example/3>" in text
    assert "Bay \\`Post\\` \\| \\*x\\*" in text


def test_quotes_of_hostile_reports_are_exact_all_the_same(book: Path):
    brief = make_brief(book)
    for note in brief.notes:
        assert note.quote == note.report.text[note.span.start : note.span.end]
    assert any("<script>" in note.quote for note in brief.notes)


def test_a_report_without_a_day_or_a_publisher_is_told_as_a_gap(book: Path):
    gaps = next(c for c in make_brief(book).chapters if c.id == "gaps")
    leads = {s.lead for section in gaps.sections for s in section.sentences}
    assert {"When it was said:", "Who published it:"} <= leads


def test_the_same_bytes_whatever_was_added_first(book: Path, tmp_path: Path):
    other = add(tmp_path / "b.dateline", tmp_path, REPORTS[::-1])
    assert html_page(make_brief(other)) == html_page(make_brief(book))
    assert markdown(make_brief(other)) == markdown(make_brief(book))


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://a.example/x", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)//https://a.example", False),
        ("data:text/html,x", False),
        ("https://a.example/x y", False),
        ("https://a.example/>x", False),
        ('https://a.example/"onload=', False),
        ("file:///etc/passwd", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, links: bool):
    assert is_link(url) is links


def test_what_could_be_markup_is_escaped():
    assert escaped("a*b_c[d](e)<f>`g`|h") == "a\\*b\\_c\\[d\\](e)&lt;f&gt;\\`g\\`\\|h"
    assert escaped("# x\n- y") == "\\# x - y"


def test_drawings_escape_text_and_values():
    assert tag("text", "<b>", class_='"x') == '<text class="&quot;x">&lt;b&gt;</text>'


@pytest.mark.parametrize(("low", "high"), [(0, 225), (0, 1), (0, 0), (-3.2, 7.9), (0, 1e6)])
def test_steps_are_few_and_reach_around(low: float, high: float):
    found = steps(low, high)
    assert found[0] <= low
    assert found[-1] >= high
    assert 1 <= len(found) <= 8


def test_labels_do_not_cover_one_another():
    taken: list[tuple[float, float, float, float]] = []
    boxes = [free_spot((100, 100, 60, 10), taken, 720) for _ in range(6)]
    placed = [box for box in boxes if box]
    assert len(placed) == len(taken) == 4
    for n, a in enumerate(placed):
        for b in placed[:n]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
