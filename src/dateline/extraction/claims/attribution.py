"""An attribution as text: what any reader of claims hands over, and nothing more."""

from dataclasses import dataclass
from typing import Protocol

from dateline.extraction.draft import Context, Draft
from dateline.record import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (`source`), in which words (`cue`), says what (`content`, in text order).

    `cue` and `source` are None where the text has none. `why` names the rule or model.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    score: float
    why: str


class AttributionReader(Protocol):
    """Recognition: text to attributions. What they mean is read from them in `interpret`."""

    def read(self, ctx: Context, draft: Draft, /) -> list[Attribution]:
        """In text order; attributions inside the content of others included."""
        ...
