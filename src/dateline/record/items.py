"""What is found in a report. Every item has an id, a score (0-1) and a reason (`why`)."""

from dataclasses import dataclass, field

from dateline.record.span import Span
from dateline.record.vocabulary import (
    COUNTRY_PATTERN,
    EVENT_TYPE_PATTERN,
    Act,
    ActorKind,
    ClaimKind,
    CountKind,
    LinkRelation,
    Measure,
    PlaceFeature,
    PlaceUse,
    Precision,
    Qualifier,
    Relation,
    Stance,
    Status,
    TargetKind,
    TimeMod,
)

_COUNTRY = {"pattern": COUNTRY_PATTERN}
_TYPE = {"pattern": EVENT_TYPE_PATTERN}


@dataclass(frozen=True, slots=True)
class Actor:
    """`country` is ISO 3166-1 alpha-3, or PLOVER's IGO UNO EUR NGO ISM IMG MNC; `sectors` primary first."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = field(metadata=_COUNTRY)
    sectors: tuple[str, ...]
    office: str | None
    register: str | None
    mentions: tuple[Span, ...]
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    start: int
    end: int
    use: PlaceUse


@dataclass(frozen=True, slots=True)
class Place:
    """`lat`, `lon` in WGS84 degrees; `radius_km` how coarse the point is."""

    id: str
    name: str
    lat: float | None
    lon: float | None
    country: str | None = field(metadata=_COUNTRY)
    admin1: str | None
    feature: PlaceFeature
    geonameid: int | None
    radius_km: float | None
    mentions: tuple[PlaceMention, ...]
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Time:
    """ISO days, `end` inclusive; both None where the expression cannot be dated.

    `anchor` is what it was resolved from ("published", a time id, or None for a full date);
    `span` is None only for the day of publication where nothing else dates an event.
    """

    id: str
    start: str | None
    end: str | None
    precision: Precision
    mod: TimeMod | None
    anchor: str | None
    text: str
    span: Span | None
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class EventCore:
    """The act that the words name, before lifting ("host talks" in "offered to host talks")."""

    type: str = field(metadata=_TYPE)
    trigger: Span
    status: Status
    time: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place in the report that speaks of the event; `claim` None is the report's own voice."""

    span: Span
    claim: str | None
    stance: Stance
    status: Status


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    type: str = field(metadata=_TYPE)
    mode: str | None
    contexts: tuple[str, ...]
    trigger: Span
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    time: str | None
    place: str | None
    status: Status
    core: EventCore
    claim: str | None
    mentions: tuple[EventMention, ...]
    sentence: Span
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class About:
    """What a claim says of another claim, event or figure."""

    relation: Relation
    kind: TargetKind
    id: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution: who (`source`, None where nobody is named), in which words (`cue`), says what."""

    id: str
    source: Span | None
    actors: tuple[str, ...]
    cue: Span | None
    content: tuple[Span, ...]
    kind: ClaimKind
    act: Act
    addressees: tuple[str, ...]
    parent: str | None
    time: str | None
    about: tuple[About, ...]
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """Who is counted, as the words say, never inferred."""

    actor: str | None
    sectors: tuple[str, ...]
    age: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A change: `by` an amount in `by_unit` ("percent", a currency, a thing), `from` and `to` values."""

    by: float | None
    by_unit: str | None
    from_: float | None = field(metadata={"name": "from"})
    to: float | None


@dataclass(frozen=True, slots=True)
class Window:
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number tied to what it counts. `low` and `high` bound it; None means unbounded or unknown, never 0."""

    id: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None
    measure: Measure
    of: str | None
    group: Group
    part_of: str | None
    change: Change | None
    count: CountKind | None
    place: str | None
    window: Window | None
    as_of: str | None
    span: Span
    event: str | None
    claim: str | None
    time: str | None
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The label put on something; `speaker` None is the report's own voice."""

    id: str
    label: str
    span: Span
    target: str | None
    speaker: str | None
    scare_quotes: bool
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two events that the text states, and the words that state it."""

    id: str
    from_: str = field(metadata={"name": "from"})
    to: str
    relation: LinkRelation
    cue: Span | None
    score: float
    why: str
