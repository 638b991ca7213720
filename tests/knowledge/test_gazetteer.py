import multiprocessing
import pickle

import pytest

from dateline.knowledge.gazetteer import Candidate, Gazetteer
from dateline.knowledge.placenames import normalise
from dateline.knowledge.placewords import load_place_words
from dateline.knowledge.tables import data_file, read_table

FEATURES = {"country", "continent", "region", "natural", "site", "admin1", "admin2", "city"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def first(found: tuple[Candidate, ...], feature: str) -> Candidate:
    return next(c for c in found if c.feature == feature)


@pytest.mark.parametrize(
    ("written", "norm"),
    [
        ("São Paulo", "sao paulo"),
        ("St. Petersburg", "saint petersburg"),
        ("Mt. Kenya", "mount kenya"),
        ("Guinea-Bissau", "guinea bissau"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Łódź", "lodz"),
        ("U.S.", "us"),
        ("Trinidad & Tobago", "trinidad and tobago"),
        ("", ""),
        ("Ağrı", "agri"),
    ],
)
def test_spellings_of_one_name_meet(written: str, norm: str) -> None:
    assert normalise(written) == norm


def test_a_name_is_found_however_it_is_spelt(gazetteer: Gazetteer) -> None:
    ids = {
        gazetteer.lookup(n)[0].id
        for n in ("St. Petersburg", "Saint Petersburg", "SAINT-PETERSBURG")
    }
    assert len(ids) == 1


def test_towns_come_with_country_division_and_point(gazetteer: Gazetteer) -> None:
    town = first(gazetteer.lookup("Kisumu"), "city")
    assert (town.country, town.geonameid) == ("KEN", town.id)
    assert town.admin1 == "Kisumu"
    assert (round(town.lat), round(town.lon)) == (0, 35)


def test_several_places_of_a_name_are_all_there(gazetteer: Gazetteer) -> None:
    countries = {c.country for c in gazetteer.lookup("Georgia") if c.known}
    assert countries == {"GEO", "USA"}


def test_capitals_are_marked_once_a_country(gazetteer: Gazetteer) -> None:
    capitals = [c for c in gazetteer.lookup("Washington") if c.is_capital]
    assert [(c.country, c.admin1) for c in capitals] == [("USA", "District of Columbia")]


def test_former_names_lead_to_the_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Burma")[0].country == "MMR"
    assert gazetteer.lookup("Saigon")[0].country == "VNM"


@pytest.mark.parametrize(
    ("word", "name"),
    [("Kenyan", "Kenya"), ("Kenyans", "Kenya"), ("Uyghur", "Xinjiang"), ("Muscovites", "Moscow")],
)
def test_adjectives_and_inhabitants_lead_to_their_place(
    gazetteer: Gazetteer, word: str, name: str
) -> None:
    assert gazetteer.inhabitants(word)[0].name == name


def test_other_words_are_no_inhabitants(gazetteer: Gazetteer) -> None:
    assert gazetteer.inhabitants("Martian") == ()


def test_short_forms_of_divisions_need_their_own_question(gazetteer: Gazetteer) -> None:
    assert gazetteer.containers("Okla.")[0].name == "Oklahoma"
    assert gazetteer.containers("okla.") == ()
    assert gazetteer.containers("OH")[0].name == "Ohio"


def test_divisions_bear_one_name(gazetteer: Gazetteer) -> None:
    assert first(gazetteer.lookup("Bakhmut"), "city").admin1 == "Donetsk Oblast"


def test_unknown_names_have_no_places(gazetteer: Gazetteer) -> None:
    for name in ("", " ", "Qwertzuiopolis", "'; DROP TABLE place", "\x00", "💥", "a" * 100_000):
        assert gazetteer.lookup(name) == ()


def test_every_country_has_a_point_and_an_adjective_leads_somewhere(gazetteer: Gazetteer) -> None:
    for row in read_table("place_countries.tsv", "alpha3"):
        country = gazetteer.country(row["alpha3"])
        assert country is not None
        assert abs(country.lat) <= 90
        assert abs(country.lon) <= 180
    for row in read_table("demonyms.tsv", "place", "words"):
        for word in row["words"].split("|"):
            assert gazetteer.inhabitants(word), word


def test_hand_tables_are_sound(gazetteer: Gazetteer) -> None:
    for row in read_table("place_regions.tsv", "name", "feature", "country"):
        assert row["feature"] in FEATURES
        assert row["country"] == "" or gazetteer.country(row["country"]), row["name"]
        assert abs(float(row["lat"])) <= 90
        assert abs(float(row["lon"])) <= 180
        assert float(row["radius_km"]) > 0
    for row in read_table("place_containers.tsv", "place", "country", "short"):
        for short in row["short"].split("|"):
            assert gazetteer.containers(short), short
    assert "river" in load_place_words().types


def test_the_file_stays_small() -> None:
    assert len(data_file("gazetteer.sqlite").read_bytes()) < 15_000_000


def test_a_gazetteer_travels_to_another_process(gazetteer: Gazetteer) -> None:
    gazetteer.lookup("Lima")
    again = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301  # our own bytes
    assert again.lookup("Cusco") == gazetteer.lookup("Cusco")


def _look_up_in_child(gazetteer: Gazetteer, queue: "multiprocessing.Queue[str]") -> None:
    queue.put(gazetteer.lookup("Arequipa")[0].name)


def test_a_forked_process_opens_its_own_file(gazetteer: Gazetteer) -> None:
    gazetteer.lookup("Lima")
    context = multiprocessing.get_context("fork")
    queue: multiprocessing.Queue[str] = context.Queue()
    child = context.Process(target=_look_up_in_child, args=(gazetteer, queue))
    child.start()
    assert queue.get(timeout=20) == "Arequipa"
    child.join(timeout=20)
