"""Why events are one, by what the grouping saw: the two stories of `test_context`, told in like words."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from test_context import REPORTS, event

from dateline.casebook import clustering, why
from dateline.casebook.clustering import JOIN_AT, cluster
from dateline.casebook.linking import LINK_AT, Comparison, compare
from dateline.casebook.sketch import Sketch


def kept(sketches: Sequence[Sketch]) -> list[Comparison]:
    """The comparisons that a casebook keeps of them."""
    made = [compare(a, b) for a, b in combinations(sketches, 2)]
    return [c for c in made if c is not None and c.score >= LINK_AT]


def told(sketches: Sequence[Sketch]) -> dict[str, why.Grouping]:
    """By the incident's first event."""
    comparisons = kept(sketches)
    groups = cluster(sketches, comparisons)
    incidents = {sketch.id: group[0].id for group in groups for sketch in group}
    return {
        group[0].id: why.grouping(sketches, comparisons, [], [], incidents, group[0].id)
        for group in groups
    }


def test_among_many_reports_the_scores_are_those_of_the_grouping() -> None:
    found = told([event(report) for report in REPORTS])
    assert len(found) == 2
    for grouped in found.values():
        assert grouped.reports == len(REPORTS)
        assert len(grouped.holding) == 4
        assert all((a.grouped or 0.0) >= JOIN_AT for a in grouped.holding)
        assert any(a.grouped != a.alone for a in grouped.holding)
        (out,) = grouped.parted
        assert out.alone >= LINK_AT
        assert out.alike < JOIN_AT
        assert out.barred is None


def test_of_few_reports_two_events_have_but_their_own_comparison() -> None:
    (grouped,) = told([event("a0"), event("a4"), event("a8")]).values()
    assert grouped.reports == 0
    assert [a.grouped for a in grouped.holding] == [a.alone for a in grouped.holding]
    assert (len(grouped.holding), grouped.more, grouped.parted) == (2, 1, ())
    assert sorted(grouped.alike) == ["a0/e1", "a4/e1", "a8/e1"]


def test_an_event_alone_is_held_by_nothing() -> None:
    (grouped,) = told([event("a0")]).values()
    assert grouped == why.Grouping(0, (), 0, {}, (), 0)


@pytest.mark.parametrize("most", [4, 7])
def test_of_a_large_component_what_was_grouped_together_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Too large also for stronger ties: only the hubs are judged by each other."""
    for module in (clustering, why):
        monkeypatch.setattr(module, "MOST", most)
    found = told([event(report) for report in REPORTS])
    assert {grouped.reports for grouped in found.values()} <= {0, most}


def test_what_people_called_different_is_told_as_the_reason() -> None:
    sketches = [event("a0"), event("a4")]
    incidents = {sketch.id: sketch.id for sketch in sketches}
    one, other = (sketch.id for sketch in sketches)
    found = why.grouping(sketches, kept(sketches), [], [(one, other)], incidents, one)
    assert found.parted == ()
    assert found.holding == ()
