"""Whatever the text, its record keeps the contract."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.record import Record, Span
from dateline.record.check import problems
from dateline.record.codec import dumps, loads
from dateline.record.schema import record_schema
from properties import plover
from properties.texts import FRAGMENTS, HOSTILE, days, furniture, texts

Read = Callable[..., Record]
schema = Draft202012Validator(record_schema())


def faults(record: Record) -> list[str]:
    """What the checker and the schema say; and JSON must give the record back as it is."""
    line = dumps(record)
    broken = [error.message for error in schema.iter_errors(json.loads(line))]
    return [*problems(record), *broken, *([] if dumps(loads(line)) == line else ["JSON differs"])]


@settings(max_examples=100)
@given(text=texts(), day=days, data=st.data())
def test_any_text_makes_a_sound_record(read: Read, text: str, day: str | None, data: st.DataObject):
    holes = data.draw(furniture(text))
    record = read(text, published=day, furniture=holes)
    assert faults(record) == []
    assert record.report.text == text


@settings(max_examples=40)
@given(text=texts(), day=days)
def test_so_it_does_with_all_predicates(read_all: Read, text: str, day: str | None):
    assert faults(read_all(text, published=day)) == []


@pytest.mark.parametrize("piece", HOSTILE)
def test_every_hostile_piece_on_its_own_and_in_the_middle_of_news(read: Read, piece: str):
    for text in (piece, f"{FRAGMENTS[0]} {piece} {FRAGMENTS[4]}", FRAGMENTS[5].replace(" ", piece)):
        assert faults(read(text, published="2022-01-10")) == []


def test_the_fragments_make_items_of_every_kind(read: Read):
    record = read("\n".join(FRAGMENTS), published="2022-01-10")
    for kind in ("places", "times", "events", "claims", "figures", "links"):
        assert getattr(record, kind), kind
    assert faults(record) == []


@settings(max_examples=40)
@given(text=texts())
def test_closed_lists_of_plover_hold(read: Read, text: str):
    record = read(text, published="2022-01-10")
    for event in record.events:
        assert event.mode is None or event.mode in plover.MODES.get(event.type, [event.mode])
        assert set(event.contexts) <= plover.CONTEXTS
    for actor in record.actors:
        assert set(actor.sectors) <= plover.SECTORS


@settings(max_examples=30)
@given(before=texts(4), after=texts(4))
def test_nothing_comes_out_of_furniture(read: Read, before: str, after: str):
    page = "Rebels said on Sunday that jets bombed Aleppo and killed 12 people."
    text = f"{before}\n\n{page}\n\n{after}"
    hole = range(len(before) + 2, len(before) + 2 + len(page))
    record = read(text, published="2022-01-10", furniture=(Span(hole.start, hole.stop),))
    for kind in ("events", "times", "figures"):
        for item in getattr(record, kind):
            span = item.trigger if kind == "events" else item.span
            assert span is None or span.start not in hole
