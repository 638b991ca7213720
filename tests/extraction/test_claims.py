"""Claims of authored passages, read by rules: who, in which words, says what, and what about."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.analysis import Parser
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.finder import find_claims
from dateline.extraction.claims.interpret import interpret
from dateline.extraction.claims.rules import RuleReader
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.reader import STEPS, Reader
from dateline.record import Record, Span
from extraction.claim_cases import differences
from plainreports import make_plain_report

CASES = Path(__file__).parents[1] / "data" / "claims.jsonl"
_ROWS = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
HOSTILE = (
    "", "“", "”", "he said", "said said said", "“” said", ": : :", "\u0301\u200b“a” he said",
    "😀 “We 😀 will,” he said.\r\n\r\n“We must.”", "the ministry said on monday that it was raining",
    "\"\"\"\" ''''", "According to", "According to , .", "He said: “" + "no " * 300,
)  # fmt: skip
type Read = Callable[[str], Record]


def by_rules(ctx: Context, draft: Draft) -> Draft:
    return replace(draft, claims=interpret(ctx, draft, RuleReader().read(ctx, draft)))


@pytest.fixture(scope="session")
def read_by_rules(reader: Reader, parser: Parser, read: Callable[..., Record]) -> Read:
    """The record of a text whose attributions are read by rules, whatever the default is."""

    def read_text(text: str) -> Record:
        report = make_plain_report(text, published="2022-01-10")
        ctx = Context(report, parser.analyse(text), reader.knowledge, Options())
        draft = Draft()
        for step in STEPS:
            draft = (by_rules if step.find is find_claims else step.find)(ctx, draft)
        parts = {name: getattr(draft, name) for name in Draft.__slots__}
        return Record(report=report, made=read("").made, **parts)

    return read_text


@pytest.fixture(scope="session")
def read_by_default(read: Callable[..., Record]) -> Read:
    return lambda text: read(text, published="2022-01-10")


@pytest.fixture(params=["rules", "default"])
def read_claims(request: pytest.FixtureRequest) -> Read:
    """Both readers, where they have to agree."""
    read_text: Read = request.getfixturevalue(f"read_by_{request.param}")
    return read_text


@pytest.mark.parametrize("case", _ROWS, ids=[row["text"][:60] for row in _ROWS])
def test_claims_of_a_passage(
    case: dict[str, Any], read_claims: Read, request: pytest.FixtureRequest
) -> None:
    if case.get("reader") == "rules" and "default" in request.node.name:
        pytest.skip("cut otherwise by the learned reader")
    assert differences(read_claims(case["text"]), case["claims"]) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_gives_spans_inside_it(text: str, read_claims: Read) -> None:
    record = read_claims(text)
    for claim in record.claims:
        assert claim.content
        for span in filter(None, (claim.source, claim.cue, *claim.content)):
            assert 0 <= span.start < span.end <= len(text)


def test_speakers_and_addressees_are_actors(read_by_rules: Read) -> None:
    record = read_by_rules("Paris and Berlin told Moscow that the sanctions would stay.")
    (claim,) = record.claims
    names = {actor.id: actor.country for actor in record.actors}
    assert [names[a] for a in claim.actors] == ["FRA", "DEU"]
    assert [names[a] for a in claim.addressees] == ["RUS"]


def test_a_paper_seen_by_an_agency_is_not_the_agencys_word(read_by_rules: Read) -> None:
    record = read_by_rules("A memo seen by Reuters said that troops had shelled the town.")
    assert [claim.actors for claim in record.claims] == [()]


def test_we_in_a_quotation_is_its_speaker(read_by_rules: Read) -> None:
    record = read_by_rules("“We fear that they will shoot,” President Juma Kibet said.")
    inner = next(c for c in record.claims if c.act == "fear")
    outer = next(c for c in record.claims if c.id == inner.parent)
    assert inner.actors == outer.actors != ()


def test_time_is_that_of_the_cue_not_of_the_content(read_by_rules: Read) -> None:
    record = read_by_rules("The army said on Sunday that it would withdraw in June.")
    times = {time.id: time.text for time in record.times}
    assert [times[c.time] for c in record.claims if c.time] == ["Sunday"]


def test_interpretation_needs_no_more_than_spans(parser: Parser, reader: Reader) -> None:
    text = "The envoy denied the charge. “It is a lie,” she said."
    report = make_plain_report(text)
    ctx = Context(report, parser.analyse(text), reader.knowledge, Options())
    quote = text.index("“")
    found = [
        Attribution(None, None, (Span(quote, text.index("”") + 1),), 0.5, "given"),
        Attribution(Span(0, 9), Span(10, 16), (Span(17, 27),), 0.9, "given"),
    ]
    claims = interpret(ctx, Draft(), found)
    assert [(c.id, c.kind, c.act) for c in claims] == [
        ("c1", "indirect", "deny"),
        ("c2", "direct", "state"),
    ]
