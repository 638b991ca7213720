"""How many reports are read: in this process or over several; the result is the same."""

from dateline.engine.extract import Outcome, extract

__all__ = ["Outcome", "extract"]
