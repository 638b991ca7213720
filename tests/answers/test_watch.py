"""Watching feeds of a real server into a real casebook; nothing is waited for."""

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from commands import COMMAND, dateline
from dateline.answers.adding import Addition
from dateline.answers.watching import Stop, Watch
from dateline.extraction.draft import Options
from dateline.sources import SourceSettings
from dateline.sources.feedlist import WatchedFeed
from dateline.sources.fetch import Fetcher
from dateline.sources.polite import Polite
from dateline.sources.warc import unpack
from dateline.sources.watching import spread
from dateline.store import reading, writing
from dateline.store.feeds import feed_states
from sources import conftest as net
from sources.conftest import Answer, Site
from sources.test_feed import item, rss

site, make_fetcher = net.site, net.make_fetcher
HOW = Options()  # one for all: the reader is loaded once
KIND = {"Content-Type": "application/rss+xml"}


def text(number: int) -> str:
    return f"<p>Police in Kofu arrested {number} people on Friday, the interior ministry said.</p>"


def page(number: int) -> bytes:
    return f"<html><body><article>{text(number)}</article></body></html>".encode()


class Desk:
    """A watch over one feed, with the lines it told; `now` is its clock."""

    def __init__(self, server: Site, fetcher: Fetcher, db: Path, **feed: object) -> None:
        self.site, self.fetcher, self.db = server, fetcher, db
        self.feed = WatchedFeed("Harbour", server.url + "/rss", **feed)  # type: ignore[arg-type]
        self.lines: list[str] = []
        self.now, self.stop = 1.6e9, Stop()

    def watch(self, *, snapshot: bool = False) -> Watch:
        polite = Polite(self.fetcher, clock=lambda: self.now, sleep=lambda _: None)
        return Watch(
            self.db,
            (self.feed,),
            HOW,
            polite,
            self.stop,
            900.0,
            self.lines.append,
            lambda: self.now,
            snapshot,
        )

    def once(self) -> str:
        """A call of its own, as cron makes it; its line without the time."""
        self.code = self.watch().once()
        return self.lines[-1].partition(" Harbour: ")[2]

    def texts(self) -> list[str]:
        with reading(self.db) as store:
            return [
                row[0] for row in store.connection.execute("SELECT text FROM text ORDER BY text")
            ]

    def put(self, *items: str, **headers: str) -> None:
        self.site.put("/rss", Answer(rss(*items), headers=KIND | headers))

    def asked(self, path: str) -> int:
        return sum(one["path"] == path for one in self.site.asked)


@pytest.fixture
def desk(site, make_fetcher, tmp_path):
    return Desk(site, make_fetcher(tries=1), tmp_path / "book.dateline")


def test_new_items_are_added_once_and_told_in_one_line(desk):
    desk.put(item(text=text(40), link="/a"), item(text=text(60), link="/b"))
    assert desk.once() == f"2 added: {desk.db}"
    assert desk.once() == "nothing new"
    desk.put(
        item(text=text(70), link="/c"),
        item(text=text(40), link="/a"),
        item(text=text(60), link="/b"),
    )
    assert desk.once() == f"1 added: {desk.db}"
    assert len(desk.texts()) == 3
    assert len(desk.lines) == 3
    assert desk.code == 0


def test_a_feed_that_has_not_changed_is_not_sent_again(desk):
    changed = {"ETag": '"7"', "Last-Modified": "Fri, 12 Mar 2021 10:00:00 GMT"}
    desk.site.put(
        "/rss", Answer(rss(item(text=text(40))), headers=KIND | changed), Answer(status=304)
    )
    desk.once()
    assert desk.once() == "nothing new"
    last = desk.site.asked[-1]
    assert (last["if-none-match"], last["if-modified-since"]) == ('"7"', changed["Last-Modified"])


def test_pages_of_summaries_are_fetched_once(desk):
    desk.site.page("/a", page(40))
    desk.put(item(summary="Arrests in Kofu.", link="/a"))
    assert desk.once().startswith("1 added")
    assert "arrested 40 people" in desk.texts()[0]
    desk.put(item(summary="Arrests in Kofu.", link="/a"), item(text=text(60), link="/b"))
    desk.once()
    assert desk.asked("/a") == 1


