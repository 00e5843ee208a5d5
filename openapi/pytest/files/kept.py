"""Says what an app did not keep of what it was sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .checker import Schema, same
from .formats import instant, is_format
from .operations import SCHEMAS


def kept(
    schema: Schema, sent: Any, read: Any, at: str, changes: set[str]
) -> Iterator[str]:
    """What was sent and is not told again, although it could be."""
    if at in changes:
        return
    if isinstance(sent, dict) and isinstance(read, dict):
        members = properties(schema)
        others = resolved(schema).get("additionalProperties")
        for name, value in sent.items():
            if name in read:
                member = members.get(name, others or {})
                yield from kept(member, value, read[name], f"{at}/{name}", changes)
            elif (name in members or others) and value is not None:
                yield f"{at}/{name} is not there"
    elif isinstance(sent, list) and isinstance(read, list):
        if len(sent) != len(read):
            yield f"{at} has {len(read)} items, not {len(sent)}"
        items = resolved(schema).get("items", {})
        for index, (value, other) in enumerate(zip(sent, read)):
            yield from kept(items, value, other, f"{at}/{index}", changes)
    elif not same(sent, read) and not same_moment(sent, read):
        yield f"{at} is {json.dumps(read)}, not {json.dumps(sent)}"


def properties(schema: Schema) -> dict[str, Schema]:
    """The properties that a schema and its parts can tell."""
    schema = resolved(schema)
    found: dict[str, Schema] = {}
    for rule in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(rule, []):
            found.update(properties(part))
    found.update(schema.get("properties", {}))
    return {n: s for n, s in found.items() if not resolved(s).get("writeOnly")}


def resolved(schema: Schema) -> Schema:
    """The schema that is meant."""
    return SCHEMAS[schema["$ref"]] if "$ref" in schema else schema


def same_moment(sent: Any, read: Any) -> bool:
    """Whether two date-times mean the same moment."""
    if not (isinstance(sent, str) and isinstance(read, str)):
        return False
    if not (is_format("date-time", sent) and is_format("date-time", read)):
        return False
    return instant(sent) == instant(read)
