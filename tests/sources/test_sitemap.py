"""Sitemaps: lists of pages with what they say of them, and lists of lists."""

import gzip
from dataclasses import replace
from functools import partial

import pytest

from dateline.record import Report
from dateline.sources import Caps, Failure, SourceSettings, open_reports, polite

BODY = "Miners blocked the only road to the port on Friday, the police said."
KIND = "application/xml"


def urlset(*urls: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><!-- made by hand -->'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
        ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
        f"{''.join(urls)}</urlset>"
    ).encode()


def url(loc: str) -> str:
    return (
        f"<url><loc>{loc}</loc><image:image><image:title>A picture</image:title></image:image>"
        "<news:news><news:publication><news:name>Harbour News</news:name>"
        "<news:language>en</news:language></news:publication>"
        "<news:publication_date>2021-03-12T10:00:00+03:00</news:publication_date>"
        "<news:title>Strike &amp; more</news:title></news:news></url>"
    )


def index(*locs: str) -> bytes:
    maps = "".join(f"<sitemap><loc>{loc}</loc></sitemap>" for loc in locs)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'.encode()


@pytest.fixture
def fetched(site, make_fetcher, monkeypatch):
    """fetched(path or file) → what it gives; nothing is waited for."""
    monkeypatch.setattr(polite, "Polite", partial(polite.Polite, sleep=lambda _: None))

    def read(source: object, **settings: object) -> list[Report | Failure]:
        name = site.url + source if str(source).startswith("/s") else str(source)
        given = SourceSettings(**settings)  # type: ignore[arg-type]
        return list(open_reports([name], given, make_fetcher()))

    return read


@pytest.fixture
def pages(site):
    """The addresses of three pages that say nothing of themselves."""
    return [
        site.page(f"/{n}", f"<html><body><p>{BODY} {n}</p></body></html>".encode())
        for n in range(3)
    ]


def messages(found: list[Report | Failure]) -> list[str]:
    return [str(one) for one in found if isinstance(one, Failure)]


def test_pages_are_fetched_and_dated_by_the_list(site, fetched, pages):
    site.page("/s.xml", urlset(*map(url, pages)), KIND)
    found = fetched("/s.xml")
    assert [report.text for report in found] == [f"{BODY} {n}" for n in range(3)]
    assert [report.url for report in found] == pages
    first = found[0]
    assert (first.title, first.publisher) == ("Strike & more", "Harbour News")
    assert (first.published, first.dated_by, first.source) == ("2021-03-12", "meta", "feed")


def test_an_index_leads_to_lists_packed_or_not(site, fetched, pages):
    site.page("/s1.xml.gz", gzip.compress(urlset(url(pages[0]))), "application/gzip")
    site.page("/s2.xml", urlset(url(pages[1]), url(pages[1])), KIND)
    site.page("/s.xml", index(site.url + "/s1.xml.gz", site.url + "/s2.xml"), KIND)
    assert [report.url for report in fetched("/s.xml")] == pages[:2]


def test_a_list_in_a_file_is_followed_only_when_asked(fetched, pages, tmp_path):
    path = tmp_path / "list.xml"
    path.write_bytes(urlset(*map(url, pages)))
    (line,) = messages(fetched(path))
    assert "--follow" in line
    assert len(fetched(path, follow=True)) == 3


def test_an_index_that_names_itself_ends(site, fetched):
    site.page("/s.xml", index(site.url + "/s.xml"), KIND)
    (line,) = messages(fetched("/s.xml"))
    assert "below 3 lists" in line


def test_so_many_pages_and_lists_and_no_more(site, fetched, pages):
    site.page("/s.xml", urlset(*map(url, pages)), KIND)
    *reports, end = fetched("/s.xml", caps=replace(Caps(), pages=2))
    assert len(reports) == 2
    assert "first 2 pages" in str(end)
    site.page("/s2.xml", index(*(f"{site.url}/none{n}.xml" for n in range(5))), KIND)
    lines = messages(fetched("/s2.xml", caps=replace(Caps(), lists=2)))
    assert [("404" in line, "2 sitemaps" in line) for line in lines] == [(True, False)] * 2 + [(False, True)] * 3  # fmt: skip


def test_a_page_that_is_gone_does_not_stop_the_rest(site, fetched, pages):
    site.page(
        "/s.xml", urlset(url(site.url + "/gone"), url("file:///etc/hosts"), url(pages[0])), KIND
    )
    gone, odd, report = fetched("/s.xml")
    assert "/gone" in str(gone)
    assert "404" in str(gone)
    assert "no web address" in str(odd)
    assert isinstance(report, Report)


def test_what_is_broken_or_hostile_is_one_line(site, fetched, pages):
    bomb = b'<!DOCTYPE x [<!ENTITY a "b">]>' + urlset(url(pages[0]))
    for data, said in [
        (bomb, "entities"),
        (urlset(), "names no page"),
        (b"<urlset", "broken at line"),
    ]:
        site.page("/s.xml", data, KIND)
        (line,) = messages(fetched("/s.xml"))
        assert said in line
    site.page("/s.xml", urlset(url(pages[0])) + b"<b", KIND)
    report, cut = fetched("/s.xml")
    assert isinstance(report, Report)
    assert "broken at line" in str(cut)


def test_the_inner_list_must_be_one(site, fetched, pages):
    site.page("/s.xml", index(pages[0]), KIND)
    (line,) = messages(fetched("/s.xml"))
    assert line.endswith("no sitemap")
