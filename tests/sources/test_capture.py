"""Raw input: what went over the wire, and what stands in a file, to the byte; of nothing else."""

import gzip
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from socket import create_server
from threading import Thread

import pytest

from dateline.record import BadInput
from dateline.sources import Caps, Failure, Input, SourceSettings, open_inputs
from dateline.sources.capture import ANSWER, Recording
from dateline.sources.fetch import Fetcher
from sources.test_feed import BODY, MORE, PAGE, WHOLE, item, rss

KEPT = SourceSettings(snapshot=True)


@pytest.fixture
def answering() -> Iterator[Callable[..., str]]:
    """answering(bytes, …) → the address of a server that sends them to whoever comes, as they are."""
    with create_server(("127.0.0.1", 0)) as server:

        def serve(parts: tuple[bytes, ...]) -> None:
            with server.accept()[0] as one:
                one.recv(1 << 16)
                try:
                    for part in parts:
                        one.sendall(part)
                except OSError:
                    pass  # the reader has gone

        def start(*parts: bytes) -> str:
            Thread(target=serve, args=(parts,), daemon=True).start()
            return f"http://127.0.0.1:{server.getsockname()[1]}/a"

        yield start


def inputs(*sources: object, fetcher: Fetcher | None = None) -> list[Input | Failure]:
    return list(open_inputs([str(source) for source in sources], KEPT, fetcher))


def raw(given: Input | Failure) -> bytes:
    assert isinstance(given, Input), given
    assert given.capture
    return given.capture.data


BODIES = {
    "plain": b"HTTP/1.1 200 OK\r\nX-Odd:   two  blanks\r\nx-odd: again\r\nContent-Length: 5\r\n\r\nstory",
    "to the end": b"HTTP/1.0 200 Fine\r\nContent-Type: text/plain\r\n\r\nstory",
    "chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nst\r\n3\r\nory\r\n0\r\nX-Late: 1\r\n\r\n",
    "packed": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
    + gzip.compress(b"story", mtime=0),
}


@pytest.mark.parametrize("sent", BODIES.values(), ids=BODIES)
def test_an_answer_is_recorded_as_it_was_sent(sent, answering, make_fetcher):
    url = answering(sent)
    page = make_fetcher(record=True).fetch(url)
    assert page.body == b"story"
    assert page.capture.data == sent
    assert (page.capture.uri, page.capture.media, page.capture.address) == (
        url,
        ANSWER,
        "127.0.0.1",
    )
    assert page.capture.request.startswith(b"GET /a HTTP/1.1\r\nHost: 127.0.0.1:")
    assert page.capture.request.endswith(b"\r\n\r\n")


def test_what_comes_after_the_answer_is_no_part_of_it(answering, make_fetcher):
    url = answering(BODIES["plain"] + b"HTTP/1.1 200 OK\r\n\r\nmore")
    assert make_fetcher(record=True).fetch(url).capture.data == BODIES["plain"]


def test_nothing_is_recorded_unasked(site, make_fetcher, tmp_path):
    assert make_fetcher().fetch(site.page("/a", b"story")).capture is None
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    (given,) = open_inputs([str(path)])
    assert given.capture is None


@pytest.mark.parametrize("size", [b"1;" + b"x" * 30_000, b"1"])
def test_frames_without_end_around_a_small_body_are_refused(size, answering, make_fetcher):
    chunks = (size + b"\r\na\r\n") * (200 if len(size) > 1 else 90_000)
    url = answering(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunks, b"0\r\n\r\n")
    caps = Caps(compressed=100_000)
    with pytest.raises(BadInput, match="more than 200,000 bytes as it came"):
        make_fetcher(caps=caps, record=True).fetch(url)


def test_a_body_that_is_too_large_is_not_held(answering, make_fetcher):
    url = answering(b"HTTP/1.1 200 OK\r\n\r\n", *[b"x" * 100_000] * 100)
    with pytest.raises(BadInput, match="larger than 50,000 bytes"):
        make_fetcher(caps=Caps(compressed=50_000), record=True).fetch(url)


