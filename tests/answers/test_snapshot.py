"""dateline add --snapshot and dateline snapshot, as they are called."""

import hashlib
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from warcio.archiveiterator import ArchiveIterator

from dateline.answers import snapshots
from dateline.answers.adding import Addition
from dateline.answers.cli import cli
from dateline.engine.removing import Deed
from dateline.extraction.draft import Options
from dateline.record import BadCall, BadInput
from dateline.sources import SourceSettings
from dateline.store import log, reading
from sources import conftest as net
from sources.test_feed import PAGE

site, make_fetcher = net.site, net.make_fetcher
TEXT = "Police in Kofu arrested 40 people on Friday, the interior ministry said.\r\n"
BY = ("--by", "Ana Ruiz", "--note", "for the archive")


def call(db: Path, *arguments: object) -> Result:
    words = [*map(str, arguments), "--db", str(db)]
    return CliRunner().invoke(cli, words, catch_exceptions=False)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("snapshot")
    (folder / "one.txt").write_bytes(TEXT.encode())
    (folder / "two.txt").write_text("Soldiers shelled Mito on Monday.")
    db = folder / "a.dateline"
    assert call(db, "add", folder / "one.txt", "--snapshot", "--claims", "rules").exit_code == 0
    assert call(db, "add", folder / "two.txt", "--claims", "rules").exit_code == 0
    return db


def records(path: Path) -> list[tuple[str, bytes]]:
    found = ArchiveIterator(
        io.BytesIO(path.read_bytes()), no_record_parse=True, check_digests="raise"
    )
    return [(record.rec_type, record.raw_stream.read()) for record in found]


def test_what_is_kept_is_told(book: Path):
    key, line, text = call(book, "snapshot", "one").output.splitlines()
    assert ": text/plain, read 2" in key
    assert line.split() == ["bytes", f"sha256:{hashlib.sha256(TEXT.encode()).hexdigest()}"]
    assert text.split()[0] == "text"


