"""The casebook on disk: one SQLite file. The only room that knows SQL."""

from dateline.store.opening import Store, holds_casebook, reading, writing

__all__ = ["Store", "holds_casebook", "reading", "writing"]
