"""Attacks without a named doer or victim: an unidentified force of the place's country, the place's country."""

from dataclasses import replace

from dateline.extraction.draft import Draft
from dateline.extraction.events.found import Found
from dateline.record import Actor
from dateline.record.vocabulary import ActorKind

SUPPOSED = 0.4


class Unidentified:
    """Completes attacks; `draft` then also has the actors that were supposed."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._countries = {place.id: place.country for place in draft.places}
        self._nations = {
            a.country: a.id for a in reversed(draft.actors) if a.kind == "country" and a.country
        }
        self._forces: dict[str, str] = {}

    def complete(self, event: Found) -> None:
        if event.type != "ASSAULT" or event.status not in ("actual", "historical"):
            return
        country = self._countries.get(event.place or "")
        if not country:
            return
        if not event.actors:
            event.actors = (self._force(country),)
            event.notes.append(f"actor supposed: unidentified force in {country}")
        if not event.recipients:
            event.recipients = (self._nation(country),)
            event.notes.append(f"recipient supposed: country of the place, {country}")

    def _force(self, country: str) -> str:
        if country not in self._forces:
            self._forces[country] = self._add("unidentified armed force", country, ("UAF",))
        return self._forces[country]

    def _nation(self, country: str) -> str:
        if country not in self._nations:
            self._nations[country] = self._add(country, country, ())
        return self._nations[country]

    def _add(self, name: str, country: str, sectors: tuple[str, ...]) -> str:
        taken = {actor.id for actor in self.draft.actors}
        number = len(taken) + 1
        while f"a{number}" in taken:
            number += 1
        kind: ActorKind = "role" if sectors else "country"
        actor = Actor(
            f"a{number}", name, kind, country, sectors, None, None, (), SUPPOSED,
            "not named in the report: supposed from the place of an attack",
        )  # fmt: skip
        self.draft = replace(self.draft, actors=(*self.draft.actors, actor))
        return actor.id
