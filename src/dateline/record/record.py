"""A record: everything read out of one report, and what made it."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.record.items import Actor, Claim, Event, Figure, Frame, Link, Place, Time
from dateline.record.report import Report

# The kinds of items in the order of the record; also the names of the tables made from it.
KINDS = ("actors", "places", "times", "events", "claims", "figures", "frames", "links")


@dataclass(frozen=True, slots=True)
class Made:
    """`models` maps a model's name to its digest; `config` digests options and knowledge files."""

    version: str
    models: Mapping[str, str]
    config: str


@dataclass(frozen=True, slots=True)
class Record:
    report: Report
    made: Made
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    frames: tuple[Frame, ...] = ()
    links: tuple[Link, ...] = ()
