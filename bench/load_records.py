"""Reports made up by rule, as records, for loads of any size: no text is read, none is anybody's.

Record number n is a function of n and of the size of the load alone. About 30 % of the reports tell stories that
other reports tell too, 10 % are copies of another report, the rest tell what nobody else tells.
"""

# ruff: noqa: S311 - made-up reports are no secret

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from dateline.record import (
    Actor,
    Claim,
    Event,
    Figure,
    Place,
    Record,
    Report,
    Span,
    Time,
    text_digest,
)
from dateline.record.items import EventCore, EventMention, Group, PlaceMention
from dateline.record.record import Made

FIRST_DAY, DAYS = date(2021, 1, 1), 730
EVENTS, FACTS = 10, 4
STORY, COPY = 0.3, 0.1
# Reports that tell one story, on average.
TELLINGS = 8
COUNTRIES = ["AFG", "AGO", "ALB", "ARG", "ARM", "AUS", "AUT", "AZE", "BDI", "BEL", "BEN", "BFA", "BGD", "BGR", "BIH", "BLR", "BOL", "BRA", "CAF", "CAN", "CHE", "CHL", "CHN", "CIV", "CMR", "COD", "COG", "COL", "CRI", "CUB", "CYP", "CZE", "DEU", "DNK", "DOM", "DZA", "ECU", "EGY", "ERI", "ESP", "EST", "ETH", "FIN", "FRA", "GAB", "GBR", "GEO", "GHA", "GIN", "GRC", "GTM", "HND", "HRV", "HTI", "HUN", "IDN", "IND", "IRL", "IRN", "IRQ", "ISR", "ITA", "JAM", "JOR", "JPN", "KAZ", "KEN", "KGZ", "KHM", "KOR", "KWT", "LAO", "LBN", "LBR", "LBY", "LKA", "LTU", "LVA", "MAR", "MDA", "MDG", "MEX", "MKD", "MLI", "MMR", "MNG", "MOZ", "MRT", "MWI", "MYS", "NAM", "NER", "NGA", "NIC", "NLD", "NOR", "NPL", "OMN", "PAK", "PAN", "PER", "PHL", "POL", "PRT", "PRY", "ROU", "RUS", "RWA", "SAU", "SDN", "SEN", "SLE", "SOM", "SRB", "SSD", "SVK", "SVN", "SWE", "SYR", "TCD", "TGO", "THA", "TJK", "TKM", "TUN", "TUR", "TZA", "UGA", "UKR", "URY", "USA", "UZB", "VEN", "VNM", "YEM", "ZAF", "ZMB", "ZWE"]  # fmt: skip
# type, mode, verb, measure, what is counted
ACTS = (
    ("ASSAULT", "aerial", "bombed", "killed", "civilians"),
    ("ASSAULT", "firearms", "shot", "killed", "villagers"),
    ("ASSAULT", "beat", "beat", "injured", "traders"),
    ("COERCE", "arrest", "arrested", "arrested", "activists"),
    ("COERCE", "curfew", "closed", "displaced", "families"),
    ("PROTEST", "riot", "stormed", "participants", "marchers"),
    ("PROTEST", "demo", "marched", "participants", "students"),
    ("MOBILIZE", "troops", "deployed", "troops", "soldiers"),
    ("CONSULT", "meet", "met", "people", "delegates"),
    ("AID", "humanitarian", "delivered", "people", "refugees"),
    ("RETREAT", "release", "released", "released", "prisoners"),
    ("SANCTION", "expel", "expelled", "people", "diplomats"),
    ("x:disaster", None, "flooded", "missing", "farmers"),
    ("x:political_process", None, "appointed", "people", "ministers"),
)
BODIES = ("police", "army", "ministry", "rebels", "union", "militia", "council", "party")
SECTORS = dict(zip(BODIES, ("COP", "MIL", "GOV", "REB", "CVL", "REB", "GOV", "PTY"), strict=True))
OUTLETS = tuple(f"{a} {b}" for a in ("Harbour", "Steppe", "Delta", "Northern", "Old Town", "Canyon", "Lakeside", "Meridian")
                for b in ("Courier", "Wire", "Gazette", "Observer", "Ledger", "Monitor", "Herald", "Post"))  # fmt: skip
