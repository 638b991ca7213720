"""An event while it is being made: tokens instead of spans, parties still open."""

from dataclasses import dataclass, field

from dateline.extraction.events.lifting import Act
from dateline.record import EventMention
from dateline.record.vocabulary import Status


@dataclass(slots=True)
class Found:
    """`mentions` go with `tokens`, the heads of their triggers; `notes` make the reason."""

    act: Act
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: Status
    core_status: Status
    mentions: list[EventMention]
    tokens: list[int]
    contexts: tuple[str, ...] = ()
    place: str | None = None
    time: str | None = None
    score: float = 0.0
    notes: list[str] = field(default_factory=list)

    @property
    def token(self) -> int:
        return self.act.hit.token

    @property
    def core_token(self) -> int:
        return self.act.core.token
