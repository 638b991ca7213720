"""Records to canonical JSON and back, driven by the dataclasses themselves."""

import dataclasses
import functools
import json
import math
import types
import typing
from collections.abc import Mapping
from typing import Any

from dateline.record.errors import BadRecord
from dateline.record.record import Record


def json_name(field: dataclasses.Field[Any]) -> str:
    """The key of a field: `from_` is written "from"."""
    return str(field.metadata.get("name", field.name))


# What JSON takes as it is.
_PLAIN = frozenset((str, int, bool, type(None)))


def to_plain(value: Any) -> Any:
    """Dataclasses become dicts in field order, tuples become lists; whole floats become ints."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return [v if type(v) in _PLAIN else to_plain(v) for v in value]
    if kind is float:
        return int(value) if value.is_integer() else value
    if names := _names(kind):
        return {
            name: v if type(v := getattr(value, field)) in _PLAIN else to_plain(v)
            for name, field in names
        }
    return _unusual(value)


def _unusual(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {k: to_plain(value[k]) for k in sorted(value)}
    if isinstance(value, tuple | list):
        return [to_plain(v) for v in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def dumps(value: Any) -> str:
    """Canonical JSON in one line: fixed key order, no blanks, text unescaped (but lone surrogates)."""
    line = _ENCODER.encode(to_plain(value))
    return line if line.isascii() else line.encode("utf-8", "backslashreplace").decode("utf-8")


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def loads(line: str) -> Record:
    """The record in one line of JSON. Raises BadRecord where it is none."""
    try:
        plain = json.loads(line, parse_constant=refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BadRecord(f"not JSON: {error}") from error
    return from_plain(Record, plain)


def refuse_constant(name: str) -> Any:
    """For `json.loads`: NaN and Infinity are no JSON."""
    raise ValueError(f"{name} is no number")


def from_plain[T](kind: type[T], plain: Any) -> T:
    """Build `kind` from plain data. Raises BadRecord that names the path of what does not fit.

    Every field must be there; keys that are not known (of a newer version) are passed over.
    """
    return typing.cast(T, _build(kind, plain, kind.__name__.lower()))


def _build(kind: Any, plain: Any, path: str) -> Any:
    if dataclasses.is_dataclass(kind):
        return _build_dataclass(kind, plain, path)
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        if plain is None and type(None) in args:
            return None
        return _build(next(a for a in args if a is not type(None)), plain, path)
    if origin is tuple:
        if not isinstance(plain, list):
            raise BadRecord(f"{path}: a list is expected")
        return tuple(_build(args[0], v, f"{path}[{i}]") for i, v in enumerate(plain))
    if origin is typing.Literal:
        if plain not in args:
            raise BadRecord(f"{path}: {plain!r} is none of {', '.join(map(str, args))}")
        return plain
    if origin is Mapping:
        if not isinstance(plain, dict):
            raise BadRecord(f"{path}: an object is expected")
        return {key: _build(args[1], value, f"{path}.{key}") for key, value in plain.items()}
    return _build_single(kind, plain, path)


def _build_single(kind: Any, plain: Any, path: str) -> Any:
    """A text, a number, true or false: a bool is no number, and an infinite number none."""
    fits = isinstance(plain, int | float if kind is float else kind)
    if not fits or (isinstance(plain, bool) and kind is not bool):
        raise BadRecord(f"{path}: {kind.__name__} is expected")
    if kind is not float:
        return plain
    try:
        number = float(plain)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise BadRecord(f"{path}: a finite number is expected")
    return number


def _build_dataclass(kind: Any, plain: Any, path: str) -> Any:
    if not isinstance(plain, dict):
        raise BadRecord(f"{path}: an object is expected")
    hints, values = _hints(kind), {}
    for field in _fields(kind):
        name = json_name(field)
        if name in plain:
            values[field.name] = _build(hints[field.name], plain[name], f"{path}.{name}")
        else:
            raise BadRecord(f"{path}: {name} is missing")
    return kind(**values)


@functools.cache
def _fields(kind: type) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(kind)


@functools.cache
def _names(kind: type) -> tuple[tuple[str, str], ...]:
    """(key, field) of a dataclass; of any other type none."""
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple((json_name(f), f.name) for f in dataclasses.fields(kind))


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
