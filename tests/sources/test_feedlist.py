import re

import pytest

from dateline.record import BadCall
from dateline.sources.feedlist import WatchedFeed, read_feed_list

FEED = '[[feed]]\nname = "Harbour News"\nurl = "https://harbour.example/rss"\n'


@pytest.fixture
def read(tmp_path):
    def write_and_read(text: str) -> tuple[WatchedFeed, ...]:
        path = tmp_path / "feeds.toml"
        path.write_text(text, "utf-8")
        return read_feed_list(path)

    return write_and_read


def test_a_list_with_all_keys_and_with_few(read):
    text = (
        FEED
        + 'publisher = "HN"\ncountry = "KEN"\nevery = "2h"\nfollow = false\n'
        + FEED.replace("rss", "b")
    )
    first, second = read(text)
    assert first == WatchedFeed(
        "Harbour News", "https://harbour.example/rss", "HN", "KEN", 7200.0, False
    )
    assert second == WatchedFeed("Harbour News", "https://harbour.example/b")
    assert (first.label, second.label) == ("Harbour News (KEN)", "Harbour News")


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "feed: no [[feed]]"), ("a = ", "no TOML"), ("x = 1\n" + FEED, "x: no such key"), ("feed = [1]", "feed 1: a table"),
     (FEED + 'evry = "1h"', "feed 1: evry: no such key; there are: name"), (FEED + "every = 15", "feed 1: every: a text"),
     (FEED + 'every = "often"', "feed 1 (Harbour News): every: 'often'"), (FEED + 'every = "5s"', "every: '5s' is too often"),
     (FEED + 'follow = "yes"', "follow: true or false"), (FEED + 'country = "Kenya"', "country: 'Kenya'"),
     (FEED.replace("https", "file"), "url: only http and https"), ('[[feed]]\nname = "a"', "feed 1: url: is missing"),
     (FEED + 'publisher = " "', "publisher: a text in one line"), (FEED + FEED, "feed 2 (Harbour News): url: feed 1 has it too")],
)  # fmt: skip
def test_what_is_wrong_is_named_with_file_and_key(read, text, said):
    with pytest.raises(BadCall, match=r"feeds\.toml: .*" + re.escape(said)) as caught:
        read(text)
    assert "\n" not in str(caught.value)


def test_a_list_that_is_not_there(tmp_path):
    with pytest.raises(BadCall, match="no such file"):
        read_feed_list(tmp_path / "feeds.toml")
    with pytest.raises(BadCall, match="directory"):
        read_feed_list(tmp_path)


def test_the_example_in_the_docs_is_one(read):
    from pathlib import Path

    page = (Path(__file__).parents[2] / "docs" / "feeds.md").read_text("utf-8")
    assert len(read(page.split("```toml\n")[1].split("```")[0])) == 2
