"""From what a user gives to the filters of the casebook."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from dateline.answers.questions import values
from dateline.answers.questions.countries import countries
from dateline.record import BadCall
from dateline.store import asking, tallies
from dateline.store.filters import Filters
from dateline.store.search import Words, parse_words

type Given = dict[str, Any]

_SHARED = ("country", "source", "since", "until", "text", "report", "changed_since", "as_of")
_TOLD = ("actor", "recipient", "holder", "measure", "place", "type", "mode", "status", "disputed", "min_score", "all_predicates")  # fmt: skip
# What each kind can be filtered by.
FILTERS = {
    "events": (*_TOLD, *_SHARED),
    "claims": ("act", "holder", "disputed", "min_score", *_SHARED),
    "figures": ("measure", "place", "type", "holder", "disputed", "min_score", *_SHARED),
    "incidents": (*_TOLD, *_SHARED),
    "timeline": (*_TOLD, *_SHARED),
    "actors": ("actor", *_SHARED),
    "places": ("place", *_SHARED),
}
KINDS = tuple(FILTERS)


def filters(connection: sqlite3.Connection, kind: str, given: Given) -> Filters:
    """Raises BadCall for a filter that the kind has not, or a value that is unknown."""
    wanted = {name: value for name, value in given.items() if _is_given(value)}
    if wrong := [name for name in wanted if name not in FILTERS[kind]]:
        raise BadCall(f"{kind}: no filter {wrong[0]!r}; there are: {', '.join(FILTERS[kind])}")
    made = Filters(
        **{name: _MAKERS[name](connection, kind, value) for name, value in wanted.items()}
    )
    if made.since and made.until and made.until < made.since:
        raise BadCall(f"since {wanted['since']} is after until {wanted['until']}")
    return made


def _is_given(value: Any) -> bool:
    return value is not None and value is not False and value not in ((), [])


def _several(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _types(connection: sqlite3.Connection, _kind: str, value: Any) -> tuple[str, ...]:
    """The package's types, and those of a user's that are kept."""
    known = values.known_types()
    given = _several(value)
    if any(v.upper() not in known and v.lower() not in known for v in given):
        known = (*known, *tallies.event_types(connection))
    return values.one_of("type", given, known)


def _status(_: sqlite3.Connection, kind: str, value: Any) -> tuple[str, ...]:
    known = values.STATUSES if kind == "events" else values.INCIDENT_STATUSES
    return values.one_of("status", _several(value), known)


def _publishers(connection: sqlite3.Connection, _kind: str, value: Any) -> tuple[str, ...]:
    return values.one_of("source", _several(value), tallies.publishers(connection))


def _reports(connection: sqlite3.Connection, _kind: str, value: Any) -> tuple[str, ...]:
    given = _several(value)
    if missing := [name for name in given if not tallies.knows_report(connection, name)]:
        raise BadCall(
            f"report {missing[0]!r}: not in this casebook: give its key or the id it came with"
        )
    return given


def _names(connection: sqlite3.Connection, _kind: str, value: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for v in _several(value) for n in asking.named(connection, v)))


def _places(connection: sqlite3.Connection, _kind: str, value: Any) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(n for v in _several(value) for n in asking.place_named(connection, v))
    )


def _text(_: sqlite3.Connection, _kind: str, value: Any) -> Words:
    words = parse_words(str(value))
    if words is None:
        raise BadCall(f"text {str(value)!r}: holds no word to look for")
    return words


def _plain(make: Callable[[Any], Any]) -> Callable[[sqlite3.Connection, str, Any], Any]:
    return lambda _connection, _kind, value: make(value)


def _score(value: Any) -> float:
    score = float(value)
    if not 0 <= score <= 1:
        raise BadCall(f"min_score {value}: a score is between 0 and 1")
    return score


_MAKERS: dict[str, Callable[[sqlite3.Connection, str, Any], Any]] = {
    "type": _types,
    "mode": _plain(lambda v: values.one_of("mode", _several(v), values.known_modes())),
    "act": _plain(lambda v: values.one_of("act", _several(v), values.ACTS)),
    "measure": _plain(lambda v: values.one_of("measure", _several(v), values.MEASURES)),
    "country": _plain(lambda v: countries(_several(v))),
    "status": _status,
    "source": _publishers,
    "report": _reports,
    "actor": _names,
    "recipient": _names,
    "holder": _names,
    "place": _places,
    "text": _text,
    "since": _plain(lambda v: values.first_day("since", str(v))),
    "until": _plain(lambda v: values.last_day("until", str(v))),
    "as_of": _plain(lambda v: values.last_day("as_of", str(v))),
    "changed_since": _plain(lambda v: values.moment("changed_since", str(v))),
    "min_score": _plain(_score),
    "disputed": _plain(bool),
    "all_predicates": _plain(bool),
}
