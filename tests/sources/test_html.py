import json

import pytest

from dateline.record import BadInput, Report
from dateline.sources import SourceSettings, open_reports
from dateline.sources.html import read_page

STORY = (
    "<p>Miners blocked the only road to Port Elmo on Thursday, police said, and burned two trucks "
    "near the gate of the mine.</p><p>The ministry denied that anybody had been hurt in the clashes, "
    "and promised an inquiry into the conduct of the police.</p>"
)
FIRST = "Miners blocked the only road"


def page(head: str = "", body: str = "", story: str = STORY) -> str:
    return (
        f"<!DOCTYPE html><html lang=en><head><title>Miners strike | Harbour News</title>{head}</head>"
        f"<body><nav><a href=/>Home</a> <a href=/w>World</a></nav><article><h1>Miners strike</h1>{body}"
        f"{story}</article><footer>Contact us</footer></body></html>"
    )


def linked(**facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(facts)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def day(head: str = "", body: str = "", url: str | None = None) -> str | float | None:
    return read_page(page(head, body), "x", url).published


def test_the_story_is_found_and_the_rest_of_the_page_is_not():
    found = read_page(page(), "x", None)
    assert FIRST in found.text
    assert "World" not in found.text
    assert "Contact us" not in found.text
    assert found.title == "Miners strike"


def test_paragraphs_stay_apart():
    lines = read_page(page(), "x", None).text.splitlines()
    assert sum(line.startswith(("Miners blocked", "The ministry")) for line in lines) == 2


def test_what_the_page_states_in_order_of_trust():
    stated = linked(
        **{"@type": "NewsArticle", "headline": "Strike at the mine", "datePublished": "2021-03-12T23:10Z",
           "dateModified": "2021-03-14", "publisher": {"name": "Harbour News"}},
    )  # fmt: skip
    found = read_page(page(stated + meta("article:published_time", "2021-03-13")), "x", None)
    assert (found.published, found.updated, found.dated_by) == ("2021-03-12", "2021-03-14", "meta")
    assert (found.title, found.publisher) == ("Strike at the mine", "Harbour News")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (linked(**{"@graph": [{"@type": ["Article"], "datePublished": "2021-03-12"}]}), ""),
        (meta("article:published_time", "2021-03-12T08:00:00+06:00"), ""),
        ('<meta name="pubdate" content="20210312">', ""),
        ("", '<meta itemprop="datePublished" content="2021-03-12">'),
        ("", '<time datetime="2021-03-12T08:00">yesterday</time>'),
        (
            "",
            "<p>Updated: <time datetime='2021-03-14'>14</time></p><p><time>March 12, 2021</time></p>",
        ),
        ("", "<ul><li><strong>Date</strong> 12.03.2021</li></ul>"),
        ("", "<p>Published on 12 March 2021 at 10:40</p>"),
        ("", '<div class="article-date">March 12, 2021</div>'),
        ('<script type="application/ld+json">{broken</script>' + meta("date", "2021-03-12"), ""),
    ],
)
def test_days_of_publication(head, body):
    assert day(head, body) == "2021-03-12"


def test_a_day_inside_the_story_is_not_the_day_of_publication():
    assert (
        day(body="<p>The mine was opened on 12 March 1998, when the first shaft was dug.</p>")
        is None
    )
    assert day(body="<p>Updated 12 March 2021</p>") is None


def test_days_of_other_stories_on_the_page_are_not_taken():
    teaser = '<div class="teaser-date">May 3, 2020</div>'
    assert read_page(page().replace("<nav>", f"<nav>{teaser}"), "x", None).published is None
    other = '<div class="teaser-date">May 4, 2020</div>'
    assert day(body=teaser + other) is None


def test_the_date_of_the_masthead_is_not_taken():
    masthead = "<header><time datetime='2024-01-01'>1 January</time></header>"
    assert read_page(page().replace("<nav>", f"{masthead}<nav>"), "x", None).published is None
    bare = f"<html><body>{masthead}{STORY}</body></html>"
    assert read_page(bare, "x", None).published is None


def test_a_day_in_the_future_gives_way_to_another():
    head = meta("article:published_time", "2098-01-01") + meta("date", "2021-03-12")
    assert day(head) == "2021-03-12"


def test_an_update_before_the_publication_is_noted():
    head = meta("article:published_time", "2021-03-12") + meta(
        "article:modified_time", "2020-01-01"
    )
    assert "before it was published" in read_page(page(head), "x", None).notes[0]


def test_a_page_without_a_name_is_published_by_its_host():
    found = read_page(page(), "x", "https://www.harbour.example/2021/03/12/strike")
    assert (found.publisher, found.published) == ("harbour.example", None)
    found = read_page(page('<link rel="canonical" href="https://harbour.example/a">'), "x", None)
    assert found.url == "https://harbour.example/a"
    assert read_page(page('<link rel="canonical" href="javascript:x">'), "x", None).url is None


def test_a_brief_of_two_lines_and_a_piece_of_a_page():
    assert "Two died." in read_page("<html><body><p>Two died.</p></body></html>", "x", None).text
    assert "Two died." in read_page("<p>Two died.</p><p>Police said so.</p>", "x", None).text


@pytest.mark.parametrize(
    "text", ["<html></html>", "<html><body> </body></html>", "<!doctype html>"]
)
def test_a_page_without_a_story(text):
    with pytest.raises(BadInput):
        read_page(text, "x", None)


def test_the_declared_encoding_is_used(tmp_path):
    path = tmp_path / "2021-03-12.html"
    russian = "<p>Шахтёры перекрыли единственную дорогу к порту, сообщила полиция города.</p>"
    path.write_bytes(page('<meta charset="windows-1251">', story=russian).encode("cp1251"))
    (report,) = open_reports([str(path)])
    assert isinstance(report, Report)
    assert "Шахтёры перекрыли" in report.text
    assert (report.language, report.published, report.dated_by) == ("ru", "2021-03-12", "file")


def test_a_setting_stands_above_the_page(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(page(meta("date", "2019-08-01")), "utf-8")
    (report,) = open_reports(
        [str(path)], SourceSettings(published="2013-06-10", publisher="Elmo Post")
    )
    assert isinstance(report, Report)
    assert (report.published, report.dated_by, report.publisher) == (
        "2013-06-10",
        "given",
        "Elmo Post",
    )
