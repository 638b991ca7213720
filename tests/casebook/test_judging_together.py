"""Several people: where they differ, and what of "same" and "different" can hold together."""

from dataclasses import dataclass
from itertools import permutations

from dateline.casebook.conflicts import conflicts
from dateline.casebook.deciding import Bond, as_decided, decided
from dateline.casebook.judgement import Anchor, Judgement, Setting, Verdict, judgement
from dateline.casebook.linking import Comparison

HERE = Anchor("a" * 64, "event", 0, 4, "ASSAULT")
THERE = Anchor("b" * 64, "event", 0, 4, "ASSAULT")


def said(
    day: int,
    by: str,
    verdict: Verdict,
    value: str = "",
    on: Anchor = HERE,
    other: Anchor | None = None,
) -> Judgement:
    sets = [Setting("type", (value,), ())] if value else []
    return judgement(f"2022-02-{day:02}T00:00:00Z", by, verdict, on, sets=sets, other=other)


def test_two_who_differ_are_told_and_one_who_changed_his_mind_is_not():
    ana, ben, later = said(1, "Ana", "right"), said(2, "Ben", "wrong"), said(3, "Ana", "wrong")
    assert [[j.id for j in c.judgements] for c in conflicts([ben, ana])] == [[ana.id, ben.id]]
    assert conflicts([ana, ben, later]) == []
    assert conflicts([ana, later]) == []


def test_two_values_of_a_field_and_two_words_on_a_pair_differ():
    values = [said(1, "Ana", "set", "PROTEST"), said(2, "Ben", "set", "COERCE")]
    pair = [
        said(1, "Ana", "same", on=HERE, other=THERE),
        said(2, "Ben", "different", on=THERE, other=HERE),
    ]
    assert len(conflicts(values)) == len(conflicts(pair)) == 1
    assert len(conflicts([said(1, "Ana", "set", "PROTEST"), said(2, "Ben", "wrong")])) == 1
    assert conflicts([said(1, "Ana", "set", "PROTEST"), said(2, "Ben", "right")]) == []


def bond(one: str, other: str, same: bool, day: int) -> Bond:
    return Bond(one, other, same, (f"2022-02-{day:02}", ""))


def test_where_bonds_cannot_hold_together_the_later_do():
    bonds = [bond("a", "b", True, 1), bond("b", "c", True, 2), bond("a", "c", False, 3)]
    for order in permutations(bonds):
        assert decided(order) == ([("b", "c")], [("a", "c")])
    assert decided([*bonds[:2], bond("a", "c", False, 0)]) == ([("b", "c"), ("a", "b")], [])


@dataclass(frozen=True)
class Told:
    """A sketch, as far as it matters here."""

    id: str

    @property
    def order(self) -> tuple[str, str, int, str]:
        return ("2022-01-10", self.id, 0, self.id)


def ids(groups: list[tuple[Told, ...]]) -> list[str]:
    return ["".join(one.id for one in group) for group in groups]


def test_a_group_that_holds_two_different_ones_is_taken_apart_along_its_weakest_ties():
    a, b, c, d = map(Told, "abcd")
    ties = [
        Comparison(a.id, b.id, 0.9, ()), Comparison(b.id, c.id, 0.6, ()), Comparison(c.id, d.id, 0.8, ()),
    ]  # fmt: skip
    made = as_decided([(a, b, c, d)], ties, [], [(a.id, d.id)])
    assert ids(made) == ["ab", "cd"]


def test_groups_are_joined_whole_and_others_left_as_they_are():
    a, b, c, d = map(Told, "abcd")
    assert ids(as_decided([(a, b), (c,), (d,)], [], [(b.id, c.id)], [])) == ["abc", "d"]
    assert ids(as_decided([(a, b), (c,), (d,)], [], [], [(a.id, c.id)])) == ["ab", "c", "d"]


def test_of_each_person_the_last_word_counts():
    first = said(1, "Ana", "set", "PROTEST")
    clash = conflicts([first, said(2, "Ana", "set", "COERCE"), said(3, "Ben", "set", "PROTEST")])
    assert [j.sets[0].values for c in clash for j in c.judgements] == [("COERCE",), ("PROTEST",)]
