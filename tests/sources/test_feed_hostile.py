"""Feeds, sitemaps and robots.txt as strangers may write them: a report, or one line."""

import io
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import BadInput
from dateline.sources import Failure, SourceSettings
from dateline.sources.feed import read_feed
from dateline.sources.found import Blob, Found, More
from dateline.sources.fragment import fragment_text, title_text
from dateline.sources.robots import read_robots
from dateline.sources.sitemap import read_sitemap
from sources.test_feed import ATOM, WHOLE, item, rss
from sources.test_sitemap import url, urlset

SOUND = (rss(item(text=WHOLE, guid="g"), item(summary="Words.")), ATOM.encode(), urlset(url("https://a.example/1")),
         b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "content_html": "<p>a", "url": "/x"}]}')  # fmt: skip


def blob(data: bytes) -> Blob:
    return Blob(io.BytesIO(data), "f", "f", "file", "f", "https://a.example/f")


def read(data: bytes) -> None:
    """Whatever comes is one of the few things that may come."""
    for reading in (read_feed, read_sitemap):
        with suppress(BadInput):
            for found in reading(blob(data), SourceSettings()):
                assert isinstance(found, Found | Failure | More)


@given(st.sampled_from(SOUND), st.integers(0, 2000), st.binary(max_size=12), st.integers(0, 40))
def test_damaged_ones(sound, at, put, cut):
    read(sound[: at % len(sound)] + put + sound[at % len(sound) + cut :])


@given(st.text(max_size=300))
def test_pieces_of_html(text):
    assert "\r" not in fragment_text(text)
    assert "\n" not in title_text(text, html=True)


@given(st.binary(max_size=300), st.text(max_size=50))
def test_robots(data, path):
    assert read_robots(b"User-agent: *\n" + data).allows("/" + path) in (True, False)


@pytest.mark.parametrize(
    "value",
    ['{"items": [[]]}', '{"items": [{"id": true, "url": 5, "title": [], "content_html": {}}]}', '{"items": {}}',
     '{"title": 7, "items": [{"content_text": "a", "id": NaN}]}', "[" * 5000, '{"items":' + "[" * 100_000],
)  # fmt: skip
def test_json_of_any_shape(value):
    read(value.encode())


def test_html_keeps_paragraphs_and_lists_and_leaves_scripts():
    html = "<h2>Head</h2><p>One\ntwo <b>three</b><br>four</p><ul><li>a<li>b</ul><style>x</style>tail<table><tr><td>9</table><pre>k\nl</pre>"
    assert fragment_text(html) == "Head\nOne two three\nfour\na\nb\ntail\nk\nl"


def test_titles_lose_tags_only_where_they_are_html():
    assert title_text("A &amp; <i>B</i>", html=True) == "A & B"
    assert title_text("If a < b, c > d", html=True) == "If a < b, c > d"
    assert title_text("A <b> c", html=False) == "A <b> c"


@pytest.mark.parametrize(
    "text", ["<b>" * 20_000, "&lt;" * 50_000, "<" * 50_000, "<![CDATA[" * 5000, "<!--" * 20_000]
)
def test_what_is_made_to_take_long_does_not(text):
    began = time.monotonic()
    read(rss(item(text=text)))
    fragment_text(text)
    assert (
        time.monotonic() - began < 60
    )  # seconds in a busy machine; what is quadratic takes minutes
