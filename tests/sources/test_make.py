import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import BadInput, Span, text_digest
from dateline.sources import make_report
from dateline.sources.make import NO_DATE, make_translation

TEXT = "Miners blocked the only road to the port on Friday, the police said."


def test_a_text_alone_is_a_report_without_a_date():
    report = make_report(TEXT)
    assert (report.text, report.sha256, report.language) == (TEXT, text_digest(TEXT), "en")
    assert (report.published, report.dated_by, report.source) == (None, None, "text")
    assert report.notes == (NO_DATE,)


def test_a_given_date_is_normalised():
    report = make_report(TEXT, published="12 March 2021", updated="2021-03-14T01:00Z")
    assert (report.published, report.dated_by, report.updated) == (
        "2021-03-12",
        "given",
        "2021-03-14",
    )
    assert report.notes == ()


def test_a_date_that_is_none_is_noted_and_other_witnesses_are_heard():
    report = make_report(TEXT, published="soon", url="https://news.example/2021/03/12/x")
    assert (report.published, report.dated_by) == ("2021-03-12", "url")
    assert "'soon' is no date" in report.notes[0]


def test_a_dateline_dates_where_nothing_else_does():
    report = make_report("PORT ELMO, March 12, 2021 (Agency) — " + TEXT)
    assert (report.published, report.dated_by) == ("2021-03-12", "text")


def test_a_date_in_the_future_is_noted():
    assert "lies in the future" in make_report(TEXT, published="2099-01-01").notes[0]


def test_another_language_is_noted_and_left_unread():
    report = make_report("Шахтёры перекрыли единственную дорогу.", published="2021-03-12")
    assert (report.language, report.notes) == ("ru", ("language ru: not read",))
    assert make_report(TEXT, language="en-GB").language == "en"


def test_furniture_is_marked_unless_it_is_not_wanted():
    text = TEXT + "\nAdvertisement"
    assert make_report(text).furniture == (Span(len(TEXT) + 1, len(text)),)
    assert make_report(text, furniture=False).furniture == ()
    assert make_report(text, furniture=False, marks=(Span(0, 3),)).furniture == (Span(0, 3),)


def test_a_translation_makes_the_text_english():
    translation = make_translation(
        {"from": "ru", "by": "A. Lindqvist", "original_text": "Шахтёры.",
         "segments": [{"span": {"start": 0, "end": 6}, "original_span": {"start": 0, "end": 7}}]},
        TEXT,
    )  # fmt: skip
    report = make_report(TEXT, translation=translation, published="2021-03-12")
    assert (report.language, report.notes) == ("en", ())
    assert report.translation is not None
    assert report.translation.segments[0].original_span.text("Шахтёры.") == "Шахтёры"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("ru", "object"),
        ({"original_text": "x"}, '"from"'),
        ({"from": "ru"}, '"original_text"'),
        ({"from": "ru", "by": 5, "original_text": "x"}, '"by"'),
        ({"from": "ru", "original_text": "x", "segments": 5}, '"segments"'),
        ({"from": "ru", "original_text": "x", "segments": [5]}, r"segments\[0\]"),
        ({"from": "ru", "original_text": "x", "segments": [
            {"span": {"start": 0, "end": 3}, "original_span": {"start": 0, "end": 2}}]}, "outside"),
        ({"from": "ru", "original_text": "x", "segments": [
            {"span": {"start": 0, "end": "3"}, "original_span": None}]}, "start and end"),
    ],
)  # fmt: skip
def test_a_translation_that_does_not_fit_is_refused(value, message):
    with pytest.raises(BadInput, match=message):
        make_translation(value, TEXT)


@given(st.text())
def test_the_text_is_never_changed(text):
    report = make_report(text)
    assert report.text == text
    assert make_report(text) == report
