import dataclasses
import json

import pytest

from dateline.record import (
    Actor,
    BadRecord,
    Change,
    Figure,
    Group,
    Link,
    Made,
    Record,
    Report,
    Span,
    Translation,
    text_digest,
)
from dateline.record.codec import dumps, loads


def record(text: str = "Kofu fell.", **fields: object) -> Record:
    report = Report(
        "r", None, None, None, None, None, None, "en", text, text_digest(text), "text",
        furniture=(Span(0, 4),),
        translation=Translation("ru", None, "Кофу пал."),
    )  # fmt: skip
    return dataclasses.replace(Record(report, Made("0", {"b": "2", "a": "1"}, "c")), **fields)


FIGURE = Figure(
    "f1", None, 24.0, None, "vague", None, "killed", "people", Group(None, (), None, None), None,
    Change(44.0, "percent", None, 2.5), None, None, None, None, Span(0, 3), None, None, None, 0.5, "w",
)  # fmt: skip


def test_a_record_survives_the_way_out_and_back():
    actor = Actor("a1", "Kofu", "country", "JPN", ("GOV",), None, None, (Span(0, 4),), 0.9, "why")
    whole = record(
        actors=(actor,),
        figures=(FIGURE,),
        links=(Link("l1", "e1", "e2", "causes", None, 1.0, "w"),),
    )
    assert loads(dumps(whole)) == whole


def test_reserved_words_are_written_as_the_contract_says():
    line = json.loads(
        dumps(record(links=(Link("l1", "e1", "e2", "causes", None, 1.0, "w"),), figures=(FIGURE,)))
    )
    assert line["links"][0]["from"] == "e1"
    assert line["figures"][0]["change"]["from"] is None
    assert line["report"]["translation"]["from"] == "ru"


def test_json_is_canonical():
    line = dumps(record())
    assert line == dumps(loads(line))
    assert '"models":{"a":"1","b":"2"}' in line
    assert '"low":24,' in dumps(record(figures=(FIGURE,)))


def test_a_lone_surrogate_is_written_as_an_escape():
    line = dumps(record(text="a\ud800b"))
    line.encode("utf-8")
    assert json.loads(line)["report"]["text"] == "a\ud800b"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not JSON"),
        ("[]", "record: an object is expected"),
        ('{"report": {}}', "record.report: id is missing"),
    ],
)
def test_what_is_no_record_is_named(line: str, says: str):
    with pytest.raises(BadRecord, match=says):
        loads(line)


def test_a_value_outside_a_closed_list_is_named():
    line = dumps(record(figures=(FIGURE,))).replace('"qualifier":"vague"', '"qualifier":"vagueish"')
    with pytest.raises(
        BadRecord, match=r"record.figures\[0\].qualifier: 'vagueish' is none of exact"
    ):
        loads(line)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"low":24', '"low":true', r"figures\[0\].low: float is expected"),
        ('"low":24', '"low":NaN', "NaN is no number"),
        ('"low":24', '"low":1e999', r"figures\[0\].low: a finite number"),
        ('"low":24', '"low":1' + "0" * 400, r"figures\[0\].low: a finite number"),
        ('"start":0,"end":3', '"start":false,"end":3', r"span.start: int is expected"),
        ('{"a":"1","b":"2"}', '["a","b"]', "record.made.models: an object is expected"),
        ('{"a":"1","b":"2"}', '{"a":1}', "record.made.models.a: str is expected"),
        ('"events":[],', "", "record: events is missing"),
        ('"furniture":[{"start":0,"end":4}],', "", "record.report: furniture is missing"),
    ],
)
def test_what_does_not_fit_is_refused_and_named(old: str, new: str, says: str):
    line = dumps(record(figures=(FIGURE,)))
    assert old in line
    with pytest.raises(BadRecord, match=says):
        loads(line.replace(old, new))


def test_keys_of_a_newer_version_are_passed_over():
    whole = record()
    assert loads(dumps(whole).replace('"actors":', '"newer":[1],"actors":', 1)) == whole
