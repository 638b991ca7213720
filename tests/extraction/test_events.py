"""Authored sentences and the events they must, or must not, give."""

import re
from pathlib import Path

import pytest

from dateline.analysis import Parser
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.reader import find_all
from dateline.knowledge import Knowledge
from dateline.record import Event, Report, text_digest

DATA = Path(__file__).parents[1] / "data"
LOUD = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "THREATEN", "RETREAT"}
EXPECTED = re.compile(
    r"(?P<type>[A-Zx:_a-z]+)(/(?P<mode>[\w-]+))?(=(?P<status>\w+))?(<(?P<core>[A-Z]+))?"
    r"\s*(\((?P<actor>[^>]*)>(?P<recipient>[^)]*)\))?$"
)


def rows(name: str) -> list[tuple[str, str]]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and line[0] != "#"]
    return [(text, expect) for text, expect in cells[1:]]


@pytest.fixture(scope="session")
def reading(parser: Parser):
    """Reads a text published on 2022-01-10; all parts up to the events."""
    knowledge = Knowledge()

    def read(text: str, *, all_predicates: bool = False) -> Draft:
        report = Report(
            id="r", title=None, publisher=None, url=None, published="2022-01-10", updated=None,
            dated_by="given", language="en", text=text, sha256=text_digest(text), source="text",
        )  # fmt: skip
        options = Options(all_predicates=all_predicates)
        return find_all(Context(report, parser.analyse(text), knowledge, options))

    return read


def matches(draft: Draft, event: Event, wanted: dict[str, str | None]) -> bool:
    names = {actor.id: actor.name.lower() for actor in draft.actors}
    actors = " ".join(names[i] for i in event.actors)
    recipients = " ".join(names[i] for i in event.recipients)
    return (
        event.type == wanted["type"]
        and wanted["mode"] in (None, event.mode)
        and wanted["status"] in (None, event.status)
        and wanted["core"] in (None, event.core.type)
        and (wanted["actor"] or "").strip().lower() in actors
        and (wanted["recipient"] or "").strip().lower() in recipients
    )


@pytest.mark.parametrize(("text", "expect"), rows("events.tsv"))
def test_sentence_gives_its_events(reading, text: str, expect: str) -> None:
    draft = reading(text)
    for part in expect.split(";"):
        wanted = EXPECTED.match(part.strip())
        assert wanted, part
        assert any(matches(draft, event, wanted.groupdict()) for event in draft.events), (
            part,
            [(e.type, e.mode, e.status, e.why) for e in draft.events],
        )


@pytest.mark.parametrize(("text", "level"), rows("events_quiet.tsv"))
def test_sentence_without_politics_is_quiet(reading, text: str, level: str) -> None:
    found = [e for e in reading(text).events if not e.type.startswith("x:")]
    if level == "loud":
        found = [e for e in found if e.type in LOUD]
    assert not found, [(e.type, e.why) for e in found]