@pytest.mark.parametrize("name", ["out.warc", "out.warc.gz"])
def test_it_is_written_out_as_warc(name: str, book: Path, tmp_path: Path):
    result = call(book, "snapshot", "one", "--out", tmp_path / name, *BY)
    assert f"written to {tmp_path / name}" in result.output
    (info, resource, metadata) = records(tmp_path / name)
    assert (info[0], resource) == ("warcinfo", ("resource", TEXT.encode()))
    assert f"bytes-sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}" in metadata[1].decode()
    assert (tmp_path / name).read_bytes().startswith(b"\x1f\x8b") is name.endswith(".gz")
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_that_it_was_written_out_is_logged_without_names(book: Path, tmp_path: Path):
    call(book, "snapshot", "one", "--out", tmp_path / "a.warc", *BY)
    with reading(book) as store:
        *_, last = log.entries(store.connection)
        assert log.broken(store.connection) is None
    assert last.did == "exported"
    assert set(json.loads(last.what)) == {"raw", "reports", "by", "note"}
    assert "Ana" not in last.what


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("one", "--out", "a.warc"), "--note"), (("one", "--out", "a.warc", "--note", "x"), "--by")],
)
def test_who_writes_it_out_and_why_must_be_said(arguments, said, book: Path):
    with pytest.raises(BadCall, match=said):
        call(book, "snapshot", *arguments)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no-such",), "no such report"),
        (("two",), "never kept"),
        (("two", "--out", "a.warc", *BY), "no raw input of it is kept"),
    ],
)
def test_what_cannot_be_shown_is_one_line(arguments, said, book: Path):
    with pytest.raises(BadInput, match=said):
        call(book, "snapshot", *arguments)


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("no/such/a.warc", "cannot be written"),
        (".", "is a folder"),
        ("a.dateline", "is a casebook"),
        ("link.warc", "is a casebook"),
    ],
)
def test_it_is_written_into_no_folder_and_not_over_the_casebook(
    out: str, said: str, book: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(book.parent)
    if out == "link.warc":
        Path(out).symlink_to(book)
    before = logged(book)
    with pytest.raises(BadCall, match=said):
        call(book, "snapshot", "one", "--out", out, *BY)
    assert logged(book) == before
    assert list(book.parent.glob("*.part")) == []


def logged(book: Path) -> list[str]:
    with reading(book) as store:
        return [entry.did for entry in log.entries(store.connection)]


def test_a_minus_is_standard_output(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    result = call(book, "snapshot", "one", "--out", "-", *BY)
    assert "written to standard output" in result.stderr
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "a.warc").write_bytes(result.stdout_bytes)
    assert [kind for kind, _ in records(tmp_path / "a.warc")] == [
        "warcinfo",
        "resource",
        "metadata",
    ]


def test_damage_is_one_line_and_leaves_no_file(book: Path, tmp_path: Path):
    import shutil
    import sqlite3

    db = Path(shutil.copy(book, tmp_path / "b.dateline"))
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE snapshot SET warc = substr(warc, 1, 100)")
    connection.close()
    with pytest.raises(BadInput, match="cut off"):
        call(db, "snapshot", "one", "--out", tmp_path / "a.warc", *BY)
    assert not list(tmp_path.glob("a.warc*"))


def test_after_a_takedown_the_digest_is_told(book: Path, tmp_path: Path):
    import shutil

    db = Path(shutil.copy(book, tmp_path / "b.dateline"))
    before = call(db, "snapshot", "one").output.splitlines()
    assert "taken down" in call(db, "takedown", "one", *BY).output
    first, *digests = call(db, "snapshot", "one").output.splitlines()
    assert "taken down 2" in first
    assert digests == before[1:]
    assert call(db, "verify").exit_code == 0
    with pytest.raises(BadInput, match="no raw input of it is kept"):
        call(db, "snapshot", "one", "--out", tmp_path / "a.warc", *BY)


def test_reread_fetches_nothing(book: Path):
    with pytest.raises(BadCall, match="--snapshot goes with a SOURCE"):
        call(book, "add", "--reread", "--snapshot")


def test_a_page_is_written_out_with_request_and_headers(site, make_fetcher, tmp_path, monkeypatch):
    def fetcher(caps, *, record):
        return make_fetcher(caps=caps, record=record)

    monkeypatch.setattr("dateline.sources.fetch.Fetcher", fetcher)
    url = site.page("/story", PAGE.encode(), **{"X-Odd": "1"})
    db, out = tmp_path / "a.dateline", tmp_path / "a.warc.gz"
    assert Addition(db, Options(claims="rules")).run([url], SourceSettings(snapshot=True)) == 0
    snapshots.export(db, url, out, Deed("Ana", "archive"))
    by_kind = {}
    for record in ArchiveIterator(io.BytesIO(out.read_bytes()), check_digests="raise"):
        by_kind[record.rec_type] = (record, record.content_stream().read())
    response, body = by_kind["response"]
    request, _ = by_kind["request"]
    assert body == PAGE.encode()
    assert response.http_headers.get_header("X-Odd") == "1"
    assert response.rec_headers["WARC-Target-URI"] == url
    assert response.rec_headers["WARC-IP-Address"] == "127.0.0.1"
    assert request.rec_headers["WARC-Concurrent-To"] == response.rec_headers["WARC-Record-ID"]
    assert request.http_headers.get_header("User-Agent").startswith("Dateline/")


def test_what_is_written_out_of_a_fetched_page_is_added_as_the_same_report(
    site: net.Site, make_fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fetcher = make_fetcher(record=True)
    monkeypatch.setattr("dateline.sources.fetch.Fetcher", lambda *_, **__: fetcher)
    url = site.page("/story", PAGE.encode())
    one, other = tmp_path / "one.dateline", tmp_path / "other.dateline"
    assert call(one, "add", url, "--snapshot", "--claims", "rules").exit_code == 0
    assert call(one, "snapshot", url, "--out", tmp_path / "a.warc.gz", *BY).exit_code == 0
    added = call(other, "add", tmp_path / "a.warc.gz", "--snapshot", "--claims", "rules")
    assert added.exit_code == 0, added.output
    assert "a.warc.gz: 3 of its records passed over" in added.output
    again, before = (call(db, "snapshot", url).output.splitlines() for db in (other, one))
    # The request, which is kept of what was fetched, is all that is missing.
    assert again[0].rpartition(", ")[0] == before[0].rpartition(", ")[0]
    assert again[1:] == before[1:]
