"""Authored sentences; the people in them are invented."""

from collections.abc import Callable

import pytest

from dateline.extraction.places.home import home_of
from dateline.knowledge.gazetteer import Gazetteer
from dateline.record import Place, Record

Read = Callable[..., Record]


def places(record: Record) -> dict[str, Place]:
    return {p.name: p for p in record.places}


def uses(record: Record) -> dict[str, str]:
    """Words of each mention → use."""
    text = record.report.text
    return {text[m.start : m.end]: m.use for p in record.places for m in p.mentions}


def test_a_dateline_in_capitals_is_read(read: Read) -> None:
    found = places(read("NAIROBI, Kenya (AP) - Police fired tear gas on Friday."))
    assert found["Nairobi"].country == "KEN"
    assert found["Kenya"].feature == "country"


def test_the_container_decides_among_places_of_a_name(read: Read) -> None:
    record = read("Floods hit St. Petersburg, Florida, and St. Petersburg in Russia on Monday.")
    assert {p.country for p in record.places if "Petersburg" in p.name} == {"USA", "RUS"}


def test_the_small_town_is_meant_where_its_state_is_named(read: Read) -> None:
    found = places(read("A fire in Paris, Texas, killed two people."))
    assert found["Paris"].admin1 == "Texas"


def test_short_forms_of_states_are_containers(read: Read) -> None:
    found = places(read("Officials in Gary, Ind., urged residents to stay at home."))
    assert found["Gary"].admin1 == "Indiana"
    assert found["Indiana"].feature == "admin1"


def test_context_tells_a_country_from_a_state(read: Read) -> None:
    caucasus = read("Crowds marched in Tbilisi, Georgia. In Georgia the opposition lost.")
    south = read("Crowds marched in Atlanta, Georgia. In Georgia the governor spoke.")
    assert places(caucasus)["Georgia"].country == "GEO"
    assert places(south)["Georgia"].country == "USA"


def test_a_region_named_as_its_town_is_told_apart(read: Read) -> None:
    record = read("Unrest spread to the Almaty region and to Almaty.")
    assert {n: p.feature for n, p in places(record).items()} == {
        "Almaty Region": "admin1",
        "Almaty": "city",
    }


def test_a_square_is_not_in_a_far_town_of_its_name(read: Read) -> None:
    record = read("Police fired on a crowd in Republic Square in Almaty.")
    square = places(record)["Republic Square"]
    assert (square.country, square.feature) == ("KAZ", "site")


def test_names_of_one_place_are_one_place(read: Read) -> None:
    record = read("The U.S. sent aid. American doctors left the United States on Sunday.")
    (place,) = [p for p in record.places if p.country == "USA"]
    assert [m.use for m in place.mentions] == ["metonym", "demonym", "literal"]


def test_a_village_does_not_stand_for_a_sea_or_a_country(read: Read) -> None:
    found = places(read("Ships from Maine and Iowa crossed the Atlantic and sailed to China."))
    assert found["Atlantic Ocean"].feature == "natural"
    assert found["China"].country == "CHN"


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Smith met Paris Miller.",
        "Chad Brown won the race.",
        "Doctors treated the West Nile virus.",
        "May said so in May.",
        "The storm shelled Kramer with hail.",
        "President Houston spoke. Houston said he was glad.",
        "Congress passed the bill on Friday.",
    ],
)
def test_people_and_other_words_are_no_places(read: Read, text: str) -> None:
    assert read(text).places == ()


@pytest.mark.parametrize(
    ("text", "words", "use"),
    [
        ("Beijing said it would send doctors.", "Beijing", "metonym"),
        ("Protesters gathered in Beijing on Sunday.", "Beijing", "literal"),
        ("Syrian troops withdrew from the town.", "Syrian", "demonym"),
        ("She told the Washington Post that she was safe.", "Washington", "in_name"),
        ("The Bank of England raised rates.", "England", "in_name"),
        ("Talks between Iran and Iraq resumed.", "Iraq", "metonym"),
        ("A train between Paris and Madrid derailed.", "Madrid", "literal"),
        ("Peru accused the company of fraud.", "Peru", "metonym"),
        ("Chad saw heavy floods.", "Chad", "literal"),
    ],
)
def test_each_mention_says_how_the_name_is_used(
    read: Read, text: str, words: str, use: str
) -> None:
    assert uses(read(text))[words] == use


def test_words_of_kind_choose_the_feature(read: Read) -> None:
    found = read("Fighting broke out in North Kivu province and in the city of Goma.").places
    assert {p.name: p.feature for p in found} == {"North Kivu": "admin1", "Goma": "city"}


def test_large_cities_win_against_small_neighbours(read: Read) -> None:
    text = "The Arizona senator said that floods in Miami were costly. Tucson is in Arizona."
    assert places(read(text))["Miami"].admin1 == "Florida"


def test_points_of_the_compass_do_not_hide_the_name(read: Read) -> None:
    assert "Florida" in places(read("Storms hit South Florida and northern Mali."))


