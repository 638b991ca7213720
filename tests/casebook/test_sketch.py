"""Sketches: what linking compares is of the report as it was read, and names no private person."""

from collections.abc import Callable, Iterator
from itertools import chain, product

from dateline.casebook.blocking import blocks
from dateline.casebook.linking import _reasons, likeness
from dateline.casebook.masking import mask
from dateline.casebook.pseudonyms import pseudonym, veiled
from dateline.casebook.sketch import Sketch, sketches
from dateline.record import Record
from dateline.record.codec import dumps

type Read = Callable[..., Record]
IN_FULL = (
    "Police arrested Vera Dolina, a seamstress, on Friday. Dolina's brother protested in Barsk."
)
ALONE = "The seamstress Dolina was arrested on Friday, neighbours said."


def sketched(record: Record, key: str = "r") -> list[Sketch]:
    return sketches(record, key, mask(record).names)


def words_in(sketch: Sketch) -> Iterator[str]:
    yield from (*sketch.words, *sketch.before, *sketch.after, *sketch.setting.words)
    yield from sketch.setting.people


def test_nothing_that_is_compared_names_a_private_person(read: Read):
    told = "".join(dumps(s) for s in sketched(read(IN_FULL))).casefold()
    assert "vera" not in told
    assert "dolina" not in told
    assert pseudonym("Vera Dolina").casefold() in told


def test_a_name_is_the_same_word_in_full_and_alone(read: Read):
    for text in (IN_FULL, ALONE):
        [arrest] = (s for s in sketched(read(text)) if s.acts == ("arrest",))
        assert veiled("dolina") in words_in(arrest)


def test_masking_changes_nothing_of_what_linking_finds(read: Read):
    """Whether both reports mask a name, or one of them, or none."""
    plain = [sketches(read(text), text[:9]) for text in (IN_FULL, ALONE)]
    private = [sketched(read(text), text[:9]) for text in (IN_FULL, ALONE)]
    assert plain != private
    for one, other in zip(chain(*plain), chain(*private), strict=True):
        assert blocks(one) == blocks(other)
    found = [likeness(a, b) for a, b in product(*plain)]
    for ones, others in ((private[0], plain[1]), (plain[0], private[1]), private):
        assert [likeness(a, b) for a, b in product(ones, others)] == found


def test_reasons_tell_no_digest(read: Read):
    one, other = (sketched(read(text), text[:9]) for text in (IN_FULL, ALONE))
    reasons = " ".join(chain.from_iterable(_reasons(a, b) for a, b in product(one, other)))
    assert "a word of a private name in both" in reasons
    assert "~" not in reasons


def test_a_report_speaks_of_its_people_as_often_as_it_mentions_them(read: Read):
    text = "President Kassym-Jomart Tokayev met Olaf Scholz. Tokayev said that he would visit Berlin. The mayor agreed."
    people = sketches(read(text), "r")[0].setting
    assert (people.people, people.spoken_of) == (("tokayev", "scholz"), (3, 1))


def test_what_names_nobody_is_as_in_the_report(read: Read):
    record = read(IN_FULL)
    plain, private = sketches(record, "r"), sketched(record)
    assert [s.start for s in private] == [e.trigger.start for e in record.events]
    hidden = {"dolina": veiled("dolina"), "vera": veiled("vera")}
    for one, other in zip(plain, private, strict=True):
        assert {hidden.get(word, word) for word in words_in(one)} == set(words_in(other))
        assert (one.acts, one.days, one.site) == (other.acts, other.days, other.site)


def test_a_digest_of_a_word_does_not_depend_on_accents_nor_looks_like_a_word():
    assert veiled("benavidés") == veiled("benavides") != veiled("benavide")
    assert not veiled("dolina")[0].isalnum()
