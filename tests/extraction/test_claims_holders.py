"""Whose word it is: whom something is said of is no speaker, who undergoes words is spoken to."""

from collections.abc import Callable

import pytest

from dateline.record import Record
from extraction.claim_words import told, words

type Read = Callable[[str], Record]


@pytest.fixture(scope="session")
def read_text(read: Callable[..., Record]) -> Read:
    return lambda text: read(text, published="2024-05-20")


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "Ruto Kamau accused of theft of relief maize",
            "accused",
            [],
            ["Ruto Kamau", "theft of relief maize"],
        ),
        (
            "A 44-year-old driver charged with two counts of manslaughter was freed on Monday.",
            "charged",
            [],
            ["A 44-year-old driver", "with two counts of manslaughter"],
        ),
        (
            "Dozens of men believed to be deserters marched to the port.",
            "believed",
            [],
            ["Dozens of men", "to be deserters"],
        ),
        (
            "The sect is listed as a terrorist organisation by the African Union.",
            "listed",
            ["the African Union"],
            ["The sect", "as a terrorist organisation"],
        ),
        (
            "The man dubbed the Weasel by shopkeepers was freed on Monday.",
            "dubbed",
            ["shopkeepers"],
            ["The man", "the Weasel"],
        ),
        (
            "Deputy Minister accused over missing grain",
            "accused",
            [],
            ["Deputy Minister", "missing grain"],
        ),
        ("The talks seem to have failed.", "seem", [], ["The talks", "to have failed"]),
        ("Bishops opposing the bill marched.", "opposing", ["Bishops"], ["the bill"]),
        ("Shopkeepers were outraged by the tax.", "outraged", ["Shopkeepers"], ["the tax"]),
    ],
)
def test_who_undergoes_what_is_said_is_content(
    text: str, cue: str, source: list[str], content: list[str], read_text: Read
) -> None:
    record = read_text(text)
    claim = told(record, cue)
    assert words(record, claim.source) == source
    assert words(record, *claim.content) == content


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Passengers were told that the ferry would sail.", "told"),
        ("Passengers were urged to stay on deck.", "urged"),
        ("Passengers were warned not to land.", "warned"),
    ],
)
def test_who_is_told_is_spoken_to(text: str, cue: str, read_text: Read) -> None:
    record = read_text(text)
    names = {actor.id: actor.name for actor in record.actors}
    assert [names[a] for a in told(record, cue).addressees] == ["Passengers"]


def test_whom_a_thing_is_believed_of_is_not_spoken_to(read_text: Read) -> None:
    assert told(read_text("The ferry is believed to have sunk."), "believed").addressees == ()


def test_conviction_is_a_belief_not_a_demand(read_text: Read) -> None:
    assert told(
        read_text("Engineers were convinced that the wall was sound."), "convinced"
    ).act == ("believe")


def test_who_chants_is_the_subject(read_text: Read) -> None:
    record = read_text('Protesters chanted "Down with the owners" and burned tyres.')
    assert words(record, told(record, "chanted").source) == ["Protesters"]
