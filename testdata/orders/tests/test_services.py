from uuid import uuid4

import pytest

from orders.errors import OrderNotFound
from orders.services import OrderService


class NoOrders:
    async def fetch(self, order_id):
        return None


@pytest.mark.anyio
async def test_unknown_order_is_named() -> None:
    with pytest.raises(OrderNotFound):
        await OrderService(NoOrders()).get_order(uuid4())
