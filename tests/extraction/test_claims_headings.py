"""Headings inside a report: what is said below one is no part of it."""

import pytest

from extraction.claim_words import Read, told, words

_TOP = "Live: Floods around Quelimane\n\n"


@pytest.mark.parametrize(
    ("entry", "cue", "source", "content"),
    [
        (
            "15:05 What to watch\n- At least nine people, five of them fishermen, have drowned upriver, the"
            " disaster agency says.",
            "says",
            "the disaster agency",
            ["At least nine people, five of them fishermen, have drowned upriver"],
        ),
        (
            "14:40 Opposition blames ministry for broken dykes\nThe party's provincial chief, who toured the"
            " port on Friday, says the cabinet ignored four warnings. The ministry did not comment.",
            "says",
            "The party's provincial chief, who toured the port on Friday",
            ["the cabinet ignored four warnings"],
        ),
        (
            "12:00 Mayor demands answers\n“We were left alone,” the mayor of Buzi wrote on Facebook.",
            "demands",
            "Mayor",
            ["answers"],
        ),
        (
            "12:00 Mayor demands answers\n“We were left alone,” the mayor of Buzi wrote on Facebook.",
            "wrote",
            "the mayor of Buzi",
            ["“We were left alone,”"],
        ),
    ],
)
def test_a_heading_and_the_text_below_it_say_their_own(
    entry: str, cue: str, source: str, content: list[str], read_text: Read
) -> None:
    record = read_text(_TOP + entry + "\n\n11:20\nThe bridge is closed.")
    claim = told(record, cue)
    assert words(record, claim.source) == [source]
    assert words(record, *claim.content) == content


def test_a_list_behind_a_colon_is_no_heading(read_text: Read) -> None:
    record = read_text(
        "Archive still shut\n\nThe panel recommends that the ministry:\n(a) open the military archive in Puno\n"
        "(b) pay the widows of the miners\n\nNo talks are planned."
    )
    claim = told(record, "recommends")
    assert "pay the widows" in " ".join(words(record, *claim.content))


def test_a_line_that_lacks_its_stop_keeps_the_speaker(read_text: Read) -> None:
    record = read_text(
        "Quarry to close\n\n“They never told us,” said Rita Amo, who runs a kiosk\n\nThe quarry employs ninety."
    )
    assert words(record, told(record, "said").source) == ["Rita Amo, who runs a kiosk"]


def test_a_broken_line_is_no_heading(read_text: Read) -> None:
    record = read_text(
        "Mine to stay\n\nThey fear a sale. The owner denied\n\nany plan to sell the mine.\n\nA clerk left."
    )
    assert words(record, *told(record, "denied").content) == ["any plan to sell the mine"]
