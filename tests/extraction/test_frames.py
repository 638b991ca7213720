"""Frames of authored sentences; events and actors are given, so that only the labels are tested."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.analysis import Parser
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.frames import find_frames
from dateline.extraction.reader import Reader
from dateline.record import Claim, Record, Span
from extraction.drafts import actor_at, event_at
from plainreports import make_plain_report

_FILE = Path(__file__).parents[1] / "data" / "frames.jsonl"
_ROWS = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]


def frames_of(case: dict[str, Any], parser: Parser, reader: Reader) -> list[list[Any]]:
    report = make_plain_report(case["text"])
    context = Context(report, parser.analyse(report.text), reader.knowledge, Options())
    events = tuple(event_at(report.text, t, n) for n, t in enumerate(case["events"], 1))
    actors = tuple(actor_at(report.text, t, n) for n, t in enumerate(case["actors"], 1))
    draft = find_frames(context, Draft(events=events, actors=actors))
    words: dict[str | None, str | None] = {None: None}
    words |= {event.id: event.trigger.text(report.text) for event in events}
    words |= {actor.id: actor.name for actor in actors}
    return [[frame.label, words[frame.target], frame.scare_quotes] for frame in draft.frames]


@pytest.mark.parametrize("case", _ROWS, ids=[row["text"][:60] for row in _ROWS])
def test_frames_of_a_sentence(case: dict[str, Any], parser: Parser, reader: Reader) -> None:
    assert frames_of(case, parser, reader) == case["frames"]


def test_a_label_in_a_claim_has_its_speaker(parser: Parser, reader: Reader) -> None:
    text = "The president said the protests were a coup attempt."
    report = make_plain_report(text)
    content = Span(text.index("the protests"), len(text) - 1)
    claim = Claim(
        "c1", Span(0, 13), (), Span(14, 18), (content,), "indirect", "state", (), None, None, (),
        1.0, "",
    )  # fmt: skip
    context = Context(report, parser.analyse(text), reader.knowledge, Options())
    (frame,) = find_frames(context, Draft(claims=(claim,))).frames
    assert (frame.label, frame.speaker) == ("coup attempt", "c1")


@pytest.mark.parametrize(
    "text",
    ["“", "”", "“”", '"', "''", "“coup", "coup", "so-called", "called", "a euphemism for", "‘a’ ‘b",
     "“coup” " * 200, "so-called 🙂 coup", "\r\n“\r\ncoup”"],
)  # fmt: skip
def test_odd_text_gives_no_error_and_spans_inside(text: str, read: Callable[..., Record]) -> None:
    for frame in read(text).frames:
        assert 0 <= frame.span.start < frame.span.end <= len(text)
