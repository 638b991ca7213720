"""A report that is somebody's statement: whose its "we" is, and what its title says."""

import pytest

from dateline.record import Record
from extraction.claim_words import Read, told


def _speakers(record: Record, cue: str) -> list[str]:
    names = {actor.id: f"{actor.name}/{actor.country}" for actor in record.actors}
    return [names[actor] for actor in told(record, cue).actors]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Statement by the Ministry of Foreign Affairs on recent claims\n\nThe Ministry of Foreign Affairs of"
            " Georgia was told on Monday. We demand that the raid be investigated.",
            ["Ministry of Foreign Affairs/GEO"],
        ),
        (
            "Joint statement by Kenya and Uganda on the border talks\n\nThe ministers met on Monday. We demand that"
            " all sides disarm.",
            ["Kenya/KEN", "Uganda/UGA"],
        ),
        (
            "European Union: statement on the vote in Georgia\n\nThe vote was held on Sunday. We demand a recount.",
            ["European Union/EUR"],
        ),
        (  # an opinion piece
            "Why we should thank Poland\n\nPoland opened its border. We demand that others do so.",
            [],
        ),
        (
            "Kenya: Statement by the Red Cross on the floods\n\nThe dam broke. We demand an inquiry.",
            ["International Committee of the Red Cross/NGO"],
        ),
        (
            "Niger: Statement by Dr. X on the floods\n\nThe dam broke. We demand an inquiry.",
            [],
        ),
        (
            "Statement by the Kings of Norway and Sweden\n\nThe dam broke. We demand an inquiry.",
            ["Kings/NOR", "Kings of Sweden/SWE"],
        ),
        (
            "Statement by Rotary International and Wombles on the floods\n\nThe dam broke. We demand an inquiry.",
            [],
        ),
        (
            "Statement by the spokesperson of the European Commission on Peru\n\nThe dam broke. We demand an inquiry.",
            ["spokesperson/EUR"],
        ),
        (
            "Peru press release\n\nThe dam broke. We demand an inquiry.",
            [],
        ),
        (
            "Peru's statement on the floods\n\nThe dam broke. We demand an inquiry.",
            ["Peru/PER"],
        ),
        (  # a report about a statement
            "Statement by minister angers Ghana\n\nThe minister spoke on Friday. We demand an answer.",
            [],
        ),
    ],
)
def test_we_of_a_statement_are_whose_it_is(text: str, speakers: list[str], read_text: Read) -> None:
    assert _speakers(read_text(text), "demand") == speakers


def test_who_is_quoted_in_a_statement_speaks_for_himself(read_text: Read) -> None:
    record = read_text(
        "Statement by the European Union on the vote in Georgia\n\nThe vote was held on Sunday. “We demand a recount,”"
        " Omar Sow said."
    )
    asked = next(e for e in record.events if e.type == "REQUEST")
    names = {actor.id: actor.name for actor in record.actors}
    assert [names[actor] for actor in asked.actors] == ["Omar Sow"]


def test_they_are_not_whose_statement_it_is(read_text: Read) -> None:
    record = read_text(
        "Amnesty International statement on the arrests in Minsk\n\nWe condemn the arrest of four lawyers. We call on"
        " Belarus to release them at once."
    )
    freed = next(e for e in record.events if e.type == "RETREAT")
    names = {actor.id: actor.name for actor in record.actors}
    assert "Amnesty International" not in [names[actor] for actor in freed.recipients]


@pytest.mark.parametrize(
    ("title", "claims"),
    [
        ("Statement by the Ministry of Foreign Affairs on recent claims", 0),
        ("European Union: statement on the vote in Georgia", 0),
        ("Ghana: No evidence of fraud", 1),
        ("Statement by mayor says bridge is safe", 1),
    ],
)
def test_a_title_that_names_its_text_says_nothing(title: str, claims: int, read_text: Read) -> None:
    record = read_text(f"{title}\n\nThe bridge in Lomas was closed on Monday.")
    assert len(record.claims) == claims


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The Harbour Watch Group said in a report on Monday that 40 had been held. The report also criticises the"
            " army.",
            ["Harbour Watch Group/None"],
        ),
        (
            "The ministry denied a report by the BBC. The report criticises the army.",
            ["BBC/GBR"],
        ),
        ("The ministry denied a report on the fire. The report criticises the army.", []),
        ("The army denied the raid. The report criticises the mayor.", []),
        (
            "Guards posted a letter from inmates. The letter criticises the mayor.",
            ["inmates/None"],
        ),
        (
            "Thieves released a document. The document criticises the mayor.",
            [],
        ),
        (
            "Peru comes fifth in a report on schools. The report criticises the mayor.",
            [],
        ),
        (
            "Cuba signed a declaration in Lima with Peru. The declaration criticises the mayor.",
            [],
        ),
        (
            "The army released a statement on Friday. The statement criticises the mayor.",
            ["army/None"],
        ),
    ],
)
def test_the_report_is_whose_report_was_named(
    text: str, speakers: list[str], read_text: Read
) -> None:
    assert _speakers(read_text(text), "criticises") == speakers
