"""An event while it is being made: each place that tells it, parties still open."""

from dataclasses import dataclass, field

from dateline.extraction.event_time import PUBLISHED_DAY
from dateline.extraction.events.lifting import Act
from dateline.record import EventMention
from dateline.record.vocabulary import Status

STRENGTH: dict[Status, int] = {
    "actual": 0, "historical": 1, "future": 2, "hypothetical": 3, "negated": 4,
}  # fmt: skip
REAL: frozenset[Status] = frozenset({"actual", "historical"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One place that speaks of the event: `core` is the mention of the act bound to, where one is."""

    act: Act
    mention: EventMention
    core: EventMention | None = None
    time: str | None = None
    place: str | None = None
    core_time: str | None = None

    @property
    def rank(self) -> tuple[int, int]:
        return STRENGTH[self.mention.status], self.mention.span.start


@dataclass(slots=True)
class Found:
    """`tellings` in text order; the most affirmative one speaks for the event. `notes` make the reason."""

    type: str
    tellings: list[Telling]
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    score: float = 0.0
    notes: list[str] = field(default_factory=list)

    @property
    def best(self) -> Telling:
        return min(self.tellings, key=lambda telling: telling.rank)

    @property
    def act(self) -> Act:
        return self.best.act

    @property
    def token(self) -> int:
        return self.act.hit.token

    @property
    def core_token(self) -> int:
        return self.act.core.token

    @property
    def status(self) -> Status:
        return self.best.mention.status

    @property
    def core_status(self) -> Status:
        core = self.best.core
        return core.status if core else self.status

    @property
    def time(self) -> str | None:
        """The best telling's; a day that is only supposed gives way to one that is told."""
        best = self.best
        if best.time not in (None, PUBLISHED_DAY) or best.mention.status not in REAL:
            return best.time
        told = (t.time for t in self.tellings if t.time and t.mention.status in REAL)
        return next((time for time in told if time != PUBLISHED_DAY), best.time)

    @property
    def place(self) -> str | None:
        places = (telling.place for telling in (self.best, *self.tellings))
        return next((place for place in places if place), None)

    @property
    def mentions(self) -> tuple[EventMention, ...]:
        """In text order; acts bound to, told elsewhere, only where they don't outdo the event itself."""
        best = self.best
        found = {t.mention.span: t.mention for t in self.tellings}
        for telling in self.tellings:
            core = telling.core
            if core is not None and (telling is best or STRENGTH[core.status] > best.rank[0]):
                found.setdefault(core.span, core)
        return tuple(found[span] for span in sorted(found))
