"""What only you know about the app; the tests ask here. This file is yours."""

from __future__ import annotations

from fastapi.testclient import TestClient

from .contract.requests import Given

# What is sent for each security scheme: a token, a key, or user:password.
CREDENTIALS: dict[str, str] = {}

# Values in place of made-up ones, by operation: an id that exists, say.
# "GET /orders/{order_id}": Given(path={"order_id": "42"}),
# "POST /orders": Given(json={"/customer/id": 7}),
GIVEN: dict[str, Given] = {}

# What the app writes in its own way, so that it may be told other than it was
# sent: JSON pointers by the operation that sends it.
# "POST /members": {"/email"},
CHANGED: dict[str, set[str]] = {}

# Routes that are not in the contract: "GET /metrics".
EXTRA_ROUTES: set[str] = set()


def prepare(operation: str, client: TestClient) -> None:
    """Called before each request, with the operation: "POST /orders"."""
