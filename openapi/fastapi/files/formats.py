"""Formats of texts and numbers, and types for them.

This module is the same for every contract.
"""

from __future__ import annotations

import base64
import binascii
import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any
from urllib.parse import urlsplit

from annotated_types import Interval
from pydantic import BeforeValidator, PlainSerializer, StrictInt, WithJsonSchema

from app.contract.rules import Rule, refused


@dataclass(frozen=True)
class Format(Rule):
    """A text in a format that Python has no type for, or none that keeps it."""

    name: str

    def check(self, value: Any) -> Any:
        try:
            kept = _FORMATS[self.name](value)
        except ValueError:
            kept = False
        if not kept:
            raise refused(f"String should be a valid {self.name}")
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
    raise refused("Input should be a date such as 2026-01-31")


def _date_time(value: Any) -> Any:
    if isinstance(value, datetime) and value.tzinfo is None:
        raise refused("Input should have an offset: datetime.now(timezone.utc)")
    if isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DATE_TIME.fullmatch(value):
        return re.sub(r":60(?=[.Zz+-])", ":59", value)  # a leap second
    raise refused("Input should be a date and time such as 2026-01-31T12:00:00Z")


def _decoded(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise refused("Input should be base64") from error


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