def test_a_dateline_is_the_place_itself(read: Read) -> None:
    record = read("WASHINGTON -- The president signed the bill.")
    assert uses(record) == {"WASHINGTON": "literal"}


def test_lists_carry_places_along(read: Read) -> None:
    record = read("Strikes closed schools in Kenya, in Kisumu, Migori, Homa Bay and Siaya.")
    assert {"Kisumu", "Migori", "Homa Bay", "Siaya"} <= set(places(record))


def test_an_unlisted_place_gets_the_point_of_its_neighbour_and_says_so(read: Read) -> None:
    found = places(read("Police raided the Kabul neighbourhood of Dasht-e-Qurbanabad."))
    unlisted = next(p for name, p in found.items() if name.startswith("Dasht"))
    assert (unlisted.lat, unlisted.geonameid) == (found["Kabul"].lat, None)
    assert "whose point it is given" in unlisted.why
    assert unlisted.score < 0.5


def test_why_names_evidence_and_runners_up(read: Read) -> None:
    place = places(read("Fire broke out in Birmingham. It spread through Birmingham."))[
        "Birmingham"
    ]
    assert "rather than Birmingham (Alabama, USA)" in place.why


def test_the_publishers_home_breaks_ties(read: Read) -> None:
    text = "Two men were held, and shops in Newcastle closed on Sunday."
    at_home = places(read(text, publisher="The Durban Mail"))["Newcastle"]
    assert places(read(text))["Newcastle"].country != "ZAF"
    assert at_home.country == "ZAF"


def test_a_publisher_without_a_place_has_no_home() -> None:
    gazetteer = Gazetteer()
    assert home_of(gazetteer, "The Daily Planet") is None
    assert home_of(gazetteer, None) is None
    assert home_of(gazetteer, "Nairobi Evening News") == "KEN"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "in kenya, police in nairobi said",
        "💥 In Goma\r\n\r\n, , ,\x00 Kenya\u0301 'S the The THE ’s",
        "In " + "Kenya, " * 3000,
        "A" * 100_000,
        "To , Kenya . of of In",
    ],
)
def test_odd_text_is_read_without_harm(read: Read, text: str) -> None:
    record = read(text)
    for place in record.places:
        for m in place.mentions:
            assert 0 <= m.start < m.end <= len(text)


def test_a_long_report_of_many_places_stays_quick_and_the_same(read: Read) -> None:
    text = " ".join(f"Rain fell in Springfield, and in San Jose on day {n}." for n in range(60))
    assert read(text).places == read(text).places


def test_a_small_town_far_from_all_that_is_named_is_left_without_a_place(read: Read) -> None:
    olot = places(read("Kenyan police found the bodies near the town of Olot on Monday."))["Olot"]
    assert (olot.lat, olot.country, olot.geonameid) == (None, None, None)
    assert "not ESP" in olot.why


def test_a_small_town_of_a_country_named_is_kept(read: Read) -> None:
    found = places(
        read("Catalan firefighters reached Olot, Spanish police said. It rained in Olot.")
    )
    assert found["Olot"].country == "ESP"


def test_a_small_town_of_a_neighbouring_country_is_kept(read: Read) -> None:
    found = places(read("Turkish jets hit a convoy near Amuda on Monday."))
    assert found["Amuda"].country == "SYR"


def test_a_large_town_abroad_is_kept(read: Read) -> None:
    found = places(read("American doctors opened a hospital in Bukavu on Monday."))
    assert found["Bukavu"].country == "COD"


def test_a_small_town_where_no_country_is_named_is_kept(read: Read) -> None:
    assert places(read("A bus overturned near the town of Olot."))["Olot"].country == "ESP"


def test_neighbours_and_containers_place_a_name_that_only_strangers_have(read: Read) -> None:
    beside = places(read("Kenyan police searched houses in Garissa and in Olot on Monday."))
    assert (beside["Olot"].country, beside["Olot"].lat) == ("KEN", beside["Garissa"].lat)
    within = places(read("Gunmen killed two men in Olot, Kenya, on Monday."))
    assert (within["Olot"].country, within["Olot"].geonameid) == ("KEN", None)


def test_an_unlisted_place_lies_in_the_one_country_that_all_is_in(read: Read) -> None:
    found = places(read("Rebels in Kenya took the bridge. Fighting went on near Zumbarika."))
    assert found["Zumbarika"].country == "KEN"
    assert found["Zumbarika"].score < 0.5


def test_an_unlisted_place_is_not_where_those_who_act_come_from(read: Read) -> None:
    found = places(read("American soldiers killed a rebel leader near Zumbarika."))
    assert found["Zumbarika"].country is None


@pytest.mark.parametrize(
    ("text", "town"),
    [("Rebels shelled Goma on Friday.", "Goma"), ("The siege of Bukavu lasted a month.", "Bukavu")],
)
def test_what_is_shelled_or_besieged_is_a_town(read: Read, text: str, town: str) -> None:
    assert places(read(text))[town].country == "COD"


def test_whose_house_is_stormed_is_no_town(read: Read) -> None:
    assert not read("The gang stormed Florence's house.").places
