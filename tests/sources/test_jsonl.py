import gzip
import json

import pytest

from dateline.record import Report
from dateline.sources import Caps, Failure, read_jsonl


def write(tmp_path, *rows: object):
    path = tmp_path / "in.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_reports_come_in_order_with_their_ids_and_facts(tmp_path):
    path = write(
        tmp_path,
        {"id": 7, "text": "Miners met.", "published": "12 March 2021", "publisher": "Harbour News",
         "title": "A title", "url": "https://news.example/x", "extra": [1]},
        {"id": "7", "text": "Miners met.\r\n"},
        {"text": ""},
    )  # fmt: skip
    first, second, third = read_jsonl(path)
    assert isinstance(first, Report)
    assert (first.id, first.published, first.dated_by) == ("7", "2021-03-12", "table")
    assert (first.publisher, first.title, first.url) == (
        "Harbour News",
        "A title",
        "https://news.example/x",
    )
    assert (second.id, second.text) == ("7", "Miners met.\r\n")
    assert (third.id, third.notes[-1]) == ("in:3", "no text")


def test_a_broken_line_is_named_and_the_rest_is_read(tmp_path):
    path = write(tmp_path, {"id": "a", "text": "x"}, '{"id": "b", ', "", {"id": "c", "text": "y"})
    read = list(read_jsonl(path))
    assert [getattr(item, "id", None) for item in read] == ["a", None, "c"]
    assert str(read[1]).startswith(f"{path}:2: broken JSON at column 12")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("[1, 2]", "an object"),
        ("17", "an object"),
        ({"body": "x"}, 'no text in "text"; there are: body'),
        ({"text": 5}, "no text"),
        ({"text": "x", "title": ["y"]}, '"title"'),
        ({"text": "x", "published": {"y": 1}}, '"published"'),
        ({"text": "x", "id": [1]}, '"id"'),
        ({"text": "x", "translation": {"from": "ru"}}, '"translation": "original_text"'),
        ("[" * 100_000, "nested too deeply|broken JSON"),
        ('{"text": ' + "1" * 5000 + "}", "broken JSON|no text"),
        ("\u0000\u0000\u0000", "binary"),
    ],
)
def test_what_does_not_fit_is_one_line(tmp_path, row, message):
    (failure,) = read_jsonl(write(tmp_path, row))
    assert isinstance(failure, Failure)
    assert failure.where.endswith("in.jsonl:1")
    assert "\n" not in str(failure)
    import re

    assert re.search(message, failure.message)


def test_a_line_that_is_too_long_is_passed_over(tmp_path):
    path = write(tmp_path, {"text": "x" * 5000}, {"id": "b", "text": "y"})
    long, after = read_jsonl(path, Caps(report=1000))
    assert "more than 1,000 bytes" in str(long)
    assert isinstance(after, Report)


def test_half_characters_and_broken_bytes_do_not_lose_a_report(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(
        b'{"text": "a\\ud800b", "title": "\\udc80c", "publisher": "P\\udfff", "url": "http://e.org/\\ud800"}\n'
        b'{"text": "caf\xc3\xa9 \xff"}\n'
    )
    first, second = read_jsonl(path)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.text, first.title, first.publisher) == ("a\ufffdb", "\ufffdc", "P\ufffd")
    assert first.url == "http://e.org/\ufffd"
    assert first.notes[0] == "1 half character(s) (lone surrogates) replaced by U+FFFD"
    assert "1 broken byte(s)" in second.notes[0]


def test_half_a_character_in_an_original_keeps_its_offsets(tmp_path):
    span = {"start": 2, "end": 3}
    segments = [{"span": span, "original_span": span}]
    original = {"from": "fr", "original_text": "a\ud800b", "segments": segments}
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"text": "abc", "translation": original}))
    (report,) = read_jsonl(path)
    assert isinstance(report, Report)
    assert report.translation
    assert report.translation.original_text == "a\ufffdb"


def test_an_id_with_half_a_character_is_told_and_the_others_are_read(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"id": "a\\ud800", "text": "x"}\n{"id": "b", "text": "y"}\n')
    failure, after = read_jsonl(path)
    assert isinstance(failure, Failure)
    assert failure.where.endswith("in.jsonl:1")
    assert failure.message == r""""id" 'a\ud800' holds half a character (a lone surrogate)"""
    assert isinstance(after, Report)


def test_gzip_a_byte_order_mark_and_utf_16(tmp_path):
    data = '{"id": "a", "text": "é"}\n'
    for number, raw in enumerate(
        (gzip.compress(data.encode()), data.encode("utf-8-sig"), data.encode("utf-16"))
    ):
        path = tmp_path / f"{number}.jsonl"
        path.write_bytes(raw)
        (report,) = read_jsonl(path)
        assert isinstance(report, Report)
        assert (report.id, report.text) == ("a", "é")


def test_files_that_are_missing_empty_or_folders(tmp_path):
    (missing,) = read_jsonl(tmp_path / "nothing.jsonl")
    assert isinstance(missing, Failure)
    assert missing.missing
    (tmp_path / "empty.jsonl").touch()
    (empty,) = read_jsonl(tmp_path / "empty.jsonl")
    assert "empty" in str(empty)
    (folder,) = read_jsonl(tmp_path)
    assert isinstance(folder, Failure)


def test_a_translation_comes_along(tmp_path):
    translation = {"from": "ru", "by": None, "original_text": "Шахтёры.", "segments": []}
    (report,) = read_jsonl(write(tmp_path, {"text": "Miners.", "translation": translation}))
    assert isinstance(report, Report)
    assert report.translation is not None
    assert (report.language, report.translation.from_) == ("en", "ru")


def test_one_line_is_in_memory_at_a_time(tmp_path):
    """The first report is there before the last line is read."""
    path = write(tmp_path, *({"id": n, "text": "x"} for n in range(1000)))
    reports = read_jsonl(path)
    assert getattr(next(reports), "id", None) == "0"
    reports.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "written", ['[{"id": "a", "text": "x"}, {"text": "y"}]', '[\n {"id": "a",\n "text": "x"},\n{"text": "y"}]']
)  # fmt: skip
def test_an_array_is_read_as_its_objects(tmp_path, written: str):
    path = tmp_path / "in.json"
    path.write_text(written, "utf-8")
    assert [report.id for report in read_jsonl(path)] == ["a", "in:2"]


def test_an_object_over_several_lines_is_one_report(tmp_path):
    path = tmp_path / "in.json"
    path.write_text(json.dumps({"id": "a", "text": "x"}, indent=1), "utf-8")
    assert [report.id for report in read_jsonl(path)] == ["a"]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ('[{"id": "a", "text": "' + "x" * 300 + '"}]', "in one piece of more than 200 bytes"),
        ("[]", "empty"),
        ('[\n{"id": "a",\n"text" "b"}]', "broken JSON at line 3, column 8"),
        ("[\n1]", "an object {…} is expected"),
        ('[{"id": "a", "text": "b"}', "broken JSON"),
    ],
)
def test_an_array_that_cannot_be_read_is_one_failure(tmp_path, written: str, says: str):
    path = tmp_path / "in.json"
    path.write_text(written, "utf-8")
    (failure,) = read_jsonl(path, Caps(report=200))
    assert isinstance(failure, Failure)
    assert says in failure.message
