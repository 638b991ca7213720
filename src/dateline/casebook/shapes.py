"""The shapes of a view: one report's account of one event, with all ids resolved."""

from dataclasses import dataclass
from typing import Literal

from dateline.record import Change, EventCore, Span
from dateline.record.incident import Harm
from dateline.record.vocabulary import (
    Act,
    ActorKind,
    CountKind,
    Measure,
    PlaceFeature,
    Precision,
    Qualifier,
    Relation,
    Stance,
    Status,
    TargetKind,
)

# Why a figure stands in a view: the record ties it to the event; it is a part of one that is; the
# report gives no other event that its measure fits; no event of its report fits it at all.
Tie = Literal["event", "part", "measure", "none"]


@dataclass(frozen=True, slots=True)
class ReportRef:
    """`key` names the report in a store, `id` is the caller's; `copy_of`, `version_of` are keys."""

    key: str
    id: str
    publisher: str | None
    url: str | None
    title: str | None
    published: str | None
    sha256: str
    copy_of: str | None
    version_of: str | None


@dataclass(frozen=True, slots=True)
class Party:
    name: str
    kind: ActorKind
    country: str | None
    sectors: tuple[str, ...]
    register: str | None
    office: str | None


@dataclass(frozen=True, slots=True)
class Days:
    """ISO days; `stated` is False where only the day of publication dates the event."""

    start: str | None
    end: str | None
    precision: Precision
    stated: bool


@dataclass(frozen=True, slots=True)
class PlaceView:
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    feature: PlaceFeature
    radius_km: float | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who says it. `source` is the same for the same source in any report: see holders.py.

    `official`: a body or an officer of a state.
    """

    name: str
    source: str
    official: bool
    country: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One place of the report that speaks of the event; `holder` None is the outlet's own voice.

    `rests_on` is the source on whose word it rests (Holder.source), None for the outlet's own
    reporting. `of_core`: it speaks of the act that is offered, threatened or refused, not of the
    offer: who promises talks or rules them out denies no offer.
    """

    holder: Holder | None
    act: Act | None
    stance: Stance
    status: Status
    quote: str
    span: Span
    said: str | None
    claim: str | None
    rests_on: str | None
    of_core: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says of an event, of the claim that holds it (`kind`), or of a figure; `span` is
    that of the claim's words."""

    relation: Relation
    kind: TargetKind
    holder: Holder | None
    quote: str
    span: Span
    said: str | None
    claim: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure with its scope in words. `words` are the number's own ("dozens"), `quote` what they
    stand in. `group` names who is counted where that is not just people;
    `countries`, only where no event ties it, are those that its report speaks of."""

    report: ReportRef
    id: str
    measure: Measure
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None
    count: CountKind | None
    of: str | None
    change: Change | None
    place: PlaceView | None
    start: str | None
    end: str | None
    as_of: str | None
    group: str | None
    part_of: str | None
    holder: Holder | None
    claim: str | None
    said: str | None
    span: Span
    words: str
    quote: str
    about: tuple[Said, ...]
    tie: Tie
    countries: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class LabelView:
    label: str
    speaker: Holder | None
    scare_quotes: bool
    span: Span


@dataclass(frozen=True, slots=True)
class VictimView:
    """A named person whom the words say to be harmed; ages and sex as the words say."""

    name: str
    age: str | None
    sex: str | None
    status: Harm
    span: Span
    claim: str | None


@dataclass(frozen=True, slots=True)
class EventView:
    """`about` is what claims say of the event or of the claim that holds it, beside `tellings`."""

    report: ReportRef
    event: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    core: EventCore
    trigger: Span
    trigger_words: str
    sentence: Span
    sentence_words: str
    score: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    time: Days | None
    place: PlaceView | None
    tellings: tuple[Telling, ...]
    about: tuple[Said, ...]
    figures: tuple[FigureView, ...]
    labels: tuple[LabelView, ...]
    victims: tuple[VictimView, ...]


def view_order(view: EventView | FigureView) -> tuple[str, bool, str, int, str]:
    """Views are sorted by this and nothing else: it is the same whatever was added first.

    Copies come after what else was published on their day: the original may well be of the same.
    """
    start = view.trigger.start if isinstance(view, EventView) else view.span.start
    last = view.event if isinstance(view, EventView) else view.id
    report = view.report
    return (report.published or "9999", report.copy_of is not None, report.sha256, start, last)
