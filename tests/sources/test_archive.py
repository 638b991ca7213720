"""WARC files, as crawlers write them and as nobody should."""

import gzip
import io
import tracemalloc
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.record import BadInput, Report
from dateline.sources import Caps, Failure, Input, SourceSettings, open_inputs, open_reports
from dateline.sources.archive import read_archive
from dateline.sources.capture import ANSWER
from dateline.sources.found import Blob
from dateline.sources.streams import unpacked
from sources.test_feed import BODY, MORE

# warcio leaves what it spools records in to be closed by itself.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")

SITE = "https://harbour.example"
HTML = ("Content-Type", "text/html; charset=utf-8")
TEXT = ("Content-Type", "text/plain")


def page(day: int = 12, more: str = MORE) -> str:
    return (
        f'<html><head><title>Strike</title><meta property="article:published_time" content="2021-03-{day}">'
        f"</head><body><article><p>{BODY}</p><p>{more}</p></article></body></html>"
    )


class Crawl:
    """A WARC file as warcio writes it."""

    def __init__(self, packed: bool = False) -> None:
        self._file = io.BytesIO()
        self._writer = WARCWriter(self._file, gzip=packed)
        self.write("warcinfo", b"software: a crawler\r\n")

    def answer(
        self, path: str, body: bytes, *headers: tuple[str, str], status: str = "200 OK", **told: str
    ) -> "Crawl":
        """What was asked, and what the server said."""
        self._http("request", path, b"", StatusAndHeaders(f"{path} HTTP/1.1", [], "GET"), {})
        return self._http(
            "response", path, body, StatusAndHeaders(status, list(headers), "HTTP/1.1"), told
        )

    def _http(
        self, kind: str, path: str, body: bytes, http: StatusAndHeaders, told: dict[str, str]
    ) -> "Crawl":
        headers = {f"WARC-{name.replace('_', '-')}": value for name, value in told.items()}
        self._writer.write_record(
            self._writer.create_warc_record(
                SITE + path, kind, io.BytesIO(body), http_headers=http, warc_headers_dict=headers
            )
        )
        return self

    def write(self, kind: str, body: bytes, uri: str = "", media: str = "text/plain") -> "Crawl":
        self._writer.write_record(
            self._writer.create_warc_record(uri, kind, io.BytesIO(body), warc_content_type=media)
        )
        return self

    @property
    def data(self) -> bytes:
        return self._file.getvalue()


def three(packed: bool = False) -> Crawl:
    made = Crawl(packed)
    for n in range(3):
        made.answer(f"/{n}", page(11 + n, f"{40 + n} were hurt.").encode(), HTML)
    return made


class Read:
    """What a file with these bytes gives, and what is told beside it."""

    def __init__(self, data: bytes, folder: Path, name: str = "c.warc.gz", **settings: object):
        self.told: list[str] = []
        (folder / name).write_bytes(data)
        how = SourceSettings(tell=self.told.append, **settings)  # type: ignore[arg-type]
        found = list(open_reports([str(folder / name)], how))
        self.reports = [one for one in found if isinstance(one, Report)]
        self.failures = [str(one) for one in found if isinstance(one, Failure)]


@pytest.mark.parametrize("name", ["c.warc", "c.warc.gz", "crawl"])
@pytest.mark.parametrize("packed", [False, True])
def test_every_page_of_a_crawl_is_a_report(name, packed, tmp_path):
    read = Read(three(packed).data, tmp_path, name)
    assert [one.id for one in read.reports] == [f"{SITE}/{n}" for n in range(3)]
    assert [one.url for one in read.reports] == [f"{SITE}/{n}" for n in range(3)]
    assert [one.published for one in read.reports] == ["2021-03-11", "2021-03-12", "2021-03-13"]
    assert {(one.source, one.publisher, one.title) for one in read.reports} == {
        ("archive", "harbour.example", "Strike")
    }
    assert [one.text.splitlines()[-1] for one in read.reports] == [
        f"{40 + n} were hurt." for n in range(3)
    ]
    assert read.failures == []
    (said,) = read.told
    assert said.endswith("4 of its records passed over: 3 request, 1 warcinfo")


def test_a_file_that_is_packed_as_one_piece_is_read_too(tmp_path):
    assert len(Read(gzip.compress(three().data), tmp_path).reports) == 3


