"""What is agreed, and that an incident depends on its views alone."""

import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from casebook.making import (
    COUNTRY,
    MINISTRY,
    REBELS,
    TOWN,
    days,
    figure,
    label,
    party,
    report,
    said,
    telling,
    view,
)
from dateline.casebook.incident import incident, incidents_under
from dateline.casebook.rules import shipped
from dateline.casebook.shapes import EventView, VictimView
from dateline.casebook.view import views
from dateline.record import Record, Span
from dateline.record.codec import dumps, from_plain
from dateline.record.incident import Incident
from dateline.record.schema import incident_schema

Read = Callable[..., Record]


def made(*views_: EventView, **fields: Any) -> Incident:
    return incident("i1", views_, **fields)


def everything() -> list[EventView]:
    """Views with something in every field."""
    victim = VictimView("Amir Bek", "34", "male", "killed", Span(3, 11), "c1")
    first = view(
        report(1), telling(MINISTRY),
        figures=(figure(report(1), 20, MINISTRY), figure(report(1), 3, MINISTRY, id="f2", part_of="f1")),
        labels=(label("attack", MINISTRY),), victims=(victim,),
        actors=(party("Steppe Front", "REB"),), recipients=(party("police", "COP"),),
    )  # fmt: skip
    second = view(
        report(2, published="2022-01-11"), telling(REBELS, "denies"), place=COUNTRY,
        figures=(figure(report(2), 7, REBELS),), about=(said("withdraws", "event", REBELS),),
        recipients=(party("policemen", "COP", country=None), party("police", "COP", country=None)),
    )  # fmt: skip
    return [first, second, view(report(3, published=None, copy_of="k1"), telling(MINISTRY))]


def test_the_same_whatever_the_order():
    told = everything()
    loose = [figure(report(n), 20, tie="none", countries=("KAZ",)) for n in (7, 8)]
    expected = incident("i1", told, loose=loose)
    for order in itertools.permutations(told):
        assert incident("i1", order, loose=loose[::-1]) == expected


def test_json_keeps_the_schema_and_comes_back():
    found = incident("i1", everything(), shipped("ucdp"), "2022-01-10", "2022-01-11")
    plain = json.loads(dumps(found))
    jsonschema.validate(plain, incident_schema())
    assert from_plain(Incident, plain) == found


def test_views_are_json(read: Read):
    record = read(
        "Officials in Nairobi said on Monday that at least 20 people were killed by gunmen. "
        "The army denied the killings.",
        published="2022-01-11",
    )
    for one in views(record, "k1", copy_of="k0"):
        assert from_plain(EventView, json.loads(dumps(one))) == one


def test_type_and_mode_are_those_of_most_articles_that_affirm_it():
    shooting, bombing = {"mode": "firearms"}, {"mode": "explosives"}
    found = made(
        view(report(1), **bombing), view(report(2), **shooting), view(report(3), **shooting),
        view(report(4, copy_of="k1"), **bombing), view(report(5, copy_of="k1"), **bombing),
        view(report(6), telling(REBELS, "denies"), type="PROTEST", status="negated"),
    )  # fmt: skip
    assert (found.type, found.mode) == ("ASSAULT", "firearms")


def test_stated_days_go_before_days_of_publication_and_fine_ones_before_coarse():
    of_publication = days("2022-01-12", stated=False)
    week = days("2022-01-03", "2022-01-09", "week")
    year = days("2022-01-01", "2022-12-31", "year")

    def span(*times: Any) -> tuple[str | None, str | None]:
        time = made(*(view(report(n), time=t) for n, t in enumerate(times, 1))).time
        return time.start, time.end

    assert span(of_publication, days("2022-01-08"), days("2022-01-09"), week) == (
        "2022-01-08",
        "2022-01-09",
    )
    assert span(of_publication, week, year) == ("2022-01-03", "2022-01-09")
    assert span(of_publication) == ("2022-01-12", "2022-01-12")
    assert span(None) == (None, None)


def place(*places: Any, same_report: bool = False) -> str | None:
    told = [
        view(report(1 if same_report else n), event=f"e{n}", place=p) for n, p in enumerate(places)
    ]
    found = made(*told).place
    return found and found.name


