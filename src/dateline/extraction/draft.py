"""What the finders are given and what they have found so far."""

from dataclasses import dataclass, field

from dateline.analysis import Analysis
from dateline.knowledge import Knowledge, Own
from dateline.record import Actor, Claim, Event, Figure, Frame, Link, Place, Report, Time
from dateline.record.vocabulary import ClaimsBy


@dataclass(frozen=True, slots=True)
class Options:
    """`all_predicates`: also an event x:other for every eventive predicate.

    `claims`: who reads attributions, the learned reader, the same with the user's larger model, or rules alone
    (which is nearly twice as fast).
    `own`: what a user adds to the package's knowledge, whose digest counts it in.
    """

    all_predicates: bool = False
    claims: ClaimsBy = "learned"
    own: Own = field(default=Own(), repr=False)


@dataclass(frozen=True, slots=True)
class Context:
    """What every finder may look at. Nothing in it changes while a report is read."""

    report: Report
    analysis: Analysis
    knowledge: Knowledge
    options: Options


@dataclass(frozen=True, slots=True)
class Draft:
    """The items found so far; a finder returns a new draft with its own part filled in."""

    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    frames: tuple[Frame, ...] = ()
    links: tuple[Link, ...] = ()
