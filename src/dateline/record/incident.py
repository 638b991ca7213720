"""An incident: one event as any number of reports tell it. The keys are the contract of exports.

`report` is always the caller's id of a report, `event`, `figure` ids in its record; in a victim
both are joined, REPORT KEY/ID, as items are named in a casebook.
"""

from dataclasses import dataclass, field
from typing import Literal

from dateline.record.vocabulary import (
    COUNTRY_PATTERN,
    EVENT_TYPE_PATTERN,
    CountKind,
    Measure,
    Qualifier,
    Stance,
)

IncidentStatus = Literal["single-source", "corroborated", "disputed", "retracted"]
# How a figure stands among the others of its scope: the first of its source, the same number again,
# a new number that replaces one of the same source, a rival of another source, a number taken back.
Standing = Literal["first", "repeated", "revised", "contradicting", "withdrawn"]
Harm = Literal["killed", "injured", "arrested", "abducted", "missing", "released", "harmed"]


@dataclass(frozen=True, slots=True)
class IncidentTime:
    """ISO days, `end` inclusive; both None where no report dates the event."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class IncidentPlace:
    name: str
    lat: float | None
    lon: float | None
    country: str | None = field(metadata={"pattern": COUNTRY_PATTERN})
    admin1: str | None


@dataclass(frozen=True, slots=True)
class IncidentActor:
    name: str
    country: str | None = field(metadata={"pattern": COUNTRY_PATTERN})
    sectors: tuple[str, ...]
    register: str | None


@dataclass(frozen=True, slots=True)
class EventRef:
    report: str
    event: str


@dataclass(frozen=True, slots=True)
class IncidentSource:
    """Who publishes, and whose word that rests on (None: the outlet's own voice)."""

    publisher: str | None
    rests_on: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """One telling: `holder` None is the outlet's own voice; `said` an ISO day."""

    holder: str | None
    outlet: str | None
    stance: Stance
    quote: str
    report: str
    said: str | None
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class IncidentLabel:
    """What somebody calls it ("coup", "riot"): `speaker` None is the outlet's own voice."""

    label: str
    speaker: str | None
    outlet: str | None
    report: str
    scare_quotes: bool


@dataclass(frozen=True, slots=True)
class FigureScope:
    """What a number covers, in words: `group` who is counted; `as_of` the ISO day for which it
    holds; `part_of` the figure of the same report that it is a part of."""

    place: str | None
    start: str | None
    end: str | None
    group: str | None
    as_of: str | None
    part_of: str | None


@dataclass(frozen=True, slots=True)
class IncidentFigure:
    """`source` None is the outlet's own voice; `against` "REPORT/FIGURE" that the standing refers to."""

    measure: Measure
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    count: CountKind | None
    scope: FigureScope
    source: str | None
    said: str | None
    report: str
    figure: str
    standing: Standing
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BestFigure:
    """The figure that a named rule chose; `low` and `high` by the same rule."""

    measure: Measure
    value: float | None
    low: float | None
    high: float | None
    report: str
    figure: str


@dataclass(frozen=True, slots=True)
class Position:
    """What one holder (or outlet) says in a dispute."""

    holder: str | None
    says: str
    report: str


@dataclass(frozen=True, slots=True)
class Dispute:
    what: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class IncidentVictim:
    """A casualty that a report names, as the report says; nothing is inferred."""

    name: str
    age: str | None
    sex: str | None
    status: Harm
    event: str
    claim: str | None


@dataclass(frozen=True, slots=True)
class Incident:
    id: str
    type: str = field(metadata={"pattern": EVENT_TYPE_PATTERN})
    mode: str | None
    title: str
    time: IncidentTime
    place: IncidentPlace | None
    actors: tuple[IncidentActor, ...]
    recipients: tuple[IncidentActor, ...]
    events: tuple[EventRef, ...]
    sources: tuple[IncidentSource, ...]
    independent: int
    accounts: tuple[Account, ...]
    labels: tuple[IncidentLabel, ...]
    figures: tuple[IncidentFigure, ...]
    best: BestFigure | None
    rule: str | None
    status: IncidentStatus
    disputes: tuple[Dispute, ...]
    victims: tuple[IncidentVictim, ...]
    first_seen: str | None
    last_changed: str | None
