"""What the tests send: operations, their requests, and what one breaks of them."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

import pytest
from _pytest.mark import ParameterSet


class Absent:
    """Marks a place where nothing is sent."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = Absent()


@dataclass(frozen=True)
class Created:
    """A value that is read from the answer of an operation that makes something."""

    by: Operation
    at: str


@dataclass(frozen=True)
class File:
    """A file in a form."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"


@dataclass(frozen=True)
class Request:
    """One request, in the names of the contract and with texts as they travel."""

    path: Mapping[str, str | Created] = field(default_factory=dict)
    query: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)
    json: Any = ABSENT
    form: Mapping[str, Any] | None = None
    content: bytes | None = None
    media_type: str = ""

    def with_path(self, name: str, value: str) -> Request:
        """The request with another value in its path."""
        return replace(self, path={**self.path, name: value})

    def with_query(self, name: str, *values: str) -> Request:
        """The request with other values of a query parameter, or none."""
        kept = [pair for pair in self.query if pair[0] != name]
        return replace(self, query=[*kept, *((name, value) for value in values)])

    def with_header(self, name: str, value: str | Absent) -> Request:
        """The request with another value of a header, or without it."""
        return replace(self, headers=changed(self.headers, name, value))

    def with_cookie(self, name: str, value: str | Absent) -> Request:
        """The request with another value of a cookie, or without it."""
        return replace(self, cookies=changed(self.cookies, name, value))

    def with_field(self, name: str, value: Any) -> Request:
        """The request with another value in a field of its form, or without it."""
        return replace(self, form=changed(self.form or {}, name, value))

    def with_json(self, at: str, value: Any) -> Request:
        """The request with another value at a JSON pointer of its body, or none."""
        return replace(self, json=with_value(self.json, at, value))


@dataclass(frozen=True)
class Operation:
    """An operation of the contract, and what is sent to try it."""

    method: str
    path: str
    handler: str
    least: Request = Request()  # only what is required
    most: Request | None = None  # with all that is optional
    missing: str = ""  # why no valid request could be made

    @property
    def key(self) -> str:
        """The name of the operation in contract.json and in given.py."""
        return f"{self.method} {self.path}"

    def requests(self) -> list[ParameterSet]:
        """The valid requests, as parameters of a test."""
        sent = [pytest.param(self.least, id="least")]
        if self.most is not None:
            sent.append(pytest.param(self.most, id="most"))
        return sent


def changed(values: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    """A copy of the values with one of them replaced or left out."""
    rest = {key: old for key, old in values.items() if key != name}
    return rest if value is ABSENT else {**rest, name: value}


def steps(pointer: str) -> list[str]:
    """The members that a JSON pointer leads through."""
    names = pointer.split("/")[1:]
    return [name.replace("~1", "/").replace("~0", "~") for name in names]


def with_value(body: Any, pointer: str, value: Any) -> Any:
    """A copy of a body with the value at a JSON pointer replaced or left out."""
    if pointer == "":
        return value
    body = copy.deepcopy(body)
    *above, last = steps(pointer)
    at = body
    for name in above:
        at = at[int(name)] if isinstance(at, list) else at[name]
    if isinstance(at, list):
        at[int(last) : int(last) + 1] = [] if value is ABSENT else [value]
    elif value is ABSENT:
        del at[last]
    else:
        at[last] = value
    return body


def value_at(body: Any, pointer: str) -> Any:
    """The value at a JSON pointer, or ABSENT."""
    for name in steps(pointer):
        if isinstance(body, list) and name.isdecimal() and int(name) < len(body):
            body = body[int(name)]
        elif isinstance(body, dict) and name in body:
            body = body[name]
        else:
            return ABSENT
    return body


def as_text(value: Any) -> str:
    """A simple value as it travels in a path."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def filled(path: str, values: Mapping[str, str]) -> str:
    """The path with its parameters put in."""
    for name, value in values.items():
        path = path.replace("{" + name + "}", quote(value, safe=""))
    return path
