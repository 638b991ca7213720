"""Feeds in files and from a server: whole texts, summaries, links, dates."""

import gzip
import json
from dataclasses import replace
from functools import partial

import pytest

from dateline.record import Report
from dateline.sources import Caps, Failure, SourceSettings, open_reports, polite
from sources.conftest import Answer

BODY = "Miners blocked the only road to the port on Friday, the police said."
MORE = "Two people were hurt when the guards opened the gate."
PAGE = f"<html><head><title>Strike at the port</title></head><body><article><p>{BODY}</p><p>{MORE}</p></article></body></html>"
KIND = "application/rss+xml"


def rss(
    *items: str, head: str = "<title>Harbour News</title><link>https://harbour.example/</link>"
) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content='
        '"http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel>{head}{''.join(items)}</channel></rss>"
    ).encode()


def item(
    *,
    text: str = "",
    summary: str = "",
    link: str = "/a",
    guid: str = "",
    title: str = "Strike",
    date: str = "Fri, 12 Mar 2021 10:00:00 GMT",
) -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link>"
        + (f'<guid isPermaLink="false">{guid}</guid>' if guid else "")
        + (f"<pubDate>{date}</pubDate>" if date else "")
        + (f"<description><![CDATA[{summary}]]></description>" if summary else "")
        + (f"<content:encoded><![CDATA[{text}]]></content:encoded>" if text else "")
        + "</item>"
    )


