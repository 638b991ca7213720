"""Figures over time and source: repeated, revised, withdrawn, contradicting, of another scope."""

from typing import Any

from casebook.making import (
    COUNTRY,
    HEALTH,
    MINISTRY,
    REBELS,
    TOWN,
    at_least,
    figure,
    report,
    said,
    view,
)
from dateline.casebook.shapes import EventView, FigureView, Holder
from dateline.casebook.tolls import current, tolls

FIRST, LATER = report(1), report(2, published="2022-01-14")
SAME_DAY = report(3)


def of(*figures: FigureView, **fields: Any) -> list[EventView]:
    """One event of the country for each report of the figures."""
    reports = dict.fromkeys(f.report for f in figures)
    return [
        view(r, place=COUNTRY, figures=tuple(f for f in figures if f.report is r), **fields)
        for r in reports
    ]


def standings(
    *figures: FigureView, loose: tuple[FigureView, ...] = ()
) -> list[tuple[float | None, str]]:
    return [(t.figure.value, t.standing) for t in tolls(of(*figures), loose)]


def test_a_later_number_of_the_same_source_revises():
    assert standings(figure(FIRST, 20, MINISTRY), figure(LATER, 25, MINISTRY)) == [
        (20, "first"),
        (25, "revised"),
    ]


def test_bodies_of_one_state_revise_one_another_from_day_to_day():
    assert standings(figure(FIRST, 20, MINISTRY), figure(LATER, 25, HEALTH))[1] == (25, "revised")


def test_bodies_of_one_state_contradict_one_another_on_one_day():
    found = standings(figure(FIRST, 20, MINISTRY), figure(SAME_DAY, 25, HEALTH))
    assert {standing for _, standing in found} == {"contradicting"}


def test_other_sources_contradict_within_a_day_and_not_days_later():
    assert standings(figure(FIRST, 20, MINISTRY), figure(SAME_DAY, 25, REBELS)) == [
        (20, "contradicting"),
        (25, "contradicting"),
    ]
    assert standings(figure(FIRST, 20, MINISTRY), figure(LATER, 25, REBELS))[1] == (25, "first")


def test_at_least_20_does_not_contradict_25_but_at_least_30_does():
    five_and_twenty = figure(SAME_DAY, 25, REBELS)
    assert standings(figure(FIRST, 20, MINISTRY, **at_least(20)), five_and_twenty)[1][1] == "first"
    thirty = figure(FIRST, 30, MINISTRY, **at_least(30))
    assert standings(thirty, five_and_twenty)[1][1] == "contradicting"


def test_a_range_and_what_is_told_as_about_have_room():
    some = figure(FIRST, None, MINISTRY, low=40.0, high=50.0, qualifier="about")
    about = figure(FIRST, 48, MINISTRY, low=None, high=None, qualifier="about")
    for told in (some, about):
        assert standings(told, figure(SAME_DAY, 50, REBELS))[1] == (50, "first")
        assert standings(told, figure(SAME_DAY, 60, REBELS))[1] == (60, "contradicting")


def test_the_same_number_again_is_repeated_by_whomever():
    found = tolls(of(figure(FIRST, 20, MINISTRY), figure(LATER, 20, REBELS)))
    assert [t.standing for t in found] == ["first", "repeated"]
    assert [c.ref for c in found[1].against] == ["r1/f1"]


def test_a_part_in_a_town_is_no_rival_of_the_whole_country():
    part = figure(SAME_DAY, 103, REBELS, place=TOWN)
    assert standings(figure(FIRST, 164, MINISTRY, place=COUNTRY), part) == [
        (164, "first"),
        (103, "first"),
    ]


def test_a_figure_without_a_place_is_of_the_whole_incident():
    found = standings(figure(FIRST, 164, MINISTRY, place=COUNTRY), figure(SAME_DAY, 90, REBELS))
    assert found[1] == (90, "contradicting")


def test_other_groups_windows_and_new_deaths_are_other_scopes():
    for other in (
        {"group": "child"},
        {"start": "2022-01-01", "end": "2022-01-05"},
        {"count": "new"},
    ):
        found = standings(figure(FIRST, 20, MINISTRY), figure(SAME_DAY, 3, REBELS, **other))
        assert found[1] == (3, "first"), other


