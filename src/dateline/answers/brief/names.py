"""Names of countries and sectors for people."""

import functools
from collections.abc import Iterable

from dateline.knowledge.tables import read_table


def country_name(code: str | None) -> str:
    """The code itself where it has no name; "" for None."""
    return _countries().get(code or "", code or "")


def sector_names(codes: Iterable[str]) -> list[str]:
    return [_sectors().get(code, code) for code in codes]


@functools.cache
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_table("countries.tsv", "code", "name"):
        found.setdefault(row["code"], row["name"])
    return found


@functools.cache
def _sectors() -> dict[str, str]:
    rows = read_table("codes.tsv", "list", "code", "meaning")
    return {row["code"]: row["meaning"] for row in rows if row["list"] == "sector"}
