"""What JSON Schema says and Pydantic does not.

This module is the same for every contract.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar, get_type_hints

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    SerializationInfo,
    Tag,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from app.contract.formats import (
    INT8,
    INT16,
    INT32,
    INT64,
    Base64,
    Binary,
    Date,
    DateTime,
    Format,
    Int8,
    Int16,
    Int32,
    Int64,
)
from app.contract.rules import (
    Among,
    Keys,
    Missing,
    Never,
    NotWritten,
    Pattern,
    Unique,
    matches_any,
    refused,
)

__all__ = [
    "INT8",
    "INT16",
    "INT32",
    "INT64",
    "Among",
    "Base64",
    "Binary",
    "Date",
    "DateTime",
    "Format",
    "Int8",
    "Int16",
    "Int32",
    "Int64",
    "Keys",
    "Missing",
    "Model",
    "Never",
    "NotWritten",
    "Omittable",
    "Pattern",
    "Tag",
    "Unique",
    "apart_models",
    "by",
]

T = TypeVar("T")


def _not_null(value: Any) -> Any:
    if value is None:
        raise refused("Input should be left out rather than null")
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
        patterns: tuple[str, ...] = (),
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
        cls._patterns = patterns

    if TYPE_CHECKING:
        _min_properties: ClassVar[int]
        _max_properties: ClassVar[int | None]
        _any_required: ClassVar[tuple[tuple[str, ...], ...]]
        _patterns: ClassVar[tuple[str, ...]]
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
            raise refused(
                f"Object should have at least {cls._min_properties} properties"
            )
        if cls._max_properties is not None and len(data) > cls._max_properties:
            raise refused(
                f"Object should have at most {cls._max_properties} properties"
            )
        if cls._any_required and not any(
            all(name in data for name in names) for names in cls._any_required
        ):
            either = " or ".join(", ".join(names) for names in cls._any_required)
            raise refused(f"Object should have {either}")
        if cls._patterns:
            cls._named(data)
        return data

    @classmethod
    def _named(cls, data: dict[str, Any]) -> None:
        """Refuse names that are neither fields nor of the patterns."""
        fields = cls.model_fields
        known = {*fields, *(field.alias for field in fields.values())}
        for name in data:
            if name not in known and not matches_any(cls._patterns, name):
                raise refused(f"Object should not have {name}")


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