def test_a_page_comes_with_its_exchange(site, make_fetcher):
    url = site.page("/story", PAGE.encode())
    (given,) = inputs(site.redirect("/old", url), fetcher=make_fetcher(record=True))
    assert raw(given).endswith(PAGE.encode())
    assert raw(given).startswith(b"HTTP/1.0 200 OK\r\n")
    assert given.capture.uri == url


def test_damaged_gzip_from_a_server_is_one_failure(site, make_fetcher):
    url = site.page("/a", b"\x1f\x8b\x08damaged", **{"Content-Encoding": "gzip"})
    (given,) = inputs(url, fetcher=make_fetcher(record=True))
    assert isinstance(given, Failure)
    assert "damaged" in given.message


@pytest.mark.parametrize(
    ("name", "media"),
    [("a.txt", "text/plain"), ("a.md", "text/markdown"), ("a.html", "text/html"), ("a", "text/plain")],
)  # fmt: skip
def test_a_file_comes_with_its_bytes_and_its_name_without_folders(name, media, tmp_path):
    path, data = tmp_path / name, b"\xef\xbb\xbf" + PAGE.encode() + b"\r\n\r\n"
    path.write_bytes(data)
    if name == "a":
        path.write_bytes(data := BODY.encode())
    (given,) = inputs(path)
    assert raw(given) == data
    assert (given.capture.uri, given.capture.media) == (f"file:///{name}", media)
    assert given.capture.request is None


def test_a_packed_file_comes_packed(tmp_path):
    path, data = tmp_path / "a.txt.gz", gzip.compress(BODY.encode()) + gzip.compress(MORE.encode())
    path.write_bytes(data)
    (given,) = inputs(path)
    assert raw(given) == data
    assert given.capture.media == "application/gzip"


@pytest.mark.parametrize(
    "data", [gzip.compress(BODY.encode(), mtime=0)[:-9], b"\x1f\x8b\x08damaged"]
)
def test_a_damaged_gzip_file_is_one_failure(data, tmp_path):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(data)
    (given,) = inputs(path)
    assert isinstance(given, Failure)
    assert "gzip" in given.message


def test_a_packed_file_larger_than_any_report_is_refused_and_read_without(tmp_path):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(BODY.encode()) + gzip.compress(b"") * 100)
    caps = Caps(report=500)
    (given,) = open_inputs([str(path)], SourceSettings(caps=caps, snapshot=True))
    assert isinstance(given, Failure)
    assert "only without --snapshot" in given.message
    (given,) = open_inputs([str(path)], SourceSettings(caps=caps))
    assert isinstance(given, Input)


def test_of_more_than_may_be_remembered_nothing_is_held():
    recording = Recording(io.BytesIO(bytes(1000)), 100)
    while recording.read(10):
        pass
    assert recording.memory._parts == []
    with pytest.raises(BadInput, match="more than 100 bytes"):
        recording.memory.all()


