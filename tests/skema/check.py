"""A value against the part of JSON Schema that the program's schema uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_IS = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "null": lambda v: v is None,
}


def problems(value: Any, schema: Mapping[str, Any], path: str = "$") -> Iterator[str]:
    """Where a value breaks its schema; a key that the schema does not name is told too."""
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(_IS[t](value) for t in types):
        yield f"{path}: {value!r} is no {types}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is none of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{path}: {value!r} is not {schema['const']!r}"
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{path}: {value!r} is below {schema['minimum']}"
    if isinstance(value, dict):
        known, other = schema.get("properties", {}), schema.get("additionalProperties")
        yield from (f"{path}: {name} is missing" for name in schema.get("required", ()) if name not in value)
        for name, item in value.items():
            if name not in known and other is None:
                yield f"{path}: {name} is not in the schema"
            else:
                yield from problems(item, known.get(name, other), f"{path}.{name}")
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from problems(item, schema["items"], f"{path}[{number}]")
