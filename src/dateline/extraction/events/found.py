"""An event while it is being made: each place that tells it, parties still open."""

from dataclasses import dataclass, field

from dateline.extraction.events.lifting import Act
from dateline.extraction.events.when import PUBLISHED_DAY
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
    """`tellings` in text order, `best` the most affirmative one, which speaks for the event.

    `told_time`, `told_place`: the first that any telling gives. `notes` make the reason.
    """

    type: str
    tellings: list[Telling]
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    score: float = 0.0
    sides_told: bool = False  # its doers are told, if not by name: "the two neighbours fought"
    notes: list[str] = field(default_factory=list)
    best: Telling = field(init=False)
    told_time: str | None = field(default=None, init=False)
    told_place: str | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.best = self.tellings[0]
        self._learn(self.best)

    def add(self, telling: Telling) -> None:
        """One more place that speaks of the event."""
        self.tellings.append(telling)
        self.best = min(self.best, telling, key=lambda one: one.rank)
        self._learn(telling)

    def _learn(self, telling: Telling) -> None:
        if telling.mention.status in REAL and telling.time != PUBLISHED_DAY:
            self.told_time = self.told_time or telling.time
        self.told_place = self.told_place or telling.place

    @property
    def act(self) -> Act:
        return self.best.act

    @property
    def is_mutual(self) -> bool:
        """Several who fight one another: none of them is only struck."""
        return len(self.actors) > 1 and any("with" in slot for slot in self.act.hit.entry.actor)

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
        own = self.best.time
        if own not in (None, PUBLISHED_DAY) or self.status not in REAL:
            return own
        return self.told_time or own

    @property
    def place(self) -> str | None:
        return self.best.place or self.told_place

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
