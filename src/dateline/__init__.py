"""Dateline: turns news reporting into a sourced record.

The public names below are loaded when first used, so that `dateline --help` stays fast.
"""

import importlib
from typing import TYPE_CHECKING, Any

from dateline.version import VERSION

if TYPE_CHECKING:
    from dateline.answers.library import (
        open,  # noqa: A004  # dateline.open
        read,
        read_many,
        to_arrow,
        to_pandas,
        to_polars,
        to_rows,
    )
    from dateline.record import DatelineError, Record, Report, Span

__version__ = VERSION

_HOMES = {
    "dateline.answers.library": ("open", "read", "read_many", "to_rows", "to_pandas", "to_polars", "to_arrow"),
    "dateline.record": ("Record", "Report", "Span", "DatelineError"),
}  # fmt: skip
__all__ = ["DatelineError", "Record", "Report", "Span", "__version__", "open", "read", "read_many", "to_arrow", "to_pandas", "to_polars", "to_rows"]  # fmt: skip


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(home), name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
