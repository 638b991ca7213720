from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.sources.dates import (
    date_in_dateline,
    date_in_name,
    date_in_url,
    find_date,
    read_date,
)


@pytest.mark.parametrize(
    "value",
    ["2021-03-12", "2021-03-12T10:40:00Z", "2021-03-12 10:40", "2021-03-12T23:00:00+06:00",
     "2021/3/12", "2021.03.12", "20210312", "20210312T104000Z", 20210312, "12.03.2021",
     "12. 3. 2021", "12 March 2021", "March 12, 2021", "Mar. 12th, 2021", "12-Mar-2021",
     "Friday, March 12, 2021", "Fri, 12 Mar 2021 10:40:00 GMT", "March 12, 2021 at 5:40 pm",
     "03/12/2021 - ", 1615545600, 1615545600000, "1615545600"],
)  # fmt: skip
def test_one_day_in_many_forms(value):
    expected = None if str(value).startswith("03/12") else "2021-03-12"
    assert read_date(value) == expected


@pytest.mark.parametrize(
    "value", ["", "soon", "2021", "2021-03", "March 2021", "2021-02-30", "12 March", "yesterday",
              "2021-03-12 or so", True, 0, 17, "99999999999999999999"],
)  # fmt: skip
def test_what_is_no_single_day_is_none(value):
    assert read_date(value) is None


def test_day_and_month_are_not_guessed():
    assert read_date("01/02/2021") is None
    assert read_date("13/02/2021") == read_date("02/13/2021") == "2021-02-13"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back(day):
    words = f"{day:%B} {day.day}, {day.year}"
    for value in (day.isoformat(), f"{day:%Y%m%d}", f"{day:%d.%m.%Y}", words, f"{day:%d %b %Y}"):
        assert read_date(value) == day.isoformat()


@given(st.text(max_size=40) | st.text(alphabet="0123456789-/. :TZ", max_size=20) | st.floats())
def test_anything_else_is_a_day_or_none(value):
    day = read_date(value)
    assert day is None or date.fromisoformat(day)


def test_the_one_date_of_a_byline():
    assert find_date("By Ana Lindqvist, 12 March 2021, Port Elmo") == "2021-03-12"
    assert find_date("12 March 2021 (updated 14 March 2021)") is None


@pytest.mark.parametrize(
    ("name", "day"),
    [("wire-2021-03-12.txt", "2021-03-12"), ("2021_03_12_elmo.html", "2021-03-12"),
     ("20210312.md", "2021-03-12"), ("elmo.txt", None), ("2021-13-12.txt", None),
     ("2021-03-12_to_2021-03-14.txt", None), ("120210312.txt", None), ("2021-0312.txt", None)],
)  # fmt: skip
def test_days_in_names_of_files(name, day):
    assert date_in_name(name) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [("https://news.example/2021/03/12/elmo", "2021-03-12"),
     ("https://news.example/world/2021/mar/12/elmo", "2021-03-12"),
     ("https://news.example/elmo-20210312", "2021-03-12"),
     ("https://news.example/2021/03/12", "2021-03-12"),
     ("https://news.example/2021/03/elmo", None), ("https://news.example/?d=2021-03-12", None),
     ("https://news.example/elmo", None), ("http://[", None), ("", None)],
)  # fmt: skip
def test_days_in_addresses(url, day):
    assert date_in_url(url) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [("PORT ELMO, March 12, 2021 (Agency) — Miners", "2021-03-12"),
     ("PORT ELMO, Elmonia (Agency), 12 March 2021 - Miners", "2021-03-12"),
     ("Miners strike\n\nPORT ELMO, Mar 12, 2021 – Miners", "2021-03-12"),
     ("PORT ELMO, March 12 (Agency) — Miners", None),
     ("On March 12, 2021 — a Friday — miners", None),
     ("Miners met in PORT ELMO, March 12, 2021 - and", None)],
)  # fmt: skip
def test_only_a_dateline_that_spells_out_the_day_dates_a_text(line, day):
    assert date_in_dateline(line) == day
