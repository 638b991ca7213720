"""The story of the demo's reports, their views grouped by a simple rule of hand."""

import csv
import io
from collections.abc import Callable, Iterator
from importlib import resources

import pytest

from dateline.casebook.incident import incident, incidents_under
from dateline.casebook.rules import shipped
from dateline.casebook.shapes import EventView, FigureView
from dateline.casebook.view import loose_figures, views
from dateline.record import Record
from dateline.record.incident import Incident, IncidentFigure

Read = Callable[..., Record]
COPIES = {"07": "06"}


@pytest.fixture(scope="module")
def records(read: Read) -> dict[str, Record]:
    """By the number in the file's name."""
    return dict(_read_demo(read))


def _read_demo(read: Read) -> Iterator[tuple[str, Record]]:
    folder = resources.files("dateline.answers").joinpath("demo")
    for row in csv.DictReader(io.StringIO(folder.joinpath("meta.csv").read_text("utf-8"))):
        name = row.pop("file")
        text = folder.joinpath(name).read_text("utf-8")
        yield name[:2], read(text, id=name.removesuffix(".txt"), **row)


@pytest.fixture(scope="module")
def told(records: dict[str, Record]) -> list[EventView]:
    return [v for n, r in records.items() for v in views(r, n, copy_of=COPIES.get(n))]


@pytest.fixture(scope="module")
def loose(records: dict[str, Record]) -> list[FigureView]:
    return [f for n, r in records.items() for f in loose_figures(r, n, copy_of=COPIES.get(n))]


@pytest.fixture(scope="module")
def toll(told: list[EventView], loose: list[FigureView]) -> Incident:
    """All that counts those killed in the unrest as a whole."""
    chosen = [
        view
        for view in told
        if view.report.key in ("06", "07", "14")
        and any(f.measure == "killed" and (f.value or 0) > 100 for f in view.figures)
    ]
    return incident("toll", chosen, loose=loose)


@pytest.fixture(scope="module")
def unrest(told: list[EventView]) -> Incident:
    return incident("unrest", [view for view in told if view.type == "PROTEST"])


def of_value(toll: Incident, value: float) -> list[IncidentFigure]:
    return [f for f in toll.figures if f.value == value]


def test_the_wire_copy_is_told_and_not_counted(toll: Incident):
    copied = [a for a in toll.accounts if a.outlet == "Harbour Gazette"]
    assert copied
    assert {a.copy_of for a in copied} == {"06-toll-164"}
    assert toll.independent == 2
    assert not [f for f in toll.figures if f.report == "07-toll-reprint"]


def test_103_in_almaty_are_a_part_of_164_and_no_rival(toll: Incident):
    part = next(f for f in of_value(toll, 103) if f.report == "06-toll-164")
    whole = next(f for f in of_value(toll, 164) if f.report == "06-toll-164")
    assert (part.scope.place, part.scope.part_of) == ("Almaty", whole.figure)
    assert part.standing == "first"
    assert {f.standing for f in of_value(toll, 103)[1:]} == {"repeated"}


def test_164_is_withdrawn_wherever_it_stands_also_by_a_report_that_tells_no_killing(toll: Incident):
    assert {f.report[:2] for f in of_value(toll, 164)} == {"06", "08", "14"}
    assert {f.standing for f in of_value(toll, 164)} == {"withdrawn"}
    _, disowned, looked_back_on = of_value(toll, 164)
    by = (f"08-ministry-denies/{disowned.figure}", f"14-toll-225/{looked_back_on.figure}")
    assert all(f.against == by for f in of_value(toll, 164))


def test_225_replaces_it(toll: Incident):
    revised = of_value(toll, 225)[0]
    assert (revised.standing, revised.report) == ("revised", "14-toll-225")
    replaced = next(f for f in of_value(toll, 164) if f.report == "06-toll-164")
    assert revised.against == (f"06-toll-164/{replaced.figure}",)
    assert "prosecutor" in (revised.source or "")


def test_the_toll_is_disputed_by_those_who_disown_it(toll: Incident):
    assert toll.status == "disputed"
    (dispute,) = toll.disputes
    assert dispute.what == "how many were killed in Kazakhstan"
    assert dispute.positions[0].says == "at least 164"
    assert {p.holder for p in dispute.positions if p.report == "08-ministry-denies"} >= {
        "the health ministry",
        "the information ministry",
    }


def test_no_figure_is_best_until_rules_ask_for_one(
    toll: Incident, told: list[EventView], loose: list[FigureView]
):
    assert (toll.best, toll.rule) == (None, None)
    members = {(e.report, e.event) for e in toll.events}
    chosen = [v for v in told if (v.report.id, v.event) in members]
    bests = [
        part.best.value
        for part in incidents_under("toll", chosen, shipped("acled"), loose=loose)
        if part.best
    ]
    assert 225 in bests
    assert 164 not in bests


def test_coup_and_unrest_stand_side_by_side_as_labels(unrest: Incident):
    labels = {(x.label, x.speaker) for x in unrest.labels}
    assert ("coup d'etat", "Kassym-Jomart Tokayev") in labels
    assert ("unrest", None) in labels
    assert ("riots", "Silk Road Daily") in labels


def test_the_unrest_is_told_by_independent_outlets(unrest: Incident):
    assert unrest.status in ("corroborated", "disputed")
    assert unrest.independent >= 6
    # Harbour Gazette prints the wire and adds nothing to it.
    assert unrest.independent < len({a.report for a in unrest.accounts})


def test_a_denial_makes_the_shooting_disputed(told: list[EventView]):
    asserted = [
        v
        for v in told
        if v.report.key == "11" and v.trigger_words == "firing" and v.type == "ASSAULT"
    ]
    denied = [v for v in told if v.report.key == "09" and v.trigger_words.startswith("fire")]
    assert len(asserted) == 1
    assert denied
    shooting = incident("shooting", asserted + denied)
    assert shooting.status == "disputed"
    says = {p.holder: p.says for p in shooting.disputes[0].positions}
    assert "Kassym-Jomart Tokayev" in says
    # The rights group's own report tells that the accusation was dismissed.
    [dispute] = incident("shooting", asserted).disputes
    assert "Kazakhstan's foreign ministry" in {p.holder for p in dispute.positions}


def test_all_views_in_one_are_the_same_from_either_end(
    told: list[EventView], loose: list[FigureView]
):
    found = incident("all", told, shipped("acled"), loose=loose)
    assert found == incident("all", told[::-1], shipped("acled"), loose=loose[::-1])
    middle = len(told) // 2
    assert found == incident("all", told[middle:] + told[:middle], shipped("acled"), loose=loose)


def test_arrests_grow_day_by_day(told: list[EventView]):
    days = [
        v
        for v in told
        if any(f.measure == "arrested" and (f.value or 0) >= 3000 for f in v.figures)
    ]
    found = incident("arrests", days)
    numbers = [(f.value, f.standing) for f in found.figures if (f.value or 0) >= 3000]
    # The president's office tells 5,800: the first of that source; the ministry revises its own number.
    assert numbers == [(3000, "first"), (5800, "first"), (7939, "revised"), (9900, "revised")]
