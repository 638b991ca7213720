import gzip
import socket
import ssl
import threading
import time

import pytest

from dateline.record import BadInput
from dateline.sources.connect import read_url
from dateline.sources.fetch import Fetcher
from dateline.sources.settings import Caps
from sources.conftest import Answer


def why(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(BadInput) as caught:
        fetcher.fetch(url)
    return str(caught.value)


def test_a_page_comes_with_its_type_and_encoding(site, make_fetcher):
    url = site.page("/a", "é".encode("latin-1"), "text/HTML; charset=ISO-8859-1")
    page = make_fetcher().fetch(url)
    assert (page.url, page.body, page.media, page.charset) == (
        url,
        b"\xe9",
        "text/html",
        "iso-8859-1",
    )


def test_it_says_who_asks_and_names_the_host(site, make_fetcher):
    make_fetcher().fetch(site.page("/a", b"x"))
    assert site.asked[0]["user-agent"].startswith("Dateline/")
    assert site.asked[0]["host"] == site.url.removeprefix("http://")


def test_what_is_packed_on_the_way_is_unpacked(site, make_fetcher):
    url = site.page("/a", gzip.compress(b"story"), **{"Content-Encoding": "gzip"})
    assert make_fetcher().fetch(url).body == b"story"


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
     "http://169.254.169.254/latest", "http://10.0.0.1/", "http://2130706433/",
     "http://0x7f.1/", "http://[64:ff9b::7f00:1]/"],
)  # fmt: skip
def test_addresses_that_are_not_public_are_refused(url):
    assert "no public address" in why(Fetcher(), url)


@pytest.mark.parametrize(
    "url", ["ftp://news.example/", "file:///etc/hosts", "http://", "http://a:b@news.example/",
            "http://[", "http://news.example:99999/", "gopher://x", "http://\u2100.example/"],
)  # fmt: skip
def test_only_plain_web_addresses_are_fetched(url):
    assert why(Fetcher(), url)


def test_a_redirect_to_a_private_address_is_refused(site, make_fetcher):
    for target in ("http://10.0.0.1/x", "http://[::1]/", "//192.168.0.1/x"):
        assert "no public address" in why(make_fetcher(), site.redirect("/a", target))


def test_a_redirect_to_another_scheme_is_refused(site, make_fetcher):
    assert "only http and https" in why(make_fetcher(), site.redirect("/a", "file:///etc/hosts"))


def test_five_redirects_are_followed_and_no_sixth(site, make_fetcher):
    site.page("/0", b"story")
    for number in range(1, 7):
        site.redirect(f"/{number}", f"/{number - 1}")
    assert make_fetcher().fetch(site.url + "/5").url == site.url + "/0"
    assert "more than 5 times" in why(make_fetcher(), site.url + "/6")


def test_the_address_that_was_checked_is_connected_to(site, make_fetcher, monkeypatch):
    """A name that leads somewhere else when it is asked again gains nothing."""
    real, port = socket.getaddrinfo, site.url.rpartition(":")[2]
    asked = []

    def rebinding(host, *args, **options):
        if host == "news.example":
            asked.append(host)
            host = "127.0.0.1" if len(asked) == 1 else "10.0.0.1"
        return real(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    site.page("/a", b"story")
    assert make_fetcher().fetch(f"http://news.example:{port}/a").body == b"story"
    assert asked == ["news.example"]
    assert site.asked[0]["host"] == f"news.example:{port}"


def test_a_name_with_one_private_address_is_refused(make_fetcher, monkeypatch):
    infos = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: infos)
    assert "10.0.0.1" in why(make_fetcher(), "http://news.example/")


def test_what_is_too_large_is_cut_off(site, make_fetcher):
    url = site.page("/a", b"x" * 3000)
    assert "larger than 1,000 bytes" in why(make_fetcher(caps=Caps(report=1000)), url)
    assert "larger than 500 bytes" in why(make_fetcher(caps=Caps(compressed=500)), url)


def test_a_bomb_is_stopped(site, make_fetcher):
    body = gzip.compress(b"\0" * 30_000_000)
    url = site.page("/a", body, **{"Content-Encoding": "gzip"})
    assert "larger than" in why(make_fetcher(), url)


def test_an_encoding_that_was_not_asked_for_and_damage(site, make_fetcher):
    odd = site.page("/a", b"x", **{"Content-Encoding": "br"})
    assert "'br'" in why(make_fetcher(), odd)
    broken = site.page("/b", b"no gzip", **{"Content-Encoding": "gzip"})
    assert "damaged" in why(make_fetcher(), broken)


def test_a_page_that_drips_is_cut_at_the_deadline(site, make_fetcher):
    url = site.put("/a", Answer(b"x" * 500, headers={"Content-Type": "text/html"}, drip=0.05))
    begin = time.monotonic()
    assert "in time" in why(make_fetcher(deadline=0.4), url)
    assert time.monotonic() - begin < 3


def test_headers_that_drip_are_cut_too(make_fetcher):
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_drip_headers, args=(server,), daemon=True)
        thread.start()
        begin = time.monotonic()
        assert "in time" in why(make_fetcher(deadline=0.4), _url_of(server))
        assert time.monotonic() - begin < 3
        thread.join()


def _drip_headers(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection:
        try:
            for _ in range(100):
                connection.sendall(b"H")
                time.sleep(0.05)
        except OSError:
            return


def _url_of(server: socket.socket) -> str:
    return f"http://127.0.0.1:{server.getsockname()[1]}/"


def test_a_server_that_never_answers_and_one_that_is_not_there(make_fetcher):
    with socket.create_server(("127.0.0.1", 0)) as server:
        silent = _url_of(server)
        assert "in time" in why(make_fetcher(timeout=0.1), silent)
    assert "refused" in why(make_fetcher(), silent)


def test_no_secure_connection(site, make_fetcher):
    with pytest.raises(BadInput, match="connection"):
        make_fetcher().fetch(site.url.replace("http:", "https:"))
    assert ssl.HAS_SNI  # the name goes along, as the checked address alone would not do


def test_a_busy_server_is_asked_again_and_not_for_ever(site, make_fetcher):
    waits: list[float] = []
    later = Answer(status=503, headers={"Retry-After": "3"})
    url = site.put("/a", later, later, Answer(b"story"))
    assert make_fetcher(sleep=waits.append).fetch(url).body == b"story"
    assert waits == [3.0, 3.0]
    assert "503" in why(make_fetcher(), site.put("/b", Answer(status=503)))
    long = site.put("/c", Answer(status=429, headers={"Retry-After": "3600"}))
    assert "3600 seconds" in why(make_fetcher(), long)


def test_an_error_of_the_server_is_told(site, make_fetcher):
    assert "404" in why(make_fetcher(), site.url + "/nothing")


def test_addresses_are_taken_apart():
    target = read_url("https://Bücher.example/a b?q=ü#part")
    assert (target.host, target.port) == ("xn--bcher-kva.example", 443)
    assert target.path == "/a%20b?q=%C3%BC"
    assert read_url("http://[2001:db8::1]:8080/").host_header == "[2001:db8::1]:8080"
