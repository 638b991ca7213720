from pathlib import Path
from typing import Any

import pytest

from casebook.making import (
    COUNTRY,
    MINISTRY,
    REBELS,
    TOWN,
    at_least,
    days,
    figure,
    party,
    report,
    telling,
    view,
)
from dateline.casebook.best import best_of
from dateline.casebook.incident import incident
from dateline.casebook.rules import DEFAULT, SHIPPED, load_rules, shipped
from dateline.casebook.shapes import EventView
from dateline.casebook.splitting import divide, enters
from dateline.casebook.tolls import tolls
from dateline.record import BadCall


def test_the_default_lets_everything_in_splits_nothing_and_chooses_no_figure():
    told = [view(report(1), telling(stance="fears", status="hypothetical"), type="x:disaster")]
    assert divide(told, DEFAULT) == [tuple(told)]
    found = incident("i1", [view(report(1), figures=(figure(report(1), 20),))])
    assert (found.best, found.rule) == (None, None)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_rules_are_called_by_their_name(name: str):
    assert load_rules(name).name == name
    assert load_rules(name).about


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name = 3", "name: a text is expected"),
        ("[enter]\ntypes = 'ASSAULT'", "enter.types: a list of texts"),
        ("[enter]\ntypes = ['ATTACK']", "enter.types: no event type 'ATTACK'"),
        ("[enter]\nstatuses = ['done']", "enter.statuses: 'done' is none of actual"),
        ("[enter]\ndeath = true", "enter.death: not known; there are types"),
        ("[enter]\ndeaths = 1", "enter.deaths: true or false"),
        ("[split]\nby = ['week']", "split.by: 'week' is none of day"),
        ("[vague]\ndozens = 'twelve'", "vague.dozens: a number"),
        ("[best]\nby = 'median'", "best.by: 'median' is none of none"),
        ("[best]\nmeasure = 'dead'", "best.measure: 'dead' is none of killed"),
        ("[beast]\nby = 'lowest'", "beast: not known"),
        ("enter = 3", "enter: a section is expected"),
        ("[enter", "not TOML"),
    ],
)
def test_a_file_with_a_fault_is_refused_by_file_and_key(tmp_path: Path, text: str, fault: str):
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(BadCall, match=r"mine\.toml") as error:
        load_rules(str(file))
    assert fault in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_names_what_there_is(tmp_path: Path):
    with pytest.raises(BadCall, match="acled, ucdp"):
        load_rules(str(tmp_path / "none.toml"))


def test_keys_left_out_are_those_of_the_default(tmp_path: Path):
    file = tmp_path / "mine.toml"
    file.write_text("[best]\nby = 'highest'\n")
    rules = load_rules(str(file))
    assert (rules.name, rules.best, rules.types, rules.split) == ("mine", "highest", None, ())
    assert rules.statuses == DEFAULT.statuses


def test_acled_splits_by_day_and_town():
    told = [
        view(report(1), time=days("2022-01-05")),
        view(report(2), time=days("2022-01-06")),
        view(report(3), time=days("2022-01-06"), place=COUNTRY),
        view(report(4), time=None),
    ]
    parts = [[v.report.id for v in part] for part in divide(told, shipped("acled"))]
    assert parts == [["r1"], ["r2", "r3", "r4"]]


def test_acled_wants_what_took_place_and_ucdp_deaths_and_two_sides():
    planned = telling(MINISTRY, "promises", status="future")
    assert not enters([view(report(1), planned)], shipped("acled"))
    sides: dict[str, Any] = {
        "actors": (party("Steppe Front", "REB"),),
        "recipients": (party("villagers", "CVL"),),
    }
    deadly = {"figures": (figure(report(1), 3),)}
    ucdp = shipped("ucdp")
    assert enters([view(report(1), **sides, **deadly)], ucdp)
    assert not enters([view(report(1), **sides)], ucdp)
    assert not enters([view(report(1), **deadly)], ucdp)
    assert not enters([view(report(1), **sides, **deadly, type="PROTEST")], ucdp)


def test_ucdp_splits_by_the_sides():
    def fight(number: int, doer: str) -> EventView:
        ref = report(number)
        sides: dict[str, Any] = {
            "actors": (party(doer, "REB"),),
            "recipients": (party("police", "COP"),),
        }
        return view(ref, figures=(figure(ref, 3),), **sides)

    parts = divide([fight(1, "Steppe Front"), fight(2, "Lake Army")], shipped("ucdp"))
    assert [[v.report.id for v in part] for part in parts] == [["r1"], ["r2"]]


def best(by: str, tmp_path: Path) -> tuple[float | None, float | None, float | None]:
    """Of 40 by the rebels, then 20 and 25 by the ministry, and of 9 of them in one town."""
    file = tmp_path / "mine.toml"
    file.write_text(f"[best]\nby = '{by}'\n")
    first, later = report(1), report(2, published="2022-01-14")
    told = [
        view(first, place=COUNTRY, figures=(figure(first, 20, MINISTRY), figure(first, 40, REBELS, id="f2"))),
        view(later, place=COUNTRY, figures=(figure(later, 25, MINISTRY), figure(later, 9, REBELS, id="f2", part_of="f1", place=TOWN))),
    ]  # fmt: skip
    found, rule = best_of(tolls(told), load_rules(str(file)))
    assert found is not None
    assert rule == f"mine: {by}"
    return found.value, found.low, found.high


@pytest.mark.parametrize(
    ("by", "value"),
    [("latest", 25), ("latest_official", 25), ("lowest", 25), ("highest", 40), ("highest_reliable", 25)],
)  # fmt: skip
def test_which_figure_is_best(by: str, value: float, tmp_path: Path):
    assert best(by, tmp_path) == (value, 25, 40)


def test_most_sources_make_a_figure_reliable():
    refs = [report(n) for n in (1, 2, 3)]
    holders = (MINISTRY, REBELS, None)
    told = [
        view(r, figures=(figure(r, n, h),))
        for r, n, h in zip(refs, (40, 25, 25), holders, strict=True)
    ]
    found, _ = best_of(tolls(told), shipped("ucdp"))
    assert found is not None
    assert (found.value, found.low, found.high) == (25, 25, 40)


@pytest.mark.parametrize(
    ("name", "words", "low", "number"),
    [
        ("acled", "Dozens", 24, 12),
        ("ucdp", "Dozens", 24, 24),
        ("default", "Dozens", 24, None),
        ("acled", "tens of thousands", 20_000, 10_000),
        ("acled", "several hundred", 200, 200),
    ],
)
def test_vague_words_are_what_the_rules_count_them_as(
    name: str, words: str, low: float, number: float | None
):
    dozens = {"low": low, "high": None, "qualifier": "vague", "words": words}
    told = [view(report(1), figures=(figure(report(1), None, **dozens),))]
    found, _ = best_of(tolls(told), shipped(name))
    assert (found and found.value) == number


def test_at_least_counts_as_its_least():
    told = [view(report(1), figures=(figure(report(1), 20, **at_least(20)),))]
    found, _ = best_of(tolls(told), shipped("acled"))
    assert found is not None
    assert found.value == 20