def test_sums_of_other_things_are_not_compared():
    damage = {"measure": "money", "unit": "USD", "of": "damage"}
    found = standings(figure(FIRST, 20, MINISTRY, **damage), figure(SAME_DAY, 30, REBELS, **damage))
    assert {standing for _, standing in found} == {"first"}


def test_parts_of_one_whole_are_no_rivals():
    whole = figure(FIRST, 20, MINISTRY)
    parts = [figure(FIRST, n, REBELS, id=f"f{n}", part_of="f1", place=COUNTRY) for n in (12, 8)]
    assert {standing for _, standing in standings(whole, *parts)} == {"first"}


def test_a_withdrawn_number_is_withdrawn_wherever_it_stands_and_contradicts_nothing():
    taken_back = figure(
        LATER, 164, None, tie="none", countries=("KAZ",),
        about=(said("withdraws", "figure", HEALTH),),
    )  # fmt: skip
    rival = figure(SAME_DAY, 90, REBELS)
    assert standings(figure(FIRST, 164, MINISTRY), rival, loose=(taken_back,)) == [
        (164, "withdrawn"),
        (90, "first"),
        (164, "withdrawn"),
    ]


def test_loose_figures_are_taken_up_only_for_a_telling_number_of_the_country_and_month():
    told = figure(FIRST, 164, MINISTRY)
    near: dict[str, Any] = {"tie": "none", "countries": ("KAZ",)}
    assert len(standings(told, loose=(figure(LATER, 164, **near),))) == 2
    far = report(4, published="2022-04-01")
    for other in (
        figure(LATER, 165, **near),
        figure(LATER, 164, tie="none", countries=("PER",)),
        figure(far, 164, **near),
        figure(LATER, 164, measure="injured", **near),
    ):
        assert len(standings(told, loose=(other,))) == 1
    small = figure(FIRST, 3, MINISTRY)
    assert len(standings(small, loose=(figure(LATER, 3, **near),))) == 1


def test_a_report_that_tells_what_the_toll_was_before_revises_itself():
    before = figure(FIRST, 44, None, id="f2", as_of="2022-01-08")
    assert standings(figure(FIRST, 164, MINISTRY), before) == [(44, "first"), (164, "revised")]


def test_the_figures_of_a_copy_are_not_told_again():
    copy = report(5, copy_of="k1")
    found = tolls(of(figure(FIRST, 20, MINISTRY), figure(copy, 20, MINISTRY)))
    assert [t.figure.report.id for t in found] == ["r1"]
    assert [t.figure.report.id for t in tolls(of(figure(copy, 20, MINISTRY)))] == ["r5"]


def test_current_are_the_last_words_of_each_source():
    found = tolls(
        of(
            figure(FIRST, 20, MINISTRY),
            figure(LATER, 25, MINISTRY),
            figure(FIRST, 60, REBELS, id="f2"),
            figure(LATER, 3, MINISTRY, id="f2", part_of="f1"),
        )
    )
    assert sorted(t.figure.value or 0 for t in current(found)) == [25, 60]


def test_an_outlet_that_names_nobody_gives_a_number_up_with_its_source():
    outlet = figure(SAME_DAY, 20, None)
    views = of(figure(FIRST, 20, MINISTRY), outlet, figure(LATER, 25, MINISTRY))
    assert [t.figure.value for t in current(tolls(views))] == [25]
    views = of(
        figure(FIRST, 20, MINISTRY), figure(SAME_DAY, 20, REBELS), figure(LATER, 25, MINISTRY)
    )
    assert sorted(t.figure.value or 0 for t in current(tolls(views))) == [20, 25]


def test_when_the_last_number_is_withdrawn_the_one_before_stands():
    back = {"about": (said("withdraws", "figure", HEALTH),)}
    views = of(figure(FIRST, 44, MINISTRY), figure(LATER, 164, MINISTRY, **back))
    assert [t.figure.value for t in current(tolls(views))] == [44]


def test_days_at_the_ends_of_the_calendar_and_no_days_at_all():
    ends = [
        report(1, published="0001-01-01"),
        report(2, published="9999-12-31"),
        report(3, published=None),
    ]
    nobody = Holder("a doctor", "doctor@k3", False, None)
    found = tolls(of(*(figure(r, n, nobody) for n, r in enumerate(ends, 11))))
    assert sorted(t.figure.value or 0 for t in found) == [11, 12, 13]
