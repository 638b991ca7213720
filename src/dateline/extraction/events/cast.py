"""The actors of a report, and those that have to be supposed: unnamed forces, countries of places."""

from collections.abc import Iterable

from dateline.analysis import Analysis
from dateline.extraction.draft import Draft
from dateline.extraction.events.found import Found
from dateline.knowledge.register import Register
from dateline.record import Actor
from dateline.record.vocabulary import ActorKind

SUPPOSED = 0.4
USING_FORCE = frozenset({"COERCE", "MOBILIZE"})  # who killed may be who is arrested
FORCES = frozenset({"COP", "MIL", "SPY"})


class Cast:
    """Hands out actor ids; `actors` are the draft's and those supposed since."""

    def __init__(self, draft: Draft, register: Register) -> None:
        self._countries = register.countries
        self._actors = {actor.id: actor for actor in draft.actors}
        self._country_of = {place.id: place.country for place in draft.places}
        self._nations = {
            a.country: a.id for a in reversed(draft.actors) if a.kind == "country" and a.country
        }
        self._forces: dict[str, str] = {}

    @property
    def actors(self) -> tuple[Actor, ...]:
        return tuple(self._actors.values())

    def name(self, actor: str) -> str:
        return self._actors[actor].name

    def is_state(self, actor: str) -> bool:
        """A country or who governs it."""
        known = self._actors[actor]
        return known.kind == "country" or "GOV" in known.sectors

    def is_force(self, actor: str) -> bool:
        """Who can arrest."""
        return not FORCES.isdisjoint(self._actors[actor].sectors)

    def is_press(self, actor: str) -> bool:
        return "JRN" in self._actors[actor].sectors

    def is_place(self, actor: str) -> bool:
        """A region that is no state."""
        return self._actors[actor].kind == "place"

    def countries_of(self, actors: Iterable[str]) -> set[str]:
        return {country for actor in actors if (country := self._actors[actor].country)}

    def country_of_place(self, place: str | None) -> str | None:
        return self._country_of.get(place or "")

    def nation(self, country: str) -> str:
        """The country itself, for what is done to a place."""
        if country not in self._nations:
            entry = self._countries.get(country)
            name = entry.name if entry else country
            known = entry.id if entry and entry.kind == "country" else None
            self._nations[country] = self._add(name, "country", country, (), known)
        return self._nations[country]

    def force(self, country: str) -> str:
        """An armed force of which nothing is known but where it struck."""
        if country not in self._forces:
            name = "unidentified armed force"
            self._forces[country] = self._add(name, "role", country, ("UAF",))
        return self._forces[country]

    def _add(
        self,
        name: str,
        kind: ActorKind,
        country: str,
        sectors: tuple[str, ...],
        register: str | None = None,
    ) -> str:
        number = len(self._actors) + 1
        while f"a{number}" in self._actors:
            number += 1
        why = "not named as an actor: supposed from the place of an event"
        self._actors[f"a{number}"] = Actor(
            f"a{number}", name, kind, country, sectors, None, register, (), SUPPOSED, why
        )
        return f"a{number}"


def complete_protest(event: Found, kind: str, cast: Cast) -> None:
    """A protest at home against nobody in particular is one against the country's rulers; states don't march."""
    if kind != "PROTEST" or event.recipients or event.status == "negated":
        return
    country = cast.country_of_place(event.place)
    at_home = country is not None and cast.countries_of(event.actors) <= {country}
    if country and at_home and not any(map(cast.is_state, event.actors)):
        _suppose_recipient(event, country, cast)


def complete_policing(found: list[Found], analysis: Analysis, cast: Cast) -> None:
    """Tear gas at nobody named is fired at those who marched or threw stones just before."""
    for number, event in enumerate(found):
        if event.mode != "crowd-control" or event.recipients:
            continue
        for other in reversed(found[:number]):
            apart = analysis.sentence_of[event.token] - analysis.sentence_of[other.token]
            if apart > 1:
                break
            crowd = [a for a in other.actors if a not in event.actors and not cast.is_state(a)]
            if 0 <= apart <= 1 and other.type in ("PROTEST", "ASSAULT") and crowd:
                event.recipients = tuple(crowd)
                event.notes.append("recipient supposed: who protested just before")
                break


def complete_arrest(found: list[Found], analysis: Analysis, cast: Cast) -> None:
    """ "Police raided the club. Six were arrested": by the force that acted just before."""
    in_sentence: dict[int, list[Found]] = {}
    for event in found:
        in_sentence.setdefault(analysis.sentence_of[event.token], []).append(event)
    for event in found:
        if event.mode != "arrest" or event.actors or event.status not in ("actual", "historical"):
            continue
        country = cast.country_of_place(event.place)
        sentence = analysis.sentence_of[event.token]
        near = [*in_sentence.get(sentence - 1, ()), *in_sentence[sentence]]
        held = {a for e in near if e.type in ("ACCUSE", "COERCE") for a in e.recipients}
        before = [e for e in near if e.token < event.token and e.type in USING_FORCE]
        for other in reversed(before):
            doers = [a for a in other.actors if cast.is_force(a) and a not in held]
            elsewhere = country is not None and not cast.countries_of(doers) <= {country}
            if doers and other.status == event.status and not elsewhere:
                event.actors = tuple(doers)
                event.notes.append("actor supposed: who acted just before")
                break


def complete_attack(event: Found, kind: str, cast: Cast) -> None:
    """An attack without a doer is an unidentified force's, one without a victim strikes the place's country.

    `kind`: the event's type, or the one that a user's type is a kind of.
    """
    if kind != "ASSAULT" or event.status not in ("actual", "historical"):
        return
    country = cast.country_of_place(event.place)
    if not country:
        return
    if event.sides_told and not event.actors:
        return
    if not event.actors:
        event.actors = (cast.force(country),)
        event.notes.append(f"actor supposed: unidentified force in {country}")
    if not event.recipients and not event.is_mutual:
        _suppose_recipient(event, country, cast)


def _suppose_recipient(event: Found, country: str, cast: Cast) -> None:
    """The country of the place, unless it did it itself."""
    nation = cast.nation(country)
    if nation not in event.actors:
        event.recipients = (nation,)
        event.notes.append(f"recipient supposed: country of the place, {country}")
