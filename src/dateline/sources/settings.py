"""What a caller may say about sources, and what comes out of them beside reports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dateline.record import BadCall
from dateline.sources.dates import read_date

# What a report can be told about itself by a row of a table, a line of JSONL or a meta.csv.
FIELDS = ("id", "text", "title", "publisher", "url", "published", "updated", "language")


@dataclass(frozen=True, slots=True)
class Caps:
    """Limits in bytes, so that no input can fill the memory or run for ever.

    report      of one text, page, line or row: 20 MB are some three million words
    compressed  of one download as it comes over the wire
    ratio       how many times its own size a compressed input may grow to; prose grows 3 to 10 times
    feed        of a feed: the largest news feeds have some 2 MB
    sitemap     of a sitemap, unpacked: 50 MB are what the protocol allows
    pages       how many pages that one source names are fetched
    lists       how many sitemaps that one source names are read
    """

    report: int = 20_000_000
    compressed: int = 20_000_000
    ratio: int = 200
    feed: int = 5_000_000
    sitemap: int = 52_428_800
    pages: int = 1000
    lists: int = 50


def _nobody(_: str) -> None:
    """Hears what nobody listens to."""


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """`map` says which column or key holds a field: {"text": "body", "published": "date"}.

    What a row, a line or a meta.csv says of its own report is stronger than these values; these are
    stronger than what a page, a file's name or the text says. `follow`: pages that a local feed or
    sitemap names are fetched too; those that a fetched one names always are. `snapshot`: raw input comes
    with every report, and one of which it cannot be had is a Failure. `tell` hears what is worth a line and
    is no failure.
    """

    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    language: str | None = None
    map: Mapping[str, str] = field(default_factory=dict)
    caps: Caps = Caps()
    follow: bool = False
    snapshot: bool = False
    tell: Callable[[str], None] = _nobody

    def __post_init__(self) -> None:
        """Raises BadCall for a date that is none and for a field that no report has."""
        if self.published is not None and read_date(self.published) is None:
            raise BadCall(f"published: {self.published!r} is no date: write YYYY-MM-DD")
        for name in self.map:
            if name not in FIELDS:
                raise BadCall(f"map: no field {name!r}; there are: {', '.join(FIELDS)}")


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that cannot be read, and why; the others go on. `missing`: there is no such file."""

    where: str
    message: str
    missing: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
