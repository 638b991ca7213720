"""The order of the finders, and what becomes of reports that are not read."""

from collections.abc import Callable
from dataclasses import fields

from dateline.extraction.draft import Draft, Options
from dateline.extraction.reader import STEPS, Reader
from dateline.record import KINDS, Record
from plainreports import make_plain_report

TEXT = "Police in Nairobi arrested 40 people on Friday, the interior ministry of Kenya said."


def test_every_finder_comes_after_what_it_needs():
    found: set[str] = set()
    for step in STEPS:
        assert set(step.requires) <= found, step.find.__name__
        found.add(step.assigns)
    assert found == {field.name for field in fields(Draft)} == set(KINDS)


def test_a_report_in_another_language_is_kept_unread(read: Callable[..., Record]):
    record = read(TEXT, language="ru")
    assert not any(getattr(record, kind) for kind in KINDS)
    assert record.report.text == TEXT


def test_the_reader_of_claims_can_be_chosen(reader: Reader):
    rules = Reader(Options(claims="rules"), reader.knowledge)
    record = rules.read(make_plain_report(TEXT))
    assert "claims" not in record.made.models
    assert "claims" in reader.read(make_plain_report(TEXT)).made.models
    assert [claim.source and claim.source.text(TEXT) for claim in record.claims] == [
        "the interior ministry of Kenya"
    ]
