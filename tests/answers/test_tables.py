import csv
import dataclasses
import io
from collections.abc import Callable

import pytest

import dateline
from dateline.answers.tables import TYPES, columns, harmless, rows, tables, to_csv
from dateline.answers.words import holder
from dateline.record import BadCall, Frame, Record

TEXT = "Police in Kofu arrested 40 people on Friday, the interior ministry said."


def test_every_row_has_the_columns_of_its_table(read: Callable[..., Record]):
    record = read(TEXT, published="2022-01-10")
    for kind in TYPES:
        for row in rows(record, kind):
            assert list(row) == columns(kind)


def test_an_empty_table_keeps_its_columns():
    header = next(csv.reader(io.StringIO(to_csv("figures", []))))
    assert header == columns("figures")
    assert {
        "value",
        "qualifier",
        "group_age",
        "change_from",
        "window_start",
        "span",
        "place_name",
        "claim_holder",
        "group_actor_name",
    } <= set(header)


def test_ids_have_names_and_spans_their_words_beside_them(read: Callable[..., Record]):
    record = read(TEXT, published="2022-01-10")
    event = next(row for row in rows(record, "events") if row["type"] == "COERCE")
    assert event["trigger"] == "arrested"
    assert event["time_start"] == "2022-01-07"
    assert "olice" in str(event["actors_names"])


def test_no_cell_runs_as_a_formula():
    assert [harmless(v) for v in ("=1+1", "+1", "-1", "@a", "\tx", "a=b", 5, None)] == [
        "'=1+1", "'+1", "'-1", "'@a", "'\tx", "a=b", 5, None,
    ]  # fmt: skip


def test_the_python_api_reads_a_text():
    record = dateline.read(text=TEXT, published="2022-01-10")
    assert dateline.to_rows(record, "reports")[0]["characters"] == len(TEXT)
    assert len(tables([record])["figures"]) == len(record.figures) > 0


def test_public_names_are_pinned():
    assert sorted(dateline.__all__) == [
        "DatelineError", "Record", "Report", "Span", "__version__", "open", "read", "read_many",
        "to_arrow", "to_pandas", "to_polars", "to_rows",
    ]  # fmt: skip
    assert all(getattr(dateline, name) for name in dateline.__all__)


def test_a_bad_date_is_a_bad_call_with_a_text_as_with_a_source():
    for given in ({"text": TEXT}, {"source": "nosuch.txt"}):
        with pytest.raises(BadCall, match="13/13/2022"):
            dateline.read(**given, published="13/13/2022")


def test_an_unknown_table_is_a_bad_call_that_names_the_tables():
    with pytest.raises(BadCall, match="reports, actors, places"):
        dateline.to_rows([], "evnts")


def test_columns_of_a_table_may_be_called_otherwise(tmp_path):
    (tmp_path / "a.csv").write_text(f'body\n"{TEXT}"\n')
    assert dateline.read(tmp_path / "a.csv", mapping={"text": "body"}).report.text == TEXT


def test_according_to_whom_needs_no_join(read: Callable[..., Record]):
    record = read(TEXT, published="2022-01-10")
    for kind in ("events", "figures"):
        assert {row["claim_holder"] for row in rows(record, kind) if row["claim"]} == {
            holder(record, "c1")
        }
    frame = Frame("fr1", "terrorists", record.events[0].trigger, "e1", None, False, 1.0, "w")
    framed = dataclasses.replace(record, frames=(frame, dataclasses.replace(frame, speaker="c1")))
    own, theirs = rows(framed, "frames")
    assert (own["speaker_name"], own["target_words"]) == ("the report", "arrested")
    assert "ministry" in str(theirs["speaker_name"])
