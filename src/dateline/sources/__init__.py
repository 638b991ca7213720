"""Finds reports and what is known about them: files, pages, tables, folders, addresses."""

from dateline.sources.make import make_report
from dateline.sources.settings import Caps, Failure, SourceSettings

__all__ = ["Caps", "Failure", "SourceSettings", "make_report"]
