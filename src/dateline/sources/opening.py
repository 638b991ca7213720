"""From what a caller names (files, folders, addresses, "-") to reports, one after the other."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from dateline.record import BadInput, Report
from dateline.record.vocabulary import SourceKind
from dateline.sources.dates import date_in_name, date_in_url
from dateline.sources.folder import META, list_files, read_meta
from dateline.sources.formats import FORMATS, ROWS, bare, by_look, by_media, by_name
from dateline.sources.found import Blob, Found, finish, overlay
from dateline.sources.jsonl import STDIN
from dateline.sources.settings import Failure, SourceSettings
from dateline.sources.streams import peek, unpacked

if TYPE_CHECKING:
    from dateline.sources.fetch import Fetcher


def open_reports(
    sources: Sequence[str], settings: SourceSettings | None = None, fetcher: Fetcher | None = None
) -> Iterator[Report | Failure]:
    """The reports of all sources in their order; what cannot be read is a Failure in its place.

    Ids are unique over the call: a second report called "a" is called "a-2". `fetcher` is a
    `fetch.Fetcher`, made where an address is met if none is given.
    """
    opener = _Opener(settings or SourceSettings(), fetcher)
    taken: dict[str, int] = {}
    for source in sources:
        for report in opener.open(source):
            yield report if isinstance(report, Failure) else _with_own_id(report, taken)


def _with_own_id(report: Report, taken: dict[str, int]) -> Report:
    """`taken`: every id that was given away, and how many reports asked for it."""
    name, number = report.id, taken.get(report.id, 0)
    while name in taken:
        number += 1
        name = f"{report.id}-{number}"
    taken[report.id] = max(number, 1)
    taken.setdefault(name, 1)
    return report if name == report.id else replace(report, id=name)


class _Opener:
    """Opens one source after the other with the same settings."""

    def __init__(self, settings: SourceSettings, fetcher: Fetcher | None) -> None:
        self._settings, self._fetcher = settings, fetcher

    def open(self, source: str) -> Iterator[Report | Failure]:
        try:
            if source == STDIN:
                yield from self._read(self._blob(sys.stdin.buffer, source, "", "stdin", "stdin"))
            elif "://" in source:
                yield from self._read(self._page(source))
            elif Path(source).is_dir():
                yield from self._folder(Path(source))
            else:
                yield from self._file(Path(source), bare_stem(Path(source).name))
        except (BadInput, OSError, ValueError) as error:
            yield _failure(source, error)

    def _folder(self, folder: Path) -> Iterator[Report | Failure]:
        facts, failures = read_meta(folder, self._settings.caps)
        yield from failures
        empty = True
        for path, name in list_files(folder):
            if path.name == META:
                continue
            empty = False
            if path.suffix and not by_name(path.name):
                ending = path.suffix.lower()
                yield Failure(str(path), f"{ending} files in a folder are passed over")
                continue
            yield from self._file(path, bare_stem(name), facts.get(name))
        if empty:
            raise BadInput("an empty folder")

    def _file(
        self, path: Path, name: str, facts: Found | None = None
    ) -> Iterator[Report | Failure]:
        try:
            with path.open("rb") as file:
                blob = self._blob(file, str(path), path.name, "file", name)
                yield from self._read(blob, facts)
        except (BadInput, OSError) as error:
            yield _failure(str(path), error)

    def _page(self, url: str) -> Blob:
        from dateline.sources.fetch import Fetcher

        self._fetcher = self._fetcher or Fetcher(self._settings.caps)
        page = self._fetcher.fetch(url)
        name = PurePosixPath(urlsplit(page.url).path).name
        blob = self._blob(io.BytesIO(page.body), url, name, "url", url)
        return replace(
            blob,
            url=page.url,
            charset=page.charset,
            format=by_media(page.media, name),
        )

    def _blob(
        self, stream: BinaryIO, where: str, name: str, source: SourceKind, report_id: str
    ) -> Blob:
        stream = unpacked(stream, self._settings.caps.ratio)
        return Blob(stream, where, bare(name), source, report_id)

    def _read(self, blob: Blob, facts: Found | None = None) -> Iterator[Report | Failure]:
        kind = blob.format or by_name(blob.name)
        if kind is None:
            head, stream = peek(blob.stream)
            blob, kind = replace(blob, stream=stream), by_look(head)
        rows = kind in ROWS
        for found in FORMATS[kind](blob, self._settings):
            if isinstance(found, Failure):
                yield found
                continue
            line = found.where.rpartition(":")[2]
            yield finish(
                overlay(found if rows else _dated_by_name(found, blob), facts),
                self._settings,
                "table" if rows else blob.source,
                f"{blob.id}:{line}" if rows else blob.id,
            )


def bare_stem(name: str) -> str:
    """A path without the endings that say its format: "a/b.html.gz" is "a/b"."""
    name = name[:-3] if name.lower().endswith(".gz") else name
    return str(PurePosixPath(name).with_suffix("")) if by_name(name) else name


def _dated_by_name(found: Found, blob: Blob) -> Found:
    """What a text does not say of itself, its address or its file's name may say."""
    found = replace(found, url=found.url or blob.url)
    if found.published or date_in_url(found.url or ""):
        return found
    day = date_in_name(blob.name)
    return replace(found, published=day, dated_by="file") if day else found


def _failure(where: str, error: Exception) -> Failure:
    if isinstance(error, FileNotFoundError):
        return Failure(where, "no such file or folder", missing=True)
    if isinstance(error, OSError):
        return Failure(where, (error.strerror or str(error)).lower())
    return Failure(where, str(error))
