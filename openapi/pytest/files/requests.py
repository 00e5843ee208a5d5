"""What is sent: requests, and the same with one thing changed."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .operations import Operation


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
    """A file in a form; without a name, a part with a media type of its own."""

    name: str | None
    content: bytes
    media_type: str = "application/octet-stream"


@dataclass(frozen=True)
class Given:
    """What replaces the made-up values of an operation; for tests/given.py."""

    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, Any] = field(default_factory=dict)
    json: Mapping[str, Any] = field(default_factory=dict)  # by JSON pointer
    content: bytes | None = None


@dataclass(frozen=True)
class Request:
    """One request, in the names of the contract, with texts before any quoting."""

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

    def with_content(self, content: bytes, media_type: str = "") -> Request:
        """The request with other bytes as its body."""
        media_type = media_type or self.media_type
        return replace(
            self, json=ABSENT, form=None, content=content, media_type=media_type
        )

    def with_given(self, given: Given) -> Request:
        """The request with what tests/given.py knows better."""
        request = replace(
            self,
            path={**self.path, **given.path},
            headers={**self.headers, **given.headers},
            cookies={**self.cookies, **given.cookies},
        )
        for name, value in given.query.items():
            request = request.with_query(name, value)
        for name, value in given.form.items():
            request = request.with_field(name, value)
        for at, value in given.json.items():
            request = request.with_json(at, value)
        if given.content is not None:
            request = replace(request, content=given.content)
        return request


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
