"""Orders in PostgreSQL."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from .models import Order, OrderStatus


class OrderRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def insert(self, order: Order) -> None:
        await self._session.execute(
            text("INSERT INTO orders (id, customer_id, number, status) VALUES (:id, :customer_id, :number, :status)"),
            order.model_dump(include={"id", "customer_id", "number", "status"}),
        )

    async def fetch(self, order_id: UUID) -> Order | None:
        row = (await self._session.execute(text("SELECT * FROM orders WHERE id = :id"), {"id": order_id})).mappings().first()
        return Order.model_validate(row) if row else None

    async def update_status(self, order_id: UUID, status: OrderStatus) -> None:
        await self._session.execute(
            text("UPDATE orders SET status = :status, changed_at = now() WHERE id = :id"),
            {"id": order_id, "status": status},
        )
