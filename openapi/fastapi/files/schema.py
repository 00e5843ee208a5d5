"""What JSON Schema says and Pydantic does not.

This module is the same for every contract.
"""

from __future__ import annotations

import base64
import binascii
import functools
import ipaddress
import json
import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar, get_type_hints
from urllib.parse import urlsplit

from annotated_types import Interval
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    SerializationInfo,
    StrictInt,
    WithJsonSchema,
    model_validator,
)
from pydantic import Tag as Tag
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    core_schema,
    to_jsonable_python,
)

T = TypeVar("T")


class NotWritten(Exception):
    """Something that is still to be written; answered with 501."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is not written")


def _refused(message: str) -> PydanticCustomError:
    """An error that FastAPI tells the client."""
    return PydanticCustomError("contract", "{message}", {"message": message})


def _not_null(value: Any) -> Any:
    if value is None:
        raise _refused("Input should be left out rather than null")
    return value


_NOT_NULL = BeforeValidator(_not_null)

Omittable = Annotated[T | None, _NOT_NULL]
"""A property that may be left out, and is never null in JSON."""


class Model(BaseModel):
    """An object of the contract.

    What was not set stays out of answers. A handler may set None where the
    contract knows no null: then the property is left out.
    """

    model_config = ConfigDict(
        allow_inf_nan=False,
        defer_build=True,
        populate_by_name=True,
        protected_namespaces=(),
    )

    def __init_subclass__(
        cls,
        *,
        min_properties: int = 0,
        max_properties: int | None = None,
        any_required: tuple[tuple[str, ...], ...] = (),
        apart: bool = False,
        **kwargs: Any,
    ) -> None:
        """Take what a model demands of all its properties together.

        A model that reaches many others is built apart from those that hold
        it: else each of them would be built of all that it reaches.
        """
        super().__init_subclass__(**kwargs)
        if apart:
            apart_models[cls.__name__] = cls
        cls._min_properties = min_properties
        cls._max_properties = max_properties
        cls._any_required = any_required

    if TYPE_CHECKING:
        _min_properties: ClassVar[int]
        _max_properties: ClassVar[int | None]
        _any_required: ClassVar[tuple[tuple[str, ...], ...]]
    else:

        def __init__(self, /, **data: Any) -> None:
            left_out = _left_out(type(self))
            super().__init__(
                **{
                    name: value
                    for name, value in data.items()
                    if value is not None or name not in left_out
                }
            )

        # JSON is not read through this method, so that null is refused there.
        __init__.__pydantic_base_init__ = True

    @classmethod
    def model_rebuild(cls, **kwargs: Any) -> bool | None:
        """Build the model itself, with others that are apart left out."""
        token = _building.set(cls)
        try:
            return super().model_rebuild(**kwargs)
        finally:
            _building.reset(token)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Have a model that is apart validated by itself."""
        if cls.__name__ not in apart_models or _building.get() is cls:
            return super().__get_pydantic_core_schema__(source, handler)
        return core_schema.no_info_plain_validator_function(
            cls.model_validate,
            serialization=core_schema.plain_serializer_function_ser_schema(
                _dumped, info_arg=True
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Name a model that is apart, and say no more."""
        if schema["type"] == "function-plain":
            return {"type": "object", "title": cls.__name__}
        return super().__get_pydantic_json_schema__(schema, handler)

    @model_validator(mode="before")
    @classmethod
    def _counted(cls, data: Any) -> Any:
        """Hold the object against what is demanded of its properties together."""
        if not isinstance(data, dict):
            return data
        if len(data) < cls._min_properties:
            raise _refused(
                f"Object should have at least {cls._min_properties} properties"
            )
        if cls._max_properties is not None and len(data) > cls._max_properties:
            raise _refused(
                f"Object should have at most {cls._max_properties} properties"
            )
        if cls._any_required and not any(
            all(name in data for name in names) for names in cls._any_required
        ):
            either = " or ".join(", ".join(names) for names in cls._any_required)
            raise _refused(f"Object should have {either}")
        return data


apart_models: dict[str, type[Model]] = {}
_building: ContextVar[type[Model] | None] = ContextVar("_building", default=None)


def _dumped(value: Any, info: SerializationInfo) -> Any:
    if not isinstance(value, BaseModel):
        return value
    return value.model_dump(
        mode=info.mode, by_alias=info.by_alias, exclude_unset=info.exclude_unset
    )


@functools.cache
def _left_out(model: type[Model]) -> frozenset[str]:
    """The names under which a model takes None for what is left out."""
    hints = get_type_hints(model, include_extras=True)
    names = set()
    for name, field in model.model_fields.items():
        if _NOT_NULL in getattr(hints[name], "__metadata__", ()):
            names.update({name, field.alias or name})
    return frozenset(names)


def by(name: str, field: str) -> Discriminator:
    """Tell alternatives apart by a property, which models have as a field."""

    def value(of: Any) -> Any:
        if isinstance(of, Mapping):
            return of.get(name, of.get(field))
        return getattr(of, field, None)

    return Discriminator(value)


class _Rule:
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
class Pattern(_Rule):
    """Some part of a text matches, as regular expressions of ECMA 262 do."""

    pattern: str

    def check(self, value: Any) -> Any:
        compiled = _compiled(self.pattern)
        if compiled is not None and not compiled.search(value):
            raise _refused(f"String should match pattern '{self.pattern}'")
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
class Among(_Rule):
    """One of these values, where typing's Literal has no word for them."""

    values: tuple[Any, ...]

    def check(self, value: Any) -> Any:
        if _canonical(value) not in {_canonical(allowed) for allowed in self.values}:
            raise _refused(f"Input should be one of {json.dumps(self.values)}")
        return value

    def described(self) -> dict[str, Any]:
        return {"enum": list(self.values)}


@dataclass(frozen=True)
class Unique(_Rule):
    """A list without equal items."""

    def check(self, value: Any) -> Any:
        if len({_canonical(item) for item in value}) < len(value):
            raise _refused("List should not hold equal items")
        return value

    def described(self) -> dict[str, Any]:
        return {"uniqueItems": True}


def _canonical(value: Any) -> str:
    """A text that is the same for equal values of JSON."""

    def plain(part: Any) -> Any:
        if isinstance(part, float) and part.is_integer():
            return int(part)
        if isinstance(part, dict):
            return {name: plain(member) for name, member in part.items()}
        return [plain(item) for item in part] if isinstance(part, list) else part

    return json.dumps(plain(to_jsonable_python(value, by_alias=True)), sort_keys=True)


@dataclass(frozen=True)
class Missing(_Rule):
    """Stands for a schema that the contract refers to and does not have."""

    name: str

    def check(self, value: Any) -> Any:
        raise NotWritten(f'schema "{self.name}" of the contract')


@dataclass(frozen=True)
class Never(_Rule):
    """The contract allows no value here."""

    def check(self, value: Any) -> Any:
        raise _refused("Input should not be there")

    def described(self) -> dict[str, Any]:
        return {"not": {}}


@dataclass(frozen=True)
class Format(_Rule):
    """A text in a format that Python has no type for, or none that keeps it."""

    name: str

    def check(self, value: Any) -> Any:
        try:
            kept = _FORMATS[self.name](value)
        except ValueError:
            kept = False
        if not kept:
            raise _refused(f"String should be a valid {self.name}")
        return value

    def described(self) -> dict[str, Any]:
        return {"format": self.name}


def _matches(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern, re.ASCII).fullmatch


def _is_clock(value: str) -> bool:
    text = value.upper().replace("Z", "+00:00")
    return bool(re.match(r"\d\d:\d\d:\d\d", text)) and bool(
        time.fromisoformat(text[:8])
    )


_FORMATS: dict[str, Callable[[str], object]] = {
    "byte": lambda text: _decoded(text) is not None,
    "duration": _matches(r"-?P(?=.)([\d.,]+[YMWD])*(T(?=.)([\d.,]+[HMS])*)?"),
    "email": _matches(r'("[^"]+"|[^@\s"]+)@[^@\s]+'),
    "hostname": _matches(r"(?=.{1,254}\Z)\w([\w-]{0,61}\w)?(\.\w([\w-]{0,61}\w)?)*\.?"),
    "ipv4": ipaddress.IPv4Address,
    "ipv6": lambda text: "%" not in text and ipaddress.IPv6Address(text),
    "time": _is_clock,
    "uri": lambda text: not re.search(r"\s", text) and urlsplit(text).scheme,
}

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DATE_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)


def _date(value: Any) -> Any:
    is_date = isinstance(value, date) and not isinstance(value, datetime)
    if is_date or isinstance(value, str) and _DATE.fullmatch(value):
        return value
    raise _refused("Input should be a date such as 2026-01-31")


def _date_time(value: Any) -> Any:
    if isinstance(value, datetime) and value.tzinfo is None:
        raise _refused("Input should have an offset: datetime.now(timezone.utc)")
    if isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DATE_TIME.fullmatch(value):
        return re.sub(r":60(?=[.Zz+-])", ":59", value)  # a leap second
    raise _refused("Input should be a date and time such as 2026-01-31T12:00:00Z")


def _decoded(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise _refused("Input should be base64") from error


def _encoded(value: bytes) -> str:
    return base64.b64encode(value).decode()


Date = Annotated[date, BeforeValidator(_date)]
DateTime = Annotated[datetime, BeforeValidator(_date_time)]
"""A point in time, with its offset."""

Base64 = Annotated[
    bytes,
    BeforeValidator(_decoded),
    PlainSerializer(_encoded, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "byte"}),
]
"""Bytes, which travel as a text."""


def _as_text(value: bytes) -> str:
    return value.decode("utf-8", "replace")


Binary = Annotated[
    bytes,
    PlainSerializer(_as_text, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "binary"}),
]
"""Bytes, such as those of a file in a form."""

INT8 = Interval(ge=-(2**7), le=2**7 - 1)
INT16 = Interval(ge=-(2**15), le=2**15 - 1)
INT32 = Interval(ge=-(2**31), le=2**31 - 1)
INT64 = Interval(ge=-(2**63), le=2**63 - 1)
Int8 = Annotated[StrictInt, INT8]
Int16 = Annotated[StrictInt, INT16]
Int32 = Annotated[StrictInt, INT32]
Int64 = Annotated[StrictInt, INT64]
