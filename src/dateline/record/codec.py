"""Records to canonical JSON and back, driven by the dataclasses themselves."""

import dataclasses
import functools
import json
import math
import types
import typing
from collections.abc import Callable, Mapping, Sequence
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
    build = _builder(typing.cast("Any", kind))
    return typing.cast(T, build(plain, kind.__name__.lower()))


type _Builder = Callable[[Any, str], Any]


@functools.cache
def _builder(kind: Any) -> _Builder:
    """What builds a `kind` from plain data at a path; made once, as looking into a type takes longest."""
    if dataclasses.is_dataclass(kind):
        return functools.partial(_build_dataclass, kind, _parts(kind))
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        inner = _builder(next(a for a in args if a is not type(None)))
        return _optional(inner) if type(None) in args else inner
    if origin is tuple:
        return functools.partial(_build_tuple, _builder(args[0]))
    if origin is typing.Literal:
        return functools.partial(_build_literal, args)
    if origin is Mapping:
        return functools.partial(_build_mapping, _builder(args[1]))
    return functools.partial(_build_single, kind)


def _optional(inner: _Builder) -> _Builder:
    return lambda plain, path: None if plain is None else inner(plain, path)


def _build_tuple(inner: _Builder, plain: Any, path: str) -> Any:
    if not isinstance(plain, list):
        raise BadRecord(f"{path}: a list is expected")
    return tuple([inner(v, f"{path}[{i}]") for i, v in enumerate(plain)])


def _build_literal(args: tuple[Any, ...], plain: Any, path: str) -> Any:
    if plain not in args:
        raise BadRecord(f"{path}: {plain!r} is none of {', '.join(map(str, args))}")
    return plain


def _build_mapping(inner: _Builder, plain: Any, path: str) -> Any:
    if not isinstance(plain, dict):
        raise BadRecord(f"{path}: an object is expected")
    return {key: inner(value, f"{path}.{key}") for key, value in plain.items()}


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


def _build_dataclass(
    kind: Any, parts: Sequence[tuple[str, str, _Builder]], plain: Any, path: str
) -> Any:
    if not isinstance(plain, dict):
        raise BadRecord(f"{path}: an object is expected")
    values = {}
    for name, field, build in parts:
        if name not in plain:
            raise BadRecord(f"{path}: {name} is missing")
        values[field] = build(plain[name], f"{path}.{name}")
    return kind(**values)


def _parts(kind: Any) -> list[tuple[str, str, _Builder]]:
    """(key, field, what builds it) of a dataclass."""
    hints = typing.get_type_hints(kind)
    return [(name, field, _builder(hints[field])) for name, field in _names(kind)]


@functools.cache
def _names(kind: type) -> tuple[tuple[str, str], ...]:
    """(key, field) of a dataclass; of any other type none."""
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple((json_name(f), f.name) for f in dataclasses.fields(kind))
