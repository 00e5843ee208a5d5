"""What the operations of orders do."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Literal
from uuid import UUID, uuid4

from fastapi import HTTPException

from app.contract import answers, bases, models, security


class OrdersHandlers(bases.OrdersBase):
    """Keeps orders in memory."""

    def __init__(self) -> None:
        self.orders: dict[UUID, models.Order] = {}

    async def create_order(
        self, *, body: models.CreateOrderRequest, caller: security.Caller
    ) -> answers.Answer:
        """Take an order and say where it can be read."""
        order = models.Order(
            id=uuid4(),
            status="pending",
            items=body.items,
            shipping_address=body.shipping_address,
            note=body.note,
            requested_delivery_date=body.requested_delivery_date,
            total_cents=sum(i.quantity * i.unit_price_cents for i in body.items),
            created_at=datetime.now(timezone.utc),
            cancelled_at=None,
        )
        self.orders[order.id] = order
        headers = {"Location": f"/orders/{order.id}"}
        return answers.Answer(body=order, headers=headers)

    async def list_orders(
        self,
        *,
        caller: security.Caller,
        limit: int,
        status: Literal["pending", "shipped", "cancelled"] | None,
    ) -> answers.Answer:
        """The newest orders, of one state if it is given."""
        found = [
            order
            for order in reversed(self.orders.values())
            if status is None or order.status == status
        ]
        headers = {"X-Total-Count": str(len(found))}
        return answers.Answer(body=found[:limit], headers=headers)

    async def get_order(
        self, *, order_id: UUID, caller: security.Caller
    ) -> models.Order:
        """One order."""
        return self._found(order_id)

    async def update_order(
        self,
        *,
        order_id: UUID,
        body: models.UpdateOrderRequest,
        caller: security.Caller,
    ) -> models.Order:
        """Send it somewhere else, as long as it is here."""
        order = self._found(order_id)
        self._must_be_pending(order)
        order.shipping_address = body.shipping_address
        return order

    async def delete_order(self, *, order_id: UUID, caller: security.Caller) -> None:
        """Forget it."""
        del self.orders[self._found(order_id).id]

    async def cancel_order(
        self, *, order_id: UUID, caller: security.Caller
    ) -> models.Order:
        """Cancel it and remember when."""
        order = self._found(order_id)
        self._must_be_pending(order)
        order.status = "cancelled"
        order.cancelled_at = datetime.now(timezone.utc)
        return order

    def _found(self, order_id: UUID) -> models.Order:
        if order_id not in self.orders:
            raise HTTPException(404, "there is no such order")
        return self.orders[order_id]

    def _must_be_pending(self, order: models.Order) -> None:
        if order.status != "pending":
            raise HTTPException(409, f"the order is {order.status}")
