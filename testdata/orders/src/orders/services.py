"""What may be done with an order."""

from __future__ import annotations

from uuid import UUID

from .errors import OrderNotFound
from .models import Order
from .repository import OrderRepository


class OrderService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def get_order(self, order_id: UUID) -> Order:
        # The caller is not looked at yet: see the task on roles.
        order = await self._orders.fetch(order_id)
        if order is None:
            raise OrderNotFound(order_id)
        return order