MADE = Made("load", {}, "load")


class Fact(NamedTuple):
    """What happened: an act of ACTS, who, to how many, where, when."""

    act: int
    body: str
    number: int
    place: int
    day: int


class Story(NamedTuple):
    country: str
    words: tuple[str, ...]
    facts: tuple[Fact, ...]


def records(first: int, last: int, size: int) -> Iterator[Record]:
    for n in range(first, last):
        yield record(n, size)


def record(n: int, size: int) -> Record:
    draw = random.Random(f"report {n}")
    kind = draw.random()
    if kind < COPY and n:
        return _copy(n, record_of(draw.randrange(n), size), draw)
    return record_of(n, size)


def record_of(n: int, size: int) -> Record:
    """The report before it is asked whether it is a copy."""
    draw = random.Random(f"text {n}")
    own = _story(random.Random(f"own {n}"))
    facts = list(own.facts[: EVENTS - 1])
    if draw.random() < STORY:
        stories = max(1, int(size * STORY / TELLINGS))
        shared = _shared(draw.randrange(stories))
        facts = [*draw.sample(shared.facts, FACTS), *own.facts[: EVENTS - FACTS]]
        own = Story(shared.country, shared.words, own.facts)
    return _Writer(n, own, draw).write(facts)


@cache
def _shared(number: int) -> Story:
    return _story(random.Random(f"story {number}"))


def _story(draw: random.Random) -> Story:
    day, places = draw.randrange(DAYS), draw.sample(range(40), 3)
    facts = tuple(
        Fact(draw.randrange(len(ACTS)), draw.choice(BODIES), draw.randrange(2, 400), draw.choice(places),
             day - draw.randrange(4))
        for _ in range(EVENTS)
    )  # fmt: skip
    return Story(draw.choice(COUNTRIES), tuple(draw.sample(_rare(), 12)), facts)