def test_raw_input_is_kept_on_request_the_page_s_or_the_item_s_own(site, make_fetcher, tmp_path):
    desk = Desk(site, make_fetcher(record=True), tmp_path / "b.dateline")
    desk.site.page("/a", page(40))
    whole = item(text=text(60), link="/b")
    desk.put(item(summary="Arrests in Kofu.", link="/a"), whole)
    assert desk.watch(snapshot=True).once() == 0
    with reading(desk.db) as store:
        rows = store.connection.execute(
            "SELECT media, warc FROM snapshot ORDER BY media"
        ).fetchall()
    (media, of_page), (_, of_item) = rows
    assert media == "application/http;msgtype=response"
    assert page(40) in unpack(of_page).read()
    assert whole.encode() in unpack(of_item).read()
    assert b"Arrests in Kofu" not in unpack(of_item).read()


def test_raw_input_is_not_kept_unasked(desk):
    desk.put(item(text=text(40), link="/a"))
    desk.once()
    with reading(desk.db) as store:
        assert store.connection.execute("SELECT count(*) FROM snapshot").fetchone() == (0,)


def test_what_waits_for_reread_is_told_when_it_begins(desk, capsys):
    desk.put(item(text=text(40), link="/a"))
    desk.once()
    assert capsys.readouterr().err == ""
    with writing(desk.db) as store, store.transaction() as connection:
        connection.execute("UPDATE report SET made = ''")
    assert desk.once() == "nothing new"
    assert capsys.readouterr().err == (
        f"dateline: {desk.db}: 1 of its reports were added by an older dateline and are linked with no new ones:"
        f" dateline add --reread --db {desk.db}\n"
    )


def test_without_follow_the_summary_is_taken(site, make_fetcher, tmp_path):
    desk = Desk(site, make_fetcher(), tmp_path / "b.dateline", follow=False, publisher="Port Wire")
    desk.put(item(summary="Police arrested 40 people.", link="/a"))
    desk.once()
    assert desk.texts() == ["Police arrested 40 people."]
    assert desk.asked("/a") == 0
    with reading(desk.db) as store:
        assert store.connection.execute("SELECT publisher FROM report").fetchall() == [
            ("Port Wire",)
        ]


def test_a_page_that_fails_is_tried_with_three_looks_then_its_summary_is_taken(desk):
    desk.put(item(summary="Police arrested 40 people.", link="/gone"), ETag='"1"')
    assert desk.once() == "nothing new; 1 left for the next look"
    assert desk.once() == "nothing new; 1 left for the next look"
    assert "if-none-match" not in desk.site.asked[-2]  # the whole feed is asked for as long as
    assert desk.once().startswith("1 added")
    assert desk.once() == "nothing new"
    assert desk.asked("/gone") == 3


def test_a_page_without_a_story_is_not_tried_again(desk):
    desk.site.page("/a", b"%PDF-1.5", "application/pdf")
    desk.put(item(summary="Police arrested 40 people.", link="/a"))
    assert desk.once().startswith("1 added")
    assert desk.once() == "nothing new"
    assert desk.asked("/a") == 1


def test_what_add_has_kept_is_known(desk, tmp_path):
    path = tmp_path / "saved.xml"
    path.write_bytes(rss(item(text=text(40), link=desk.site.url + "/a")))
    assert Addition(desk.db, HOW).run([str(path)], SourceSettings()) == 0
    desk.put(item(text=text(40), link="/a"), item(text=text(60), link="/b"))
    assert desk.once() == f"1 added, 1 known: {desk.db}"


def test_what_robots_forbid_is_not_fetched(desk):
    desk.site.page("/robots.txt", b"User-agent: *\nDisallow: /a")
    desk.put(item(summary="Police arrested 40 people.", link="/a"))
    assert desk.once().startswith("1 added")
    assert desk.asked("/a") == 0
    desk.site.page("/robots.txt", b"User-agent: *\nDisallow: /")
    assert "robots.txt" in desk.once()
    assert desk.code == 1


def test_a_server_that_asks_to_wait_is_left_alone_for_so_long(desk):
    desk.put(item(text=text(40)))
    desk.once()
    desk.site.put("/rss", Answer(status=429, headers={"Retry-After": "7200"}))
    assert "429" in desk.once()
    asked = desk.asked("/rss")
    desk.now += 7100
    assert "left alone until" in desk.once()
    assert desk.asked("/rss") == asked
    desk.now += 200
    desk.put(item(text=text(60), link="/b"))
    assert desk.once().startswith("1 added")


def test_errors_in_a_row_make_the_time_between_looks_longer(desk):
    watch = desk.watch()
    waits = []
    for _ in range(3):
        watch.poll(desk.feed)
        state = watch._states[desk.feed.url]
        waits.append(state.not_before - desk.now)
        desk.now = state.not_before
    assert waits == [900.0, 1800.0, 3600.0]
    desk.put(item(text=text(40)))
    watch.poll(desk.feed)
    assert watch._states[desk.feed.url].failures == 0


