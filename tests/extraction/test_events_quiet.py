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
