"""The actor register: its tables hold together, and names are found as they are written."""

import re

import pytest

from dateline.knowledge import Knowledge
from dateline.knowledge.names import fold
from dateline.knowledge.register import Register
from dateline.knowledge.tables import read_table

SECTORS = {
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
}  # fmt: skip
INTERNATIONAL = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
NAMED = ("organisations", "armed_groups", "armed_groups_ucdp", "media", "persons", "leaders")


@pytest.fixture(scope="module")
def register() -> Register:
    return Knowledge().register


def found(register: Register, text: str) -> list[tuple[str, str]]:
    """Words and register id of the name at the text's start, longest first."""
    first = re.match(r"\w+", text)
    assert first is not None
    names = register.names.at(fold(text), 0, fold(first[0]).lower(), True)
    return [(text[:end], named.entry.id) for end, named in names]


def countries() -> set[str]:
    return {row["code"] for row in read_table("countries.tsv", "code")}


def test_all_iso_countries_have_a_name() -> None:
    assert len(countries()) >= 249
    assert all(re.fullmatch("[A-Z]{3}", code) for code in countries())


@pytest.mark.parametrize("table", NAMED)
def test_codes_are_countries_or_international(table: str) -> None:
    known = countries() | INTERNATIONAL
    wrong = [row for row in read_table(f"{table}.tsv", "code") if row["code"] not in known]
    assert wrong == []


@pytest.mark.parametrize(
    "table", ["organisations", "armed_groups", "armed_groups_ucdp", "persons", "offices", "roles"]
)
def test_sectors_are_those_of_plover(table: str) -> None:
    rows = list(read_table(f"{table}.tsv", "sectors"))
    used = {sector for row in rows for sector in row["sectors"].split("|") if sector}
    assert used <= SECTORS


@pytest.mark.parametrize("table", ["organisations", "armed_groups", "media"])
def test_no_name_heads_two_rows(table: str) -> None:
    names = [row["name"] for row in read_table(f"{table}.tsv", "name")]
    assert sorted(names) == sorted(set(names))


def test_terms_run_forward() -> None:
    for row in read_table("leaders.tsv", "start", "end"):
        assert not row["end"] or row["start"] <= row["end"], row


def test_longest_name_first(register: Register) -> None:
    words, entry = found(register, "Islamic State in Khorasan Province said")[0]
    assert words == "Islamic State in Khorasan Province"
    assert entry == "group/islamic-state-in-khorasan-province"


@pytest.mark.parametrize("written", ["al-Qaeda", "Al-Qaeda", "al Qaeda", "Al Qaeda", "al-Qaida"])
def test_spellings_of_one_name(register: Register, written: str) -> None:
    assert found(register, written)[0][1] == "group/al-qaeda"


@pytest.mark.parametrize("written", ["us", "who", "polish", "turkey", "is", "Who", "It"])
def test_ordinary_words_are_no_names(register: Register, written: str) -> None:
    assert found(register, written) == []


def test_diacritics_may_be_left_out(register: Register) -> None:
    assert found(register, "Nicolás Maduro")[0][1] == found(register, "Nicolas Maduro")[0][1]


def test_word_after_tilde_counts_only_within_a_sentence(register: Register) -> None:
    assert list(register.names.at("Labour is cheap", 0, "labour", True)) == []
    assert list(register.names.at("Labour is cheap", 0, "labour", False))


@pytest.mark.parametrize(
    ("words", "phrase", "first"),
    [
        (["the", "foreign", "ministers"], "foreign minister", 1),
        (["riot", "policemen"], "riot policeman", 0),
        (["president", "'s", "office"], "president's office", 0),
        (["ministers", "of", "defence"], "minister of defence", 0),
        (["the", "authorities"], "authorities", 1),
    ],
)
def test_roles_by_their_last_word(
    register: Register, words: list[str], phrase: str, first: int
) -> None:
    match = register.roles.ending_at(words, len(words) - 1)
    assert match is not None
    assert (match[0], match[1].phrase) == (first, phrase)
