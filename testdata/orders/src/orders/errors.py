"""Errors with a meaning for the caller."""

from uuid import UUID


class OrderNotFound(LookupError):
    def __init__(self, order_id: UUID) -> None:
        super().__init__(f"no order {order_id}")
        self.order_id = order_id
