"""What an order is made of."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, Field, model_validator


class OrderStatus(StrEnum):
    PENDING = "pending"
    CONFIRMED = "confirmed"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    RETURNED = "returned"


class Address(BaseModel):
    name: str = Field(min_length=1)
    street: str
    city: str
    postcode: str
    country: str = Field(pattern="^[A-Z]{2}$")


class OrderItem(BaseModel):
    product_id: UUID
    product_name: str
    quantity: int = Field(gt=0)
    unit_price: Decimal = Field(ge=0)


class Order(BaseModel):
    id: UUID
    customer_id: UUID
    number: str = Field(max_length=16)
    status: OrderStatus = OrderStatus.PENDING
    items: list[OrderItem] = Field(min_length=1)
    net: Decimal
    tax: Decimal
    delivery: Decimal
    total: Decimal
    delivery_address: Address
    billing_address: Address
    placed_at: datetime

    @model_validator(mode="after")
    def _total_adds_up(self) -> "Order":
        if self.net + self.tax + self.delivery != self.total:
            raise ValueError("total must be net + tax + delivery")
        return self
