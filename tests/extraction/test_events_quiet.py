"""Violence is told from games, markets, films, weather and figures of speech, both ways."""

from pathlib import Path

import pytest

LOUD = Path(__file__).parents[1] / "data" / "events_loud.tsv"


def rows() -> list[list[str]]:
    lines = LOUD.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"][1:]


@pytest.mark.parametrize(("text", "types"), rows())
def test_real_violence_is_found_beside_words_of_sport_markets_and_films(
    read, text: str, types: str
) -> None:
    found = [(e.type, e.why) for e in read(text).events]
    assert any(kind in types.split(",") for kind, _ in found), found


def test_a_figure_of_speech_does_not_hide_the_attack_told_beside_it(read) -> None:
    record = read("The budget came under attack from economists. Rebels attacked a village.")
    assert [e.trigger.start for e in record.events if e.type == "ASSAULT"] == [53]


def test_country_with_the_name_of_an_animal_can_attack(read) -> None:
    record = read("Turkey attacked Syria. The turkey attacked the gardener.")
    assert [e.trigger.start for e in record.events if e.type == "ASSAULT"] == [7]


def test_film_that_sparks_a_riot_is_no_riot_in_a_film(read) -> None:
    sparked = read("The film that sparked riots was banned by the government.")
    shown = read("The film about the riots opens on Friday.")
    assert "PROTEST" in {e.type for e in sparked.events}
    assert "PROTEST" not in {e.type for e in shown.events}


@pytest.mark.parametrize(
    "text",
    [
        "Polls show the opposition ahead by ten points.",
        "The ruling party trails in most polls.",
        "A new poll by Ipsos found that voters want change.",
        "The mayor is third in many polls.",
    ],
)
def test_poll_of_opinion_is_no_election(read, text: str) -> None:
    assert not [e.why for e in read(text).events]


CRIME = (
    "A burglar strangled his girlfriend in her apartment, detectives said. The suspect pleaded not guilty to homicide "
    "and was denied bail. {} Her stepfather wept as the jury heard of the robbery."
)


@pytest.mark.parametrize(
    ("told", "types"),
    [
        ("The man also stabbed a neighbor.", set()),
        ("Troops killed two protesters outside the court.", {"ASSAULT"}),
        ("Police shot the man in the leg.", {"ASSAULT"}),
        ("Two officers shot the man in the leg.", {"ASSAULT"}),
    ],
)
def test_report_on_everyday_crime_tells_of_political_violence_and_of_the_police_alone(
    read, told: str, types: set[str]
) -> None:
    record = read(CRIME.format(told))
    assert {e.type for e in record.events} == types, [(e.type, e.why) for e in record.events]


def test_the_dead_of_a_report_on_a_disaster_were_killed_by_nobody(read) -> None:
    quake = "A strong earthquake shook western Iran. At least 40 people were killed. Aftershocks went on all night."
    shots = " Rebels killed three guards of a bank."
    assert "ASSAULT" not in {e.type for e in read(quake).events}
    assert "ASSAULT" in {e.type for e in read(quake + shots).events}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The group took credit on its website for an attack on the consulate.", None),
        ("Militants attacked a dam, said an email from the governor's computer.", None),
        ("Rebels attacked the office of a software firm.", None),
        ("Hackers launched an attack on the tax office.", "cyber"),
        ("A ransomware attack on clinics in Ireland delayed operations.", "cyber"),
        ("An attack on the bank's computer network lasted two days.", "cyber"),
        ("The attack crashed the website of the election commission.", "cyber"),
    ],
)
def test_attack_is_one_on_networks_where_its_own_clause_says_so(read, text: str, mode) -> None:
    act = next(e for e in read(text).events if e.type in ("ASSAULT", "COERCE"))
    assert (act.type, act.mode) == ("COERCE" if mode else "ASSAULT", mode)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Students beat a lawmaker in Dhaka.", {"ASSAULT"}),
        ("A mob beat a candidate in Lahore.", {"ASSAULT"}),
        ("Villagers attacked a senator in Bihar.", {"ASSAULT"}),
        ("Fighting broke out between rival clans in Galkayo.", {"ASSAULT"}),
        ("She beat a senator in the primary.", set()),
        ("The governor hit her opponent in a television advertisement.", set()),
        ("The premier attacked his rival for his silence.", {"ACCUSE"}),
    ],
)
def test_office_holders_are_beaten_in_earnest_and_in_primaries(read, text: str, types) -> None:
    assert {e.type for e in read(text).events} == types


@pytest.mark.parametrize(
    "text",
    [
        "Hutu men killed their neighbours.",
        "A shooter killed six people at a synagogue in Leeds.",
        "Drug dealers killed three judges in Medellin.",
    ],
)
def test_violence_against_a_people_its_faith_or_its_judges_is_not_private(read, text: str) -> None:
    assert only_type(read, text) == "ASSAULT"


def only_type(read, text: str) -> str:
    (event,) = read(text).events
    return event.type


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The studio released 20 in one year.", set()),
        ("Boeing delivered 20 planes and released 12.", set()),
        ("The junta released 40.", {"RETREAT"}),
        ("They released 40.", {"RETREAT"}),
        ("Forty were released on Friday.", {"RETREAT"}),
    ],
)
def test_what_a_firm_releases_is_nobody(read, text: str, kinds) -> None:
    assert {e.type for e in read(text).events} == kinds
