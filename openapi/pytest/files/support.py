"""Calls the app and holds its answers to the contract."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from fastapi.testclient import TestClient

from .. import given
from .answers import Answer
from .requests import (
    ABSENT,
    Created,
    File,
    Operation,
    Request,
    as_text,
    filled,
    value_at,
    with_value,
)

CONTRACT: dict[str, Any] = json.loads(
    Path(__file__).with_name("contract.json").read_text(encoding="utf-8")
)


class Api:
    """The app, as one test sees it."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.made: dict[str, Answer] = {}

    def call(
        self,
        operation: Operation,
        sent: Request | None = None,
        credentials: Mapping[str, str] | None = given.CREDENTIALS,
    ) -> Answer:
        """Sends a request, the least one if none is given."""
        declared = CONTRACT["operations"][operation.key]
        if "placeholder" in declared:
            pytest.fail(
                f"{operation.key}: the contract lacks {declared['placeholder']}",
                pytrace=False,
            )
        request = self.completed(operation, sent or operation.least)
        given.prepare(operation.key, self.client)
        path = filled(operation.path, self.path_of(request))
        headers, query = dict(request.headers), list(request.query)
        cookies = dict(request.cookies)
        if credentials is not None:
            for name in next(iter(declared.get("security", [])), []):
                secret = credentials.get(name, "test:credentials")
                scheme = CONTRACT["security"][name]
                let_in(scheme, secret, headers, query, cookies)
        if cookies:
            headers["Cookie"] = "; ".join(
                f"{name}={quote(value)}" for name, value in cookies.items()
            )
        if query:
            path += "?" + urlencode(query, quote_via=quote)
        response = self.client.send(
            self.client.build_request(
                operation.method, path, headers=headers, **body_of(request)
            )
        )
        return Answer(operation, declared, CONTRACT["schemas"], request, response)

    def completed(self, operation: Operation, request: Request) -> Request:
        """The request with what given.py knows better."""
        known = given.BODIES.get(operation.key, {})
        values = given.PARAMETERS.get(operation.key, {})
        if operation.missing and not known and not values:
            pytest.skip(f"{operation.missing}; put a value into tests/given.py")
        if request.json is not ABSENT:
            same = request.json == operation.least.json or (
                operation.most is not None and request.json == operation.most.json
            )
            for at, value in known.items():
                if same or value_at(request.json, at) is not ABSENT:
                    ...
        return request

    def path_of(self, request: Request) -> dict[str, str]:
        """The values of the path, those that must be created first included."""
        return {}
