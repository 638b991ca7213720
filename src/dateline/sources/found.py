"""What a format finds: a text and what its source says about it, before it becomes a `Report`."""

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, BinaryIO

from dateline.record import BadInput, Report, Span, Translation
from dateline.record.vocabulary import DatedBy, SourceKind
from dateline.sources.capture import Capture, Input, Recording
from dateline.sources.make import make_report
from dateline.sources.settings import FIELDS, SourceSettings


class NoItems(BadInput):
    """A feed or a sitemap that is sound and names nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """`where` for messages ("news.jsonl:7"); `own`: the fields that a row or a meta.csv told.

    `link`: the page that has the whole text, where `text` is a summary or empty (feeds, sitemaps).
    `capture`: where raw input is asked for, and this is not all that its source holds.
    """

    text: str
    where: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | float | None = None
    updated: str | float | None = None
    dated_by: DatedBy | None = None
    language: str | None = None
    translation: Translation | None = None
    marks: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    link: str | None = None
    capture: Capture | None = None


@dataclass(frozen=True, slots=True)
class More:
    """Another list of pages that a list names (a sitemap in an index of sitemaps)."""

    url: str
    where: str


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes to be read once. `name` says the format by its ending; `where` is for messages.

    Where raw input is asked for: `capture` of what was fetched, `recording` of what is being read.
    """

    stream: BinaryIO
    where: str
    name: str
    source: SourceKind
    id: str
    url: str | None = None
    charset: str | None = None
    format: str | None = None
    capture: Capture | None = None
    recording: Recording | None = None

    @property
    def uri(self) -> str:
        """What raw input is called by: no folders, which say whose machine it was."""
        return self.url or f"file:///{PurePath(self.where).name}"

    def read(self, most: int) -> bytes:
        """All of it. Raises BadInput where it is empty or larger than `most` bytes."""
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise BadInput(f"larger than {most:,} bytes: split it into single reports")
        if not data.strip():
            raise BadInput("empty: there is no text in it")
        return data


def overlay(found: Found, facts: Found | None) -> Found:
    """`found` with what a meta.csv says about it; a row's own words are stronger."""
    if facts is None:
        return found
    told: dict[str, Any] = {
        name: value
        for name in FIELDS
        if (value := getattr(facts, name)) and not (name in found.own and getattr(found, name))
    }
    if "published" in told:
        told["dated_by"] = "table"
    return replace(found, **told, own=(*found.own, *told))


def finish(found: Found, settings: SourceSettings, source: SourceKind, name: str) -> Report:
    """The report: the settings stand above what a page or a file's name says, below `own`."""
    for field in ("title", "publisher", "published"):
        value = getattr(settings, field)
        if value and not (field in found.own and getattr(found, field)):
            dated: dict[str, Any] = {"dated_by": "given"} if field == "published" else {}
            found = replace(found, **{field: value}, **dated)
    return make_report(
        found.text,
        id=found.id or name,
        title=found.title,
        publisher=found.publisher,
        url=found.url,
        published=found.published,
        updated=found.updated,
        dated_by=found.dated_by,
        source=source,
        language=found.language or settings.language,
        translation=found.translation,
        marks=found.marks,
        notes=found.notes,
    )


def take(found: Found, settings: SourceSettings, source: SourceKind, name: str) -> Input:
    """The report with its raw input. Raises BadInput where that is asked for and cannot be had."""
    if not settings.snapshot:
        return Input(finish(found, settings, source, name))
    if found.capture is None:
        raise BadInput("its raw input cannot be cut out of a broken feed: only without --snapshot")
    return Input(finish(found, settings, source, name), found.capture)
