"""What the tests of the contract run on. This file is yours: adapt it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.main import app

from .contract.support import Api


@pytest.fixture
def client() -> Iterator[TestClient]:
    """The app. What one test changes, the next must not see: reset it here."""
    with TestClient(app, follow_redirects=False) as client:
        yield client


@pytest.fixture
def api(client: TestClient) -> Api:
    """The app, with answers that are held to the contract."""
    return Api(client)
