"""Actors: who is found, with which country, sectors and office, and which mentions are one actor."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.analysis import Parser
from dateline.extraction.actors import ActorIndex, surnames
from dateline.record import Actor, Record

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "actors.jsonl")
    .read_text("utf-8")
    .splitlines()
]
Read = Callable[..., Record]


def spoken_of(record: Record, words: str) -> list[Actor]:
    """The actors with a mention that holds these words."""
    text = record.report.text
    alternatives = words.split("|")
    return [
        actor
        for actor in record.actors
        if any(w in text[m.start : m.end] for m in actor.mentions for w in alternatives)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_authored_case(read: Read, case: dict[str, Any]) -> None:
    record = read(case.get("context", "") + case["text"], published=case.get("published"))
    text = record.report.text
    mentioned = [text[m.start : m.end] for actor in record.actors for m in actor.mentions]
    for words in case.get("none", []):
        assert words not in mentioned
    for wanted in case.get("actors", []):
        fits = [a for a in spoken_of(record, wanted["mention"]) if agrees(a, wanted, text)]
        assert fits, [(a.name, a.kind, a.country, a.sectors, a.office) for a in record.actors]


def agrees(actor: Actor, wanted: dict[str, Any], text: str) -> bool:
    """Every field named, sectors as the first ones, `same` mentions in the same actor."""
    for field in ("kind", "country", "office", "register", "name"):
        if field in wanted and getattr(actor, field) != wanted[field]:
            return False
    sectors = tuple(wanted.get("sectors", ()))
    if actor.sectors[: len(sectors)] != sectors:
        return False
    if "count" in wanted and len(actor.mentions) != wanted["count"]:
        return False
    mentions = [text[m.start : m.end] for m in actor.mentions]
    return all(
        any(same in mention for mention in mentions for same in one.split("|"))
        for one in wanted.get("same", [])
    )


def test_ids_run_in_text_order(read: Read) -> None:
    record = read("Kenya thanked Uganda. Troops from Rwanda left, and Kenya said so.")
    assert [actor.id for actor in record.actors] == [f"a{n + 1}" for n in range(len(record.actors))]
    firsts = [min(actor.mentions) for actor in record.actors]
    assert firsts == sorted(firsts)


def test_every_reason_quotes_what_it_rests_on(read: Read) -> None:
    record = read("Kenyan police beat students. President Ruto apologised.", published="2024-01-01")
    assert record.actors
    assert all('"' in actor.why for actor in record.actors if actor.kind != "person")


def test_index_gives_all_actors_of_a_shared_head(read: Read, parser: Parser) -> None:
    text = "Hungarian and Romanian officials agreed to meet."
    index, analysis = ActorIndex(read(text).actors), parser.analyse(text)
    officials = analysis.words.index("officials")
    found = index.all_at(analysis, officials)
    assert [index[actor].country for actor in found] == ["HUN", "ROU"]
    assert index.at(analysis, officials) == found[0]
    assert index.at(analysis, analysis.words.index("meet")) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🇰🇪 Kenya\r\nPolice\tarrest\x00 40",
        "é́ the un and the us",
        "POLICE (AP) -- - 's 's",
        "of 's",
    ],
)
def test_odd_text_gives_spans_inside_it(read: Read, text: str) -> None:
    record = read(text)
    for actor in record.actors:
        assert all(0 <= m.start < m.end <= len(text) for m in actor.mentions)


def test_the_publisher_spoken_of_in_its_own_report(read: Read) -> None:
    record = read("A minister told the Lantern that talks failed.", publisher="Upland Lantern")
    paper = spoken_of(record, "Lantern")[0]
    assert (paper.name, paper.kind, paper.sectors) == ("Upland Lantern", "media", ("JRN",))


@pytest.mark.parametrize(
    "text",
    [
        "According to figures that the health ministry gave, 12 people died.",
        "A statement by the health ministry said 12 people had died.",
        "The health ministry's report said 12 people had died.",
    ],
)
def test_a_document_speaks_for_who_issued_it(read: Read, text: str) -> None:
    record = read(text)
    ministry = spoken_of(record, "health ministry")[0].id
    assert [claim.actors for claim in record.claims] == [(ministry,)]


@pytest.mark.parametrize(
    "once", ["Amelia Orvik said yes. ", "Angela Merkel said yes. Merkel left. "]
)
def test_namesakes_are_looked_up_not_searched_for(
    once: str, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    folded = 0
    fold = surnames.fold

    def counted(word: str) -> str:
        nonlocal folded
        folded += 1
        return fold(word)

    def work(times: int) -> int:
        nonlocal folded
        folded = 0
        read(once * times)
        return folded

    monkeypatch.setattr(surnames, "fold", counted)
    assert 0 < work(80) <= 5 * work(20)


@pytest.mark.parametrize("text", ["A spokesman for the group", "He met the leader of the teachers"])
def test_a_text_may_end_on_a_role(read, text: str) -> None:
    assert read(text).report.text == text


@pytest.mark.parametrize(
    "text", ["He went home Greek", "He left last week, Kenyan", "British tourists flew home, Greek"]
)
def test_a_text_may_end_on_a_demonym(read, text: str) -> None:
    assert read(text).report.text == text


def test_a_dash_after_a_dateline_is_no_part_of_a_name(read) -> None:
    assert "NATO" in [actor.name for actor in read("BRUSSELS - NATO condemned Russia.").actors]


def test_a_shared_title_gives_no_country_to_whom_the_register_knows(read) -> None:
    actors = {
        a.name: a.country for a in read("Presidents Hosni Mubarak and Bashar Assad met.").actors
    }
    assert actors.get("Bashar al-Assad", actors.get("Bashar Assad")) == "SYR"


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("The British Columbia government rejected the plan.", "government", "CAN"),
        ("Inner Mongolia's governor met farmers in Hohhot.", "governor", "CHN"),
        ("The Tamil Nadu government rejected the farmers' demand.", "government", "IND"),
        ("The West Bengal police arrested 20 activists on Sunday.", "police", "IND"),
        ("The New Mexico governor criticised the ban on Monday.", "governor", "USA"),
        ("Mongolian police arrested two Chinese traders.", "Mongolian police", "MNG"),
        ("Tamil rebels attacked a patrol near Jaffna.", "Tamil rebels", "LKA"),
    ],
)
def test_a_country_inside_the_name_of_a_place_is_not_meant(
    read: Read, text: str, phrase: str, country: str
) -> None:
    found = [actor for actor in read(text).actors if phrase in actor.name]
    assert [actor.country for actor in found] == [country]


def test_a_portfolio_is_no_party(read: Read) -> None:
    told = "Britain was silent. The Minister for Labour, Mr Ana Tora, defended the police."
    names = {actor.name for actor in read(told).actors}
    assert "Labour Party" not in names
    assert "Labour Party" in {actor.name for actor in read("In Britain, Labour won.").actors}
