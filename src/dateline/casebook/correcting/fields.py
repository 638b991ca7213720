"""Which fields of an item a person may set, and what they may hold: the record's own vocabularies."""

import dataclasses
import math
import re
import types
import typing
from datetime import date
from typing import Any

from dateline.casebook.judgement import Kind
from dateline.knowledge.codes import PLOVER_TYPES, load_codes
from dateline.record import Actor, BadCall, Claim, Event, Figure, Frame, Link, Place, Time
from dateline.record.codec import json_name

CLASS: dict[Kind, type] = {
    "event": Event, "claim": Claim, "figure": Figure, "actor": Actor,
    "place": Place, "time": Time, "frame": Frame, "link": Link,
}  # fmt: skip
SETTABLE: dict[Kind, tuple[str, ...]] = {
    "event": ("type", "mode", "contexts", "status", "actors", "recipients", "time", "place", "claim"),
    "claim": ("act", "kind", "actors", "addressees", "parent", "time"),
    "figure": ("value", "low", "high", "qualifier", "unit", "measure", "of", "part_of", "count",
               "place", "as_of", "event", "claim", "time"),
    "actor": ("name", "kind", "country", "sectors", "office", "register"),
    "place": ("name", "lat", "lon", "country", "admin1", "feature", "geonameid", "radius_km"),
    "time": ("start", "end", "precision", "mod"),
    "frame": ("label", "target", "speaker", "scare_quotes"),
    "link": ("from", "to", "relation"),
}  # fmt: skip
# Other names that people use for a field.
ALIASES: dict[Kind, dict[str, str]] = {
    "event": {"actor": "actors", "recipient": "recipients", "context": "contexts"},
    "claim": {"holder": "actors", "actor": "actors", "addressee": "addressees"},
    "actor": {"sector": "sectors"},
}
# Fields that name other items, and of what kinds.
REFERS: dict[tuple[Kind, str], tuple[Kind, ...]] = {
    ("event", "actors"): ("actor",), ("event", "recipients"): ("actor",), ("event", "time"): ("time",),
    ("event", "place"): ("place",), ("event", "claim"): ("claim",), ("claim", "actors"): ("actor",),
    ("claim", "addressees"): ("actor",), ("claim", "parent"): ("claim",), ("claim", "time"): ("time",),
    ("figure", "part_of"): ("figure",), ("figure", "place"): ("place",), ("figure", "event"): ("event",),
    ("figure", "claim"): ("claim",), ("figure", "time"): ("time",), ("frame", "target"): ("event", "actor"),
    ("frame", "speaker"): ("claim",), ("link", "from"): ("event",), ("link", "to"): ("event",),
}  # fmt: skip
# Without them an item of the kind cannot be added.
NEEDED: dict[Kind, tuple[str, ...]] = {
    "event": ("type",), "claim": (), "figure": ("measure",), "actor": ("kind",),
    "place": ("feature",), "time": ("start",), "frame": (), "link": ("from", "to", "relation"),
}  # fmt: skip
_DAYS = {("time", "start"), ("time", "end"), ("figure", "as_of")}
_NOTHING = ("", "none", "null")


def field_of(kind: Kind, name: str) -> str:
    """The field's own name. Raises BadCall for one that nobody can set."""
    name = ALIASES.get(kind, {}).get(name, name)
    if name not in SETTABLE[kind]:
        several = ", ".join((*SETTABLE[kind], *ALIASES.get(kind, ())))
        raise BadCall(f"{name!r} is no field of {kind}s that can be set; there are: {several}")
    return name


def words_of(kind: Kind, field: str, text: str) -> tuple[str, ...]:
    """The value as a person typed it → its parts; empty: nothing any more. Raises BadCall."""
    hint = _hint(kind, field)
    text = " ".join(text.split())
    if text.casefold() in _NOTHING:
        parts: tuple[str, ...] = ()
    elif _is_list(hint):
        parts = tuple(part.strip() for part in text.split(",") if part.strip())
    else:
        parts = (text,)
    if (kind, field) not in REFERS:
        value_of(kind, field, parts)
    return parts


