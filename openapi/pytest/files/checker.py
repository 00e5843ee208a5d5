"""Holds answers to the schemas of the contract.

The schemas are those of contract.json, in the words of JSON Schema. They are
looked at here and not through the app's models, so that a model that promises
too little is found as well.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from .formats import is_format

Schema = Mapping[str, Any]

# How deep schemas may lead into each other without going into the value.
MAX_DEPTH = 200


def faults(
    schemas: Mapping[str, Schema], schema: Schema, value: Any, at: str = ""
) -> list[str]:
    """All that is wrong with a value of an answer, each with its place."""
    return list(Checker(schemas).check(schema, value, at, 0))


class Checker:
    """Walks a value and its schema side by side."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self.schemas = schemas

    def check(self, schema: Schema, value: Any, at: str, depth: int) -> Iterator[str]:
        """Everything that the schema says about the value."""
        if "$ref" in schema:
            schema = self.schemas[schema["$ref"]]
        if depth > MAX_DEPTH:
            return
        if schema.get("never"):
            yield f"{at or '/'}: nothing is allowed here"
            return
        if value is None and schema.get("nullable"):
            return
        types = schema.get("type")
        if types and not any(is_type(name, value) for name in types):
            yield f"{at or '/'}: must be {' or '.join(types)}, not {shown(value)}"
            return
        if "enum" in schema and not any(same(value, one) for one in schema["enum"]):
            listed = ", ".join(shown(one) for one in schema["enum"][:10])
            yield f"{at or '/'}: must be one of {listed}, not {shown(value)}"
        if isinstance(value, str):
            yield from check_text(schema, value, at)
        elif isinstance(value, list):
            yield from self.check_array(schema, value, at, depth)
        elif isinstance(value, dict):
            yield from self.check_object(schema, value, at, depth)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            yield from check_number(schema, value, at)
        yield from self.check_combined(schema, value, at, depth)

    def check_array(
        self, schema: Schema, value: list[Any], at: str, depth: int
    ) -> Iterator[str]:
        """The rules of lists, and those of their items."""
        yield from check_size(schema, "Items", len(value), "items", at)
        if schema.get("uniqueItems"):
            for index, item in enumerate(value):
                if any(same(item, earlier) for earlier in value[:index]):
                    yield f"{at}/{index}: repeats an earlier item"
        prefix = schema.get("prefixItems", [])
        for index, item in enumerate(value):
            rule = prefix[index] if index < len(prefix) else schema.get("items", {})
            yield from self.check(rule, item, f"{at}/{index}", depth + 1)

    def check_object(
        self, schema: Schema, value: dict[str, Any], at: str, depth: int
    ) -> Iterator[str]:
        """The rules of objects, and those of their members."""
        yield from check_size(schema, "Properties", len(value), "members", at)
        named = schema.get("properties", {})
        patterns = schema.get("patternProperties", {})
        for name in schema.get("required", []):
            if name not in value:
                yield f"{at or '/'}: {name} is missing"
        for name, member in value.items():
            place = f"{at}/{name.replace('~', '~0').replace('/', '~1')}"
            rules = [rule for text, rule in patterns.items() if matches(text, name)]
            if name in named:
                rules.append(named[name])
            if not rules and schema.get("additionalProperties") is False:
                yield f"{place}: is not in the contract"
            elif not rules:
                rules.append(schema.get("additionalProperties", {}))
            for rule in rules:
                if self.write_only(rule):
                    yield f"{place}: is only to be written and must not be answered"
                yield from self.check(rule, member, place, depth + 1)

    def write_only(self, schema: Schema) -> bool:
        """Whether a property is never to be answered."""
        if "$ref" in schema:
            schema = self.schemas[schema["$ref"]]
        return bool(schema.get("writeOnly"))

    def check_combined(
        self, schema: Schema, value: Any, at: str, depth: int
    ) -> Iterator[str]:
        """allOf, anyOf, oneOf and not."""
        for part in schema.get("allOf", []):
            yield from self.check(part, value, at, depth + 1)
        if "not" in schema and not list(
            self.check(schema["not"], value, at, depth + 1)
        ):
            yield f"{at or '/'}: must not be what it is"
        told = self.told(schema, value)
        if told is not None:
            yield from self.check(told, value, at, depth + 1)
            return
        # Alternatives of oneOf may overlap: that is a matter of the contract, and
        # no handler could mend it.
        for rule in ("anyOf", "oneOf"):
            tries = [
                list(self.check(part, value, at, depth + 1))
                for part in schema.get(rule, [])
            ]
            if tries and all(tries):
                nearest = min(tries, key=len)
                yield f"{at or '/'}: fits no alternative; nearest: {nearest[0]}"

    def told(self, schema: Schema, value: Any) -> Schema | None:
        """The alternative that the discriminator names."""
        discriminator = schema.get("discriminator")
        if not discriminator or not isinstance(value, dict):
            return None
        named = value.get(discriminator["propertyName"])
        mapping: Mapping[str, Schema] = discriminator["mapping"]
        if not mapping:
            return None
        return mapping.get(named, {"never": True}) if isinstance(named, str) else None


