"""What a user gives for a filter, checked: unknown values are told with those that are near."""

import calendar
import difflib
import re
import typing
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from dateline.knowledge.codes import PLOVER_TYPES, load_codes
from dateline.knowledge.ontology import load_types
from dateline.record import BadCall
from dateline.record.incident import IncidentStatus
from dateline.record.vocabulary import Act, Measure, Status

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_TIMESTAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")

ACTS = typing.get_args(Act)
MEASURES = typing.get_args(Measure)
STATUSES = typing.get_args(Status)
INCIDENT_STATUSES = typing.get_args(IncidentStatus)


def known_types() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*PLOVER_TYPES, *load_types(), "x:other")))


def known_modes() -> frozenset[str]:
    return frozenset(mode for modes in load_codes().modes.values() for mode in modes)


def one_of(filter_: str, given: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """The known values that are given, however their letters are written. Raises BadCall."""
    by_lower = {value.lower(): value for value in known}
    return tuple(dict.fromkeys(_known(filter_, value, by_lower) for value in given))


def first_day(filter_: str, given: str | None) -> str | None:
    """The first day of a year, a month or a day. Raises BadCall."""
    if given is None:
        return None
    year, month, day = _parts(filter_, given)
    return _day(filter_, given, year, month or 1, day or 1)


def last_day(filter_: str, given: str | None) -> str | None:
    if given is None:
        return None
    year, month, day = _parts(filter_, given)
    month = month or 12
    return _day(filter_, given, year, month, day or _length(year, month))


def moment(filter_: str, given: str | None) -> str | None:
    """A day, or a moment as the casebook writes it (2022-01-10T06:00:00Z)."""
    return given if given and _TIMESTAMP.fullmatch(given) else first_day(filter_, given)


def _known(filter_: str, value: str, known: Mapping[str, str]) -> str:
    found = known.get(value.strip().lower())
    if found is None:
        near = difflib.get_close_matches(value.strip().lower(), known, 3, 0.6)
        said = ", ".join(dict.fromkeys(known[n] for n in near))
        hint = f"near: {said}" if said else f"there are: {_listed(known)}"
        raise BadCall(f"{filter_} {value!r}: unknown; {hint}")
    return found


def _listed(known: Mapping[str, str]) -> str:
    values = list(dict.fromkeys(known.values()))
    return ", ".join(values[:20]) + (", …" if len(values) > 20 else "") if values else "none"


def _parts(filter_: str, given: str) -> tuple[int, int | None, int | None]:
    match = _DATE.fullmatch(given.strip())
    if match is None:
        raise BadCall(f"{filter_} {given!r}: no day: write 2022, 2022-01 or 2022-01-05")
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1] if 1 <= month <= 12 and year else 1


def _day(filter_: str, given: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise BadCall(f"{filter_} {given!r}: there is no such day") from None
