"""What is a copy of what: days, outlets, credit."""

from dateline.casebook.copies import Candidate, is_copy, original_of, signature

TEXT = (
    "Security forces in the northern district said on Monday that they had arrested five men after a raid on a"
    " warehouse near the river, where rifles and boxes of cartridges were found under sacks of rice. A resident"
    " said the street was closed for hours while officers searched the houses one after another."
)


def candidate(key: str, day: str, outlet: str | None, text: str = TEXT) -> Candidate:
    return Candidate(key, (day, key), key, key, outlet, text, signature(text))


def test_another_outlets_touched_up_text_of_the_next_day_is_a_copy():
    wire = candidate("a", "2022-06-03", "Wire")
    copy = candidate("b", "2022-06-04", "Herald", TEXT.replace("rifles", "guns"))
    assert original_of(copy, [wire]) == "a"
    assert original_of(wire, [copy]) is None


def test_a_series_of_one_outlet_and_texts_weeks_apart_are_no_copies():
    bulletin = candidate("a", "2022-06-03", "Wire")
    next_day = candidate("b", "2022-06-04", "Wire", TEXT.replace("five", "nine"))
    weeks_later = candidate("c", "2022-06-19", "Herald", TEXT.replace("five", "forty"))
    assert not is_copy(bulletin, next_day)
    assert not is_copy(bulletin, weeks_later)


def test_undated_texts_may_be_copies():
    assert is_copy(candidate("a", "9999", None), candidate("b", "2022-06-03", "Herald"))


def test_the_same_words_are_a_copy_whatever_the_days_and_the_blanks():
    short = "Gunmen attacked a ferry near Naha and killed nine passengers, police said."
    for text in (TEXT, short):
        for days in (("9999", "9999"), ("2022-01-05", "9999"), ("2022-01-05", "2022-03-05")):
            one = candidate("a", days[0], "Wire", text)
            assert is_copy(one, candidate("b", days[1], "Herald", f"{text}\n"))
    ten = candidate("b", "9999", "Herald", short.replace("nine", "ten"))
    assert not is_copy(candidate("a", "9999", "Wire", short), ten)


def test_a_text_without_words_is_like_no_other():
    assert not is_copy(candidate("a", "9999", "Wire", "…"), candidate("b", "9999", "Herald", "?"))
