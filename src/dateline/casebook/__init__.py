"""Reads MANY records: links what is given; no store, no screen."""

from dateline.casebook.parting import Parting, ScopedFigures, Told, part

__all__ = ["Parting", "ScopedFigures", "Told", "part"]
