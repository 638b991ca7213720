"""Links of authored sentences; the events are given, so that only the ties are tested."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.analysis import Parser
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.links import find_links
from dateline.extraction.reader import Reader
from extraction.drafts import event_at
from plainreports import make_plain_report

_FILE = Path(__file__).parents[1] / "data" / "links.jsonl"
_ROWS = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]


def links_of(case: dict[str, Any], parser: Parser, reader: Reader) -> list[list[str]]:
    report = make_plain_report(case["text"])
    context = Context(report, parser.analyse(report.text), reader.knowledge, Options())
    events = tuple(event_at(report.text, t, n) for n, t in enumerate(case["events"], 1))
    draft = find_links(context, Draft(events=events))
    words = {event.id: event.trigger.text(report.text) for event in events}
    return [[words[link.from_], words[link.to], link.relation] for link in draft.links]


@pytest.mark.parametrize("case", _ROWS, ids=[row["text"][:60] for row in _ROWS])
def test_links_of_a_sentence(case: dict[str, Any], parser: Parser, reader: Reader) -> None:
    assert links_of(case, parser, reader) == case["links"]


def test_an_infinitive_after_a_demand_is_no_purpose(parser: Parser, reader: Reader) -> None:
    report = make_plain_report("The council ordered a march to free the town.")
    context = Context(report, parser.analyse(report.text), reader.knowledge, Options())
    events = (
        event_at(report.text, "ordered", 1, "REQUEST"),
        event_at(report.text, "free", 2, "RETREAT"),
    )
    assert find_links(context, Draft(events=events)).links == ()
