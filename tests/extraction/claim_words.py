"""Words of claims, for tests of how they are cut."""

from collections.abc import Callable

from dateline.record import Claim, Record, Span

type Read = Callable[[str], Record]


def words(record: Record, *spans: Span | None) -> list[str]:
    return [span.text(record.report.text) for span in spans if span]


def told(record: Record, cue: str) -> Claim:
    """The one claim whose cue has this word."""
    found = [c for c in record.claims if c.cue and cue in words(record, c.cue)[0].split()]
    assert len(found) == 1, [words(record, c.cue) for c in record.claims]
    return found[0]
