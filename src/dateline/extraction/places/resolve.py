"""Decides which place a name stands for, from what the report says around it."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.extraction.places.mention import Mention
from dateline.knowledge.gazetteer import Candidate
from dateline.knowledge.placenames import normalise

# What a name means where nothing else speaks, in units of one power of ten of inhabitants.
_PRIOR = {
    "country": 6.5, "continent": 6.0, "region": 5.0, "natural": 4.5, "site": 4.5, "admin1": 4.0,
    "admin2": 2.2, "city": 0.0,
}  # fmt: skip
_OTHER_NAME = -1.2
_CAPITAL = 1.5
_UNLIKELY = 0.8  # score of a place from which its certainty is one half
_NEAR_KM, _AROUND_KM = 150.0, 500.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The place, how sure it is, what spoke for it, and those it was preferred to."""

    place: Candidate
    score: float
    evidence: str
    others: tuple[Candidate, ...]


class Evidence:
    """What the report says of its whereabouts: countries, divisions and points named so far, with weights."""

    def __init__(self, home: str | None) -> None:
        self.countries: Counter[str] = Counter()
        self.divisions: Counter[tuple[str, str]] = Counter()
        self.points: list[tuple[int, float, float]] = []
        self._home = home

    def add(self, place: Candidate, times: int, is_demonym: bool) -> None:
        if place.country:
            self.countries[place.country] += times
            if place.admin1:
                self.divisions[place.country, place.admin1] += times
        if not is_demonym and place.radius_km < 150:
            self.points.append((place.id, place.lat, place.lon))

    def weigh(self, c: Candidate) -> tuple[float, list[str]]:
        """The support for a candidate, and the words for it."""
        value, said = 0.0, []
        own = c.country or ""
        if share := self.countries[own]:
            value += min(2.2, 1.0 + 0.5 * math.log2(share))
            if c.feature != "country":
                said.append(f"{own} is named")
        elif self._home is not None and own == self._home:
            value += 0.7
            said.append("country of the publisher")
        if c.admin1 and self.divisions[own, c.admin1] and c.feature != "admin1":
            value += 1.2
            said.append(f"{c.admin1} is named")
        near = min((kilometres(c, p) for p in self.points[:200] if p[0] != c.id), default=9e9)
        if near < _NEAR_KM:
            value += 1.3
            said.append(f"{near:.0f} km from another place of the report")
        elif near < _AROUND_KM:
            value += 0.6
        return value, said


def kilometres(c: Candidate, point: tuple[int, float, float]) -> float:
    """Near enough for places on one continent."""
    _, lat, lon = point
    x = (c.lon - lon + 540) % 360 - 180
    return 111.2 * math.hypot(c.lat - lat, x * math.cos(math.radians((c.lat + lat) / 2)))


def prior(c: Candidate) -> float:
    if c.feature == "city":
        value = 0.75 * math.log10(c.population + 30)
        value += _CAPITAL if c.is_capital else 0
    else:
        value = _PRIOR[c.feature] - (0 if c.known else 0.8)
    return value + (0 if c.is_main_name or c.known else _OTHER_NAME)


def resolve(mentions: list[Mention], home: str | None) -> dict[str, Choice]:
    """A choice for every name (normalised): one sense a report. Three rounds, each with the evidence of the last."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.candidates:
            groups.setdefault(group_of(mention), []).append(mention)
    choices: dict[str, Choice] = {}
    for _ in range(3):
        evidence = _gather(groups, choices, home)
        choices = {name: _choose(group, evidence, choices) for name, group in groups.items()}
    return choices


def group_of(mention: Mention) -> str:
    """Mentions of one name are one place, unless their containers differ."""
    kind = "demonym " if mention.use == "demonym" else ""
    container = mention.container
    inside = f" in {normalise(container.name)}" if container and _is_container(container) else ""
    return kind + normalise(mention.name) + inside


def _is_container(container: Mention) -> bool:
    return any(c.feature in ("country", "admin1", "region", "admin2") for c in container.candidates)


def _gather(
    groups: dict[str, list[Mention]], choices: dict[str, Choice], home: str | None
) -> Evidence:
    evidence = Evidence(home)
    for name, group in groups.items():
        choice = choices.get(name)
        sure = choice.score if choice else 0.0
        if choice is None and (one := _obvious(group[0].candidates)):
            choice, sure = Choice(one, 1.0, "", ()), 1.0
        if choice and sure >= 0.6:
            evidence.add(choice.place, len(group), group[0].use == "demonym")
    return evidence


def _obvious(candidates: tuple[Candidate, ...]) -> Candidate | None:
    """The only place that comes into question before anything is known of the report."""
    ranked = sorted(candidates, key=prior, reverse=True)
    if len(ranked) == 1 or prior(ranked[0]) - prior(ranked[1]) > 2:
        return ranked[0] if prior(ranked[0]) > 3 else None
    return None


def _choose(group: list[Mention], evidence: Evidence, choices: dict[str, Choice]) -> Choice:
    types = {t for m in group for t in m.types}
    containers = [
        choices[group_of(m.container)].place
        for m in group
        if m.container is not None and group_of(m.container) in choices
    ]
    as_container = any(m.contains for m in group)
    ranked = []
    for c in group[0].candidates:
        value, said = evidence.weigh(c)
        value += prior(c)
        if types:
            fits = c.feature in types or (c.feature == "region" and "admin1" in types)
            value += 2.0 if fits else -1.5
            if fits:
                said.insert(0, "word beside it")
        for container in containers[:1]:
            fit = _lies_in(c, container)
            value += 5.0 * fit
            if fit > 0:
                said.insert(0, f"in {container.name}")
        if as_container and c.feature in ("country", "admin1", "admin2"):
            value += 2.5
        ranked.append((value, said, c))
    ranked.sort(key=lambda r: (-r[0], r[2].feature, -r[2].population, r[2].id))
    best, said, place = ranked[0]
    distinct = [r for r in ranked[1:] if kilometres(place, (0, r[2].lat, r[2].lon)) > 100]
    margin = best - distinct[0][0] if distinct else best
    score = 1 / (1 + math.exp(-1.1 * min(margin, best - 1.0)))
    evidence_words = ", ".join(said[:3]) or (
        "only one of the name" if not distinct else "the best known"
    )
    return Choice(place, round(score, 2), evidence_words, tuple(r[2] for r in distinct[:2]))


def _lies_in(c: Candidate, container: Candidate) -> float:
    """1: yes; 0: can't tell; -1: no."""
    if c.id == container.id:
        return -0.5
    if container.feature == "country":
        return 1 if c.country == container.country and c.feature != "country" else -0.6
    if container.feature in ("admin1", "admin2") and container.admin1:
        if c.country == container.country and c.feature not in ("country",):
            if c.admin1 == container.admin1 and c.feature != "admin1":
                return 1
            return 0.3 if kilometres(c, (0, container.lat, container.lon)) < 200 else -0.2
        return -0.6
    near = kilometres(c, (0, container.lat, container.lon)) < container.radius_km * 1.3 + 50
    return 0.6 if near else -0.3


def nearest_of(places: Iterable[Candidate]) -> Candidate | None:
    return next(iter(places), None)
