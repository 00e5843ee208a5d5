"""Answers of the app, held to the contract."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NoReturn

import httpx
import pytest

from .. import given
from .checker import Schema, faults
from .kept import kept
from .operations import SCHEMAS, Operation
from .requests import ABSENT, Request, value_at

# Answers to a request that breaks the contract. Others may say that it does not
# allow what was asked, but not that the request was looked at.
INVALID = {"400", "409", "413", "415", "422"}


@dataclass(frozen=True)
class Answer:
    """What an operation answered to a request."""

    operation: Operation
    sent: Request
    response: httpx.Response

    @property
    def status(self) -> int:
        """The status of the answer."""
        return self.response.status_code

    @cached_property
    def body(self) -> Any:
        """The JSON of the answer, or ABSENT."""
        try:
            return json.loads(self.response.content)
        except ValueError:
            return ABSENT

    @property
    def media_type(self) -> str:
        """The media type of the answer, without its parameters."""
        declared: str = self.response.headers.get("Content-Type", "")
        return declared.partition(";")[0].strip().lower()

    def succeeds(self, *statuses: int) -> Answer:
        """It has one of these statuses, or any good one, and keeps the contract."""
        self.is_written()
        good = self.status in statuses if statuses else 200 <= self.status < 300
        if not good:
            expected = " or ".join(map(str, statuses)) or "2xx"
            made_up = any(isinstance(v, str) for v in self.sent.path.values())
            hint = "; name one that exists in tests/given.py"
            hint = hint if self.status == 404 and made_up else ""
            self.fail(f"expected {expected}, got {self.status}{hint}: {self.shown()}")
        return self.keeps_contract()

    def is_accepted(self) -> Answer:
        """It does not call a valid request faulty, whatever else it says of it."""
        self.is_written()
        if self.status in (400, 415, 422) or self.status >= 500:
            self.fail(f"a valid request was answered {self.status}: {self.shown()}")
        return self.keeps_contract()

    def is_refused(self) -> Answer:
        """It says that the request was faulty, in the way the contract declares."""
        self.is_written()
        if not 400 <= self.status < 500:
            self.fail(f"a faulty request was answered {self.status}: {self.shown()}")
        # A faulty path may be that of nothing at all.
        lost = self.status == 404 and self.sent.path != self.operation.least.path
        if self.status in (401, 403, 404, 405) and not lost:
            self.fail(f"a faulty request was answered {self.status}, not that it is")
        declared = self.operation.declared["answers"]
        if self.declared() is None and (lost or INVALID.isdisjoint(declared)):
            return self  # the contract does not say how faults are answered
        return self.keeps_contract()

    def is_denied(self) -> Answer:
        """It says that credentials are missing or wrong."""
        self.is_written()
        if self.status not in (401, 403):
            self.fail(f"expected 401 or 403, got {self.status}: {self.shown()}")
        return self if self.declared() is None else self.keeps_contract()

    def is_missing(self) -> Answer:
        """It says that there is no such thing."""
        self.is_written()
        if self.status not in (404, 410):
            self.fail(f"expected 404, got {self.status}: {self.shown()}")
        return self.keeps_contract()

    def holds(self, sent: Answer) -> Answer:
        """It tells what was sent before."""
        declared = self.declared() or {}
        schema = content_for(declared.get("content", {}), self.media_type) or {}
        changes = given.CHANGED.get(sent.operation.key, set())
        lost = list(kept(schema, sent.sent.json, self.body, "", changes))
        if lost:
            self.fail(f"{sent.operation.key} was not kept: {'; '.join(lost)}")
        return self

    def at_most(self, count: int, at: str) -> Answer:
        """Its list is no longer than asked for."""
        items = value_at(self.body, at)
        if isinstance(items, list) and len(items) > count:
            self.fail(f"asked for {count} at most, got {len(items)}")
        return self

    def is_written(self) -> None:
        """The operation does something at all."""
        if self.status == 501:
            named = re.search(r"[\w.]+(?= is not written)", self.response.text)
            name = named[0] if named else self.operation.handler
            pytest.fail(f"501: {name} is not written", pytrace=False)

    def keeps_contract(self) -> Answer:
        """Status, media type, headers and body are as declared."""
        declared = self.declared()
        if declared is None:
            self.fail(f"{self.status} is not declared: {self.shown()}")
        problems = [*self.header_faults(declared), *self.body_faults(declared)]
        if problems:
            self.fail(f"{self.status}: " + "; ".join(problems[:10]))
        return self

    def declared(self) -> dict[str, Any] | None:
        """What the contract says of an answer with this status."""
        answers: dict[str, Any] = self.operation.declared["answers"]
        for name in (str(self.status), f"{self.status // 100}XX", "default"):
            if name in answers:
                found: dict[str, Any] = answers[name]
                return found
        return None

    def header_faults(self, declared: dict[str, Any]) -> Iterator[str]:
        """What is wrong with the headers."""
        for name, header in declared.get("headers", {}).items():
            text = self.response.headers.get(name)
            if text is None:
                if header.get("required"):
                    yield f"header {name} is missing"
                continue
            value = read_header(header["schema"], text)
            for fault in faults(SCHEMAS, header["schema"], value):
                yield f"header {name}: {fault}"

    def body_faults(self, declared: dict[str, Any]) -> Iterator[str]:
        """What is wrong with the media type and the body."""
        content: dict[str, Schema] = declared.get("content", {})
        if self.operation.method == "HEAD" or self.status == 304:
            return
        if not content:
            # Many contracts say of an error no more than that there is one.
            if self.response.content and self.status < 400:
                yield f"no body is declared, got {self.shown()}"
            return
        media_type = self.media_type
        schema = content_for(content, media_type)
        if schema is None:
            yield f"expected {' or '.join(content)}, got {media_type or 'no body'}"
        elif media_type == "application/json" or media_type.endswith("+json"):
            if self.body is ABSENT:
                yield f"the body is no JSON: {self.shown()}"
            else:
                yield from faults(SCHEMAS, schema, self.body)
        elif media_type.startswith("text/") and schema.get("type") == ["string"]:
            yield from faults(SCHEMAS, schema, self.response.text)

    def shown(self) -> str:
        """The body as it is told to people: not all of it when it is long."""
        text = self.response.text
        return text if len(text) <= 300 else text[:297] + "..."

    def fail(self, why: str) -> NoReturn:
        """Ends the test with a message that names the operation."""
        pytest.fail(f"{self.operation.key}: {why}", pytrace=False)


def content_for(content: dict[str, Schema], media_type: str) -> Schema | None:
    """The schema of a media type, that of a range such as text/* included."""
    kind = media_type.partition("/")[0]
    for declared, schema in content.items():
        name = declared.partition(";")[0].strip().lower()
        if name in (media_type, f"{kind}/*", "*/*"):
            return schema
    return None


def read_header(schema: Schema, text: str) -> Any:
    """The value that a header's text stands for."""
    schema = SCHEMAS[schema["$ref"]] if "$ref" in schema else schema
    types = schema.get("type", [])
    if "array" in types:
        items = schema.get("items", {})
        return [read_header(items, part.strip()) for part in text.split(",")]
    if {"integer", "number", "boolean"}.intersection(types):
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text