def test_what_is_no_page_is_passed_over_and_counted(tmp_path):
    crawl = (
        Crawl()
        .answer("/a.png", b"\x89PNG", ("Content-Type", "image/png"))
        .answer("/b.png", b"\x89PNG", ("Content-Type", "image/png"))
        .answer("/gone", page().encode(), HTML, status="404 Not Found")
        .answer("/moved", b"", HTML, status="301 Moved Permanently")
        .answer("/robots.txt", b"User-agent: *\nDisallow: /x", TEXT)
        .answer("/br", b"\x0b\x00", HTML, ("Content-Encoding", "br"))
        .answer("/large", b"x" * 9000, HTML)
        .write("resource", b"wget -r", "metadata://gnu.org/software/wget/warc/wget_arguments.txt")
        .write("conversion", BODY.encode(), SITE + "/a.pdf")
        .answer("/a", page().encode(), HTML)
    )
    read = Read(crawl.data, tmp_path, caps=Caps(report=5000))
    assert [one.id for one in read.reports] == [f"{SITE}/a"]
    assert read.failures == []
    (said,) = read.told
    assert said.partition(": ")[2] == (
        "18 of its records passed over: 8 request, 2 image/png, 1 warcinfo, 1 answered 404, 1 answered 301,"
        " 1 robots.txt, 1 in br, 1 larger than 5,000 bytes, 2 others"
    )


def test_a_page_without_a_story_is_told_with_its_address(tmp_path):
    read = Read(three().answer("/empty", b"<html></html>", HTML).data, tmp_path)
    assert len(read.reports) == 3
    (said,) = read.failures
    assert said.endswith(f"c.warc.gz:9: {SITE}/empty: no article text found on the page")


def chunked(data: bytes) -> bytes:
    return b"5;a=b\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (data[:5], len(data) - 5, data[5:])


LATIN = page(more="The café was closed.").encode("latin-1")
BODIES = {
    "charset of the server": (LATIN, [("Content-Type", "text/html; charset=ISO-8859-1")]),
    "chunks": (chunked(LATIN), [HTML, ("Transfer-Encoding", "chunked")]),
    "chunks that a crawler took apart": (LATIN, [HTML, ("Transfer-Encoding", "chunked")]),
    "gzip": (gzip.compress(LATIN), [HTML, ("Content-Encoding", "gzip")]),
    "gzip that a crawler took off": (LATIN, [HTML, ("Content-Encoding", "gzip")]),
    "gzip in chunks": (
        chunked(gzip.compress(LATIN)),
        [HTML, ("content-encoding", "GZIP"), ("transfer-encoding", "Chunked")],
    ),
}


@pytest.mark.parametrize(("body", "headers"), BODIES.values(), ids=BODIES)
def test_bodies_are_taken_out_of_what_they_came_in(body, headers, tmp_path):
    charset = [("Content-Type", "text/html; charset=latin-1")]
    told = charset + [one for one in headers if one[0] != "Content-Type"]
    (report,) = Read(Crawl().answer("/a", body, *told).data, tmp_path).reports
    assert report.text.splitlines()[-1] == "The café was closed."


def test_a_text_is_a_report_and_what_was_kept_in_part_says_so(tmp_path):
    crawl = Crawl().answer("/2021/03/12/a.txt", BODY.encode(), TEXT, Truncated="length")
    (report,) = Read(crawl.data, tmp_path).reports
    assert (report.text, report.published, report.dated_by) == (BODY, "2021-03-12", "url")
    assert report.notes == ("kept in part: the archive says so",)


def test_what_a_crawler_kept_without_http_is_read_where_it_has_an_address(tmp_path):
    crawl = (
        Crawl()
        .write("resource", BODY.encode(), "file:///a.txt")
        .write("resource", MORE.encode(), f"<{SITE}/b>")
        .write("resource", MORE.encode(), "https://user@harbour.example/b")
    )
    read = Read(crawl.data, tmp_path)
    assert [(one.id, one.url) for one in read.reports] == [
        ("c:2", None),
        (f"{SITE}/b", f"{SITE}/b"),
    ]


def test_raw_input_is_the_answer_with_the_day_it_was_kept(tmp_path):
    body = page().encode()
    path = tmp_path / "c.warc"
    path.write_bytes(
        Crawl().answer("/a", body, HTML, Date="2021-04-01T10:00:00Z", IP_Address="192.0.2.1").data
    )
    (given,) = open_inputs([str(path)], SourceSettings(snapshot=True))
    assert isinstance(given, Input)
    kept = given.capture
    assert kept is not None
    assert (kept.uri, kept.media, kept.at, kept.address) == (
        f"{SITE}/a",
        ANSWER,
        "2021-04-01T10:00:00Z",
        "192.0.2.1",
    )
    assert kept.data == b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    (given,) = open_inputs([str(path)])
    assert isinstance(given, Input)
    assert given.capture is None


@pytest.mark.parametrize("packed", [False, True])
def test_of_a_file_that_is_cut_off_what_came_before_is_read(packed, tmp_path):
    data = three(packed).data
    whole = [one.text for one in Read(data, tmp_path).reports]
    seen, quiet = set(), 0
    for end in range(1, len(data) - 4, 97):
        read = Read(data[:end], tmp_path)
        texts = [one.text for one in read.reports]
        assert texts == whole[: len(texts)]
        assert len(read.failures) <= 1
        quiet += not read.failures  # cut where a record ends: nothing shows that there was more
        seen.add(len(texts))
    assert (seen, quiet < 3) == ({0, 1, 2}, True)


