"""Every way in which a record can break the contract is told; a sound one is not complained of."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dateline.record import (
    About,
    Actor,
    Claim,
    Event,
    EventCore,
    EventMention,
    Figure,
    Frame,
    Group,
    Link,
    Made,
    Place,
    PlaceMention,
    Record,
    Report,
    Span,
    Time,
    Window,
    text_digest,
)  # fmt: skip
from dateline.record.check import problems

TEXT = "Police in Kofu arrested 40 people on Friday, said Amir Sato. Protests followed. Share this"
ARRESTED, FOLLOWED = Span(15, 23), Span(61, 69)


def sound() -> Record:
    report = Report(
        "r", None, None, None, "2022-01-10", None, "given", "en", TEXT, text_digest(TEXT), "text",
        furniture=(Span(80, 90),),
    )  # fmt: skip
    first = Event(
        "e1", "COERCE", "arrest", (), ARRESTED, ("a1",), (), "t1", "p1", "actual",
        EventCore("COERCE", ARRESTED, "actual", "t1", "p1"), "c1",
        (EventMention(ARRESTED, "c1", "asserts", "actual"),), Span(0, 60), 0.8, "verb",
    )  # fmt: skip
    second = replace(
        first, id="e2", type="PROTEST", trigger=FOLLOWED, claim=None, sentence=Span(61, 79),
        core=EventCore("PROTEST", FOLLOWED, "actual", None, None),
        mentions=(EventMention(FOLLOWED, None, "asserts", "actual"),),
    )  # fmt: skip
    claim = Claim(
        "c1", Span(50, 59), ("a2",), Span(45, 49), (Span(0, 43),), "indirect", "state", (), None,
        None, (), 0.9, "verb",
    )  # fmt: skip
    figure = Figure(
        "f1", 40.0, 40.0, 40.0, "exact", None, "arrested", "people", Group("a1", (), None, None),
        None, None, None, None, None, None, Span(24, 26), "e1", "c1", "t1", 0.9, "number",
    )  # fmt: skip
    return Record(
        report,
        Made("0", {}, ""),
        actors=(
            Actor("a1", "police", "role", None, ("COP",), None, None, (Span(0, 6),), 0.9, "role"),
            Actor("a2", "Sato", "person", None, (), None, None, (Span(50, 59),), 0.9, "name"),
        ),
        places=(
            Place("p1", "Kofu", 1.0, 2.0, "JPN", None, "city", 1, 3.0,
                  (PlaceMention(10, 14, "literal"),), 0.9, "name"),
        ),
        times=(
            Time("t1", "2022-01-07", "2022-01-07", "day", None, "published", "Friday",
                 Span(37, 43), 0.9, "day"),
        ),
        events=(first, second),
        claims=(claim,),
        figures=(figure,),
        frames=(Frame("fr1", "arrested", ARRESTED, "e1", "c1", False, 0.5, "label"),),
        links=(Link("l1", "e2", "e1", "response_to", FOLLOWED, 0.5, "cue"),),
    )  # fmt: skip


def change(kind: str, number: int = 0, **values: Any) -> Callable[[Record], Record]:
    def changed(record: Record) -> Record:
        items = list(getattr(record, kind))
        items[number] = replace(items[number], **values)
        return replace(record, **{kind: tuple(items)})

    return changed


def report(**values: Any) -> Callable[[Record], Record]:
    return lambda record: replace(record, report=replace(record.report, **values))


def swap(kind: str) -> Callable[[Record], Record]:
    return lambda record: replace(record, **{kind: getattr(record, kind)[::-1]})


def twice(record: Record) -> Record:
    return replace(record, places=record.places * 2)


def test_a_sound_record_has_no_problems():
    assert problems(sound()) == []


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (report(sha256="0"), "report: sha256 is not that of the text"),
        (report(published="10 January"), "report: published '10 January' is no ISO date"),
        (report(dated_by=None), "report: published and dated_by go together"),
        (report(furniture=(Span(80, 91),)), "report: furniture: (80, 91) is no span of a text of 90"),
        (change("events", status="done"), "record.events[0].status: 'done' is none of"),
        (change("events", type="ATTACK"), "e1: type: 'ATTACK' does not match"),
        (change("places", country="Japan"), "p1: country: 'Japan' does not match"),
        (change("actors", score=1.2), "a1: score: 1.2 is not between 0 and 1"),
        (change("actors", why="two\nlines"), "a1: why: 'two\\nlines' is not a line"),
        (change("actors", mentions=(Span(6, 6),)), "a1: mentions: (6, 6) is no span"),
        (change("actors", mentions=(Span(7, 9), Span(0, 6))), "a1: mentions: (0, 6) comes after (7, 9)"),
        (change("frames", span=Span(80, 85)), "fr1: span: (80, 85) lies in furniture"),
        (swap("events"), "e1: stands in the text before the item ahead of it"),
        (twice, "p1: more than one item of this id"),
        (change("places", id="x1"), "x1: no id of places"),
        (change("events", actors=("a9",)), "e1: actors: there is no a9 among actors"),
        (change("events", place="t1"), "e1: place: there is no t1 among places"),
        (change("claims", about=(About("denies", "event", "f1"),)), "c1: about: there is no f1 among events"),
        (change("figures", group=Group("a7", (), None, None)), "f1: group.actor: there is no a7"),
        (change("frames", target="c1"), "fr1: target: there is no c1 among events and actors"),
        (change("times", anchor="t7"), "t1: anchor: there is no t7 among times"),
        (change("places", lat=None), "p1: lat and lon go together"),
        (change("places", lat=91.0), "p1: (91.0, 2.0) is not on the globe"),
        (change("times", end="2022-01-06"), "t1: 2022-01-07 comes after 2022-01-06"),
        (change("times", end=None), "t1: start and end go together"),
        (change("times", precision="vague"), "t1: a vague time has no start"),
        (change("times", text="Monday"), "t1: text: 'Monday' is not what stands at its span"),
        (change("times", span=None), "t1: span: null, but it is not the day of publication"),
        (change("events", trigger=Span(61, 69)), "e1: trigger: outside the sentence"),
        (change("events", mentions=()), "e1: mentions: empty"),
        (change("events", claim=None), "e1: status actual, claim None: the most affirmative mention has"),
        (change("events", status="future"), "e1: status future, claim c1: the most affirmative mention"),
        (change("claims", content=()), "c1: content: empty"),
        (change("figures", high=39.0), "f1: low, value, high: [40.0, 40.0, 39.0] do not rise"),
        (change("figures", window=Window("2022", None)), "f1: window: '2022' is no ISO date"),
        (change("links", to="e2"), "l1: leads from an event to itself"),
        (change("claims", parent="c1"), "c1: parent leads in a circle"),
        (change("figures", part_of="f1"), "f1: part_of leads in a circle"),
        (change("claims", about=(About("repeats", "claim", "c1"),)), "c1: about leads in a circle"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(broken: Callable[[Record], Record], said: str):
    found = problems(broken(sound()))
    assert any(line.startswith(said) for line in found), found


def test_a_circle_over_several_claims_is_found():
    record = sound()
    claims = [replace(record.claims[0], id=f"c{n}", parent=f"c{n % 3 + 1}") for n in (1, 2, 3)]
    assert "c1: parent leads in a circle" in problems(replace(record, claims=tuple(claims)))