def test_standard_input_has_no_name(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
    (given,) = inputs("-")
    assert (raw(given), given.capture.uri) == (BODY.encode(), "file:///-")


def test_a_row_comes_with_the_header_and_its_own_lines(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b'id,text\r\n\r\na,"One,\nand two"\r\nb,Three\r\nc,too,many\r\nd,Four')
    first, second, broken, last = inputs(path)
    assert raw(first) == b'id,text\r\na,"One,\nand two"\r\n'
    assert raw(second) == b"id,text\r\nb,Three\r\n"
    assert isinstance(broken, Failure)
    assert raw(last) == b"id,text\r\nd,Four"
    assert (first.capture.uri, first.capture.media) == (
        "file:///a.csv#3",
        "text/csv; charset=utf-8",
    )


def test_a_line_of_json_comes_alone(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    lines = [b'{"text":  "One"}\n', b"\n", b'{"text": "Tw\\u00f6"}']
    path.write_bytes(gzip.compress(b"".join(lines)))
    first, second = inputs(path)
    assert (raw(first), raw(second)) == (lines[0], lines[2])
    assert second.capture.uri == "file:///a.jsonl.gz#3"


def test_an_object_of_an_array_comes_alone(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(' [\n{"text": "One]"} ,\n {"no": 1}, {"text": "é"}]\n')
    first, broken, last = inputs(path)
    assert (raw(first), raw(last)) == (b'{"text": "One]"}', '{"text": "é"}'.encode())
    assert isinstance(broken, Failure)


def test_rows_of_another_encoding_are_kept_as_utf_8_or_as_they_stand(tmp_path):
    path, text = tmp_path / "a.csv", "id,text\na,Zoë\n"
    for encoding, kept, media in (
        ("utf-16", text.encode(), "text/csv; charset=utf-8"),
        ("utf-8-sig", text.encode(), "text/csv; charset=utf-8"),
        ("cp1252", text.encode("cp1252"), "text/csv"),
    ):
        path.write_bytes(text.encode(encoding))
        (given,) = inputs(path)
        assert (raw(given), given.capture.media) == (kept, media)


def test_json_of_another_encoding_is_kept_as_utf_8_or_as_it_stands(tmp_path):
    path, one = tmp_path / "a.json", '{"text": "Zoë"}'
    for text, encoding, kept, media in (
        (one, "utf-16", one.encode(), "application/json; charset=utf-8"),
        (f"[{one}]", "utf-16", one.encode(), "application/json; charset=utf-8"),
        (f"[{one}]", "cp1252", one.encode(), "application/json; charset=utf-8"),
        (one, "cp1252", one.encode("cp1252"), "application/json"),
    ):
        path.write_bytes(text.encode(encoding))
        (given,) = inputs(path)
        assert (raw(given), given.capture.media) == (kept, media)


def test_one_object_over_lines_comes_whole(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{\n"text": "One"\n}\n')
    (given,) = inputs(path)
    assert raw(given) == path.read_bytes()


def test_an_item_of_a_feed_comes_without_the_others(tmp_path):
    path, one, other = tmp_path / "f.xml", item(text=WHOLE, guid="1"), item(text=MORE, guid="2")
    path.write_bytes(rss(one, other))
    first, second = inputs(path)
    assert (raw(first), raw(second)) == (one.encode(), other.encode())
    assert (first.capture.uri, first.capture.media) == ("file:///f.xml#1", "application/xml")


def test_an_item_of_a_json_feed_comes_without_the_others(tmp_path):
    path = tmp_path / "f.json"
    told = {"id": 7, "content_text": BODY, "tags": ["items"]}
    path.write_text(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [5, told]}))
    (given,) = inputs(path)
    assert raw(given) == json.dumps(told).encode()


def test_of_an_item_whose_page_is_fetched_the_page_is_the_raw_input(site, make_fetcher):
    site.page("/a", PAGE.encode())
    url = site.page("/rss", rss(item(summary="Arrests.")), "application/rss+xml")
    (given,) = inputs(url, fetcher=make_fetcher(record=True))
    assert raw(given).endswith(PAGE.encode())
    assert given.capture.uri == site.url + "/a"


def test_of_an_item_whose_page_is_not_to_be_had_it_is_the_item(site, make_fetcher):
    one = item(summary="Arrests.", link="/gone")
    url = site.page("/rss", rss(one), "application/rss+xml")
    (given,) = inputs(url, fetcher=make_fetcher(record=True))
    assert raw(given) == one.encode()


@pytest.mark.parametrize(
    "feed", [rss(item(text=WHOLE)) + b"<rest>", rss(item(text=WHOLE)).decode().replace('"UTF-8"', '"UTF-16"').encode("utf-16")],
)  # fmt: skip
def test_items_that_cannot_be_told_apart_are_failures_and_are_read_without(
    feed: bytes, tmp_path: Path
):
    path = tmp_path / "f.xml"
    path.write_bytes(feed)
    plain = [given for given in open_inputs([str(path)]) if isinstance(given, Input)]
    assert len(plain) == 1
    (given,) = inputs(path)
    assert isinstance(given, Failure)
    assert "raw input" in given.message
