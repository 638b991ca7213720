"""Which events of different reports are one: authored sketches of reports on invented places."""

from dataclasses import replace
from itertools import permutations

from dateline.casebook.apart import apart
from dateline.casebook.blocking import HUBS, blocks, pairs
from dateline.casebook.clustering import cluster
from dateline.casebook.linked import linked
from dateline.casebook.linking import compare
from dateline.casebook.sketch import Days, Setting, Site, Sketch

STORY = ("protest", "fuel", "velmora", "price", "crowd", "squar", "march", "drivers")


def setting(report: str, published: str | None = "2031-03-05") -> Setting:
    counts = tuple(5 - min(4, i) for i in range(len(STORY)))
    days = (published,) if published else ()
    return Setting(report, report * 8, published, STORY, counts, tuple(sorted(STORY)), days)


def site(name: str, lat: float, lon: float) -> Site:
    return Site(name, "place", "VEL", "North", lat, lon, 5.0)


VELMORA, KASTEN = site("Velmora", 10.0, 10.0), site("Kasten", 12.0, 13.0)


def protest(report: str, day: str | None = "2031-03-04", **other: object) -> Sketch:
    sketch = Sketch(
        setting=setting(report),
        event="e1",
        start=40,
        type="PROTEST",
        core_type="PROTEST",
        mode="demo",
        status="actual",
        acts=("protest",),
        parties=(),
        site=VELMORA,
        days=Days(day, day, True) if day else None,
        figures=(),
        words=("crowd", "fuel", "price", "velmora"),
        before=("crowd",),
        after=("fuel", "price"),
    )
    return replace(sketch, **other)  # type: ignore[arg-type]


def sizes(*sketches: Sketch) -> list[int]:
    return sorted(len(group) for group in linked(sketches))


def test_a_protest_told_by_three_outlets_is_one_incident() -> None:
    assert sizes(protest("a"), protest("b"), protest("c")) == [3]


def test_protests_of_two_cities_and_of_two_weeks_stay_apart() -> None:
    assert sizes(protest("a"), protest("b", site=KASTEN)) == [1, 1]
    assert sizes(protest("a"), protest("b", "2031-03-12")) == [1, 1]
    assert "km apart" in (apart(protest("a"), protest("b", site=KASTEN)) or "")


def test_days_are_no_chain() -> None:
    days = [f"2031-03-0{day}" for day in range(1, 8)]
    found = linked([protest(chr(97 + i), day) for i, day in enumerate(days)])
    for group in found:
        told = sorted(int(s.days.start[-1]) for s in group if s.days)
        assert told[-1] - told[0] <= 1


def test_background_does_not_join_what_is_told_today() -> None:
    background = protest("b", None, status="historical")
    assert compare(protest("a"), background) is None


def test_a_denial_and_a_fear_are_of_the_incident_that_is_asserted() -> None:
    denied = protest("b", status="negated")
    feared = protest("c", None, status="hypothetical")
    assert sizes(protest("a"), denied, feared) == [3]


def test_a_revised_toll_does_not_split_its_incident() -> None:
    assert sizes(protest("a", figures=("killed 164",)), protest("b", figures=("killed 225",))) == [
        2
    ]


def test_a_threat_of_an_act_is_not_the_act() -> None:
    threat = protest("b", type="THREATEN")
    assert compare(protest("a"), threat) is None


def test_what_people_decided_holds() -> None:
    a, b, far = protest("a"), protest("b"), protest("c", site=KASTEN)
    assert [len(g) for g in linked([a, b], different=[(a.id, b.id)])] == [1, 1]
    together = linked([a, b, far], same=[(a.id, far.id)])
    assert any({a.id, far.id} <= {s.id for s in group} for group in together)


def test_the_order_of_events_changes_nothing() -> None:
    events = [protest("a"), protest("b"), protest("c", site=KASTEN), protest("d", "2031-03-05")]
    found = {tuple(tuple(s.id for s in group) for group in linked(p)) for p in permutations(events)}
    assert len(found) == 1
    one, other = compare(events[0], events[1]), compare(events[1], events[0])
    assert one == other


def test_reasons_are_words() -> None:
    found = compare(protest("a"), protest("b"))
    assert found is not None
    assert 'both say "protest"' in found.reasons
    assert any("one story" in reason for reason in found.reasons)


def test_keys_are_few_and_large_blocks_stay_linear() -> None:
    many = [protest(f"r{i}") for i in range(200)]
    assert max(len(blocks(sketch)) for sketch in many) <= 48
    compared = list(pairs(many))
    assert len(compared) < HUBS * len(many)
    assert set(compared) == set(pairs(many[::-1]))


def test_a_component_too_large_for_pair_by_pair_keeps_its_incident() -> None:
    many = [protest(f"r{i}") for i in range(150)]
    ties = [c for one, other in pairs(many) if (c := compare(one, other))]
    assert [len(group) for group in cluster(many, ties)] == [150]