class _Writer:
    def __init__(self, n: int, story: Story, draw: random.Random) -> None:
        self.n, self.story, self.draw = n, story, draw
        self.text, self.length = [], 0
        self.events: list[Event] = []
        self.claims: list[Claim] = []
        self.figures: list[Figure] = []
        self.actors: dict[str, Actor] = {}
        self.places: dict[int, Place] = {}
        self.times: dict[int, Time] = {}

    def say(self, words: str) -> Span:
        start, self.length = self.length, self.length + len(words)
        self.text.append(words)
        return Span(start, self.length)

    def write(self, facts: list[Fact]) -> Record:
        published = (FIRST_DAY + timedelta(max(f.day for f in facts) + 1)).isoformat()
        for fact in facts:
            self._sentence(fact)
            self._filler()
        text = "".join(self.text)
        outlet = self.draw.choice(OUTLETS)
        report = Report(
            f"load-{self.n}", f"{self.story.words[0]} in {self.story.country}".title(), outlet,
            f"https://news.example/{self.n}", published, None, "given", "en", text, text_digest(text), "table",
        )  # fmt: skip
        return Record(
            report, MADE, tuple(self.actors.values()), tuple(self.places.values()), tuple(self.times.values()),
            tuple(self.events), tuple(self.claims), tuple(self.figures),
        )  # fmt: skip

    def _sentence(self, fact: Fact) -> None:
        type_, mode, verb, measure, counted = ACTS[fact.act]
        begin, number = self.length, len(self.events) + 1
        actor = self._actor(fact.body, self.say(f"The {fact.body}"))
        self.say(" ")
        trigger = self.say(verb)
        self.say(" ")
        size = self.say(str(fact.number))
        self.say(" ")
        target = self._actor(counted, self.say(counted))
        self.say(" in ")
        place = self._place(fact.place)
        self.say(" on ")
        time = self._time(fact.day)
        content, claim = Span(begin, self.length), None
        if self.draw.random() < 0.4:
            claim = self._claim(content)
        self.say(". ")
        sentence = Span(begin, self.length - 1)
        id_ = f"e{number}"
        core = EventCore(type_, trigger, "actual", time, place)
        mention = EventMention(trigger, claim, "asserts", "actual")
        self.events.append(
            Event(id_, type_, mode, (), trigger, (actor,), (target,), time, place, "actual", core, claim,
                  (mention,), sentence, 0.8, f'verb "{verb}"')
        )  # fmt: skip
        value: Any = measure
        self.figures.append(
            Figure(f"f{number}", float(fact.number), float(fact.number), float(fact.number), "exact", None, value,
                   counted, Group(target, (), None, None), None, None, None, place, None, None, size,
                   id_ if self.draw.random() < 0.9 else None, claim, time, 0.8, "numeral")
        )  # fmt: skip

    def _claim(self, content: Span) -> str:
        self.say(", ")
        source = self.say("a spokesman")
        self.say(" ")
        cue = self.say("said")
        id_ = f"c{len(self.claims) + 1}"
        self.claims.append(Claim(id_, source, (), cue, (content,), "indirect", "state", (), None, None, (), 0.9, 'verb "said"'))  # fmt: skip
        return id_

    def _actor(self, name: str, span: Span) -> str:
        known = self.actors.get(name)
        id_ = known.id if known else f"a{len(self.actors) + 1}"
        mentions = (*known.mentions, span) if known else (span,)
        sector = SECTORS.get(name, "CVL")
        self.actors[name] = Actor(id_, name, "organization", self.story.country, (sector,), None, None, mentions, 0.9, "role")  # fmt: skip
        return id_

    def _place(self, number: int) -> str:
        name = _place_name(self.story.country, number)
        span = self.say(name)
        known = self.places.get(number)
        id_ = known.id if known else f"p{len(self.places) + 1}"
        mention = PlaceMention(span.start, span.end, "literal")
        at = random.Random(name)
        self.places[number] = Place(
            id_, name, round(at.uniform(-50, 60), 4), round(at.uniform(-120, 140), 4), self.story.country, f"{name} Region",
            "city", None, 5.0, (*known.mentions, mention) if known else (mention,), 0.9, "name",
        )  # fmt: skip
        return id_

    def _time(self, number: int) -> str:
        day = FIRST_DAY + timedelta(number)
        words = f"{day.day} {day:%B}"
        span = self.say(words)
        id_ = f"t{len(self.times) + 1}"
        if number not in self.times:
            self.times[number] = Time(id_, day.isoformat(), day.isoformat(), "day", None, "published", words, span, 0.9, "date")  # fmt: skip
        return self.times[number].id

    def _filler(self) -> None:
        words = [*self.draw.choices(*_common(), k=6), *self.draw.sample(self.story.words, 3)]
        self.draw.shuffle(words)
        self.say(f"{' '.join(words).capitalize()}. ")


def _copy(n: int, of: Record, draw: random.Random) -> Record:
    """The same text in another outlet, with a line of its own below it."""
    report = of.report
    text = f"{report.text}{' '.join(draw.choices(*_common(), k=8)).capitalize()}."
    own = replace(
        report, id=f"load-{n}", url=f"https://copies.example/{n}", publisher=draw.choice(OUTLETS), text=text,
        sha256=text_digest(text),
    )  # fmt: skip
    return replace(of, report=own)


@cache
def _place_name(country: str, number: int) -> str:
    draw = random.Random(f"{country} {number}")
    return "".join(draw.choice(("ka", "lo", "mi", "ru", "ta", "ve", "sho", "ne", "ba", "zi", "gor", "del")) for _ in range(4)).title()  # fmt: skip


@cache
def _stems() -> list[tuple[str, int]]:
    table = (
        resources.files("dateline.casebook")
        .joinpath("data/document_frequency.tsv")
        .read_text("utf-8")
    )
    rows = [
        line.split("\t") for line in table.splitlines() if not line.startswith(("#", "stem", "*"))
    ]
    return [(word, int(many)) for word, many in rows if word.isalpha()]


@cache
def _rare() -> list[str]:
    return [word for word, many in _stems() if 4 <= many <= 20]


@cache
def _common() -> tuple[list[str], list[int]]:
    found = [(word, many) for word, many in _stems() if many > 20]
    return [word for word, _ in found], [many for _, many in found]
