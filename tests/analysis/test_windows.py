import pytest

from dateline.analysis import windows
from dateline.analysis.windows import blank_out, find_paragraphs, make_windows
from dateline.record import Span


def texts(text: str, furniture: list[Span] | None = None) -> list[str]:
    return [span.text(text) for span in find_paragraphs(text, furniture or [])]


def test_paragraphs_break_at_lines_and_blank_lines():
    assert texts("One.\nTwo.\r\n\r\nThree.") == ["One.", "Two.", "Three."]


def test_hard_wrapped_lines_stay_together():
    line = "The council met for the third time in a week and came to no result on"
    assert texts(f"{line}\n{line}\nThursday.\n\nNext.") == [f"{line}\n{line}\nThursday.", "Next."]


def test_a_line_under_a_heading_is_its_own_paragraph():
    heading = "14:40 Unions blame the mayor for the flooded tram lines"
    entry = "The drivers' union says that three warnings were put before the council. " * 2
    assert texts(f"{heading}\n{entry.strip()}") == [heading, entry.strip()]


def test_furniture_is_left_out():
    text = "Story.\nSHARE THIS\nMore."
    assert texts(text, [Span(7, 17)]) == ["Story.", "More."]


def test_windows_break_at_paragraphs_and_cut_what_is_longer(monkeypatch):
    monkeypatch.setattr(windows, "LARGEST", 10)
    paragraphs = [Span(0, 6), Span(7, 12), Span(13, 38)]
    assert list(make_windows(paragraphs)) == [
        [Span(0, 6)], [Span(7, 12)], [Span(13, 23)], [Span(23, 33)], [Span(33, 38)],
    ]  # fmt: skip


def test_nothing_gives_no_window():
    assert list(make_windows(find_paragraphs(" \n ", []))) == []


def test_furniture_inside_a_sentence_does_not_break_it():
    text = "The [ministry](http://example.org) said so.\nSHARE\nMore."
    furniture = [Span(4, 5), Span(13, 34), Span(44, 49)]
    paragraphs = find_paragraphs(text, furniture)
    assert [span.text(text) for span in paragraphs] == [text[:43], "More."]
    assert blank_out(text, furniture)[:43].split() == ["The", "ministry", "said", "so."]


def test_blanking_out_keeps_length_and_line_ends():
    text = "a\r\nbc\u2028d"
    assert blank_out(text, [Span(0, 5), Span(2, 7)]) == " \r\n  \u2028 "


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("KOFU (Wire) - Troops left.", "KOFU (Wire) -"),
        ("PORT LAMA, Kesh, Jan. 9 (Wire) — Troops left.", "PORT LAMA, Kesh, Jan. 9 (Wire) —"),
        ("AFP - Troops left.", "AFP -"),
        ("UN-backed troops left.", "UN-backed troops left."),
        ("NATO said - twice - that it left.", "NATO said - twice - that it left."),
        ("Kofu - Troops left.", "Kofu - Troops left."),
    ],
)
def test_a_dateline_stands_apart(text: str, first: str):
    assert texts(text)[0] == first


def test_a_title_that_two_blanks_part_from_its_report_is_a_paragraph():
    title, body = (
        "Miners end strike in Zambia",
        "Miners went back to work. They had struck for days.",
    )
    assert texts(f"{title}  {body}") == [title, body]
    assert texts(f"{title}  LUSAKA (AP) - {body}") == [title, "LUSAKA (AP) -", body]


@pytest.mark.parametrize(
    "text",
    [
        "He left.  She stayed.",  # an old typist's two blanks
        "The  Army  said  no.",  # set to a width
        "Item  four of the list",
        "She told the court that Mr  Vella shot at the guards.",
        "The U.S  Navy shelled pirates off Bosaso.",
        "Soldiers freed six nuns in Jos and  Kaduna after a siege.",
        "Troops from the  Army left the town.",
        "One line.\nA long second line in Oslo  Troops left the town.",
    ],
)
def test_other_gaps_of_two_blanks_part_nothing(text: str):
    assert texts(text) == text.split("\n")
