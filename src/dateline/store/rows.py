"""Items of a record as rows: the columns that filters and indexes use, and the item itself as JSON."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from dateline.casebook.resolve import Resolved
from dateline.casebook.shapes import EventView, FigureView, Party
from dateline.casebook.sketch import Sketch
from dateline.record import Actor, Claim, Event, Figure, Place, Record
from dateline.record.codec import dumps, to_plain

type Row = dict[str, Any]


def event_row(report: int, known: str, event: Event, view: EventView, sketch: Sketch | None) -> Row:
    place, days = view.place, view.time
    return {
        "report": report, "item": event.id, "type": event.type, "mode": event.mode, "status": event.status,
        "since": days.start if days else None, "until": days.end if days else None,
        "country": place.country if place else None, "admin1": place.admin1 if place else None,
        "place": place.name.casefold() if place else None, "score": event.score, "known": known,
        "body": dumps(event), "view": dumps(view), "sketch": _bare(sketch) if sketch else None,
    }  # fmt: skip


def _bare(sketch: Sketch) -> str:
    """Without the setting, which all sketches of a report share."""
    return dumps({name: to_plain(getattr(sketch, name)) for name in _BARE})


_BARE = tuple(field.name for field in fields(Sketch) if field.name != "setting")


def party_rows(event: int, view: EventView) -> Iterator[Row]:
    for role, parties in (("actor", view.actors), ("recipient", view.recipients)):
        for party in parties:
            yield _party(event, role, party)


def _party(event: int, role: str, party: Party) -> Row:
    return {
        "event": event, "role": role, "name": party.name, "folded": party.name.casefold(),
        "country": party.country, "sector": party.sectors[0] if party.sectors else None,
    }  # fmt: skip


def claim_row(report: int, known: str, resolved: Resolved, claim: Claim) -> Row:
    speaker, name = holder_of(resolved.record, claim)
    return {
        "report": report, "item": claim.id, "act": claim.act, "kind": claim.kind, "holder": name,
        "folded": name.casefold() if name else None, "country": speaker.country if speaker else None,
        "said": resolved.said_in_claim(claim), "known": known, "score": claim.score, "body": dumps(claim),
    }  # fmt: skip


def figure_row(
    report: int, known: str, resolved: Resolved, figure: Figure, loose: FigureView | None
) -> Row:
    record, claim = resolved.record, resolved.claim(figure.claim)
    name = holder_of(record, claim)[1] if claim else None
    event = next((e for e in record.events if e.id == figure.event), None)
    where = figure.place or (event.place if event else None)
    place = next((p for p in record.places if p.id == where), None)
    since, until = _days(record, figure, event)
    return {
        "report": report, "item": figure.id, "measure": figure.measure, "value": figure.value,
        "low": figure.low, "high": figure.high, "country": _country(place, loose),
        "place": place.name.casefold() if place else None, "since": since, "until": until,
        "holder": name, "folded": name.casefold() if name else None,
        "said": resolved.said(claim, figure.span),
        "published": record.report.published, "event": figure.event,
        "known": known, "score": figure.score, "body": dumps(figure),
        "loose": dumps(loose) if loose else None,
    }  # fmt: skip


def actor_row(report: int, known: str, actor: Actor) -> Row:
    return {
        "report": report, "item": actor.id, "name": actor.name, "folded": actor.name.casefold(),
        "kind": actor.kind, "country": actor.country, "register": actor.register, "known": known,
        "sector": actor.sectors[0] if actor.sectors else None, "mentions": len(actor.mentions),
        "body": dumps(actor),
    }  # fmt: skip


def place_row(report: int, known: str, place: Place) -> Row:
    return {
        "report": report, "item": place.id, "name": place.name, "folded": place.name.casefold(),
        "country": place.country, "admin1": place.admin1, "feature": place.feature,
        "geonameid": place.geonameid, "known": known, "body": dumps(place),
    }  # fmt: skip


def holder_of(record: Record, claim: Claim) -> tuple[Actor | None, str | None]:
    """The speaker, and his name; else the words that the report names the source by."""
    speaker = next((a for a in record.actors if a.id in claim.actors), None)
    if speaker:
        return speaker, speaker.name
    return None, claim.source.text(record.report.text) if claim.source else None


def _country(place: Place | None, loose: FigureView | None) -> str | None:
    """Where no event ties a figure and no place is told: the country that its report speaks of."""
    if place:
        return place.country
    return loose.countries[0] if loose and loose.countries else None


def _days(record: Record, figure: Figure, event: Event | None) -> tuple[str | None, str | None]:
    if figure.window and (figure.window.start or figure.window.end):
        return figure.window.start, figure.window.end
    wanted = figure.time or (event.time if event else None)
    time = next((t for t in record.times if t.id == wanted), None)
    return (time.start, time.end) if time else (None, None)
