"""Pairs kept bit by bit in a casebook are those that linking all at once compares."""

import random
import sqlite3
from dataclasses import replace
from importlib import resources
from types import SimpleNamespace
from typing import cast

import pytest

from dateline.casebook import blocking
from dateline.casebook.apart import outline
from dateline.casebook.linked import comparisons
from dateline.casebook.rules import DEFAULT
from dateline.casebook.shapes import EventView
from dateline.casebook.sketch import Days, Setting, Site, Sketch
from dateline.engine import linking
from dateline.store import Store
from dateline.store import linking as disk

STORY = ("unrest", "fuel", "price", "velmora")


def told(draw: random.Random, n: int) -> Sketch:
    """One of many killings of few days; every third counts over days."""
    day = f"2031-03-{draw.randrange(1, 20):02}"
    return Sketch(
        setting=Setting(f"r{n:02}", f"{n:02}" * 8, day, STORY, (5, 4, 3, 2), STORY, (day,)),
        event="e1", start=40, type="ASSAULT", core_type="ASSAULT", mode=None, status="actual", acts=("kill",),
        parties=(), site=Site("Velmora", "place", "VEL", "North", 10.0, 10.0, 5.0), days=Days(day, day, n % 2 == 0),
        figures=(f"killed {draw.choice((4, 164, 225))}",), words=("toll" if n % 3 == 0 else "fuel", *STORY),
        before=("crowd",), after=("price",),
    )  # fmt: skip


def linker() -> linking.Linker:
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        resources.files("dateline.store").joinpath("schema.sql").read_text("utf-8")
    )
    return linking.Linker(cast(Store, SimpleNamespace(connection=connection)), DEFAULT)


@pytest.mark.parametrize("seed", range(8))
def test_pairs_do_not_depend_on_what_came_first_or_has_gone(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hubs = 1 + seed % 3
    monkeypatch.setattr(linking, "HUBS", hubs)
    monkeypatch.setattr(blocking, "HUBS", hubs)
    draw = random.Random(seed)  # noqa: S311
    events = {n: told(draw, n) for n in range(1, 31)}
    order = list(events)
    draw.shuffle(order)
    one = linker()
    for n in order:
        one.add(n, {n: (events[n], cast(EventView, None))})
    assert kept(one, events) == at_once(events)
    for n in order[::4]:
        one.remove(n, [n])
        del events[n]
    assert kept(one, events) == at_once(events)


def kept(one: linking.Linker, events: dict[int, Sketch]) -> set[frozenset[str]]:
    rows = one.store.connection.execute("SELECT one, other FROM pair")
    return {frozenset((events[a].id, events[b].id)) for a, b in rows}


def at_once(events: dict[int, Sketch]) -> set[frozenset[str]]:
    found = {frozenset((c.one, c.other)) for c in comparisons(events.values())}
    assert found
    return found


def test_what_happened_elsewhere_is_told_apart_without_being_read() -> None:
    link, one = linker(), told(random.Random(1), 1)  # noqa: S311
    kasten = Site("Kasten", "place", "VEL", "North", 12.0, 13.0, 5.0)
    far = replace(one, setting=replace(one.setting, report="r2"), site=kasten)
    near = replace(far, site=one.site)
    read: list[int] = []
    link.sketches = cast(disk.Sketches, disk.Held(lambda rows: read.extend(rows) or ()))
    for row, sketch in enumerate((far, near), 2):
        link.outlines.keep(row, outline(sketch))
    link.touch(link._tie(1, one, (2, 3)))
    assert read == [3]


def test_blocks_of_days_that_follow_one_another_lie_side_by_side() -> None:
    names = [disk.number(f"ASSAULT|@Velmora|{day}") for day in (738000, 738001, 738002)]
    assert names == list(range(names[0], names[0] + 3))
    other = ["ASSAULT|@Kasten|738000", f"ASSAULT|@Velmora|{738000 + 2**15}", "ASSAULT|fuel"]
    assert len({n >> 15 for n in (names[0], *map(disk.number, other))}) == 4
    assert all(0 <= n < 2**63 for n in map(disk.number, other))


def test_a_word_of_very_many_digits_names_a_block() -> None:
    assert 0 <= disk.number(f"ASSAULT|{'7' * 5000}") < 2**63
