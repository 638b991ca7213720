"""Finds reports and what is known about them: files, pages, tables, folders, addresses."""

from dateline.sources.capture import Capture, Input
from dateline.sources.jsonl import STDIN, read_jsonl, read_jsonl_rows
from dateline.sources.make import make_report
from dateline.sources.opening import open_inputs, open_reports
from dateline.sources.settings import Caps, Failure, SourceSettings

__all__ = [
    "STDIN",
    "Caps",
    "Capture",
    "Failure",
    "Input",
    "SourceSettings",
    "make_report",
    "open_inputs",
    "open_reports",
    "read_jsonl",
    "read_jsonl_rows",
]
