"""Plain data back into dataclasses without looking at it: for what this package wrote itself.

Five times as fast as `codec.from_plain`, which is for what comes from outside.
"""

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any

from dateline.record.codec import json_name

type _Decode = Callable[[Any], Any]


def trusted[T](kind: type[T]) -> Callable[[Any], T]:
    """The function that makes a `kind` of plain data as `codec.to_plain` writes it.

    Raises KeyError or TypeError where a field is missing.
    """
    return typing.cast("Callable[[Any], T]", _dataclass(typing.cast("Any", kind)))


@functools.cache
def _dataclass(kind: Any) -> _Decode:
    hints = typing.get_type_hints(kind)
    parts = [(json_name(f), _of(hints[f.name])) for f in dataclasses.fields(kind)]

    def decode(plain: Any) -> Any:
        return kind(*[part(plain[name]) if part else plain[name] for name, part in parts])

    return decode


def _of(hint: Any) -> _Decode | None:
    """None: what JSON gives is what is wanted."""
    if dataclasses.is_dataclass(hint):
        return _dataclass(typing.cast("Any", hint))
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        inner = _of(next(a for a in args if a is not type(None)))
        return _optional(inner) if inner else None
    if origin is tuple:
        inner = _of(args[0])
        return tuple if inner is None else _tuple(inner)
    if origin is Mapping:
        inner = _of(args[1])
        return _mapping(inner) if inner else None
    return _number if hint is float else None


def _optional(inner: _Decode) -> _Decode:
    return lambda plain: None if plain is None else inner(plain)


def _tuple(inner: _Decode) -> _Decode:
    return lambda plain: tuple([inner(item) for item in plain])


def _mapping(inner: _Decode) -> _Decode:
    return lambda plain: {key: inner(value) for key, value in plain.items()}


def _number(plain: Any) -> float:
    """Whole numbers are written without a point."""
    return float(plain)
