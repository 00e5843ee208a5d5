from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

from app.api.deps import get_order_service
from app.core.errors import OrderNotFoundError
from app.core.security import Caller, get_current_user
from app.main import app


class NoOrders:
    async def get_order(self, order_id, customer_id):
        raise OrderNotFoundError()


@pytest.fixture
def client():
    app.dependency_overrides[get_current_user] = lambda: Caller(id=uuid4(), role="customer")
    app.dependency_overrides[get_order_service] = NoOrders
    yield TestClient(app)
    app.dependency_overrides.clear()


def test_an_unknown_order_is_not_found(client):
    answer = client.get(f"/api/v1/orders/{uuid4()}")
    assert answer.status_code == 404
    assert answer.json()["code"] == "ORDER_NOT_FOUND"


def test_health_needs_no_token():
    assert TestClient(app).get("/health").status_code == 200
