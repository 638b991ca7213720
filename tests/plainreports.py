"""Reports for tests, made without a source."""

from typing import Any

from dateline.record import Report, text_digest


def make_plain_report(text: str, **fields: Any) -> Report:
    """A report in English with nothing known but its text, unless `fields` say more."""
    published = fields.get("published")
    values: dict[str, Any] = {
        "id": "r", "title": None, "publisher": None, "url": None, "published": published,
        "updated": None, "dated_by": "given" if published else None, "language": "en",
        "text": text, "sha256": text_digest(text), "source": "text",
    }  # fmt: skip
    return Report(**{**values, **fields})