WHOLE = f"<p>{BODY}</p><ul><li>Two were hurt.</li></ul><script>alert(1)</script>"
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://atom.example/x/">
<title type="html">Port &amp;amp; &lt;b&gt;Sea&lt;/b&gt;</title><id>urn:f</id><updated>2021-03-13T00:00:00Z</updated>
<entry><title>Strike</title><id>urn:1</id><link href="one"/><published>2021-03-12T10:00:00Z</published>
<updated>2021-03-13T10:00:00Z</updated><content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>"""


@pytest.fixture
def found(tmp_path):
    """found(bytes, name=…, **settings) → what a file with these bytes gives."""

    def read(data: bytes, name: str = "f.xml", **settings: object) -> list[Report | Failure]:
        path = tmp_path / name
        path.write_bytes(data)
        return list(open_reports([str(path)], SourceSettings(**settings)))  # type: ignore[arg-type]

    return read


@pytest.fixture(autouse=True)
def in_haste(monkeypatch):
    """Nothing is waited for."""
    monkeypatch.setattr(polite, "Polite", partial(polite.Polite, sleep=lambda _: None))


@pytest.fixture
def fetched(site, make_fetcher):
    """fetched(path) → what an address gives."""

    def read(path: str, **settings: object) -> list[Report | Failure]:
        given = SourceSettings(**settings)  # type: ignore[arg-type]
        return list(open_reports([site.url + path], given, make_fetcher(caps=given.caps)))

    return read


def one(found: list[Report | Failure]) -> Report:
    (report,) = found
    assert isinstance(report, Report), report
    return report


def failure(found: list[Report | Failure]) -> str:
    (given,) = found
    assert isinstance(given, Failure), given
    assert "\n" not in str(given)
    return given.message


def test_an_item_with_its_whole_text_is_a_report(found):
    report = one(
        found(rss(item(text=WHOLE, guid="n-1", title="Strike &amp;amp; &lt;b&gt;more&lt;/b&gt;")))
    )
    assert report.text == f"{BODY}\nTwo were hurt."
    assert (report.id, report.title, report.publisher) == ("n-1", "Strike & more", "Harbour News")
    assert (report.published, report.dated_by, report.source) == ("2021-03-12", "meta", "feed")
    assert report.url == "https://harbour.example/a"
    assert report.notes == ()


def test_atom_keeps_publication_and_update_apart(found):
    report = one(found(ATOM.encode(), "f.atom"))
    assert (report.published, report.updated) == ("2021-03-12", "2021-03-13")
    assert (report.publisher, report.url) == ("Port & Sea", "https://atom.example/x/one")
    assert report.text == BODY


@pytest.mark.parametrize("name", ["f.json", "f.xml", "f"])
def test_json_feed(found, name):
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Harbour News",
        "home_page_url": "https://harbour.example/",
        "items": [
            {"id": 7, "url": "b", "title": "A < B", "content_html": WHOLE, "date_published": "2021-03-12T10:00:00Z"},
            {"id": "8", "content_text": f"{BODY}\n\n{MORE}"}, "no item", {"id": "9"},
        ],
    }  # fmt: skip
    first, second, third = found(json.dumps(feed).encode(), name)
    assert (first.id, first.url, first.title) == ("7", "https://harbour.example/b", "A < B")
    assert first.text == f"{BODY}\nTwo were hurt."
    assert second.text == f"{BODY}\n\n{MORE}"
    assert "without a text" in third.message


def test_a_summary_in_a_file_is_used_and_noted(found):
    report = one(found(rss(item(summary=BODY))))
    assert report.text == BODY
    assert report.notes[0].startswith("only a summary")
    assert "--follow" in report.notes[0]


def test_a_summary_from_the_net_gives_way_to_its_page(site, fetched):
    site.page("/rss", rss(item(summary=BODY, guid="g", link="/2021/a")), KIND)
    site.page("/2021/a", PAGE.encode())
    report = one(fetched("/rss"))
    assert report.text == f"{BODY}\n{MORE}"
    assert (report.id, report.url, report.source) == ("g", site.url + "/2021/a", "feed")
    assert (report.publisher, report.published) == ("Harbour News", "2021-03-12")
    assert report.notes == ()


def test_follow_fetches_from_a_file_too(site, make_fetcher, tmp_path):
    path = tmp_path / "f.xml"
    path.write_bytes(rss(item(summary=BODY, link=site.page("/a", PAGE.encode()))))
    report = one(list(open_reports([str(path)], SourceSettings(follow=True), make_fetcher())))
    assert MORE in report.text


def test_a_page_that_cannot_be_had_leaves_the_summary_with_the_reason(site, fetched):
    site.page("/rss", rss(item(summary=BODY, link="/gone"), item(link="/gone", guid="b")), KIND)
    report, lost = fetched("/rss")
    assert report.text == BODY
    assert "404" in report.notes[0]
    assert "404" in lost.message


def test_robots_are_asked_before_pages_are_fetched(site, fetched):
    site.page("/robots.txt", b"User-agent: *\nDisallow: /a\n", "text/plain")
    site.page("/rss", rss(item(summary=BODY)), KIND)
    site.page("/a", PAGE.encode())
    assert "robots.txt" in one(fetched("/rss")).notes[0]
    assert [asked["path"] for asked in site.asked] == ["/rss", "/robots.txt"]


def test_pages_of_a_feed_that_are_not_public_are_not_fetched(site, fetched):
    site.page("/rss", rss(item(summary=BODY, link="http://10.0.0.1/a")), KIND)
    assert "no public address" in one(fetched("/rss")).notes[0]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/hosts", "data:text/html,x", "http://["]
)
def test_links_that_are_no_web_addresses_are_dropped_and_noted(found, link):
    report = one(found(rss(item(text=WHOLE, link=link, guid="g")), follow=True))
    assert report.url is None
    assert "no web address" in report.notes[0]


def test_the_same_item_twice_is_one_and_a_changed_one_is_two(found):
    twice = item(text=WHOLE, guid="g")
    reports = found(rss(twice, twice, item(text=f"<p>{MORE}</p>", guid="g")))
    assert [report.id for report in reports] == ["g", "g-2"]


def test_a_text_that_is_cut_off_is_a_summary(found):
    below = "</p><p>The post Strike appeared first on Harbour News."
    for end in ("[…]", "Continue reading →", "...", f"[&#8230;]{below}"):
        report = one(found(rss(item(text=f"<p>{BODY} {end}</p>"))))
        assert report.notes[0].startswith("only a summary")


def test_what_a_feed_says_about_itself_is_furniture(found):
    end = "<p>The post Strike appeared first on Harbour News.</p>"
    report = one(found(rss(item(text=WHOLE + end))))
    (span,) = report.furniture
    assert report.text[span.start : span.end].startswith("The post")


def test_a_long_description_is_the_text(found):
    assert one(found(rss(item(summary=f"<p>{(BODY + ' ') * 30}</p>")))).notes == ()


def test_an_item_of_another_outlet_has_that_outlet(found):
    source = '<source url="https://other.example/">Other Post</source></item>'
    text = item(text=WHOLE).replace("</item>", source)
    assert one(found(rss(text))).publisher == "Other Post"


def test_missing_and_unreadable_dates_are_noted(found):
    none, odd = found(rss(item(text=WHOLE, date=""), item(text=WHOLE, date="soon", link="/b")))
    assert (none.published, odd.published) == (None, None)
    assert any("no publication date" in note for note in none.notes)
    assert any("'soon' is no date" in note for note in odd.notes)


def test_settings_are_stronger_than_the_feed(found):
    report = one(found(rss(item(text=WHOLE)), publisher="Port Wire", published="2021-01-01"))
    assert (report.publisher, report.published) == ("Port Wire", "2021-01-01")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1", "windows-1251"])
def test_encodings(found, encoding):
    words = {"latin-1": "Café señor", "windows-1251": "Привет"}.get(encoding, "Café Привет")
    data = rss(item(text=f"<p>{BODY} {words}</p>")).decode().replace("UTF-8", encoding)
    assert words in one(found(data.encode(encoding))).text


def test_an_encoding_that_is_wrongly_declared_loses_no_report(found):
    data = rss(item(text=f"<p>{BODY} Café</p>")).decode().encode("latin-1")
    assert BODY in one(found(data)).text


def test_packed_feeds_and_feeds_under_other_types(site, fetched, found):
    assert one(found(gzip.compress(rss(item(text=WHOLE))), "f.xml.gz")).text.startswith(BODY)
    for kind in ("text/html", "text/plain", "application/octet-stream", "text/xml; charset=utf-8"):
        site.page("/feed", rss(item(text=WHOLE)), kind)
        assert one(fetched("/feed")).source == "feed"


@pytest.mark.parametrize("declared", [
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hosts">]>',
    '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY x "&a;&a;&a;&a;&a;">]>',
])  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(found, declared, encoding):
    data = rss(item(text=WHOLE, title="&x;")).decode().replace("UTF-8", encoding)
    data = data.replace("<rss", declared + "<rss")
    assert "entities" in failure(found(data.encode(encoding)))


def test_no_feed_an_empty_one_a_huge_one_and_a_broken_one(found):
    assert "no feed" in failure(found(b"<?xml version='1.0'?><a><b/></a>"))
    assert "without items" in failure(found(rss()))
    assert "without items" in failure(
        found(b'{"version": "https://jsonfeed.org/version/1", "items": []}')
    )
    assert '"items" must be' in failure(found(b'{"version": "https://jsonfeed.org/version/1"}'))
    assert "larger than 100 bytes" in failure(found(rss(item(text=WHOLE)), caps=Caps(feed=100)))
    report = one(found(rss(item(text=WHOLE), "<link>&nope;")[:-16]))
    assert report.text.startswith(BODY)
    assert "broken XML" in report.notes[0]


def test_bytes_that_name_a_file_do_not_open_it(found, tmp_path):
    (tmp_path / "secret").write_bytes(rss(item(text=WHOLE)))
    assert "no feed" in failure(found(str(tmp_path / "secret").encode()))


def test_deep_nesting_is_read_or_refused_in_one_line(found):
    for text in ("<b>" * 3000 + BODY, "<div>" * 3000 + BODY):
        (given,) = found(rss(item(text=text)))
        assert isinstance(given, Report | Failure)


def test_so_many_pages_are_fetched_and_no_more(site, fetched):
    items = [item(summary=f"{BODY} {n}", link=f"/{n}") for n in range(3)]
    site.page("/rss", rss(*items), KIND)
    for n in range(3):
        site.page(f"/{n}", PAGE.encode())
    reports = fetched("/rss", caps=replace(Caps(), pages=2))
    assert [MORE in report.text for report in reports] == [True, True, False]
    assert "2 pages" in reports[2].notes[0]


def test_a_page_that_leads_on_has_the_address_it_leads_to(site, fetched):
    site.page("/rss", rss(item(summary=BODY, link="/short")), KIND)
    site.redirect("/short", "/long")
    site.put("/long", Answer(PAGE.encode(), headers={"Content-Type": "text/html"}))
    assert one(fetched("/rss")).url == site.url + "/long"
