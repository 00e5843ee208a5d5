"""Rules of JSON Schema that Pydantic has no word for.

This module is the same for every contract.
"""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    core_schema,
    to_jsonable_python,
)


class NotWritten(Exception):
    """Something that is still to be written; answered with 501."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is not written")


def refused(message: str) -> PydanticCustomError:
    """An error that FastAPI tells the client."""
    return PydanticCustomError("contract", "{message}", {"message": message})


class Rule:
    """A rule for values that Pydantic has read, named as JSON Schema names it."""

    def check(self, value: Any) -> Any:
        """Give the value back, or raise what is wrong with it."""
        raise NotImplementedError

    def described(self) -> dict[str, Any]:
        """Say the rule as JSON Schema has it."""
        return {}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check after everything else."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Add the rule to the schema that FastAPI shows."""
        return {**handler(schema), **self.described()}


@dataclass(frozen=True)
class Pattern(Rule):
    """Some part of a text matches, as regular expressions of ECMA 262 do."""

    pattern: str

    def check(self, value: Any) -> Any:
        compiled = _compiled(self.pattern)
        if compiled is not None and not compiled.search(value):
            raise refused(f"String should match pattern '{self.pattern}'")
        return value

    def described(self) -> dict[str, Any]:
        return {"pattern": self.pattern}


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """A pattern for Python; None where Python has no such thing, as \\p{Greek}."""

    def translated(found: re.Match[str]) -> str:
        match found[0]:
            case "$":
                return r"\Z"
            case r"\p{L}":
                return r"[^\W\d_]"
            case "(?<":
                return "(?P<"
            case _:
                return found[0]

    tokens = r"\\p\{L\}|\\.|\[(?:\\.|[^\]\\])*\]|\(\?<(?![=!])|\$"
    try:
        return re.compile(
            re.sub(tokens, translated, pattern, flags=re.DOTALL), re.ASCII
        )
    except re.error:
        return None


@dataclass(frozen=True)
class Among(Rule):
    """One of these values, where typing's Literal has no word for them."""

    values: tuple[Any, ...]

    def check(self, value: Any) -> Any:
        if _canonical(value) not in {_canonical(allowed) for allowed in self.values}:
            raise refused(f"Input should be one of {json.dumps(self.values)}")
        return value

    def described(self) -> dict[str, Any]:
        return {"enum": list(self.values)}


@dataclass(frozen=True)
class Unique(Rule):
    """A list without equal items."""

    def check(self, value: Any) -> Any:
        if len({_canonical(item) for item in value}) < len(value):
            raise refused("List should not hold equal items")
        return value

    def described(self) -> dict[str, Any]:
        return {"uniqueItems": True}


def _canonical(value: Any) -> str:
    """A text that is the same for equal values of JSON."""
    return json.dumps(_plain(value), sort_keys=True)


def _plain(value: Any) -> Any:
    """The value as JSON has it, with whole numbers written in one way."""
    if isinstance(value, BaseModel):
        return _plain(value.model_dump(mode="json", by_alias=True, exclude_unset=True))
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return to_jsonable_python(value)


@dataclass(frozen=True)
class Keys(Rule):
    """An object whose names each match one of these patterns."""

    patterns: tuple[str, ...]

    def check(self, value: Any) -> Any:
        for name in value:
            if not matches_any(self.patterns, name):
                raise refused(f"Object should not have {name}")
        return value


def matches_any(patterns: tuple[str, ...], name: str) -> bool:
    """Whether a name matches one of the patterns."""
    compiled = [_compiled(pattern) for pattern in patterns]
    return any(one is None or one.search(name) for one in compiled)


@dataclass(frozen=True)
class Missing(Rule):
    """Stands for a schema that the contract refers to and does not have."""

    name: str

    def check(self, value: Any) -> Any:
        raise NotWritten(f'schema "{self.name}" of the contract')


@dataclass(frozen=True)
class Never(Rule):
    """The contract allows no value here."""

    def check(self, value: Any) -> Any:
        raise refused("Input should not be there")

    def described(self) -> dict[str, Any]:
        return {"not": {}}
