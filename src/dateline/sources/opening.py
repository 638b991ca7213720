"""From what a caller names (files, folders, addresses, "-") to reports, one after the other."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import urlsplit

from dateline.record import BadInput, Report
from dateline.record.vocabulary import SourceKind
from dateline.sources.capture import Capture, Input, Recording
from dateline.sources.dates import date_in_name, date_in_url
from dateline.sources.folder import META, list_files, read_meta
from dateline.sources.formats import (
    FORMATS,
    MANY,
    bare,
    by_look,
    by_media,
    by_name,
    list_by_look,
    media_of,
)
from dateline.sources.found import Blob, Found, More, overlay, take
from dateline.sources.jsonl import STDIN
from dateline.sources.settings import Failure, SourceSettings
from dateline.sources.streams import peek, unpacked

if TYPE_CHECKING:
    from dateline.sources.fetch import Fetcher, Page
    from dateline.sources.following import Follower
    from dateline.sources.polite import Polite


# Lists of lists of lists are as deep as any honest one.
_DEPTH = 3


def open_reports(
    sources: Sequence[str], settings: SourceSettings | None = None, fetcher: Fetcher | None = None
) -> Iterator[Report | Failure]:
    """The reports of all sources in their order; what cannot be read is a Failure in its place.

    Ids are unique over the call: a second report called "a" is called "a-2". `fetcher` is a
    `fetch.Fetcher`, made where an address is met if none is given.
    """
    for given in open_inputs(sources, settings, fetcher):
        yield given if isinstance(given, Failure) else given.report


def open_inputs(
    sources: Sequence[str], settings: SourceSettings | None = None, fetcher: Fetcher | None = None
) -> Iterator[Input | Failure]:
    """The same, with their raw input where the settings ask for it."""
    opener = _Opener(settings or SourceSettings(), fetcher)
    taken: dict[str, int] = {}
    for source in sources:
        for given in opener.open(source):
            if isinstance(given, Failure):
                yield given
            else:
                yield Input(_with_own_id(given.report, taken), given.capture)


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
        self._polite: Polite | None = None
        self._follower: Follower | None = None

    def open(self, source: str) -> Iterator[Input | Failure]:
        self._follower = None
        try:
            if source == STDIN:
                blob = self._local(sys.stdin.buffer, source, "", "stdin", "stdin")
                yield from self._read(blob)
            elif "://" in source:
                yield from self._read(self._page(source))
            elif Path(source).is_dir():
                yield from self._folder(Path(source))
            else:
                yield from self._file(Path(source), bare_stem(Path(source).name))
        except (BadInput, OSError, ValueError) as error:
            yield _failure(source, error)

    def _folder(self, folder: Path) -> Iterator[Input | Failure]:
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

    def _file(self, path: Path, name: str, facts: Found | None = None) -> Iterator[Input | Failure]:
        try:
            with path.open("rb") as file:
                blob = self._local(file, str(path), path.name, "file", name)
                yield from self._read(blob, facts)
        except (BadInput, OSError) as error:
            yield _failure(str(path), error)

    def _page(self, url: str) -> Blob:
        return self._blob_of(self._web().fetch(url), url)

    def _web(self) -> Fetcher:
        from dateline.sources.fetch import Fetcher

        if self._fetcher is None:
            self._fetcher = Fetcher(self._settings.caps, record=self._settings.snapshot)
        return self._fetcher

    def _blob_of(self, page: Page, url: str) -> Blob:
        name = PurePosixPath(urlsplit(page.url).path).name
        blob = self._blob(io.BytesIO(page.body), url, name, "url", url)
        head, stream = peek(blob.stream)
        return replace(
            blob,
            stream=stream,
            url=page.url,
            charset=page.charset,
            format=list_by_look(head) or by_media(page.media, name),
            capture=page.capture,
        )

    def _links(self) -> Follower:
        """What follows the links of the source at hand, politely."""
        from dateline.sources.following import Follower
        from dateline.sources.polite import Polite

        self._polite = self._polite or Polite(self._web())
        self._follower = self._follower or Follower(self._settings, self._polite)
        return self._follower

    def _local(
        self, stream: BinaryIO, where: str, name: str, source: SourceKind, report_id: str
    ) -> Blob:
        """What lies on this machine: where raw input is asked for, it is recorded as it is read."""
        if not self._settings.snapshot:
            return self._blob(stream, where, name, source, report_id)
        recording = Recording(stream, self._settings.caps.report)
        blob = self._blob(cast("BinaryIO", recording), where, name, source, report_id)
        return replace(blob, recording=recording)

    def _blob(
        self, stream: BinaryIO, where: str, name: str, source: SourceKind, report_id: str
    ) -> Blob:
        stream = unpacked(stream, self._settings.caps.ratio)
        return Blob(stream, where, bare(name), source, report_id)

    def _read(
        self, blob: Blob, facts: Found | None = None, depth: int = 0
    ) -> Iterator[Input | Failure]:
        head, stream = peek(blob.stream)
        kind = blob.format or list_by_look(head) or by_name(blob.name) or by_look(head)
        blob = replace(blob, stream=stream)
        if kind == "sitemap" and not self._may_follow(blob):
            raise BadInput("a sitemap names pages and holds no text: --follow fetches them")
        for found in FORMATS[kind](blob, self._settings):
            if kind == "sitemap" and self._links().spent:
                most = self._settings.caps.pages
                raise BadInput(
                    f"only the first {most:,} pages of a sitemap are fetched: the rest is left"
                )
            whole = self._followed(found, blob) if isinstance(found, Found) else found
            if isinstance(whole, More):
                yield from self._list(whole, depth)
            elif isinstance(whole, Failure):
                yield whole
            else:
                yield self._finished(whole, kind, blob, facts)

    def _finished(
        self, found: Found, kind: str, blob: Blob, facts: Found | None
    ) -> Input | Failure:
        several = kind in MANY
        if self._settings.snapshot and not several:
            found = replace(found, capture=_whole_input(blob, kind))
        try:
            return take(
                overlay(found if several else _dated_by_name(found, blob), facts),
                self._settings,
                MANY.get(kind, blob.source),
                f"{blob.id}:{found.where.rpartition(':')[2]}" if several else blob.id,
            )
        except BadInput as error:
            return Failure(found.where, str(error))

    def _may_follow(self, blob: Blob) -> bool:
        return blob.url is not None or self._settings.follow

    def _followed(self, found: Found, blob: Blob) -> Found | Failure:
        """What has its whole text elsewhere, from there, where it may be fetched."""
        if found.link is None:
            return found
        if self._may_follow(blob):
            return self._links().whole(found)
        from dateline.sources.following import summary

        return summary(found, "its page was not fetched (--follow fetches it)")

    def _list(self, more: More, depth: int) -> Iterator[Input | Failure]:
        try:
            yield from self._read(self._inner(more, depth), depth=depth + 1)
        except (BadInput, OSError, ValueError) as error:
            yield _failure(more.url, error)

    def _inner(self, more: More, depth: int) -> Blob:
        """The list that a list names. Raises BadInput."""
        if depth >= _DEPTH:
            raise BadInput(f"a list below {_DEPTH} lists: left")
        inner = self._blob_of(self._links().list(more), more.url)
        if inner.format != "sitemap":
            raise BadInput("no sitemap")
        return inner


def bare_stem(name: str) -> str:
    """A path without the endings that say its format: "a/b.html.gz" is "a/b"."""
    name = name[:-3] if name.lower().endswith(".gz") else name
    return str(PurePosixPath(name).with_suffix("")) if by_name(name) else name


def _whole_input(blob: Blob, kind: str) -> Capture | None:
    """Of a source that is one report. Raises BadInput where it is too large to be remembered."""
    if blob.recording is None:
        return blob.capture
    data = blob.recording.memory.all()
    return Capture(blob.uri, media_of(kind, data), data)


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
