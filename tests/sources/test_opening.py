import gzip
import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import BadCall, Report
from dateline.sources import Failure, SourceSettings, make_report, open_reports
from dateline.sources.opening import _with_own_id, bare_stem

STORY = "Miners blocked the only road to the port on Friday, the police said."


def reports(*sources: object, **options: object) -> list[Report]:
    found = list(open_reports([str(source) for source in sources], **options))  # type: ignore[arg-type]
    assert not [item for item in found if isinstance(item, Failure)]
    return [item for item in found if isinstance(item, Report)]


@pytest.fixture
def folder(tmp_path):
    """A folder of reports with a meta.csv in it and one below."""
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/d_2021-03-11.txt", ".hidden.txt"):
        (tmp_path / name).write_text(STORY, "utf-8")
    (tmp_path / "meta.csv").write_text(
        "file,published,publisher,id\nb.txt,12 March 2021,Harbour News,story-b\nsub/c.txt,2021-03-10,,\n"
    )
    (tmp_path / "sub" / "meta.csv").write_text("file,title\nd_2021-03-11.txt,A title\n")
    return tmp_path


def test_a_folder_is_read_in_the_order_of_paths_with_its_meta(folder):
    found = reports(folder)
    assert [report.id for report in found] == ["a", "story-b", "sub/c", "sub/d_2021-03-11"]
    assert [report.published for report in found] == [
        None,
        "2021-03-12",
        "2021-03-10",
        "2021-03-11",
    ]
    assert [report.dated_by for report in found] == [None, "table", "table", "file"]
    assert (found[1].publisher, found[3].title) == ("Harbour News", "A title")


def test_meta_stands_above_the_settings_and_they_fill_in(folder):
    found = reports(folder, settings=SourceSettings(published="2021-01-01"))
    assert [report.dated_by for report in found] == ["given", "table", "table", "given"]


def test_what_a_folder_cannot_give_is_told_and_the_rest_is_read(folder):
    (folder / "x.pdf").touch()
    (folder / "empty.txt").touch()
    (folder / "meta.csv").write_text("file,published\nnothing.txt,2021-03-12\n")
    found = list(open_reports([str(folder)]))
    failures = [str(item) for item in found if isinstance(item, Failure)]
    assert len(failures) == 3
    assert "no file 'nothing.txt'" in failures[0]
    assert "empty" in failures[1]
    assert ".pdf files" in failures[2]
    assert sum(isinstance(item, Report) for item in found) == 4


def test_a_meta_without_its_column_and_a_folder_without_files(tmp_path):
    (empty,) = open_reports([str(tmp_path)])
    assert "empty folder" in str(empty)
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "meta.csv").write_text("name,published\na.txt,2021-03-12\n")
    failure, report = open_reports([str(tmp_path)])
    assert 'a column "file"' in str(failure)
    assert isinstance(report, Report)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.csv"])
def test_every_format_may_be_packed(tmp_path, name):
    bodies = {
        "a.html": f"<html><body><p>{STORY}</p></body></html>",
        "a.jsonl": json.dumps({"id": "a", "text": STORY}),
        "a.csv": f'id,text\na,"{STORY}"\n',
    }
    path = tmp_path / (name + ".gz")
    path.write_bytes(gzip.compress(bodies.get(name, STORY).encode()))
    (report,) = reports(path)
    assert (report.id, report.text.strip()) == ("a", STORY)


@pytest.mark.parametrize(
    ("data", "source"),
    [(STORY, "stdin"), (f"<!DOCTYPE html><html><body><p>{STORY}</p></body></html>", "stdin"),
     (json.dumps({"text": STORY}), "table"), (json.dumps([{"text": STORY}]), "table"),
     (json.dumps({"text": STORY}, indent=2), "table")],
)  # fmt: skip
def test_standard_input_is_read_by_its_look(monkeypatch, data, source):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    (report,) = reports("-")
    assert report.text.strip() == STORY
    assert (report.source, report.id.split(":")[0]) == (source, "stdin")


def test_missing_files_are_told_apart(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    missing, report = open_reports([str(tmp_path / "nothing.txt"), str(path)])
    assert isinstance(missing, Failure)
    assert missing.missing
    assert isinstance(report, Report)


@pytest.mark.parametrize("data", [b"", b" \n", b"%PDF-1.5", bytes(range(256)) * 20])
def test_what_is_no_text_is_one_line(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (failure,) = open_reports([str(path)])
    assert isinstance(failure, Failure)
    assert str(failure).startswith(f"{path}: ")
    assert "\n" not in str(failure)


def test_bad_settings_are_bad_calls():
    with pytest.raises(BadCall, match="no date"):
        SourceSettings(published="soon")
    with pytest.raises(BadCall, match="no field 'body'"):
        SourceSettings(map={"body": "text"})


def test_a_page_from_the_net(site, make_fetcher):
    body = f"<html><head><title>Strike</title></head><body><p>{STORY}</p></body></html>".encode()
    site.page("/2021/03/12/strike", body)
    url = site.redirect("/short", "/2021/03/12/strike")
    (report,) = reports(url, fetcher=make_fetcher())
    assert (report.id, report.url, report.source) == (url, site.url + "/2021/03/12/strike", "url")
    assert (report.published, report.dated_by, report.title) == ("2021-03-12", "url", "Strike")
    assert report.text == STORY


def test_other_types_from_the_net(site, make_fetcher):
    site.page("/a.csv", f'id,text\nx,"{STORY}"\n'.encode(), "text/plain")
    site.page("/b", gzip.compress(STORY.encode()), "application/gzip")
    site.page("/c", STORY.encode("cp1252"), "text/plain; charset=windows-1252")
    found = reports(*(site.url + p for p in ("/a.csv", "/b", "/c")), fetcher=make_fetcher())
    assert [report.text for report in found] == [STORY] * 3
    assert found[0].id == "x"
    (failure,) = open_reports([site.page("/d", b"%PDF", "application/pdf")], None, make_fetcher())
    assert "application/pdf is not read" in str(failure)


def test_without_a_fetcher_no_setting_reaches_this_machine(site):
    (failure,) = open_reports([site.page("/a", STORY.encode())])
    assert "no public address" in str(failure)


def test_endings_that_say_a_format_are_no_part_of_an_id():
    assert bare_stem("sub/a.html.gz") == "sub/a"
    assert bare_stem("v1.2") == "v1.2"


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b", "a-2-2"]), max_size=12))
def test_ids_are_unique_and_the_first_keeps_its_own(names):
    taken: dict[str, int] = {}
    given_out = [_with_own_id(make_report("x", id=name), taken).id for name in names]
    assert len(set(given_out)) == len(names)
    assert all(
        got == name or got.startswith(f"{name}-")
        for got, name in zip(given_out, names, strict=True)
    )
    assert given_out[:1] == names[:1]
