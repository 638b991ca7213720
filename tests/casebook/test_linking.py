"""Which events of different reports are one: authored sketches of reports on invented places."""

from collections import Counter
from dataclasses import replace
from itertools import permutations

from dateline.casebook.apart import apart
from dateline.casebook.blocking import HUBS, KEY_WORDS, blocks, pairs
from dateline.casebook.clustering import cluster
from dateline.casebook.linked import linked
from dateline.casebook.linking import compare
from dateline.casebook.sketch import Days, Party, Setting, Site, Sketch

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


def test_an_undated_event_meets_others_by_its_type_as_well_as_by_its_word() -> None:
    undated = protest("a", setting=setting("a", None))
    kinds = Counter(key.split("|")[0] for key in blocks(undated) if key.count("|") == 1)
    assert kinds == {"PROTEST": KEY_WORDS, "protest": KEY_WORDS}


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


def killing(report: str, published: str, figure: str, *words: str, **other: object) -> Sketch:
    return protest(
        report,
        None,
        setting=setting(report, published),
        type="ASSAULT",
        core_type="ASSAULT",
        mode=None,
        acts=("kill",),
        figures=(figure,),
        words=tuple(sorted(("unrest", *words))),
        **other,
    )


def test_a_running_toll_goes_on_from_what_was_counted_weeks_before() -> None:
    counted = killing("a", "2031-03-05", "killed 164")
    risen = killing("b", "2031-03-14", "killed 225", "number", "ris")
    assert sizes(counted, risen) == [2]
    found = compare(counted, risen)
    assert found is not None
    assert "running toll" in found.reasons


def test_killings_of_two_weeks_that_nobody_counts_together_stay_apart() -> None:
    assert sizes(
        killing("a", "2031-03-05", "killed 4"), killing("b", "2031-03-14", "killed 6")
    ) == [1, 1]


def test_a_running_toll_of_another_country_is_another() -> None:
    abroad = replace(VELMORA, name="Ostra", country="OST", lat=40.0)
    counted = killing("a", "2031-03-05", "killed 164")
    risen = killing("b", "2031-03-14", "killed 225", "toll", site=abroad)
    assert compare(counted, risen) is None


def urging(report: str, *speakers: str) -> Sketch:
    parties = tuple(Party("by", s, (s.casefold(),), "organization", None, None) for s in speakers)
    return protest(
        report, type="REQUEST", core_type="REQUEST", mode=None, acts=("urg",), parties=parties
    )


def test_what_two_speakers_call_for_is_two_calls() -> None:
    assert sizes(urging("a", "Union"), urging("b", "League")) == [1, 1]
    assert sizes(urging("a", "Union"), urging("b", "Union")) == [2]
    assert "said by" in (apart(urging("a", "Union"), urging("b", "League")) or "")


def test_arrests_counted_anew_are_other_arrests() -> None:
    def arrest(report: str, count: int) -> Sketch:
        return protest(report, type="COERCE", core_type="COERCE", acts=("arrest",), words=(), figures=(f"arrested {count}",))  # fmt: skip

    same, other = (
        compare(arrest("a", 50), arrest("b", 50)),
        compare(arrest("a", 50), arrest("b", 90)),
    )
    assert same is not None
    assert other is not None
    assert other.score < same.score


def test_without_a_date_of_its_report_no_day_or_place_bars() -> None:
    undated = [
        replace(protest(r, d, site=s), setting=setting(r, None))
        for r, d, s in (("a", "2031-03-04", VELMORA), ("b", "2031-05-12", KASTEN))
    ]
    assert apart(*undated) is None


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


def meet(a: Sketch, b: Sketch) -> bool:
    return not {*blocks(a)}.isdisjoint(blocks(b))


def test_only_what_can_be_of_one_day_is_compared() -> None:
    assert meet(protest("a"), protest("b", "2031-03-05"))
    assert not any(meet(protest("a"), protest("b", f"2031-03-{day:02}")) for day in (1, 2, 6, 7, 8))
    # What only its report's day dates may have been up to three days before, and is told a day off.
    assert meet(protest("a", "2031-03-01"), protest("b", None))


def test_a_body_told_by_a_common_noun_is_one_of_its_country() -> None:
    def by(country: str, name: str = "police") -> Sketch:
        party = Party("by", name, (name.casefold(),), "organization", country, None)
        return protest(country, site=None, parties=(party,), setting=own_words(country))

    def own_words(report: str) -> Setting:
        return replace(setting(report), words=tuple(f"{report} {word}" for word in STORY))

    assert not meet(by("VEL"), by("OST"))
    assert meet(by("VEL", "Harbour Union"), by("OST", "Harbour Union"))


def test_of_two_counts_weeks_apart_one_must_go_on() -> None:
    day = killing("a", "2031-03-05", "killed 4"), killing("b", "2031-03-14", "killed 6")
    shared = {*blocks(day[0])} & {*blocks(day[1])}
    assert shared
    assert not [pair for key in shared for pair in pairs(day, key)]
    risen = killing("c", "2031-03-14", "killed 6", "toll")
    assert [pair for key in shared for pair in pairs((*day, risen), key)]


def test_keys_are_few_and_large_blocks_stay_linear() -> None:
    many = [protest(f"r{i}") for i in range(200)]
    assert max(len(blocks(sketch)) for sketch in many) <= 66
    compared = list(pairs(many))
    assert len(compared) < HUBS * len(many)
    assert set(compared) == set(pairs(many[::-1]))


def test_a_component_too_large_for_pair_by_pair_keeps_its_incident() -> None:
    many = [protest(f"r{i}") for i in range(250)]
    ties = [c for one, other in pairs(many) if (c := compare(one, other))]
    assert [len(group) for group in cluster(many, ties)] == [250]
