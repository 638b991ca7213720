"""Masking: names of private persons and nothing else, everywhere, and back again."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.casebook.masking import mask, revealed, to_read, to_shown, unmask
from dateline.casebook.pseudonyms import PATTERN, pseudonym
from dateline.record import Record, Segment, Span, Translation
from dateline.record.check import problems
from dateline.record.codec import dumps

type Read = Callable[..., Record]
PEOPLE = Path(__file__).parent.parent / "data" / "people"
# `fresh` was written after the rules and run once before they were bettered: then 26 of 29 private
# persons were masked and all 21 public ones named; of `passages` 48 of 50 and 32 of 33.
PASSAGES = [
    json.loads(line)
    for name in ("passages", "fresh")
    for line in (PEOPLE / f"{name}.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("row", PASSAGES, ids=lambda row: str(row["id"]))
def test_private_persons_are_masked_and_public_ones_named(row: dict[str, Any], read: Read):
    shown = mask(read(row["text"], published="2024-03-05")).record
    told = dumps(shown).casefold()
    assert [name for name in row["private"] if name.casefold() in told] == []
    assert [name for name in row["public"] if name not in shown.report.text] == []
    assert [words for words in row["kept"] if words not in shown.report.text] == []


@pytest.mark.parametrize("row", PASSAGES[::4], ids=lambda row: str(row["id"]))
def test_a_masked_record_is_a_record_and_comes_back_to_the_byte(row: dict[str, Any], read: Read):
    record = read(row["text"], published="2024-03-05", title=row["text"][:40])
    masked = mask(record)
    assert unmask(*masked) == record
    assert dumps(unmask(*masked)) == dumps(record)
    # The digest stays that of the text as published: it names the report.
    assert [p for p in problems(masked.record) if "sha256" not in p] == []
    assert masked.record.report.sha256 == record.report.sha256


def test_masking_what_is_masked_changes_nothing(read: Read):
    masked = mask(read(PASSAGES[2]["text"])).record
    assert mask(masked) == (masked, ())


def test_a_surname_that_the_reader_takes_for_a_body_is_masked_there_too(read: Read):
    record = read("Police arrested Vera Dolina, a seamstress. Dolina's brother protested in Barsk.")
    assert "Dolina" in {actor.name for actor in record.actors}
    assert "dolina" not in dumps(mask(record).record).casefold()


REPEATED = (
    "SEAMSTRESS VERA DOLINA LOSES HOME\n\nVera Dolina, a seamstress, fled at night. Dolina said the roof "
    'was gone. "Dolina\'s machine is ash," a neighbour said of Vera. Ms. Dolina has two sons.'
)


def test_every_way_of_naming_somebody_is_masked(read: Read):
    text = mask(read(REPEATED)).record.report.text
    assert "dolina" not in text.casefold()
    assert "vera" not in text.casefold()
    assert text.count(pseudonym("Vera Dolina")) == 6
    assert f"{pseudonym('Vera Dolina')}'s machine" in text


def test_the_family_of_a_private_person_goes_by_no_surname_either(read: Read):
    text = (
        "Police shot Ivo Marek, a baker, in Kofu on Monday. The Mareks have lived there for years. "
        "The Lopezes, who run a farm, mourn their son, Juan Lopez, a student. Mareks are rare there. The Marels were not there."
    )
    shown = mask(read(text)).record
    assert "The Mareks" not in shown.report.text
    assert "The Marels were" in shown.report.text
    assert not {"Mareks", "Lopezes"} & {actor.name for actor in shown.actors}


@pytest.mark.parametrize(
    "text",
    [
        "Tom Rebel, a student, was shot. The Rebels attacked Goma on Monday.",
        "Kemal Turk, a baker, was shot in Ankara. The Turks said that the Kurds had attacked.",
        "Peter Brown, a cook, was wounded. The Browns lost to Pittsburgh.",
        "Jane Hill, a farmer, was killed. The Hills of Chittagong were shelled.",
    ],
)
def test_a_people_a_band_or_a_club_is_not_the_family_of_who_is_called_so(text: str, read: Read):
    shown = mask(read(text)).record.report.text
    assert shown.split(". ", 1)[1] == text.split(". ", 1)[1]


def test_title_and_address_are_masked_too(read: Read):
    record = read(
        REPEATED, title="Dolina: no way back", url="https://example.org/news/vera-dolina-fled"
    )
    report = mask(record).record.report
    assert report.title == f"{pseudonym('Vera Dolina')}: no way back"
    assert report.url == f"https://example.org/news/{pseudonym('Vera Dolina')}-fled"
    assert unmask(*mask(record)) == record


def test_a_street_of_the_name_hides_no_person(read: Read):
    """The street keeps its name, whoever is named after or before it; a relief society too."""
    record = read(
        "Vera Dolina, a seamstress, fled at night. Neighbours said Dolina would return. Police in Dolina"
        " Street denied that officers had beaten Dolina. The Dolina Relief Society gave tents."
    )
    masked = mask(record)
    text = masked.record.report.text
    assert text.count("Dolina") == 2
    assert "in Dolina Street" in text
    assert "The Dolina Relief Society" in text
    assert unmask(*masked) == record


def test_names_in_tags_and_addresses_are_masked(read: Read):
    """Written together, whole names only: what a word holds by chance is left."""
    record = read(
        "Vera Dolina, a seamstress, fled at night, wrote her sister. Thousands posted #VeraDolina and"
        " #JusticeForVeraDolina. Her account @veradolina, her mail vera.dolina@example.org and vera_dolina"
        " were shut. Veradolinian dolinas are valleys.",
        url="https://example.org/news?q=veradolina",
    )
    masked = mask(record)
    told = dumps(masked.record).casefold()
    assert "veradolina" not in told.replace("veradolinian", "")
    assert "vera.dolina" not in told
    assert "vera_dolina" not in told
    assert "veradolinian dolinas are valleys" in told
    assert unmask(*masked) == record


@pytest.mark.parametrize(
    "text",
    [
        "Student Amina Sadova, 20, was shot dead by police in Barsk. Protesters gathered in Amina Sadova"
        " Square. The Amina Sadova Foundation was closed. Sadova was buried.",
        "Police in Barsk arrested teacher Amina Sadova, 41, on Monday. Amina Sadova Square was cleared."
        " The Amina Sadova Foundation was closed.",
    ],
)
def test_a_square_of_her_whole_name_does_not_show_it(text: str, read: Read):
    """A surname alone stays there, a whole name nowhere; in actors and titles neither."""
    record = read(text, title="Amina Sadova Square")
    masked = mask(record)
    mine = pseudonym("Amina Sadova")
    assert "Sadova" not in dumps(masked.record)
    assert masked.record.report.title == f"{mine} Square"
    assert f"{mine} Square" in masked.record.report.text
    assert f"The {mine} Foundation was closed" in masked.record.report.text
    assert unmask(*masked) == record


def test_who_is_called_like_a_thing_is_masked_whole(read: Read):
    record = read(
        "Police in Barsk arrested Mary Lou Bridge, 41, a seamstress. Mary Lou Bridge wept."
    )
    assert "Bridge" not in dumps(mask(record).record)


@pytest.mark.parametrize(
    "title",
    [
        "Dolina Leaves Prison",
        "Dolina Left Prison",
        "Dolina Freed From Prison",
        "Dolina Freed from Prison after Protest",
        "Mother of Dolina Sues City",
        "Witness Dolina Tells Court",
        "Why Dolina Hates the Press",
    ],
)
def test_capitals_of_a_title_make_no_name_of_a_thing(title: str, read: Read):
    text = "Vera Dolina, 41, a seamstress, was beaten by guards in Barsk. Dolina left on Friday."
    shown = mask(read(text, title=title)).record.report.title
    assert shown == title.replace("Dolina", pseudonym("Vera Dolina"))


def test_a_street_and_a_society_keep_the_surname_in_titles_and_items(read: Read):
    text = "Vera Dolina, 41, a seamstress, fled. The Dolina Relief Society condemned the army on Monday."
    shown = mask(read(text, title="Dolina Street Closed")).record
    assert shown.report.title == "Dolina Street Closed"
    names = {actor.name for actor in shown.actors}
    assert not any("Relief" in name and "P-" in name for name in names)


def test_a_tag_that_the_reader_takes_for_somebody_is_masked(read: Read):
    record = read(
        "Police in Barsk arrested seamstress Vera Dolina, 41, on Monday after a protest, her lawyer said."
        " Dolina was beaten. Protesters wrote #JusticeForVeraDolina. VERADOLINA was listed."
        " See facebook.com/veradolina, or write to Vera.Dolina@example.org."
    )
    masked = mask(record)
    told = dumps(masked.record)
    assert "dolina" not in told.casefold().replace("veradolina was listed", "")
    assert "Dolina" not in told
    assert unmask(*masked) == record


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Student Mary Land, 20, was shot dead in Maryland, police said. Maryland police came.",
            ("in Maryland,", "Maryland police"),
        ),
        (
            "Driver Islam Abad, 40, was killed near Islamabad. Islamabad condemned the strike.",
            ("near Islamabad.", "Islamabad condemned"),
        ),
        (
            "Engineer Tos Hiba, 33, was arrested in Seoul. TosHiba workers struck. Toshibas fell; "
            "ties of Seoul/Toshiba held.",
            ("TosHiba workers", "Toshibas", "Seoul/Toshiba"),
        ),
        (
            "Student Anna Grell, 20, was killed in Barsk. Many wrote #AnnaGrellonian.",
            ("#AnnaGrellonian",),
        ),
        ("Student Min Aung, 20, was killed. Many wrote #MinAungstadt.", ("#MinAungstadt",)),
    ],
)
def test_words_that_hold_a_name_by_chance_are_left(text: str, kept: tuple[str, ...], read: Read):
    record = read(text)
    masked = mask(record)
    assert masked.names
    assert [words for words in kept if words not in masked.record.report.text] == []
    assert unmask(*masked) == record


def test_a_region_of_the_name_tells_a_place_a_street_does_not(read: Read):
    text = (
        "Student Anna Dolin, 20, was detained in Dolin {}. Anna Dolin wept. Rain fell over Dolin."
    )
    region = mask(read(text.format("Region"), title="Dolin flood")).record.report
    street = mask(read(text.format("Street"))).record.report
    assert "Dolin Region" in region.text
    assert region.title == "Dolin flood"
    assert "Dolin Street" in street.text
    assert street.text.endswith(f"fell over {pseudonym('Anna Dolin')}.")


def test_a_surname_that_two_share_stands_for_whom_the_reader_took_it_for(read: Read):
    """Never for the child whose mother it was."""
    record = read(
        "Nika Dolina, 9, was found in a cellar, police said. Vera Dolina, a seamstress, was freed on Monday. "
        "Dolina wept, the doctor said. The mail of the family, dolina@example.org, was read."
    )
    (vera,) = [a for a in record.actors if a.name == "Vera Dolina"]
    words = "Dolina wept"
    at = record.report.text.index(words)
    moved = [m for m in vera.mentions if m.start != at]
    vera = replace(vera, mentions=(*moved, Span(at, at + 6)))
    others = [
        replace(a, mentions=tuple(m for m in a.mentions if m.start != at))
        for a in record.actors
        if a.id != vera.id
    ]
    masked = mask(replace(record, actors=(*others, vera)))
    assert f"{pseudonym('Vera Dolina')} wept" in masked.record.report.text
    assert "Dolina" not in masked.record.report.text


def test_who_shares_the_surname_of_an_office_holder_is_masked_and_he_is_not(read: Read):
    text = "Justice Minister Anton Grell resigned. Lotte Grell, a pensioner, sued him. Minister Grell lost."
    shown = mask(read(text, published="2024-03-05")).record.report.text
    assert "Anton Grell" in shown
    assert "Minister Grell lost" in shown
    assert "Lotte" not in shown


def _translated(read: Read, original: str, *segments: tuple[Span, Span]) -> Record:
    record = read("Vera Dolina, a seamstress, fled. The army denied it.")
    made = Translation("ru", None, original, tuple(Segment(*pair) for pair in segments))
    return replace(record, report=replace(record.report, translation=made))


def test_an_original_in_the_same_letters_is_masked_by_name(read: Read):
    original = "Vera Dolina, costurera, huyó. El ejército lo negó."
    pair = (Span(0, 32), Span(0, 29)), (Span(33, 52), Span(30, 50))
    record = _translated(read, original, *pair)
    masked = mask(record)
    told = masked.record.report.translation
    assert told is not None
    assert told.original_text == original.replace("Vera Dolina", pseudonym("Vera Dolina"))
    assert told.segments[1].original_span.text(told.original_text) == "El ejército lo negó."
    assert unmask(*masked) == record


@pytest.mark.parametrize("with_segments", [True, False])
def test_an_original_in_other_letters_withholds_the_sentence_that_names_somebody(
    with_segments: bool, read: Read
):
    original = "Вера Долина, швея, бежала. Армия отрицала это."
    pair = ((Span(0, 32), Span(0, 26)), (Span(33, 52), Span(27, 46))) if with_segments else ()
    record = _translated(read, original, *pair)
    masked = mask(record)
    told = masked.record.report.translation
    assert told is not None
    assert "Долина" not in told.original_text
    assert ("Армия" in told.original_text) is with_segments
    assert unmask(*masked) == record


def test_names_come_back_in_what_is_shown(read: Read):
    masked = mask(read(REPEATED))
    rows = [{"text": masked.record.report.text, "at": [3, None]}]
    told = revealed(rows, masked.names)
    assert told[0]["text"].startswith("SEAMSTRESS Vera Dolina LOSES HOME")
    assert told[0]["at"] == [3, None]
    assert not PATTERN.search(told[0]["text"])


def test_a_record_without_private_persons_is_left_as_it_is(read: Read):
    record = read("President Ana Brandt met Prime Minister Luc Moreau.")
    assert mask(record) == (record, ())


def test_places_lead_from_what_was_read_to_what_is_shown_and_back(read: Read):
    record = read(f"{REPEATED} Police arrested Vera Dolina on Monday.")
    shown, names = mask(record)
    for frame, at in ((record, to_shown(names)), (shown, to_read(names))):
        there = shown if frame is record else record
        for event, other in zip(frame.events, there.events, strict=True):
            assert at.span(event.trigger.start, event.trigger.end) == (
                other.trigger.start,
                other.trigger.end,
            )
    assert shown.events != record.events