def check_text(schema: Schema, value: str, at: str) -> Iterator[str]:
    """The rules of strings."""
    yield from check_size(schema, "Length", len(value), "characters", at)
    if "pattern" in schema and not matches(schema["pattern"], value):
        yield f"{at or '/'}: must match {schema['pattern']}, not {shown(value)}"
    if "format" in schema and not is_format(schema["format"], value):
        yield f"{at or '/'}: must be a {schema['format']}, not {shown(value)}"


def check_number(schema: Schema, value: int | float, at: str) -> Iterator[str]:
    """The rules of numbers."""
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{at or '/'}: must be {schema['minimum']} or more, not {value}"
    if "maximum" in schema and value > schema["maximum"]:
        yield f"{at or '/'}: must be {schema['maximum']} or less, not {value}"
    if "exclusiveMinimum" in schema and value <= schema["exclusiveMinimum"]:
        yield f"{at or '/'}: must be above {schema['exclusiveMinimum']}, not {value}"
    if "exclusiveMaximum" in schema and value >= schema["exclusiveMaximum"]:
        yield f"{at or '/'}: must be below {schema['exclusiveMaximum']}, not {value}"
    step = schema.get("multipleOf")
    if step and math.isfinite(value) and Decimal(str(value)) % Decimal(str(step)):
        yield f"{at or '/'}: must be a multiple of {step}, not {value}"
    width = {"int32": 31, "int64": 63}.get(schema.get("format", ""))
    if width and not -(2**width) <= value < 2**width:
        yield f"{at or '/'}: must be an {schema['format']}, not {value}"


def check_size(schema: Schema, what: str, size: int, of: str, at: str) -> Iterator[str]:
    """minLength, maxItems and their like."""
    least, most = schema.get("min" + what), schema.get("max" + what)
    if least is not None and size < least:
        yield f"{at or '/'}: must have {least} {of} or more, not {size}"
    if most is not None and size > most:
        yield f"{at or '/'}: must have {most} {of} or fewer, not {size}"


def is_type(name: str, value: Any) -> bool:
    """Whether a value is of a type of JSON."""
    if isinstance(value, bool):
        return name == "boolean"
    if isinstance(value, float) and name == "integer":
        return value.is_integer()
    kinds: dict[str, type | tuple[type, ...]] = {
        "string": str,
        "number": (int, float),
        "integer": int,
        "array": list,
        "object": dict,
    }
    return isinstance(value, kinds.get(name, ()))


def same(one: Any, other: Any) -> bool:
    """Whether two values of JSON are equal: true is not 1, but 1.0 is."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    return bool(one == other)


@lru_cache(maxsize=None)
def compiled(pattern: str) -> re.Pattern[str] | None:
    """The pattern, or None where Python reads it in another way."""
    try:
        return re.compile(pattern, re.ASCII if r"\p" not in pattern else 0)
    except re.error:
        return None


def matches(pattern: str, text: str) -> bool:
    """Whether a text matches; what Python cannot read matches everything."""
    expression = compiled(pattern)
    return expression is None or expression.search(text) is not None


def shown(value: Any) -> str:
    """A value as it is told to people: not all of it when it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:77] + "..."
