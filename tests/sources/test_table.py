import csv

import pytest

from dateline.record import Report
from dateline.sources import Failure, SourceSettings, open_reports
from dateline.sources.table import find_delimiter


def read(tmp_path, data: bytes | str, name: str = "t.csv", **settings: object):
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(open_reports([str(path)], SourceSettings(**settings)))  # type: ignore[arg-type]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_delimiters_are_found_in_the_header(tmp_path, sign):
    rows = [("id", "published", "text"), ("a", "2021-03-12", '"Miners, it; said\r\nmet | left\t."')]
    (report,) = read(tmp_path, "\r\n".join(sign.join(row) for row in rows))
    assert isinstance(report, Report)
    assert report.text == "Miners, it; said\r\nmet | left\t."
    assert (report.id, report.published, report.dated_by) == ("a", "2021-03-12", "table")
    assert report.source == "table"


def test_tsv_is_by_tabs_whatever_the_header_holds():
    assert find_delimiter(b"a,b,c\td", "x.tsv") == "\t"
    assert find_delimiter(b'"a;b;c",d', "x.csv") == ","


def test_a_map_says_which_column_is_which(tmp_path):
    data = "Story,Day,source\nMiners met.,12.03.2021,Harbour News\n"
    (report,) = read(tmp_path, data, map={"text": "story", "published": "Day"})
    assert isinstance(report, Report)
    assert (report.text, report.published) == ("Miners met.", "2021-03-12")
    assert report.publisher == "Harbour News"


def test_a_column_that_is_not_there_is_named(tmp_path):
    (failure,) = read(tmp_path, "a,b\nx,y\n")
    assert "no column for the text; there are: a, b" in str(failure)
    (failure,) = read(tmp_path, "a,b\nx,y\n", map={"text": "c"})
    assert "no column 'c'; there are: a, b" in str(failure)


def test_rows_own_words_stand_above_the_settings_and_gaps_are_filled(tmp_path):
    data = "text,published,publisher\nA.,2021-03-12,Harbour News\nB.,,\n"
    first, second = read(tmp_path, data, published="2021-04-01", publisher="Other")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.published, first.publisher, first.dated_by) == (
        "2021-03-12",
        "Harbour News",
        "table",
    )
    assert (second.published, second.publisher, second.dated_by) == ("2021-04-01", "Other", "given")


def test_a_row_with_too_many_cells_does_not_stop_the_rest(tmp_path):
    first, failure, last = read(tmp_path, "id,text\na,x\nb,y,z\n\n;;\nc,w\n".replace(";;", ","))
    assert isinstance(failure, Failure)
    assert failure.where.endswith("t.csv:3")
    assert [getattr(r, "id", None) for r in (first, last)] == ["a", "c"]


def test_encodings_of_spreadsheets(tmp_path):
    data = "id;text\na;Orléans “met”\n"
    for raw in (data.encode("utf-8-sig"), data.encode("utf-16"), data.encode("cp1252")):
        (report,) = read(tmp_path, raw)
        assert isinstance(report, Report)
        assert (report.id, report.text) == ("a", "Orléans “met”")


def test_rows_without_an_id_are_called_by_their_line(tmp_path):
    reports = read(tmp_path, 'text\n"A\nb"\nC\n')
    assert [getattr(r, "id", None) for r in reports] == ["t:2", "t:4"]


@pytest.mark.parametrize("data", ["", "\n\n", b"%PDF-1.4\n", b"PK\x03\x04zip"])
def test_what_is_no_table(tmp_path, data):
    (failure,) = read(tmp_path, data)
    assert isinstance(failure, Failure)


def test_a_quotation_mark_that_is_never_closed_is_bounded(tmp_path):
    from dateline.sources import Caps

    data = 'id,text\na,"x\n' + "b,y\n" * 1000
    read_back = read(tmp_path, data, caps=Caps(report=500))
    assert any(isinstance(item, Failure) for item in read_back)


def test_the_limit_of_a_cell_holds_for_the_table_alone(tmp_path):
    from dateline.sources import Caps

    before = csv.field_size_limit()
    assert isinstance(read(tmp_path, "id,text\na,some words\n", caps=Caps(report=500))[0], Report)
    assert csv.field_size_limit() == before
