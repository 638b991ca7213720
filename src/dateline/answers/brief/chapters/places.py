"""Where: the places of the incidents, and a map of them."""

from dateline.answers.brief.citing import Citing, unique
from dateline.answers.brief.document import Chapter, Map, Section, Sentence, Spot
from dateline.answers.brief.material import Case
from dateline.answers.brief.names import country_name
from dateline.answers.brief.wording import count
from dateline.answers.words import clean
from dateline.casebook.titles import days_words
from dateline.record.incident import IncidentPlace

_MOST = 30
_NOTES = 3


def chapter(citing: Citing) -> Chapter:
    found: dict[tuple[str, str | None], list[Case]] = {}
    for case in citing.material.cases:
        if place := case.incident.place:
            found.setdefault((place.name, place.country), []).append(case)
    ranked = sorted(found.items(), key=lambda f: (-len(f[1]), f[0][0], f[0][1] or ""))[:_MOST]
    sentences = tuple(_sentence(citing, cases) for _, cases in ranked)
    spots = tuple(spot for _, cases in ranked if (spot := _spot(cases)))
    drawing = Map("Where incidents are told to have been", spots) if spots else None
    sections = (Section("", sentences, drawing),) if sentences else ()
    return Chapter("places", "Where", sections)


def _sentence(citing: Citing, cases: list[Case]) -> Sentence:
    place = _place(cases)
    name, country = clean(place.name), country_name(place.country)
    lead = name if country in ("", name) else f"{name} ({country})"
    starts = [c.incident.time.start for c in cases if c.incident.time.start]
    ends = [c.incident.time.end for c in cases if c.incident.time.end]
    days = f", {days_words(min(starts), max(ends))}" if starts and ends else ""
    notes = unique(note for case in cases[:_NOTES] for note in citing.case(case, 1))
    return Sentence(f"{count(len(cases), 'incident', 'incidents')}{days}.", notes, f"{lead}:")


def _spot(cases: list[Case]) -> Spot | None:
    place = _place(cases)
    if place.lat is None or place.lon is None:
        return None
    return Spot(clean(place.name), country_name(place.country), place.lat, place.lon, len(cases))


def _place(cases: list[Case]) -> IncidentPlace:
    place = cases[0].incident.place
    assert place is not None  # noqa: S101  (only cases with a place are gathered)
    return place
