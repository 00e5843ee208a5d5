"""Calls the app as the tests need it."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from fastapi.testclient import TestClient

from .. import given
from .answers import Answer
from .operations import CONTRACT, Operation
from .requests import ABSENT, Created, File, Request, value_at

# Sent for a security scheme that tests/given.py does not name.
UNKNOWN = "test:credentials"

# Credentials that no app knows.
WRONG = "nobody:knows-this"


class Api:
    """The app, as one test sees it."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.made: dict[str, Answer] = {}

    def call(self, operation: Operation, sent: Request | None = None) -> Answer:
        """Sends a request with credentials; the least one when none is given."""
        return self.send(operation, sent, given.CREDENTIALS)

    def call_with_path(self, operation: Operation, name: str, value: str) -> Answer:
        """Sends the least request with another value in its path."""
        return self.call(operation, operation.least.with_path(name, value))

    def call_with_query(self, operation: Operation, name: str, value: str) -> Answer:
        """Sends the least request with another value in its query."""
        return self.call(operation, operation.least.with_query(name, value))

    def call_without_credentials(self, operation: Operation) -> Answer:
        """Sends a valid request that does not say who sends it."""
        return self.send(operation, None, None)

    def call_with_wrong_credentials(self, operation: Operation) -> Answer:
        """Sends a valid request of somebody whom the app does not know."""
        return self.send(
            operation, None, {name: WRONG for name in CONTRACT["security"]}
        )

    def created(self, by: Operation) -> Answer:
        """The answer of an operation that makes something, called once in a test."""
        if by.key not in self.made:
            self.made[by.key] = self.call(by).succeeds()
        return self.made[by.key]

    def create(self, by: Operation, sent: Request) -> Answer:
        """Makes what is then read, changed or deleted in this test."""
        self.made[by.key] = self.call(by, sent).succeeds()
        return self.made[by.key]

    def fill(self, by: Operation) -> None:
        """Makes two things, or one where the app takes no second."""
        self.call(by).succeeds()
        self.call(by)

    def send(
        self,
        operation: Operation,
        sent: Request | None,
        credentials: Mapping[str, str] | None,
    ) -> Answer:
        """Sends a request and takes its answer, whatever it is."""
        declared = operation.declared
        if "placeholder" in declared:
            pytest.fail(
                f"{operation.key}: the contract lacks {declared['placeholder']}",
                pytrace=False,
            )
        if operation.missing and operation.key not in given.GIVEN:
            pytest.skip(f"{operation.missing}; give a value in tests/given.py")
        request = operation.least if sent is None else sent
        path = self.path_of(operation, request)
        given.prepare(operation.key, self.client)
        headers, query = dict(request.headers), list(request.query)
        cookies = dict(request.cookies)
        if credentials is not None:
            for name in alternative(declared["security"]):
                scheme = CONTRACT["security"][name]
                secret = credentials.get(name, UNKNOWN)
                add_credentials(scheme, secret, headers, query, cookies)
        if cookies:
            pairs = [f"{name}={value}" for name, value in cookies.items()]
            headers["Cookie"] = "; ".join(pairs)
        if query:
            path += "?" + urlencode(query, quote_via=quote)
        response = self.client.request(
            operation.method, path, headers=headers, **body_of(request, headers)
        )
        return Answer(operation, request, response)

    def path_of(self, operation: Operation, request: Request) -> str:
        """The path with its values, those that must be created first included."""
        path = written_out(operation.path)
        for name, value in request.path.items():
            if isinstance(value, Created):
                found = value_at(self.created(value.by).body, value.at)
                if found is ABSENT:
                    pytest.fail(
                        f"{value.by.key} answers nothing at {value.at}", pytrace=False
                    )
                value = str(found)
            path = path.replace(written_out(f"{{{name}}}"), quote(value, safe=""))
        return path


def written_out(path: str) -> str:
    """A path of the contract, in which # and ? are signs like others."""
    return quote(path, safe="/{}:@!$&()*+,;=~%")


def alternative(security: list[list[str]]) -> list[str]:
    """The first schemes of security that one request can carry together."""
    for names in security:
        kinds: dict[tuple[str, str], set[bool]] = {}
        for name in names:
            scheme = CONTRACT["security"][name]
            kinds.setdefault(place_of(scheme), set()).add(is_token(scheme))
        if all(len(found) == 1 for found in kinds.values()):
            return names
    return security[0] if security else []


def place_of(scheme: Mapping[str, str]) -> tuple[str, str]:
    """Where the credentials of a scheme travel."""
    if scheme["type"] == "apiKey":
        return scheme["in"], scheme["name"].lower()
    return "header", "authorization"


def is_token(scheme: Mapping[str, str]) -> bool:
    """Whether a scheme takes a bearer's token; one may be that of two flows."""
    return scheme["type"] in ("oauth2", "openIdConnect") or (
        scheme["type"] == "http" and scheme["scheme"] == "bearer"
    )


def body_of(request: Request, headers: dict[str, str]) -> dict[str, Any]:
    """The body, as the client takes it, and its media type."""
    form = request.form or {}
    if request.media_type == "multipart/form-data":
        # Fields travel as files without a name, so that the form is one of parts
        # also where it holds no file.
        return {
            "files": [
                (name, part_of(value))
                for name, values in form.items()
                for value in (values if isinstance(values, list) else [values])
            ]
        }
    if request.media_type:
        headers["Content-Type"] = request.media_type
    if request.json is not ABSENT:
        headers.setdefault("Content-Type", "application/json")
        return {"content": json.dumps(request.json).encode()}
    if request.form is not None:
        return {"data": dict(form)}
    return {} if request.content is None else {"content": request.content}


def part_of(value: Any) -> tuple[str | None, Any, str] | tuple[None, Any]:
    """One part of a form of parts."""
    if isinstance(value, File):
        return value.name, value.content, value.media_type
    return None, value


def add_credentials(
    scheme: Mapping[str, str],
    secret: str,
    headers: dict[str, str],
    query: list[tuple[str, str]],
    cookies: dict[str, str],
) -> None:
    """Puts credentials where their scheme wants them."""
    if scheme["type"] == "apiKey":
        if scheme["in"] == "header":
            headers[scheme["name"]] = secret
        elif scheme["in"] == "query":
            query.append((scheme["name"], secret))
        else:
            cookies[scheme["name"]] = secret
    elif scheme["type"] == "http" and scheme["scheme"] == "basic":
        token = base64.b64encode(secret.encode()).decode()
        headers["Authorization"] = f"Basic {token}"
    elif scheme["type"] == "http":
        headers["Authorization"] = f"{scheme['scheme'].capitalize()} {secret}"
    else:
        headers["Authorization"] = f"Bearer {secret}"
