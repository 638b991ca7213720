import pytest

from casebook.making import party
from dateline.casebook.holders import holder_of, name_key, same_source
from dateline.casebook.shapes import Party


def source(who: Party, words: str | None = None, key: str = "k1") -> str:
    holder = holder_of([who], words or who.name, key)
    assert holder is not None
    return holder.source


@pytest.mark.parametrize(
    "name",
    ["health ministry", "Ministry of Health", "the Health Ministry", "Kazakhstan's health ministry",
     "Kazakh Ministry of Health", "a health ministry spokeswoman"],
)  # fmt: skip
def test_one_ministry_in_many_words(name: str):
    assert name_key(name) == "health ministry"


def test_ministries_of_two_countries_are_two_sources_and_a_nameless_one_is_either():
    kazakh = party("foreign ministry", "GOV", kind="organization")
    russian = party("Foreign Ministry", "GOV", kind="organization", country="RUS")
    nameless = party("foreign ministry", "GOV", kind="organization", country=None)
    assert not same_source(source(kazakh), source(russian))
    assert same_source(source(kazakh), source(nameless))


def test_a_spokesperson_speaks_for_a_body_by_office_or_by_words():
    police = source(party("police", "COP", kind="organization"))
    named = party("Aida Serik", "COP", kind="person", office="police spokeswoman")
    unnamed = party("spokesman", "COP")
    assert source(named) == police
    assert source(unnamed, "a police spokesman") == police


def test_people_without_a_name_are_a_source_of_their_report_alone():
    residents = party("residents", "CVL")
    assert source(residents, key="k1") != source(residents, key="k2")
    assert source(party("officials", "GOV"), key="k1") == source(
        party("officials", "GOV"), key="k2"
    )


def test_a_registered_person_is_the_same_in_any_words():
    president = party("Ana Bel", "GOV", kind="person", register="person/ana-bel")
    assert source(president, "the president") == source(president, "she") == "person/ana-bel"


def test_readable_names():
    def name(who: Party, words: str | None) -> str:
        holder = holder_of([who], words, "k1")
        assert holder is not None
        return holder.name

    assert (
        name(party("interior ministry", "GOV", kind="organization"), "It")
        == "the interior ministry"
    )
    assert name(party("official", "GOV"), "an airport\nofficial") == "an airport official"
    assert name(party("Ana Bel", "GOV", kind="person"), "she") == "Ana Bel"


def test_a_source_that_is_no_actor_is_known_by_its_words_and_no_source_is_nobody():
    holder = holder_of([], "the leaked letter", "k1")
    assert holder is not None
    assert (holder.name, holder.official) == ("the leaked letter", False)
    assert holder_of([], None, "k1") is None
