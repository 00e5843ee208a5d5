"""What the checker of answers finds, and what it lets pass."""

from __future__ import annotations

from typing import Any

import pytest

from contract.checker import faults

SCHEMAS: dict[str, Any] = {
    "Node": {
        "type": ["object"],
        "properties": {"next": {"$ref": "Node"}, "secret": {"writeOnly": True}},
    },
    "Cat": {
        "type": ["object"],
        "required": ["kind", "lives"],
        "properties": {"lives": {"type": ["integer"]}},
    },
    "Dog": {"type": ["object"], "required": ["kind", "bark"]},
}
PETS: dict[str, Any] = {
    "oneOf": [{"$ref": "Cat"}, {"$ref": "Dog"}],
    "discriminator": {
        "propertyName": "kind",
        "mapping": {"cat": {"$ref": "Cat"}, "dog": {"$ref": "Dog"}},
    },
}
CLOSED = {"type": ["object"], "properties": {"a": {}}, "additionalProperties": False}
NUMBER = {"type": ["number"]}
INTEGER = {"type": ["integer"]}
STRING = {"type": ["string"]}
ARRAY = {"type": ["array"]}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({}, None),
        (STRING, ""),
        ({**STRING, "nullable": True}, None),
        ({**STRING, "enum": ["a"], "nullable": True}, None),
        (INTEGER, 1.0),
        ({**INTEGER, "enum": [1]}, 1.0),
        ({**NUMBER, "multipleOf": 0.1}, 0.3),
        ({**NUMBER, "exclusiveMinimum": 0}, 0.1),
        ({**INTEGER, "format": "int32"}, -(2**31)),
        ({**STRING, "maxLength": 1}, "😀"),
        ({**STRING, "pattern": "b"}, "abc"),
        ({**STRING, "pattern": r"\p{Lu}"}, "anything that Python cannot tell"),
        ({**STRING, "format": "of-my-own"}, "?"),
        ({**STRING, "format": "date-time"}, "2026-11-29T12:30:00.5+01:00"),
        ({**STRING, "format": "uuid"}, "3F0C9A52-6d1e-4b7a-8c25-000000000001"),
        ({**ARRAY, "uniqueItems": True}, [1, True, "1"]),
        ({**ARRAY, "prefixItems": [STRING], "items": INTEGER}, ["a", 1]),
        ({"properties": {"a": INTEGER}}, {"b": "more"}),
        ({"patternProperties": {"^x-": {}}, "additionalProperties": False}, {"x-a": 1}),
        ({"$ref": "Node"}, {"next": {"next": {}}}),
        (PETS, {"kind": "dog", "bark": True}),
        ({"oneOf": [{}, STRING]}, "alternatives that overlap"),
        ({"anyOf": [STRING, INTEGER]}, 1),
        ({"not": STRING}, 1),
    ],
)
def test_lets_pass(schema: Any, value: Any) -> None:
    """What keeps the schema is no fault."""
    assert faults(SCHEMAS, schema, value) == []


@pytest.mark.parametrize(
    ("schema", "value", "says"),
    [
        (STRING, None, "must be string, not null"),
        (INTEGER, True, "must be integer, not true"),
        (INTEGER, "1", 'must be integer, not "1"'),
        (INTEGER, 1.5, "must be integer"),
        ({"enum": [1]}, True, "must be one of 1, not true"),
        ({**INTEGER, "minimum": 1}, 0, "must be 1 or more"),
        ({**INTEGER, "maximum": 1}, 2, "must be 1 or less"),
        ({**NUMBER, "exclusiveMinimum": 0}, 0, "must be above 0"),
        ({**NUMBER, "exclusiveMaximum": 0}, 0, "must be below 0"),
        ({**NUMBER, "multipleOf": 0.1}, 0.35, "must be a multiple of 0.1"),
        ({**INTEGER, "format": "int32"}, 2**31, "must be an int32"),
        ({**STRING, "minLength": 2}, "😀", "must have 2 characters or more"),
        ({**STRING, "maxLength": 1}, "ab", "must have 1 characters or fewer"),
        ({**STRING, "pattern": "^b"}, "abc", "must match ^b"),
        ({**STRING, "format": "date-time"}, "2026-11-29T12:30:00", "must be a date-time"),
        ({**STRING, "format": "date-time"}, "2026-02-30T12:30:00Z", "must be a date-time"),
        ({**STRING, "format": "date"}, "29.11.2026", "must be a date"),
        ({**STRING, "format": "time"}, "25:00:00Z", "must be a time"),
        ({**STRING, "format": "uuid"}, "3f0c9a52", "must be a uuid"),
        ({**STRING, "format": "email"}, "nobody", "must be a email"),
        ({**STRING, "format": "ipv4"}, "1.2.3", "must be a ipv4"),
        ({**STRING, "format": "uri"}, "no scheme", "must be a uri"),
        ({**STRING, "format": "byte"}, "*", "must be a byte"),
        ({**STRING, "format": "hostname"}, "-a.example", "must be a hostname"),
        ({**STRING, "format": "duration"}, "P", "must be a duration"),
        ({**ARRAY, "minItems": 1}, [], "must have 1 items or more"),
        ({**ARRAY, "maxItems": 1}, [1, 2], "must have 1 items or fewer"),
        ({**ARRAY, "uniqueItems": True}, [{"a": 1}, {"a": 1.0}], "/1: repeats"),
        ({**ARRAY, "items": INTEGER}, [1, "a"], "/1: must be integer"),
        ({"required": ["a"]}, {}, "a is missing"),
        ({"minProperties": 1}, {}, "must have 1 members or more"),
        (CLOSED, {"b/c": 1}, "/b~1c: is not in the contract"),
        ({"additionalProperties": INTEGER}, {"a": "b"}, "/a: must be integer"),
        ({"$ref": "Node"}, {"next": {"secret": 1}}, "/next/secret: is only to be written"),
        (PETS, {"kind": "cat", "lives": "9"}, "/lives: must be integer"),
        (PETS, {"kind": "cow"}, "nothing is allowed here"),
        ({"allOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": 1}, "b is missing"),
        ({"anyOf": [STRING, INTEGER]}, [], "fits no alternative"),
        ({"oneOf": [STRING, INTEGER]}, [], "fits no alternative"),
        ({"not": STRING}, "a", "must not be what it is"),
        ({"never": True}, 1, "nothing is allowed here"),
    ],
)
def test_finds(schema: Any, value: Any, says: str) -> None:
    """What breaks the schema is told with its place."""
    found = faults(SCHEMAS, schema, value)
    assert len(found) == 1, found
    assert says in found[0]


def test_ends() -> None:
    """Schemas that only lead to each other are no endless walk."""
    schemas = {"A": {"allOf": [{"$ref": "B"}]}, "B": {"allOf": [{"$ref": "A"}]}}
    assert faults(schemas, {"$ref": "A"}, 1) == []
