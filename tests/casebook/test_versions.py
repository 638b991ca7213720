from collections.abc import Callable

from dateline.casebook.versions import Side, Versions, compare_versions
from dateline.record import Record

Read = Callable[..., Record]
BASE = (
    "Police in Nairobi arrested 40 people on Friday, the interior ministry said. "
    "At least 12 people were killed in clashes, a hospital official said."
)


def compared(read: Read, before: str, after: str) -> Versions:
    return compare_versions(
        Side(read(before, published="2022-01-10")), Side(read(after, published="2022-01-11"))
    )


def test_an_article_that_did_not_change_has_no_changes(read: Read):
    found = compared(read, BASE, BASE)
    assert not found.figures
    assert not found.claims


def test_a_new_number_is_a_change_and_not_one_gone_and_one_come(read: Read):
    found = compared(read, BASE, BASE.replace("12 people", "15 people"))
    (changed,) = found.figures.changed
    assert (changed.before.value, changed.after.value, changed.what) == (12, 15, "value")
    assert found.figures.added == found.figures.gone == ()


def test_a_sharper_number_says_that_its_qualifier_changed(read: Read):
    (changed,) = compared(read, BASE, BASE.replace("At least 12", "Exactly 12")).figures.changed
    assert "qualifier" in changed.what


def test_figures_and_claims_come_and_go(read: Read):
    more = BASE + " The army said on Saturday that 300 soldiers had been sent to the border."
    added = compared(read, BASE, more)
    assert [f.value for f in added.figures.added] == [300]
    assert [c.holder.name for c in added.claims.added if c.holder] == ["the army"]
    gone = compared(read, more, BASE)
    assert [f.value for f in gone.figures.gone] == [300]
    assert len(gone.claims.gone) == 1


def test_a_claim_given_to_another_holder_is_a_change_of_holder(read: Read):
    found = compared(read, BASE, BASE.replace("interior ministry", "defence ministry"))
    assert [c.what for c in found.claims.changed] == ["holder"]
    assert found.claims.added == found.claims.gone == ()


def test_what_moved_within_the_text_did_not_change(read: Read):
    one, two = BASE.split("said. ")
    found = compared(read, BASE, f"{two} {one}said.")
    assert not found.claims
