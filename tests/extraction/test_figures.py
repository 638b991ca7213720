"""Figures of authored sentences, and the properties that hold on any text."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.analysis import Parser
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.figures import find_figures
from dateline.extraction.reader import Reader
from dateline.record import Actor, Figure, Record, Span
from dateline.record.codec import dumps
from extraction.figure_cases import differences
from plainreports import make_plain_report

CASES = Path(__file__).parents[1] / "data" / "figures.jsonl"
_ROWS = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
Read = Callable[..., Record]


@pytest.mark.parametrize("case", _ROWS, ids=[row["text"][:60] for row in _ROWS])
def test_figures_of_a_sentence(case: dict[str, object], read: Read) -> None:
    record = read(case["text"], published="2022-01-10")
    assert differences(record, case["figures"]) == []  # type: ignore[arg-type]


def one(read: Read, text: str) -> Figure:
    (figure,) = read(text, published="2022-01-10").figures
    return figure


def test_window_and_day_of_a_count(read: Read) -> None:
    figure = one(read, "Police have arrested 430 people since Thursday.")
    assert figure.window is not None
    assert (figure.window.start, figure.window.end) == ("2022-01-06", None)


def test_state_as_of_a_day(read: Read) -> None:
    assert one(read, "As of Sunday, 12 villages were flooded.").as_of == "2022-01-09"


def test_a_number_in_a_claim_names_its_claim(read: Read) -> None:
    record = read("The ministry said 96 people were killed in the riots.")
    (figure,) = record.figures
    assert figure.claim == record.claims[0].id


def test_part_has_the_event_of_the_whole(read: Read) -> None:
    whole, part = read("The rebels killed 31 soldiers, including two officers.").figures
    assert whole.event is not None
    assert part.event == whole.event


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("A barge sank in Lake Ilmer on Sunday, drowning at least 31 people.", "sank"),
        ("A landslide buried the hamlet, leaving 12 people dead.", "landslide"),
        ("At least 39 villagers were killed when the barge capsized.", "capsized"),
        ("Twelve pilgrims died after a bridge collapsed.", "collapsed"),
        ("The floods have killed 200 people since May.", "floods"),
        ("The avalanche, which killed 14 climbers, followed days of snow.", "avalanche"),
        ("Nine miners were killed in a landslide on Monday.", "landslide"),
        ("47 dead in river ferry disaster", "disaster"),
        ("A flood hit Dorrin. In Kasten 30 people died of cholera.", None),
        ("Four pilgrims died before the ferry capsized.", None),
        ("The ferry capsized, and 40 ministers resigned.", "resigned"),
        ("Nine miners were killed in Quito as an earthquake struck Chile.", None),
        ("Nine miners were killed in Quito as an earthquake struck.", "earthquake"),
        ("Four pilgrims were killed by guards after the flood.", None),
        ("Nine monks died of hunger after the bombing.", None),
        ("The fever killed 40 people after the flood.", None),
        ("Two nuns drowned after the shooting.", None),
        ("Thirty nuns were killed when the bus they took after the earthquake crashed.", None),
    ],
)
def test_the_dead_of_a_disaster_are_of_its_event(text: str, cause: str | None, read: Read) -> None:
    record = read(text)
    told = {event.id: event.trigger.text(text) for event in record.events}
    [figure] = record.figures
    assert told.get(figure.event or "") == cause


def test_each_place_keeps_its_own_count(read: Read) -> None:
    record = read("The army killed 12 rebels in Kano and 30 rebels in Lagos.")
    names = {place.id: place.name for place in record.places}
    assert [names.get(f.place or "") for f in record.figures] == ["Kano", "Lagos"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mayor put the damage at $3 million.", "The mayor"),
        ("The bureau put the cost at 9 billion yen.", "The bureau"),
        ("The president dismissed 57 judges.", None),
        ("The assembly approved the bill by 151 votes to 94.", None),
    ],
)
def test_whose_word_a_number_is(text: str, speaker: str | None, read: Read) -> None:
    record = read(text)
    sources = {c.id: c.source.text(text) for c in record.claims if c.source}
    assert {sources.get(f.claim or "") for f in record.figures} == {speaker}


def test_place_of_an_adjunct_is_what_the_count_covers(read: Read) -> None:
    record = read("Nine miners died when a shaft flooded near Kimberley.")
    assert [p.name for p in record.places if p.id == record.figures[0].place] == ["Kimberley"]


def test_a_count_before_a_revision_has_no_day_of_the_new_one(read: Read) -> None:
    _, before = read("The death toll rose to 412 on Friday, up from 388.").figures
    assert before.as_of is None


def test_actor_and_sectors_of_the_counted(reader: Reader, parser: Parser) -> None:
    report = make_plain_report("The blast killed nine policemen.")
    analysis = parser.analyse(report.text)
    officers = Actor("a1", "policemen", "group", None, ("COP",), None, None, (Span(22, 31),), 1, "")
    context = Context(report, analysis, reader.knowledge, Options())
    (figure,) = find_figures(context, Draft(actors=(officers,))).figures
    assert (figure.group.actor, figure.group.sectors) == ("a1", ("COP",))


@pytest.mark.parametrize(
    "text",
    ["5", "$", "a dozen", "half a", "no", "%", "1,2,3", "--5--", "million", "\u0661\u0662 people",
     "50\u0301 people died", "1 " * 300, "twenty-", "£", "between 3 and", "one " * 50, "no one",
     "0" * 5000, "12.\r\n13.", "🙂 12 🙂 killed", "up from 3", "of them 12 of them",
     f"{'7' * 400} people died", "two " + "million " * 60 + "people", "tens " + "of millions " * 60],
)  # fmt: skip
def test_odd_text_gives_no_error_and_spans_inside(text: str, read: Read) -> None:
    record = read(text)
    dumps(record)
    for figure in record.figures:
        assert 0 <= figure.span.start < figure.span.end <= len(text)
