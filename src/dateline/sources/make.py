"""From a text and what is known about it to a `Report`: dates, language, furniture, hash, notes."""

import re
from typing import NotRequired, TypedDict, Unpack

from dateline.record import BadInput, Report, Segment, Span, Translation, text_digest
from dateline.record.vocabulary import DatedBy, SourceKind
from dateline.sources.dates import date_in_dateline, date_in_url, read_date, today
from dateline.sources.furniture import find_furniture, merge_spans
from dateline.sources.language import find_language

NO_DATE = "no publication date known: relative dates stay unresolved"

# Half of a pair in UTF-16, which JSON and pages can spell: no character, and it has no UTF-8.
_HALF = re.compile("[\ud800-\udfff]")


class Facts(TypedDict, total=False):
    """What may be known about a text.

    `published` and `updated` in any form that spells out one day; `dated_by` its witness, "given"
    unless said; `marks` are spans that are no part of the story whatever the patterns say.
    """

    id: str | None
    title: str | None
    publisher: str | None
    url: str | None
    published: str | float | None
    updated: str | float | None
    dated_by: DatedBy | None
    source: NotRequired[SourceKind]
    language: str | None
    furniture: NotRequired[bool]
    translation: Translation | None
    marks: NotRequired[tuple[Span, ...]]
    notes: NotRequired[tuple[str, ...]]


def make_report(text: str, **facts: Unpack[Facts]) -> Report:
    """The report of a text, which stays as it is (but for what is half a character: U+FFFD).
    Pure, but for a note on dates in the future."""
    url, translation = facts.get("url") or None, facts.get("translation")
    text, halves = _HALF.subn("\ufffd", text)
    marks = facts.get("marks", ())
    furniture = find_furniture(text) if facts.get("furniture", True) else ()
    published, dated_by, notes = _dated(text, facts)
    language = "en" if translation else (_code(facts.get("language")) or find_language(text))
    digest = text_digest(text)
    return Report(
        id=whole(facts.get("id") or f"text-{digest[:12]}"),
        title=_line(facts.get("title")),
        publisher=_line(facts.get("publisher")),
        url=whole(url) if url else None,
        published=published,
        updated=_day(facts.get("updated")),
        dated_by=dated_by,
        language=language,
        text=text,
        sha256=digest,
        source=facts.get("source", "text"),
        furniture=merge_spans((*furniture, *marks)),
        translation=translation,
        notes=(*facts.get("notes", ()), *_half_notes(halves), *notes, *_text_notes(text, language)),
    )


def whole(text: str) -> str:
    """Of the same length, with U+FFFD for what is half a character."""
    return _HALF.sub("\ufffd", text)


def make_translation(value: object, text: str) -> Translation:
    """The translation object of a JSONL line. Raises BadInput with what does not fit."""
    if not isinstance(value, dict):
        raise BadInput("an object is expected")
    origin, by, original = (value.get(key) for key in ("from", "by", "original_text"))
    if not isinstance(origin, str) or not origin:
        raise BadInput('"from" must name a language')
    if not isinstance(original, str):
        raise BadInput('"original_text" must be a text')
    if by is not None and not isinstance(by, str):
        raise BadInput('"by" must be a text or null')
    segments = value.get("segments") or []
    if not isinstance(segments, list):
        raise BadInput('"segments" must be a list')
    return Translation(
        from_=whole(origin),
        by=by and whole(by),
        original_text=whole(original),
        segments=tuple(_segment(s, n, text, original) for n, s in enumerate(segments)),
    )


def _segment(value: object, number: int, text: str, original: str) -> Segment:
    if not isinstance(value, dict):
        raise BadInput(f"segments[{number}]: an object is expected")
    return Segment(
        span=_span(value.get("span"), f"segments[{number}].span", len(text)),
        original_span=_span(
            value.get("original_span"), f"segments[{number}].original_span", len(original)
        ),
    )


def _span(value: object, path: str, length: int) -> Span:
    start = value.get("start") if isinstance(value, dict) else None
    end = value.get("end") if isinstance(value, dict) else None
    if type(start) is not int or type(end) is not int:
        raise BadInput(f"{path}: start and end are expected")
    if not 0 <= start <= end <= length:
        raise BadInput(f"{path}: {start} to {end} is outside a text of {length} characters")
    return Span(start, end)


def _dated(text: str, facts: Facts) -> tuple[str | None, DatedBy | None, tuple[str, ...]]:
    """The day of publication, its witness, and what there is to say about them."""
    notes: tuple[str, ...] = ()
    value, day, witness = facts.get("published"), None, facts.get("dated_by") or "given"
    if value not in (None, ""):
        day = read_date(value) if value is not None else None
        if day is None:
            notes = (
                f"published {str(value)[:40]!r} is no date that can be read: write YYYY-MM-DD",
            )
    if day is None and (day := date_in_url(facts.get("url") or "")):
        witness = "url"
    if day is None and (day := date_in_dateline(text)):
        witness = "text"
    if day is None:
        return None, None, (*notes, NO_DATE)
    if day > today().isoformat():
        notes = (*notes, f"published {day} lies in the future")
    return day, witness, notes


def _text_notes(text: str, language: str) -> tuple[str, ...]:
    if not text.strip():
        return ("no text",)
    return () if language == "en" else (f"language {language}: not read",)


def _half_notes(halves: int) -> tuple[str, ...]:
    return (f"{halves} half character(s) (lone surrogates) replaced by U+FFFD",) if halves else ()


def _day(value: str | float | None) -> str | None:
    return None if value is None else read_date(value)


def _code(language: str | None) -> str | None:
    """ "en-US" and "EN" are "en"."""
    code = (language or "").strip().replace("_", "-").split("-")[0].lower()
    return code if code.isalpha() and 2 <= len(code) <= 3 else None


def _line(value: str | None) -> str | None:
    """In one line, or None where it says nothing."""
    return " ".join(whole(value or "").split()) or None