def test_the_place_is_the_most_specific_that_is_agreed():
    other = replace(TOWN, name="Ulan")
    abroad = replace(TOWN, name="Lom", country="BGR")
    assert place(COUNTRY, TOWN) == "Barsk"
    assert place(COUNTRY, TOWN, other) == "Kazakhstan"
    assert place(COUNTRY, TOWN, other, TOWN) == "Barsk"
    assert place(COUNTRY, abroad) == "Kazakhstan"
    assert place(None, TOWN) == "Barsk"
    assert place(None) is None


def test_a_report_that_tells_the_country_and_a_part_in_a_town_tells_the_country():
    assert place(COUNTRY, TOWN, same_report=True) == "Kazakhstan"


def test_one_party_under_two_names_or_without_its_country_is_one():
    president = {"kind": "person", "register": "person/ana-bel"}
    found = made(
        view(report(1), actors=(party("Bel", "GOV", **president), party("Police", "COP"))),
        view(report(2), actors=(party("Ana Bel", "ELI", **president), party("police", country=None))),
        view(report(3), actors=(party("police", "COP", country="RUS"),)),
    )  # fmt: skip
    assert [(a.name, a.country, a.sectors) for a in found.actors] == [
        ("Ana Bel", "KAZ", ("GOV", "ELI")),
        ("Police", "KAZ", ("COP",)),
        ("police", "RUS", ("COP",)),
    ]


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"type": "PROTEST", "mode": "demo"}, "Protest, Barsk, 9 January 2022"),
        ({"type": "x:disaster", "place": None, "trigger_words": "eruption"},
         "Disaster (“eruption”), 9 January 2022"),
        ({"type": "SANCTION", "mode": "discontinue", "trigger_words": "imposed"},
         "Sanctions, Barsk, 9 January 2022"),
        ({"type": "SANCTION", "mode": "discontinue", "trigger_words": "severed"},
         "Break of ties, Barsk, 9 January 2022"),
        ({"trigger_words": "killed", "recipients": (party("miners", "LAB"),)},
         "Killing of miners, Barsk, 9 January 2022"),
        ({"mode": "firearms", "actors": (party("police", "COP"),), "recipients": (party("miners"),)},
         "Shooting by police at miners, Barsk, 9 January 2022"),
        ({"type": "CONSULT", "mode": "phone", "time": None, "place": None,
          "actors": (party("Peru", kind="country", country="PER"), party("Chad", kind="country", country="TCD"))},
         "Telephone call of Peru and Chad"),
        ({"type": "x:other", "trigger_words": "landed"}, "Landed, Barsk, 9 January 2022"),
        ({"time": days("2021-12-30", "2022-01-02", "range")}, "Attack, Barsk, 30 December 2021 – 2 January 2022"),
        ({"time": days("2022-01-01", "2022-01-31", "month")}, "Attack, Barsk, January 2022"),
        ({"time": days("2022-01-01", "2022-12-31", "year")}, "Attack, Barsk, 2022"),
        ({"time": days("2022-01-05", "2022-01-07", "range")}, "Attack, Barsk, 5–7 January 2022"),
    ],
)  # fmt: skip
def test_titles(fields: dict[str, Any], title: str):
    assert made(view(report(1), **fields)).title == title


def test_titles_name_no_private_person_no_crowd_and_not_the_country_itself():
    parties = (
        party("Amir Bek", "CVL", kind="person"),
        party("people", "CVL"),
        party("Kazakhstan", kind="country"),
    )
    assert made(view(report(1), actors=parties)).title == "Attack, Barsk, 9 January 2022"


def test_titles_name_those_whom_most_articles_name():
    miners, police = {"recipients": (party("miners"),)}, {"recipients": (party("police", "COP"),)}
    two = [view(report(1), **miners), view(report(2), **police)]
    assert made(*two).title == "Attack, Barsk, 9 January 2022"
    assert made(*two, view(report(3), **miners)).title == "Attack on miners, Barsk, 9 January 2022"


def test_victims_say_which_report_names_them():
    (victim,) = made(*everything()).victims
    assert (victim.name, victim.age, victim.status) == ("Amir Bek", "34", "killed")
    assert (victim.event, victim.claim) == ("k1/e1", "k1/c1")


def test_rules_number_the_parts_of_an_incident():
    told = [view(report(n), time=days(f"2022-01-0{n}")) for n in (1, 2, 3)]
    found = incidents_under("i1", told, shipped("acled"), ("2022-01-01", None))
    assert [i.id for i in found] == ["i1", "i1.2", "i1.3"]
    assert [i.first_seen for i in found] == ["2022-01-01"] * 3
    assert len(incidents_under("i1", told, shipped("default"))) == 1
