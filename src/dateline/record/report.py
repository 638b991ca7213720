"""A report: one text as published, with what is known about where it came from."""

import hashlib
from dataclasses import dataclass, field

from dateline.record.span import Span
from dateline.record.vocabulary import DatedBy, SourceKind


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a translation and the piece of the original that it renders."""

    span: Span
    original_span: Span


@dataclass(frozen=True, slots=True)
class Translation:
    """Says that `report.text` is a translation; citations then show the original."""

    from_: str = field(metadata={"name": "from"})
    by: str | None
    original_text: str
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """`text` is never changed: every span of the record is an offset into it.

    `published` is the ISO day of first publication and `dated_by` its witness; both are None where
    none is known. `notes` say in words what the reader could not do (no date, another language).
    """

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    updated: str | None
    dated_by: DatedBy | None
    language: str
    text: str
    sha256: str
    source: SourceKind
    furniture: tuple[Span, ...] = ()
    translation: Translation | None = None
    notes: tuple[str, ...] = ()


def text_digest(text: str) -> str:
    """SHA-256 of the text in UTF-8 (lone surrogates, which JSON can carry, are kept apart)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
