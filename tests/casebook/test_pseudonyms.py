"""Pseudonyms: the same for the same name, however it is written."""

import pytest

from dateline.casebook.pseudonyms import PATTERN, pseudonym
from dateline.casebook.words import words_of


@pytest.mark.parametrize(
    "written", ["VERA DOLINA", "vera dolina", "Véra  Dolina", "Vera-Dolina", "Ve\u0301ra Dolina's"]
)
def test_ways_of_writing_a_name_do_not_count(written: str):
    assert pseudonym(written) == pseudonym("Vera Dolina")


def test_other_names_and_other_keys_have_other_pseudonyms():
    told = {pseudonym("Vera Dolina"), pseudonym("Vera Dolin"), pseudonym("Dolina Vera")}
    assert len(told | {pseudonym("Vera Dolina", b"another key")}) == 4


def test_a_pseudonym_never_changes():
    """Exports and other people's casebooks hold it."""
    assert pseudonym("Vera Dolina") == "P-65377a"
    assert PATTERN.fullmatch(pseudonym("Vera Dolina"))


def test_linking_compares_a_pseudonym_as_one_word():
    assert [word for _, word in words_of("Corporal P-7f3a1c said")] == [
        "corporal",
        "p-7f3a1c",
        "said",
    ]
