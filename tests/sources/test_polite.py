"""robots.txt, and pauses between requests to a host."""

import pytest

from dateline.record import BadInput
from dateline.sources.polite import Polite
from dateline.sources.robots import read_robots
from sources.conftest import Answer

ROBOTS = b"""
# for all
User-agent: other
Disallow: /

User-agent: *
Crawl-delay: 5
Disallow: /private/
Disallow: /*?print=
Disallow: /*.pdf$
Allow: /private/open
Disallow:
Sitemap: https://x.example/sitemap.xml
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/", True), ("/private/a", False), ("/private/open/a", True), ("/a?print=1", False), ("/a.pdf", False),
     ("/a.pdf?x", True), ("/%70rivate/a", False), ("/privat", True)],
)  # fmt: skip
def test_the_longest_rule_decides(path, allowed):
    assert read_robots(ROBOTS).allows(path) is allowed


def test_rules_for_us_go_before_those_for_all():
    robots = read_robots(
        b"User-agent: *\nDisallow: /\n\nuser-agent: a\nUser-Agent: Dateline/1.0\nDisallow: /x\n"
    )
    assert robots.allows("/a")
    assert not robots.allows("/x")


@pytest.mark.parametrize("data", [b"", b"<html>no rules</html>", b"Disallow: /", b"\xff\xfe\0", b"User-agent: *\nDisallow:"])  # fmt: skip
def test_what_says_nothing_forbids_nothing(data):
    assert read_robots(data).allows("/a")


def test_patterns_made_to_take_long_do_not():
    robots = read_robots(
        b"User-agent: *\nDisallow: /" + b"*a" * 400 + b"\nDisallow: /" + b"*a" * 8 + b"b$"
    )
    assert robots.allows("/" + "a" * 100_000)


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now, self.slept = 1000.0, list[float]()

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def passing() -> Time:
    return Time()


@pytest.fixture
def fetch(make_fetcher, passing):
    return Polite(
        make_fetcher(tries=1), gap=2.0, clock=lambda: passing.now, sleep=passing.sleep
    ).fetch


def test_a_host_has_its_pause_or_the_longer_one_it_asks_for(site, fetch, passing):
    url = site.page("/a", b"x")
    fetch(url)
    fetch(url)
    assert passing.slept == [2.0, 2.0]  # after robots.txt, after the first page
    assert [asked["path"] for asked in site.asked] == ["/robots.txt", "/a", "/a"]
    site.page("/robots.txt", ROBOTS)
    passing.now += 90_000  # a day later robots.txt is asked again
    fetch(url)
    fetch(url)
    assert passing.slept[2:] == [2.0, 5.0]


def test_a_forbidden_page_and_one_that_leads_to_it(site, fetch):
    site.page("/robots.txt", ROBOTS)
    site.page("/private/a", b"x")
    for url in (site.url + "/private/a", site.redirect("/short", "/private/a")):
        with pytest.raises(BadInput, match=r"robots.txt of 127"):
            fetch(url)
    assert "/private/a" not in [asked["path"] for asked in site.asked]


@pytest.mark.parametrize(
    ("status", "said"), [(403, "robots.txt"), (500, "500"), (503, "503"), (404, "")]
)
def test_a_robots_txt_that_cannot_be_had(site, fetch, status, said):
    site.put("/robots.txt", Answer(status=status))
    url = site.page("/a", b"x")
    if not said:
        assert fetch(url).body == b"x"
        return
    with pytest.raises(BadInput, match=said):
        fetch(url)


def test_a_site_that_is_down_is_not_asked_for_every_page(site, fetch, passing):
    site.put("/robots.txt", Answer(status=500), Answer(b""))
    urls = [site.page(f"/{n}", b"x") for n in range(3)]
    for url in urls:
        with pytest.raises(BadInput, match="500"):
            fetch(url)
    assert len(site.asked) == 1
    passing.now += 400
    assert fetch(urls[0]).body == b"x"


def test_a_host_that_asks_for_too_long_a_pause_is_left_for_later(site, fetch, passing):
    site.page("/robots.txt", b"User-agent: *\nCrawl-delay: 3600\n")
    url = site.page("/a", b"x")
    fetch(url)
    with pytest.raises(BadInput, match="3600 s"):
        fetch(url)
    assert max(passing.slept) < 3600


def test_what_is_known_is_not_sent_again(site, fetch):
    site.put("/a", Answer(b"x", headers={"ETag": '"1"', "Last-Modified": "Fri, 12 Mar 2021 10:00:00 GMT"}),
             Answer(status=304, headers={"ETag": '"1"'}))  # fmt: skip
    first = fetch(site.url + "/a")
    assert (first.etag, first.modified, first.unchanged) == (
        '"1"',
        "Fri, 12 Mar 2021 10:00:00 GMT",
        False,
    )
    again = fetch(site.url + "/a", {"If-None-Match": '"1"'})
    assert (again.unchanged, again.body) == (True, b"")
    assert site.asked[-1]["if-none-match"] == '"1"'
