from collections.abc import Callable

from dateline.casebook import part
from dateline.record import Record

Read = Callable[..., Record]


def figures(read: Read, *told: tuple[str, str]) -> list[tuple[str, str | None, str]]:
    records = [read(text, published=day, id=str(number)) for number, (text, day) in enumerate(told)]
    return [(f.measure, f.place, f.verdict) for f in part(records).figures]


def test_figures_of_one_scope_told_at_one_time_differ(read: Read):
    told = (
        ("At least 40 people were killed in Nairobi.", "2022-01-10"),
        ("The army said 60 people were killed in Nairobi.", "2022-01-10"),
    )
    assert figures(read, *told) == [("killed", "Nairobi", "differ")]


def test_a_later_figure_of_the_same_scope_is_a_revision(read: Read):
    told = (
        ("Officials said 164 people were killed.", "2022-01-09"),
        ("Officials said 225 people were killed.", "2022-01-15"),
    )
    assert figures(read, *told) == [("killed", None, "revised")]


def test_a_part_is_no_rival_of_its_whole(read: Read):
    told = (
        ("Officials said 164 people were killed.", "2022-01-09"),
        ("In Almaty 103 people were killed.", "2022-01-09"),
    )
    assert figures(read, *told) == []


def test_what_only_one_report_tells(read: Read):
    one = read(
        "Police in Nairobi arrested 40 people on Friday. Kenya accused Uganda of lies.",
        published="2022-01-10",
        id="1",
    )
    two = read(
        "Police in Nairobi arrested dozens of people on Friday.", published="2022-01-10", id="2"
    )
    told = [(t.record.report.id, t.item.type) for t in part([one, two]).only_one]
    assert ("1", "ACCUSE") in told
    assert not [t for t in told if t[1] == "COERCE"]


def test_labels_and_speakers_name_their_reports(read: Read):
    one = read("The president of Kenya called the protests a coup.", id="1")
    two = read("The coup failed, the president of Kenya said.", id="2")
    parting = part([one, two])
    assert parting.labels["coup"] == ("1", "2")
    assert ("1", "2") in parting.quoted.values()