@pytest.mark.parametrize("body", [b"<html><p>no feed</p></html>", b"", b"<rss><"])
def test_what_is_no_feed_is_one_line(desk, body):
    desk.site.put("/rss", Answer(body, headers=KIND))
    assert "again after" in desk.once()
    assert desk.code == 1
    assert len(desk.lines) == 1


def test_a_feed_that_is_empty_for_a_while_is_no_error(desk):
    for body in (rss(), b"<urlset></urlset>"):
        desk.site.put("/rss", Answer(body, headers=KIND))
        assert desk.once() == "nothing new"
        assert desk.code == 0


def test_a_news_sitemap_is_watched_too(desk):
    url = desk.site.page("/a", page(40))
    body = f"<urlset><url><loc>{url}</loc></url></urlset>".encode()
    desk.site.put("/rss", Answer(body))
    assert desk.once().startswith("1 added")
    assert desk.once() == "nothing new"


def test_another_writer_leaves_the_news_for_the_next_look(desk, monkeypatch):
    desk.put(item(text=text(40)))
    desk.once()
    desk.put(item(text=text(60), link="/b"))
    monkeypatch.setattr("dateline.answers.watching.PATIENCE", 0.05)
    with writing(desk.db):
        assert "another process is writing" in desk.once()
    assert desk.once().startswith("1 added")


def test_pages_are_fetched_while_others_may_write(desk):
    """Waiting for a slow site keeps nobody from the casebook."""
    desk.put(item(text=text(40)))
    desk.once()
    desk.put(item(summary="More.", link="/slow"))
    desk.site.page("/slow", page(60))
    held = []

    def sleep(_: float) -> None:
        with writing(desk.db, 0.0):
            held.append(True)

    polite = Polite(desk.fetcher, clock=lambda: desk.now, sleep=sleep)
    watch = desk.watch()
    watch.polite = polite
    watch.once()
    assert held
    assert len(desk.texts()) == 2


def test_asked_to_stop_it_ends_after_the_report_in_hand_and_goes_on_later(desk, monkeypatch):
    desk.put(*(item(text=text(n), link=f"/{n}") for n in (40, 50, 60)))
    from dateline.engine import adding

    real = adding.Adding.keep

    def keep(self, *given):
        desk.stop.asked = True
        return real(self, *given)

    monkeypatch.setattr(adding.Adding, "keep", keep)
    assert desk.once() == f"1 added: {desk.db}"
    monkeypatch.undo()
    desk.stop.asked = False
    assert desk.once() == f"2 added: {desk.db}"


def test_what_is_remembered_is_bounded_by_the_feed(desk):
    desk.put(item(text=text(40), link="/a"))
    desk.once()
    desk.put(item(text=text(60), link="/b"))
    desk.once()
    with reading(desk.db) as store:
        (state,) = feed_states(store.connection).values()
    assert len(json.loads(state)["seen"]) == 1


def test_hosts_are_spread_in_the_same_way_each_time():
    urls = [f"https://{n}.example/rss" for n in range(50)]
    times = [spread(url, 900.0) for url in urls]
    assert times == [spread(url, 900.0) for url in urls]
    assert len(set(times)) == 50
    assert all(0 <= time < 90 for time in times)
    assert spread("https://1.example/other", 900.0) == times[1]


def test_a_signal_ends_it_while_it_waits(tmp_path):
    """The command itself: an address of this machine is refused, and then it waits, lock free."""
    (tmp_path / "feeds.toml").write_text(
        '[[feed]]\nname = "Here"\nurl = "http://127.0.0.1:9/rss"\n'
    )
    db = tmp_path / "b.dateline"
    command = [*COMMAND, "watch", str(tmp_path / "feeds.toml"), "--db", str(db)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        line = process.stdout.readline()
        assert b"Here: leads to 127.0.0.1, which is no public address" in line
        with writing(db, 0.0):
            pass
        time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, b"")


@pytest.mark.parametrize(
    ("given", "said"), [("[[feed]]\nname = 1\n", "feed 1: name"), ("", "no [[feed]]")]
)
def test_a_bad_list_is_a_bad_call(tmp_path, given, said):
    path = tmp_path / "feeds.toml"
    path.write_text(given)
    done = dateline("watch", path, "--once", folder=tmp_path)
    assert done.returncode == 2
    assert f"{path}: " in done.stderr.decode()
    assert said in done.stderr.decode()
