from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.models import OrderStatus, ReturnStatus


class Address(BaseModel):
    name: str = Field(min_length=1, max_length=120)
    street: str
    city: str
    postcode: str
    country: str = Field(min_length=2, max_length=2)


class OrderLine(BaseModel):
    product_id: UUID
    sku: str = Field(max_length=40)
    quantity: int = Field(gt=0)
    unit_price: Decimal = Field(ge=0)


class OrderCreate(BaseModel):
    lines: list[OrderLine] = Field(min_length=1, max_length=50)
    ship_to: Address
    note: str | None = None


class OrderUpdate(BaseModel):
    status: OrderStatus


class OrderItemOut(OrderLine):
    model_config = ConfigDict(from_attributes=True)

    id: UUID
    line_total: Decimal


class OrderOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: UUID
    number: str
    status: OrderStatus
    currency: str
    total: Decimal
    placed_at: datetime
    items: list[OrderItemOut] = []


class OrderPage(BaseModel):
    items: list[OrderOut]
    page: int
    page_size: int


class ReturnCreate(BaseModel):
    item_id: UUID
    reason: str = Field(min_length=1)


class ReturnDecision(BaseModel):
    approved: bool


class ReturnOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: UUID
    order_id: UUID
    item_id: UUID
    reason: str
    status: ReturnStatus
    refund_amount: Decimal | None
    label_url: str | None


class RefundCreate(BaseModel):
    amount: Decimal = Field(gt=0)


class Refund(BaseModel):
    id: str
    order_id: UUID
    amount: Decimal


class TrackingInfo(BaseModel):
    carrier: str
    status: str
    expected_on: date | None


class SalesDay(BaseModel):
    day: date
    orders: int
    total: Decimal
