"""Events in the order of their days: when, what, who to whom, where, according to whom."""

from rich.table import Table

from dateline.answers.show.table import make_table
from dateline.answers.words import act, clean, holder, names, when
from dateline.record import Event, Record

STYLES = {
    "actual": "",
    "historical": "dim",
    "future": "cyan",
    "hypothetical": "italic",
    "negated": "strike",
}


def timeline_view(record: Record) -> Table | None:
    """None where there is no event. Those of --all-predicates alone are left to the other formats."""
    events = [event for event in record.events if event.type != "x:other"]
    if not events:
        return None
    times = {time.id: time for time in record.times}
    places = {place.id: clean(place.name) for place in record.places}
    columns = {"when": 3, "what": 7, "who → whom": 7, "where": 3, "says who": 4}
    table = make_table("What happened", **columns)
    for event in sorted(events, key=lambda e: _order(record, e)):
        table.add_row(
            when(times.get(event.time or "")),
            act(record, event),
            _parties(record, event),
            places.get(event.place or "", ""),
            _holders(record, event),
            style=STYLES[event.status],
        )
    return table


def _order(record: Record, event: Event) -> tuple[str, int]:
    """By first day, undated last; then as in the text."""
    time = next((t for t in record.times if t.id == event.time), None)
    return (time.start if time and time.start else "9999", event.trigger.start)


def _parties(record: Record, event: Event) -> str:
    actors, recipients = names(record, event.actors), names(record, event.recipients)
    return f"{actors} → {recipients}" if recipients else actors


def _holders(record: Record, event: Event) -> str:
    """Each holder once; a stance that is no plain assertion is named."""
    told: dict[str, None] = {}
    for mention in event.mentions:
        stance = "" if mention.stance == "asserts" else f" {mention.stance}"
        told[holder(record, mention.claim) + stance] = None
    return "; ".join(told)
