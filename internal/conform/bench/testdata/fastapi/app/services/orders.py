from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.clients.events import ORDER_CREATED, REFUND_INITIATED, EventPublisher
from app.clients.payment import PaymentGateway
from app.core import cache
from app.core.errors import OrderNotCancellableError, OrderNotFoundError
from app.models import Order, OrderItem, OrderStatus
from app.schemas import Address, OrderLine, OrderOut, OrderPage, Refund, SalesDay

TAX_RATE = Decimal("0.19")
SHIPPING_FEE = Decimal("4.90")


class OrderService:
    def __init__(self, session: AsyncSession, payments: PaymentGateway, events: EventPublisher) -> None:
        self.session = session
        self.payments = payments
        self.events = events

    async def create_order(self, customer_id: UUID, lines: list[OrderLine], ship_to: Address) -> Order:
        subtotal = sum((line.unit_price * line.quantity for line in lines), Decimal(0))
        tax = (subtotal * TAX_RATE).quantize(Decimal("0.01"))
        order = Order(
            id=uuid4(),
            customer_id=customer_id,
            number=f"SO-{uuid4().hex[:12].upper()}",
            status=OrderStatus.PENDING.value,
            currency="EUR",
            subtotal=subtotal,
            tax=tax,
            shipping_fee=SHIPPING_FEE,
            total=subtotal + tax + SHIPPING_FEE,
            ship_to=ship_to.model_dump(),
            placed_at=datetime.now(UTC),
            items=[
                OrderItem(**line.model_dump(), line_total=line.unit_price * line.quantity) for line in lines
            ],
        )
        await self.payments.charge(order.id, order.total, order.currency)
        order.status = OrderStatus.PAID.value
        self.session.add(order)
        await self.session.commit()
        await self.events.publish(ORDER_CREATED, {"order_id": order.id, "total": order.total})
        return order

    async def get_order(self, order_id: UUID, customer_id: UUID) -> Order:
        order = await self._load(order_id)
        if order.customer_id != customer_id:
            raise OrderNotFoundError(f"there is no order {order_id}")
        return order

    async def list_orders(self, customer_id: UUID, page: int, page_size: int) -> OrderPage:
        query = (
            select(Order)
            .where(Order.customer_id == customer_id)
            .order_by(Order.placed_at.desc())
            .offset((page - 1) * page_size)
            .limit(page_size)
        )
        rows = (await self.session.scalars(query)).all()
        return OrderPage(items=[OrderOut.model_validate(row) for row in rows], page=page, page_size=page_size)

    async def search_orders(self, status: OrderStatus | None, page: int, page_size: int) -> OrderPage:
        query = select(Order).order_by(Order.placed_at.desc()).offset((page - 1) * page_size).limit(page_size)
        if status is not None:
            query = query.where(Order.status == status.value)
        rows = (await self.session.scalars(query)).all()
        return OrderPage(items=[OrderOut.model_validate(row) for row in rows], page=page, page_size=page_size)

    async def cancel_order(self, order_id: UUID, customer_id: UUID) -> None:
        order = await self.get_order(order_id, customer_id)
        if order.status not in (OrderStatus.PENDING.value, OrderStatus.PAID.value):
            raise OrderNotCancellableError("the order has shipped")
        order.status = OrderStatus.CANCELLED.value
        await self.session.commit()
        await cache.forget_order(order.customer_id, order_id)

    async def change_status(self, order_id: UUID, status: OrderStatus) -> Order:
        order = await self._load(order_id)
        order.status = status.value
        if status is OrderStatus.DELIVERED:
            order.delivered_at = datetime.now(UTC)
        await self.session.commit()
        await cache.forget_order(order.customer_id, order_id)
        return order

    async def refund_order(self, order_id: UUID, amount: Decimal) -> Refund:
        order = await self._load(order_id)
        reference = await self.payments.refund(order.id, amount)
        await self.events.publish(REFUND_INITIATED, {"order_id": order.id, "amount": amount})
        return Refund(id=reference, order_id=order.id, amount=amount)

    async def sales_by_day(self) -> list[SalesDay]:
        day = func.date(Order.placed_at)
        rows = await self.session.execute(select(day, func.count(), func.sum(Order.total)).group_by(day))
        return [SalesDay(day=when, orders=count, total=total) for when, count, total in rows]

    async def _load(self, order_id: UUID) -> Order:
        order = await self.session.get(Order, order_id)
        if order is None:
            raise OrderNotFoundError(f"there is no order {order_id}")
        return order
