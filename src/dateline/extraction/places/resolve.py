"""Decides which place a name stands for, from what the report says around it."""

import math
from dataclasses import dataclass

from dateline.extraction.places.evidence import Evidence, kilometres
from dateline.extraction.places.mention import Mention
from dateline.extraction.places.strangers import CountryOf, is_stranger, leave_unlisted
from dateline.knowledge.gazetteer import Candidate
from dateline.knowledge.placenames import normalise
from dateline.record.vocabulary import PlaceFeature

# What a name means where nothing else speaks, in units of one power of ten of inhabitants.
_PRIOR = {
    "country": 6.5, "continent": 6.0, "region": 5.0, "natural": 4.5, "site": 4.5, "admin1": 4.0,
    "admin2": 2.2, "city": 0.0,
}  # fmt: skip
# A town of 30,000, and what a tenfold of people adds.
_MIDDLING, _PER_DECADE = 3.4, 1.05
_OTHER_NAME = -1.2
_FAMOUS = 0.6
_CAPITAL = 1.5
# What only the built file has: a division of no table by hand, an islet or airfield that shares a town's name.
_UNLISTED = 0.8
_UNSEEN: dict[PlaceFeature, float] = {"natural": 3.0, "site": 3.5, "region": 3.5}
# A small town that has its name from a country, state or sea is hardly ever meant.
_WIDE = frozenset({"country", "continent", "region", "natural", "admin1"})
_SHADOW, _LARGE = -3.0, 300_000
_RIVAL = 4.0  # who falls short by more isn't worth a line
_SAME_KM = 100  # nearer candidates are no rivals: a town and its district


@dataclass(frozen=True, slots=True)
class Choice:
    """The place, how sure it is, what spoke for it, and those it was preferred to."""

    place: Candidate
    score: float
    evidence: str
    others: tuple[Candidate, ...]


def prior(c: Candidate) -> float:
    if c.feature == "city":
        value = _PER_DECADE * (math.log10(c.population + 30) - 4.5) + _MIDDLING
        value += _CAPITAL if c.is_capital else 0
        value += _FAMOUS if c.population > _LARGE and c.is_main_name else 0
    else:
        value = _PRIOR[c.feature] - (0 if c.known else _UNSEEN.get(c.feature, _UNLISTED))
    return value + (0 if c.is_main_name or c.known else _OTHER_NAME)


def resolve(mentions: list[Mention], home: str | None, country_of: CountryOf) -> dict[str, Choice]:
    """A choice for every name (normalised): one sense a report. Three rounds, each with the evidence of the last.

    Names of which only strangers are listed lose their candidates.
    """
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.candidates:
            groups.setdefault(group_of(mention), []).append(mention)
    choices: dict[str, Choice] = {}
    for _ in range(3):
        evidence = _gather(groups, choices, home)
        choices = {name: _choose(name, group, evidence, choices) for name, group in groups.items()}
    evidence = _gather(groups, choices, home)
    for name, group in groups.items():
        contains = any(m.contained is not None for m in group)
        if not contains and is_stranger(choices[name].place, name, evidence, country_of):
            namesake = choices.pop(name).place
            for mention in group:
                leave_unlisted(mention, namesake)
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
            evidence.add(name, choice.place, len(group), group[0].use == "demonym")
    return evidence


def _obvious(candidates: tuple[Candidate, ...]) -> Candidate | None:
    """The only place that comes into question before anything is known of the report."""
    ranked = sorted(candidates, key=prior, reverse=True)
    if len(ranked) == 1 or prior(ranked[0]) - prior(ranked[1]) > 2:
        return ranked[0] if prior(ranked[0]) > 3 else None
    return None


def _choose(
    name: str, group: list[Mention], evidence: Evidence, choices: dict[str, Choice]
) -> Choice:
    signs = _signs(group, choices)
    overshadowed = any(c.known and c.feature in _WIDE for c in group[0].candidates)
    ranked = []
    for c in group[0].candidates:
        value, said = evidence.weigh(c, name)
        value += prior(c) + _weigh_signs(c, signs, said)
        if overshadowed and not c.known and not (c.is_main_name and c.population > _LARGE):
            value += _SHADOW
        ranked.append((value, said, c))
    ranked.sort(key=lambda r: (-r[0], r[2].feature, -r[2].population, r[2].id))
    best, said, place = ranked[0]
    distinct = [r for r in ranked[1:] if kilometres(place, r[2].lat, r[2].lon) > _SAME_KM]
    margin = best - distinct[0][0] if distinct else best
    score = 1 / (1 + math.exp(-1.1 * min(margin, best - 1.0)))
    usual = "the best known" if distinct else "only one of the name"
    rivals = tuple(r[2] for r in distinct[:2] if r[0] > best - _RIVAL)
    return Choice(place, round(score, 2), ", ".join(said[:3]) or usual, rivals)


@dataclass(frozen=True, slots=True)
class _Signs:
    """What stands beside the mentions of a name: words of kind, its container, and where it contains others."""

    types: frozenset[PlaceFeature]
    container: Candidate | None
    contains: tuple[Candidate, ...]
    is_container: bool


def _signs(group: list[Mention], choices: dict[str, Choice]) -> _Signs:
    containers = [choices.get(group_of(m.container)) for m in group if m.container is not None]
    held = [choices.get(group_of(m.contained)) for m in group if m.contained is not None]
    return _Signs(
        types=frozenset(t for m in group for t in m.types),
        container=next((c.place for c in containers if c is not None), None),
        contains=tuple(c.place for c in held if c is not None and c.score > 0.5),
        is_container=any(m.contained is not None for m in group),
    )


def _weigh_signs(c: Candidate, signs: _Signs, said: list[str]) -> float:
    value = 0.0
    if signs.types:
        fits = c.feature in signs.types or (c.feature == "region" and "admin1" in signs.types)
        value += 2.0 if fits else -1.5
        if fits:
            said.insert(0, "word beside it")
    if signs.container is not None:
        fit = _lies_in(c, signs.container)
        # A container that does not fit may itself be taken for the wrong place.
        value += (5.0 if fit > 0 else 2.0) * fit
        if fit > 0:
            said.insert(0, f"in {signs.container.name}")
    if signs.is_container and c.feature in ("country", "admin1", "admin2"):
        value += 2.5
        if any(_lies_in(inner, c) == 1 for inner in signs.contains[:5]):
            value += 1.5
            said.insert(0, f"{signs.contains[0].name} lies in it")
    return value


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
            return 0.3 if kilometres(c, container.lat, container.lon) < 200 else -0.2
        return -0.6
    near = kilometres(c, container.lat, container.lon) < container.radius_km * 1.3 + 50
    return 0.6 if near else -0.3
