"""JSON Schema (2020-12) of a record and of an incident, made from the dataclasses."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from typing import Any

from dateline.record.codec import json_name
from dateline.record.incident import Incident
from dateline.record.record import Record

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def record_schema() -> dict[str, Any]:
    """The schema of one record; every dataclass is a named definition."""
    return _whole(Record, "Dateline record")


def incident_schema() -> dict[str, Any]:
    """The schema of one incident."""
    return _whole(Incident, "Dateline incident")


def _whole(kind: type, title: str) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    root = _schema_of(kind, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema_of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if dataclasses.is_dataclass(kind):
        return _define(typing.cast(type, kind), definitions)
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        inner = next(a for a in args if a is not type(None))
        return {"anyOf": [_schema_of(inner, definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema_of(args[0], definitions)}
    if origin is typing.Literal:
        return {"enum": list(args)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": {"type": "string"}}
    return {"type": _PLAIN[kind]}


def _define(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # set first, so that a type may refer to itself
        hints = typing.get_type_hints(kind)
        fields = dataclasses.fields(kind)
        properties = {json_name(f): _field_schema(f, hints[f.name], definitions) for f in fields}
        definitions[name] = {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _field_schema(field: Any, kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _schema_of(kind, definitions)
    if pattern := field.metadata.get("pattern"):
        target = schema["anyOf"][0] if "anyOf" in schema else schema
        target["pattern"] = pattern
    return schema
