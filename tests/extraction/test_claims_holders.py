"""Whose word it is: whom something is said of is no speaker, who undergoes words is spoken to."""

import pytest

from extraction.claim_words import Read, told, words


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


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "The weavers condemned over 60 evictions.",
            "condemned",
            "The weavers",
            "over 60 evictions",
        ),
        (
            "Lagos accused over a dozen skippers of smuggling.",
            "accused",
            "Lagos",
            "over a dozen skippers of smuggling",
        ),
        (
            "Lima blamed over 30 mines for the mud.",
            "blamed",
            "Lima",
            "over 30 mines for the mud",
        ),
        ("Weavers condemned over 60 evictions", "condemned", "Weavers", "over 60 evictions"),
        (
            "The bishop accused over the weekend Peru of fraud.",
            "accused",
            "The bishop",
            "Peru of fraud",
        ),
        (
            "The guild blamed for months the mayor for the floods.",
            "blamed",
            "The guild",
            "the mayor for the floods",
        ),
        ("She estimated to have sold 40 goats.", "estimated", "She", "to have sold 40 goats"),
    ],
)
def test_who_acts_keeps_the_word_before_a_phrase(
    text: str, cue: str, source: str, content: str, read_text: Read
) -> None:
    claim = told(record := read_text(text), cue)
    assert words(record, claim.source, *claim.content) == [source, content]


def test_what_people_say_they_believe_is_whole(read_text: Read) -> None:
    record = read_text("Nurses said they believed to be out of danger.")
    assert words(record, *told(record, "said").content) == ["they believed to be out of danger"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The raid was, said Musa Keita, 51, a baker from Gao, a disgrace.",
            "Musa Keita, 51, a baker from Gao",
            ["The raid was", "a disgrace"],
        ),
        (
            "The strike was, according to Awa Sarr, the port minister, a failure.",
            "Awa Sarr, the port minister",
            ["The strike was", "a failure"],
        ),
    ],
)
def test_a_source_in_passing_keeps_who_it_is(
    text: str, source: str, content: list[str], read_text: Read
) -> None:
    (claim,) = (record := read_text(text)).claims
    assert words(record, claim.source) == [source]
    assert words(record, *claim.content)[-1] == content[-1]


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "Detectives said the email mocked the bishop and threatened nuns.",
            "threatened",
            "the email",
            "nuns",
        ),
        (
            "Clerks said the leaflet mocked the bishop and insulted nuns.",
            "said",
            "Clerks",
            "the leaflet mocked the bishop and insulted nuns",
        ),
        (
            "The judge asked whether his aide said the mill was safe.",
            "said",
            "his aide",
            "the mill was safe",
        ),
    ],
)
def test_things_that_tell_and_others_asked_about_keep_their_words(
    text: str, cue: str, source: str, content: str, read_text: Read
) -> None:
    claim = told(record := read_text(text), cue)
    assert words(record, claim.source, *claim.content) == [source, content]