def value_of(kind: Kind, field: str, parts: tuple[str, ...]) -> Any:
    """The value for the record. Raises BadCall for what its vocabulary does not know."""
    hint = _hint(kind, field)
    if _is_list(hint):
        value: Any = tuple(_single(kind, field, str, part) for part in parts)
    elif not parts:
        if type(None) not in typing.get_args(hint):
            raise BadCall(f"{field}: a value is needed")
        return None
    else:
        value = _single(kind, field, _inner(hint), parts[0])
    _check_codes(kind, field, value)
    return value


def is_many(kind: Kind, field: str) -> bool:
    return _is_list(_hint(kind, field))


def may_be_nothing(kind: Kind, field: str) -> bool:
    return is_many(kind, field) or type(None) in typing.get_args(_hint(kind, field))


def _single(kind: Kind, field: str, hint: Any, part: str) -> Any:
    if typing.get_origin(hint) is typing.Literal:
        known = typing.get_args(hint)
        if part not in known:
            raise BadCall(f"{field}: {part!r} is none of {', '.join(known)}")
        return part
    if hint is bool:
        if part not in ("yes", "no", "true", "false"):
            raise BadCall(f"{field}: {part!r} is neither yes nor no")
        return part in ("yes", "true")
    if hint in (int, float):
        return _number(field, hint, part)
    if (kind, field) in _DAYS and not _is_day(part):
        raise BadCall(f"{field}: {part!r} is no ISO date (2022-01-05)")
    pattern = _field(kind, field).metadata.get("pattern")
    if pattern and not re.fullmatch(pattern.strip("^$"), part):
        of = (
            "one of PLOVER's types, or x:name"
            if field == "type"
            else "a code of three letters (KAZ)"
        )
        raise BadCall(f"{field}: {part!r} is not {of}")
    return part


def _number(field: str, hint: type, part: str) -> int | float:
    plain = part.replace("_", "")
    try:
        number = float(plain)
    except ValueError:
        number = math.nan
    limit = {"lat": 90, "lon": 180}.get(field, math.inf)
    if not math.isfinite(number) or abs(number) > limit or (hint is int and number != int(number)):
        raise BadCall(f"{field}: {part!r} is no number that fits")
    return int(number) if hint is int else number


def _check_codes(kind: Kind, field: str, value: Any) -> None:
    """Codes that the schema leaves open, but PLOVER's lists close."""
    codes = load_codes()
    lists = {"contexts": codes.contexts, "sectors": codes.sectors, "country": codes.actors}
    if known := lists.get(field):
        for part in value if isinstance(value, tuple) else (value,):
            if part is not None and part not in known:
                raise BadCall(f"{field}: {part!r} is not known; there are: {_some(known)}")
    if (kind, field) == ("event", "mode") and value is not None:
        modes = frozenset().union(*codes.modes.values())
        if value not in modes and not re.fullmatch(r"[a-z][a-z0-9_-]*", value):
            raise BadCall(f"mode: {value!r} is no mode; there are: {_some(modes)}")


def check_mode(type_: str, mode: str | None) -> None:
    """Raises BadCall for a mode that PLOVER's type does not have; types of one's own have any."""
    known = load_codes().modes.get(type_, frozenset())
    if mode is not None and type_ in PLOVER_TYPES and mode not in known:
        has = f"there are: {_some(known)}" if known else "it has none"
        raise BadCall(f"mode: {mode!r} is no mode of {type_}; {has}")


def _some(known: frozenset[str]) -> str:
    several = sorted(known)
    return ", ".join(several[:40]) + (" …" if len(several) > 40 else "")


def _hint(kind: Kind, field: str) -> Any:
    return typing.get_type_hints(CLASS[kind])[_field(kind, field).name]


def _field(kind: Kind, field: str) -> dataclasses.Field[Any]:
    return next(f for f in dataclasses.fields(CLASS[kind]) if json_name(f) == field)


def _inner(hint: Any) -> Any:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return next(a for a in typing.get_args(hint) if a is not type(None))
    return hint


def _is_list(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
