"""Independence, corroboration, denial, retraction: by views written by hand."""

from typing import Any

import pytest

from casebook.making import HEALTH, MINISTRY, REBELS, label, party, report, said, telling, view
from dateline.casebook.incident import incident
from dateline.casebook.shapes import EventView, Holder
from dateline.record.incident import Incident


def made(*views: EventView) -> Incident:
    return incident("i1", views)


def test_one_outlet_is_a_single_source_also_with_two_reports():
    assert made(view(report(1))).status == "single-source"
    again = report(2, publisher="Outlet 1")
    assert made(view(report(1)), view(again)).status == "single-source"


def test_two_outlets_corroborate():
    found = made(view(report(1)), view(report(2)))
    assert (found.status, found.independent) == ("corroborated", 2)


def test_a_copy_adds_no_corroboration_but_stands_among_the_accounts():
    found = made(view(report(1)), view(report(2, copy_of="k1")))
    assert (found.status, found.independent) == ("single-source", 1)
    assert [a.copy_of for a in found.accounts] == [None, "r1"]


def test_copies_of_a_report_that_is_not_there_are_copies_of_one_another():
    found = made(view(report(1, copy_of="k9")), view(report(2, copy_of="k9")))
    assert (found.status, found.independent) == ("single-source", 1)
    assert {a.copy_of for a in found.accounts} == {"k9"}


def test_a_version_of_an_article_is_the_same_article():
    found = made(view(report(1)), view(report(2, version_of="k1", publisher="Outlet 1b")))
    assert (found.status, found.independent) == ("single-source", 1)


def test_two_outlets_that_rest_on_one_ministry_do_not_corroborate():
    found = made(view(report(1), telling(MINISTRY)), view(report(2), telling(MINISTRY)))
    assert (found.status, found.independent) == ("single-source", 2)
    assert {(s.publisher, s.rests_on) for s in found.sources} == {
        ("Outlet 1", "the interior ministry"),
        ("Outlet 2", "the interior ministry"),
    }


def test_two_named_sources_in_two_reports_corroborate_and_in_one_do_not():
    apart = made(view(report(1), telling(MINISTRY)), view(report(2), telling(REBELS)))
    assert apart.status == "corroborated"
    assert made(view(report(1), telling(MINISTRY), telling(REBELS))).status == "single-source"


def test_the_own_voice_of_an_article_that_names_its_source_is_no_second_source():
    one = view(report(1), telling(MINISTRY), telling())
    assert made(one, view(report(2), telling(MINISTRY))).status == "single-source"


def test_a_report_that_quotes_another_outlet_rests_on_it():
    other = Holder("Outlet 1", ":1 outlet", False, None)
    assert made(view(report(1)), view(report(2), telling(other))).status == "single-source"


def test_a_denial_by_another_makes_it_disputed_with_both_positions():
    found = made(view(report(1), telling(REBELS)), view(report(2), telling(MINISTRY, "denies")))
    assert found.status == "disputed"
    (dispute,) = found.disputes
    assert dispute.what == "whether it happened"
    assert [p.holder for p in dispute.positions] == ["the Steppe Front", "the interior ministry"]
    assert [a.stance for a in found.accounts] == ["asserts", "denies"]


def test_what_an_outlet_says_did_not_happen_denies_what_another_says_did():
    not_so = telling(status="negated")
    found = made(view(report(1)), view(report(2), not_so, status="negated"))
    assert found.status == "disputed"
    assert [a.stance for a in found.accounts] == ["asserts", "denies"]


def test_what_all_say_did_not_happen_is_no_dispute():
    not_so = view(report(1), telling(status="negated"), status="negated")
    assert made(not_so).status == "single-source"
    assert made(not_so).accounts[0].stance == "asserts"
    assert made(not_so).title.endswith("(denied)")


def test_a_denial_of_the_claim_denies_its_acts_but_not_its_topic():
    dismissed = (said("denies", "claim", MINISTRY),)
    struck = view(
        report(1), telling(REBELS), recipients=(party("villagers", "CVL"),), about=dismissed
    )
    assert made(struck).status == "disputed"
    assert made(view(report(1), telling(REBELS), about=dismissed)).status == "single-source"


def test_who_refuses_what_was_asked_denies_no_request():
    refused = telling(MINISTRY, "denies", of_core=True)
    found = made(view(report(1), telling(), refused), view(report(2)))
    assert found.status == "corroborated"


def test_fears_are_accounts_and_neither_assert_nor_deny():
    fear = telling(REBELS, "fears", status="hypothetical")
    found = made(view(report(1), fear, status="hypothetical"))
    assert found.accounts[0].stance == "fears"
    assert found.status == "single-source"
    assert found.disputes == ()


@pytest.mark.parametrize(
    ("second", "status"),
    [
        (view(report(2), about=(said("withdraws", "event", MINISTRY),)), "corroborated"),
        (view(report(2), telling(MINISTRY), about=(said("withdraws", "claim", MINISTRY),)), "retracted"),
        (view(report(2), telling(MINISTRY, "denies", said="2022-01-11")), "retracted"),
        (view(report(2), telling(REBELS, "denies", said="2022-01-11")), "disputed"),
    ],
)  # fmt: skip
def test_retracted_is_what_all_who_asserted_it_took_back(second: EventView, status: str):
    assert made(view(report(1), telling(MINISTRY)), second).status == status


def test_who_denies_and_asserts_in_one_article_disputes_with_nobody():
    both = view(report(1), telling(REBELS), telling(REBELS, "denies"))
    assert made(both, view(report(2))).disputes == ()


def test_two_sources_who_name_another_doer_dispute_who_did_it():
    struck = {"recipients": (party("villagers", "CVL"),)}
    army = view(report(1), telling(REBELS), actors=(party("soldiers", "MIL"),), **struck)
    front = view(report(2), telling(MINISTRY), actors=(party("Steppe Front", "REB"),), **struck)
    found = made(army, front)
    assert [(d.what, [p.says for p in d.positions]) for d in found.disputes] == [
        ("who did it", ["soldiers", "Steppe Front"])
    ]
    police = view(report(2), telling(MINISTRY), actors=(party("police", "COP"),), **struck)
    assert made(army, police).disputes == ()


def test_labels_are_told_by_who_uses_them_and_not_twice_by_a_copy():
    coup: dict[str, Any] = {"labels": (label("coup", MINISTRY),)}
    found = made(
        view(report(1), **coup),
        view(report(2, copy_of="k1"), **coup),
        view(report(3), labels=(label("Protest"),)),
    )
    assert [(x.label, x.speaker, x.outlet) for x in found.labels] == [
        ("coup", "the interior ministry", "Outlet 1"),
        ("protest", None, "Outlet 3"),
    ]
    assert found.status == "corroborated"


def test_a_ministry_without_a_country_is_the_one_of_the_other_report():
    nameless = Holder("health ministry", ":health ministry", True, None)
    assert made(view(report(1), telling(HEALTH)), view(report(2), telling(nameless))).status == (
        "single-source"
    )
