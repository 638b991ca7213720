"""Judgements on a record: what each does, what they survive, and that the contract holds after all of them."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dateline.casebook.correcting import correct
from dateline.casebook.correcting.fields import SETTABLE, field_of, words_of
from dateline.casebook.judgement import (
    Anchor,
    Judgement,
    Kind,
    Ref,
    Setting,
    Verdict,
    Withdrawal,
    anchor_of,
    judgement,
    line_of,
    parse_line,
    withdrawn,
)
from dateline.record import BadCall, BadInput, BadRecord, Record
from dateline.record.check import problems
from dateline.record.codec import from_plain, to_plain

TEXT = (
    "Police arrested 40 people in Almaty on Friday, the interior ministry said. The army denied that "
    "soldiers had shelled the market. Rebels said jets bombed the bridge and killed nine people. "
    "Kenya offered to host talks. The price of bread doubled."
)


@pytest.fixture(scope="module")
def record(read: Callable[..., Record]) -> Record:
    made = read(TEXT, published="2022-01-10")
    assert not problems(made)
    return made


def at(number: int) -> str:
    return f"2022-02-{number:02}T00:00:00Z"


def say(
    verdict: Verdict, on: Anchor | None, day: int = 1, by: str = "Ana", **rest: Any
) -> Judgement:
    assert on is not None
    return judgement(at(day), by, verdict, on, **rest)


def set_to(
    record: Record, item: Any, field: str, *values: str, day: int = 1, **rest: Any
) -> Judgement:
    setting = Setting(field, values, rest.pop("refs", ()))
    return say("set", anchor_of(record.report.sha256, item), day, sets=[setting], **rest)


def event(record: Record, words: str) -> Any:
    found = [e for e in record.events if e.trigger.text(record.report.text) == words]
    return found[0] if found else None


def renumbered(record: Record) -> Record:
    """As another reader might number it: every id is another one."""

    def changed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: changed(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [changed(inner) for inner in value]
        if isinstance(value, str) and (found := re.fullmatch(r"(a|p|t|e|c|f|fr|l)(\d+)", value)):
            return f"{found[1]}{int(found[2]) + 40}"
        return value

    return from_plain(Record, changed(to_plain(record)))


def test_wrong_takes_any_item_out_and_nothing_names_it_any_more(record: Record):
    for kind in ("actors", "places", "times", "events", "claims", "figures"):
        for item in getattr(record, kind):
            anchor = anchor_of(record.report.sha256, item)
            if anchor is None:
                continue
            made = correct(record, [say("wrong", anchor)])
            assert not made.unfitted
            assert item.id not in {i.id for i in getattr(made.record, kind)}
            assert not problems(made.record)


def test_what_a_claim_that_was_none_held_stands_in_the_reports_own_voice(record: Record):
    held = event(record, "shelled")
    claim = next(c for c in record.claims if c.id == held.claim)
    made = correct(record, [say("wrong", anchor_of(record.report.sha256, claim))]).record
    now = next(e for e in made.events if e.id == held.id)
    assert (now.claim, now.mentions[0].stance) == (None, "asserts")


def test_right_makes_certain_and_says_that_a_person_did(record: Record):
    judged = say("right", anchor_of(record.report.sha256, event(record, "arrested")))
    now = event(correct(record, [judged]).record, "arrested")
    assert now.score == 1
    assert now.why.startswith(f"a person: right ({judged.id}); ")


@pytest.mark.parametrize(
    ("field", "value", "check"),
    [
        ("type", "ASSAULT", lambda e: e.type == e.core.type == "ASSAULT" and e.mode is None),
        ("mode", "restrict", lambda e: e.mode == "restrict"),
        ("contexts", "economic", lambda e: e.contexts == ("economic",)),
        (
            "status",
            "negated",
            lambda e: e.status == e.core.status == e.mentions[0].status == "negated",
        ),
        ("status", "future", lambda e: e.status == "future"),
        ("time", "2022-01-03/2022-01-04", lambda e: e.time == e.core.time != "t1"),
    ],
)
def test_setting_a_field_keeps_the_contract(
    record: Record, field: str, value: str, check: Callable[[Any], bool]
):
    made = correct(record, [set_to(record, event(record, "arrested"), field, value)])
    assert not made.unfitted
    assert check(event(made.record, "arrested"))
    assert not problems(made.record)


def test_parties_are_set_by_their_words(record: Record):
    rebels = next(a for a in record.actors if a.name.casefold() == "rebels")
    ref = Ref("actor", rebels.mentions[0].start, rebels.mentions[0].end, rebels.name)
    judged = set_to(record, event(record, "arrested"), "actors", refs=(ref,))
    assert event(correct(record, [judged]).record, "arrested").actors == (rebels.id,)
    again = renumbered(record)
    there = event(correct(again, [judged]).record, "arrested").actors
    assert there == (next(a.id for a in again.actors if a.name == rebels.name),)


def test_judgements_survive_a_reading_that_numbers_all_anew(record: Record):
    judged = [
        say("wrong", anchor_of(record.report.sha256, event(record, "bombed"))),
        set_to(record, event(record, "arrested"), "type", "ASSAULT", day=2),
        say("right", anchor_of(record.report.sha256, record.figures[0]), 3),
    ]
    here, there = correct(record, judged), correct(renumbered(record), judged)
    assert not there.unfitted
    assert there.record == renumbered(here.record)


def test_words_that_moved_a_little_still_fit(record: Record):
    anchor = anchor_of(record.report.sha256, event(record, "arrested"))
    assert anchor is not None
    wider = replace(anchor, end=anchor.end + 3)
    made = correct(record, [say("wrong", wider)])
    assert event(made.record, "arrested") is None


def test_what_is_coded_otherwise_now_has_to_be_judged_again(record: Record):
    anchor = anchor_of(record.report.sha256, event(record, "arrested"))
    assert anchor is not None
    made = correct(record, [say("wrong", replace(anchor, label="PROTEST"))])
    assert event(made.record, "arrested") is not None
    assert [u.reason for u in made.unfitted] == ["was judged as PROTEST, is coded as COERCE now"]


def test_words_at_which_nothing_is_read_any_more_are_told(record: Record):
    gone = Anchor(record.report.sha256, "event", 1, 3, "PROTEST")
    beyond = Anchor(record.report.sha256, "event", 10_000, 10_004, "PROTEST")
    made = correct(record, [say("right", gone), say("right", beyond)])
    assert made.record == record
    assert {u.reason for u in made.unfitted} == {
        "no event at these words any more",
        "its words lie outside the text",
    }


def test_the_later_of_two_holds_whatever_comes_first(record: Record):
    arrested = event(record, "arrested")
    first = set_to(record, arrested, "type", "ASSAULT", day=1)
    later = set_to(record, arrested, "type", "PROTEST", day=2, by="Ben")
    for order in ([first, later], [later, first]):
        made = correct(record, order)
        assert event(made.record, "arrested").type == "PROTEST"
        assert {f.judgement.id: f.holds for f in made.fitted} == {first.id: False, later.id: True}


def test_who_sets_a_field_after_wrong_brings_the_item_back(record: Record):
    arrested = event(record, "arrested")
    wrong = say("wrong", anchor_of(record.report.sha256, arrested), 1)
    fixed = set_to(record, arrested, "status", "future", day=2)
    assert event(correct(record, [wrong]).record, "arrested") is None
    assert event(correct(record, [wrong, fixed]).record, "arrested").status == "future"


def test_what_is_withdrawn_does_nothing(record: Record):
    judged = say("wrong", anchor_of(record.report.sha256, event(record, "arrested")))
    gone = withdrawn(judged, Withdrawal(at(2), "Ana", None))
    assert correct(record, [gone]).record == record


def added(
    record: Record, kind: Kind, words: str, label: str | None = None, /, **values: str
) -> Judgement:
    start = record.report.text.index(words)
    on = Anchor(record.report.sha256, kind, start, start + len(words), label)
    return say("add", on, sets=[Setting(name, (value,), ()) for name, value in values.items()])


@pytest.mark.parametrize(
    ("kind", "words", "values"),
    [
        ("event", "market", {"type": "ASSAULT", "status": "future"}),
        ("claim", "the bridge", {"act": "warn"}),
        ("figure", "nine", {"measure": "injured", "value": "9"}),
        ("actor", "bread", {"kind": "group", "country": "KAZ"}),
        ("place", "bridge", {"feature": "site", "lat": "43.2", "lon": "76.9"}),
        ("time", "bread", {"start": "2022-01-03"}),
        ("frame", "market", {"label": "bazaar"}),
    ],
)
def test_items_of_each_kind_are_added(
    record: Record, kind: Kind, words: str, values: dict[str, str]
):
    judged = added(record, kind, words, **values)
    made = correct(record, [judged])
    assert not made.unfitted
    assert not problems(made.record)
    new = {i.id for i in getattr(made.record, f"{kind}s")} - {
        i.id for i in getattr(record, f"{kind}s")
    }
    assert new == {made.fitted[0].item}


def test_an_added_event_stands_in_the_claim_whose_words_it_is_of(record: Record):
    made = correct(record, [added(record, "event", "soldiers", type="ASSAULT")]).record
    assert event(made, "soldiers").claim == event(record, "shelled").claim


def test_what_a_better_reader_finds_itself_is_not_added_twice(record: Record):
    judged = added(record, "event", "arrested", type="COERCE", status="future")
    made = correct(record, [judged])
    assert [
        e.status for e in made.record.events if e.trigger == event(record, "arrested").trigger
    ] == ["future"]


def test_what_would_break_the_contract_is_told_and_the_rest_done(record: Record):
    good = say("wrong", anchor_of(record.report.sha256, event(record, "bombed")))
    first = record.claims[0]
    anchor = anchor_of(record.report.sha256, first)
    assert anchor is not None
    itself = Ref("claim", anchor.start, anchor.end, "")
    circle = set_to(record, first, "parent", refs=(itself,), day=2)
    upside = set_to(record, record.figures[0], "high", "3", day=3)
    made = correct(record, [good, circle, upside])
    assert {u.judgement.id for u in made.unfitted} == {circle.id, upside.id}
    assert event(made.record, "bombed") is None
    assert not problems(made.record)


@pytest.mark.parametrize(
    ("kind", "field", "value", "said"),
    [
        ("event", "type", "RIOT", "PLOVER's types"), ("event", "status", "maybe", "none of actual"),
        ("event", "contexts", "weather", "not known"), ("event", "mode", "Sit In", "no mode"),
        ("event", "trigger", "x", "no field of events"), ("event", "type", "none", "a value is needed"),
        ("figure", "value", "many", "no number"), ("figure", "value", "inf", "no number"),
        ("figure", "measure", "eggs", "none of killed"), ("place", "lat", "91", "no number that fits"),
        ("place", "country", "Kasachstan", "three letters"), ("actor", "country", "XXX", "not known"),
        ("actor", "sectors", "GOV,FOO", "not known"), ("time", "start", "5 January", "no ISO date"),
        ("frame", "scare_quotes", "perhaps", "neither yes nor no"), ("claim", "act", "sing", "none of state"),
    ],
)  # fmt: skip
def test_values_outside_the_vocabularies_are_refused(kind: Kind, field: str, value: str, said: str):
    with pytest.raises(BadCall, match=said):
        words_of(kind, field_of(kind, field), value)


def test_every_settable_field_is_one_of_the_record(record: Record):
    for kind, fields in SETTABLE.items():
        plain = [to_plain(item) for item in getattr(record, f"{kind}s")]
        assert all(set(fields) <= item.keys() for item in plain)


def test_a_line_is_read_back_as_it_was_written_and_no_other(record: Record):
    judged = set_to(record, event(record, "arrested"), "type", "ASSAULT", note="seen on film\n")
    line = line_of(judged)
    assert parse_line(line) == judged
    for bad in (
        line.replace("Ana", "Eve"),
        line.replace("ASSAULT", "PROTEST"),
        line[:-9],
        "[]",
        "{}",
        "1" * 5000,
    ):
        with pytest.raises((BadInput, BadRecord)):
            parse_line(bad)


def test_of_two_withdrawals_the_earlier_holds_whichever_is_known_first(record: Record):
    judged = say("right", anchor_of(record.report.sha256, record.events[0]))
    early, late = Withdrawal(at(3), "Ana", None), Withdrawal(at(4), "Ben", "no")
    assert withdrawn(withdrawn(judged, late), early) == withdrawn(withdrawn(judged, early), late)
    assert parse_line(line_of(withdrawn(judged, early))).withdrawn == early
