"""A report's own account of its events, read and resolved."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.casebook.incident import incident
from dateline.casebook.shapes import EventView, FigureView, VictimView
from dateline.casebook.view import loose_figures, views
from dateline.record import Frame, Record, Span

Read = Callable[..., Record]


def view_of(read: Read, text: str, type_: str) -> EventView:
    found = [v for v in views(read(text, published="2022-01-10"), "k1") if v.type == type_]
    assert found, [v.type for v in views(read(text), "k1")]
    return found[0]


def test_a_view_stands_for_itself(read: Read):
    text = "Police in Nairobi arrested 40 protesters on Friday."
    record = read(text, published="2022-01-10", publisher="The Courier", id="mine")
    (view,) = views(record, "k1", copy_of="k0", version_of="k9")
    ref = view.report
    assert (ref.key, ref.id, ref.publisher) == ("k1", "mine", "The Courier")
    assert (ref.copy_of, ref.version_of, ref.sha256) == ("k0", "k9", record.report.sha256)
    assert (view.type, view.mode, view.trigger_words) == ("COERCE", "arrest", "arrested")
    assert view.place is not None
    assert view.place.name == "Nairobi"
    assert view.time is not None
    assert (view.time.start, view.time.stated) == ("2022-01-07", True)
    assert view.sentence_words == text
    (telling,) = view.tellings
    assert (telling.holder, telling.rests_on, telling.stance) == (None, None, "asserts")
    assert telling.quote == text
    (figure,) = view.figures
    assert (figure.measure, figure.value, figure.tie, figure.words) == (
        "arrested",
        40,
        "event",
        "40",
    )


def test_a_telling_says_whose_word_it_is_and_in_which_words(read: Read):
    text = "The interior ministry said on Saturday that gunmen attacked a bank in Nairobi."
    (telling,) = view_of(read, text, "ASSAULT").tellings
    assert telling.holder is not None
    assert telling.holder.name == "the interior ministry"
    assert telling.holder.official
    assert telling.rests_on == telling.holder.source
    assert telling.said == "2022-01-08"
    assert "gunmen attacked a bank" in telling.quote


def test_an_outlet_that_quotes_itself_speaks_in_its_own_voice(read: Read):
    text = "Gunmen attacked a bank in Nairobi, the Courier wrote."
    record = read(text, published="2022-01-10", publisher="The Courier")
    tellings = [t for v in views(record, "k1") for t in v.tellings]
    assert tellings
    assert {t.rests_on for t in tellings} == {None}


def test_a_denial_of_a_figure_stands_with_the_figure(read: Read):
    text = (
        "Police said 164 people were killed in Nairobi. "
        "The health ministry denied that it had published the figure of 164 deaths."
    )
    record = read(text, published="2022-01-10")
    figures = [f for v in views(record, "k1") for f in v.figures] + loose_figures(record, "k1")
    about = [(s.relation, s.holder and s.holder.name) for f in figures for s in f.about]
    assert ("denies", "the health ministry") in about
    assert not [f for f in figures if f.holder and f.holder.name == "the health ministry"]


def test_parts_go_with_their_whole_and_what_nothing_carries_is_loose(read: Read):
    text = (
        "At least 60 people were killed in Nairobi on Friday. Of the dead, 12 were children. "
        "Fuel costs 120 shillings a litre."
    )
    record = read(text, published="2022-01-10")
    tied = {(f.value, f.tie) for v in views(record, "k1") for f in v.figures}
    assert (60, "event") in tied
    assert 12 in {value for value, _ in tied}
    loose = {f.value for f in loose_figures(record, "k1")}
    assert 120 in loose
    assert loose.isdisjoint({60, 12})
    assert all("KEN" in f.countries for f in loose_figures(record, "k1"))


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("Gunmen killed Amir Bekov, 34, in Nairobi on Friday.", ("Amir Bekov", "34", None, "killed")),
        ("Gunmen shot dead Amir Bekov in Nairobi.", ("Amir Bekov", None, None, "killed")),
        ("Police in Nairobi arrested Amir Bekov for murder.", ("Amir Bekov", None, None, "arrested")),
        ("Gunmen shot Amir Bekov in Nairobi on Friday.", ("Amir Bekov", None, None, "harmed")),
        ("Gunmen shot and wounded Aida Bekova, a 52-year-old woman, in Nairobi.",
         ("Aida Bekova", "52", "female", "injured")),
        ("Police in Nairobi arrested Mr. Amir Bekov on Friday.", ("Amir Bekov", None, "male", "arrested")),
    ],
)  # fmt: skip
def test_victims_are_told_by_the_words_of_the_report(
    read: Read, text: str, victim: tuple[str | None, ...]
):
    found = [v for view in views(read(text, published="2022-01-10"), "k1") for v in view.victims]
    assert [(v.name, v.age, v.sex, v.status) for v in found] == [victim]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 12 people in Nairobi on Friday.",
        "Police fear that gunmen will kill Amir Bekov in Nairobi.",
        "Gunmen did not kill Amir Bekov in Nairobi.",
        "Peru praised Amir Bekov on Friday.",
    ],
)
def test_nobody_is_a_victim_who_is_not_named_or_of_what_did_not_happen(read: Read, text: str):
    assert [
        v for view in views(read(text, published="2022-01-10"), "k1") for v in view.victims
    ] == []


def test_a_label_without_a_target_goes_to_the_one_event_that_may_go_by_it(read: Read):
    text = "Protesters marched in Nairobi on Friday. Police arrested a man."
    record = read(text, published="2022-01-10")
    frame = Frame("fr1", "coup", Span(0, 10), None, None, False, 0.9, "")
    labels = {
        v.type: [x.label for x in v.labels] for v in views(replace(record, frames=(frame,)), "k")
    }
    assert labels["PROTEST"] == ["coup"]
    assert labels["COERCE"] == []
    two = read(text + " Miners marched in Lima on Saturday.", published="2022-01-10")
    labelled = [v for v in views(replace(two, frames=(frame,)), "k") if v.labels]
    assert len([e for e in two.events if e.type == "PROTEST"]) == 2
    assert labelled == []


WORDS = st.sampled_from(
    ("police", "killed", "40", "people", "said", "the army", "denied", "\r\n", ".", "“", "é\u0301", "🙂",
     "\x07", "Nairobi", "on Friday", "At least dozens", "\u202e", "  ", "Amir Bekov, 34,", "coup")
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_text_gives_views_and_an_incident_of_them(read: Read, text: str):
    record = read(text, published="2022-01-10")
    made = views(record, "k1")
    assert [v.event for v in made] == [e.id for e in record.events]
    loose = loose_figures(record, "k1")
    tied = {f.id for v in made for f in v.figures}
    assert tied | {f.id for f in loose} == {f.id for f in record.figures}
    assert tied.isdisjoint({f.id for f in loose})
    for item in (*loose, *(x for v in made for x in (*v.figures, *v.victims, *v.tellings))):
        assert_inside(item, text)
    if made:
        assert incident("i", made, loose=loose) == incident("i", made[::-1], loose=loose[::-1])


def assert_inside(item: FigureView | VictimView | object, text: str) -> None:
    span: Span = item.span  # type: ignore[attr-defined]
    assert 0 <= span.start <= span.end <= len(text)