def test_of_a_damaged_archive_what_came_before_is_read(tmp_path):
    data = three(packed=True).data
    at = data.rindex(b"\x1f\x8b") + 30
    read = Read(data[:at] + b"\xff" * 20 + data[at + 20 :], tmp_path)
    assert len(read.reports) == 2
    assert read.failures == [
        f"{tmp_path}/c.warc.gz:7: not a sound gzip archive: the file is read up to it"
    ]


def test_where_something_else_goes_on_the_pages_before_are_read(tmp_path):
    read = Read(three().data + b"nothing of the kind\r\n" * 9, tmp_path, "c.warc")
    assert len(read.reports) == 3
    assert read.failures == [f"{tmp_path}/c.warc:8: no WARC record: the file is read up to it"]


HOSTILE = {
    "no record": b"nothing of the kind\r\n" * 9,
    "no end of the header": b"WARC/1.0\r\nA: " + b"x" * 3_000_000,
    "headers without end": b"WARC/1.0\r\n" + b"A: b\r\n" * 400_000,
    "no length": b"WARC/1.0\r\nWARC-Type: response\r\n\r\n",
    "a length below none": b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
    "a length of many digits": b"WARC/1.0\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
    "a length beyond the file": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\nab",
    "blank lines alone": b"WARC/" + b"\r\n" * 3_000_000,
    "empty": b"",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_gives_one_line(data, tmp_path):
    read = Read(data, tmp_path, "c.warc")
    assert read.reports == []
    (said,) = read.failures
    assert "\n" not in said


def test_a_page_that_unpacks_without_end_is_one_failure_and_fills_no_memory(tmp_path):
    bomb = gzip.compress(b"<html>" + bytes(300_000_000))
    crawl = three().answer(
        "/b", chunked(bomb), HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")
    )
    data = crawl.data
    tracemalloc.start()
    try:
        read = Read(data, tmp_path, "c.warc")
        assert tracemalloc.get_traced_memory()[1] < 80_000_000
    finally:
        tracemalloc.stop()
    assert len(read.reports) == 3
    (said,) = read.failures
    assert said.endswith(f"{SITE}/b: unpacks to more than 200 times its size: refused")


def test_a_large_record_is_passed_over_without_being_held():
    header = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 200000000\r\n\r\n"

    class Zeros(io.RawIOBase):
        left = 200_000_000

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            size = min(len(buffer), self.left)
            buffer[:size] = bytes(size)
            self.left -= size
            return size

    class Joined(io.RawIOBase):
        def __init__(self, *streams: io.IOBase) -> None:
            self._streams = list(streams)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            while self._streams:
                if size := self._streams[0].readinto(buffer):  # type: ignore[attr-defined]
                    return int(size)
                self._streams.pop(0)
            return 0

    stream = io.BufferedReader(
        Joined(io.BytesIO(header), Zeros(), io.BytesIO(b"\r\n\r\n" + three().data))
    )
    told: list[str] = []
    tracemalloc.start()
    try:
        blob = Blob(unpacked(stream, 200), "c.warc", "c.warc", "file", "c")
        found = list(
            read_archive(blob, SourceSettings(tell=told.append, caps=Caps(report=100_000)))
        )
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert len(found) == 3
    assert "1 larger than 100,000 bytes" in told[0]


ANSWERS = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\xff\x00\r\n\r\n" + page().encode(),
    b"HTTP/1.1\r\n\r\n",
    b"\r\n\r\n",
    b"",
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nab\r\nzz",
    b"HTTP/1.1 200\r\n" + b" \r\n" * 1000 + b": : :\r\n\r\nabc",
)
RECORD = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"


@pytest.mark.parametrize("block", ANSWERS)
@pytest.mark.parametrize("uri", [b"http://a.example/\xff", b"http://[", b"", b"javascript:x"])
def test_a_hostile_answer_stops_nothing(block, uri, tmp_path):
    read = Read(RECORD % (uri, len(block), block) + three().data, tmp_path)
    assert [one.id for one in read.reports][-3:] == [f"{SITE}/{n}" for n in range(3)]


@given(st.integers(0, 2000), st.binary(max_size=12))
def test_whatever_is_changed_in_a_file_it_is_read_or_refused(at, put):
    data = three().data
    data = data[:at] + put + data[at + len(put) :]
    blob = Blob(cast("BinaryIO", io.BytesIO(data)), "c", "c.warc", "file", "c")
    with suppress(BadInput):  # said once
        list(read_archive(blob, SourceSettings()))
