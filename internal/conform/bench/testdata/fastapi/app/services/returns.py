from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from app.clients.events import RETURN_REQUESTED, EventPublisher
from app.core.config import get_settings
from app.core.errors import OrderNotFoundError, ReturnNotFoundError, ReturnWindowExpiredError
from app.models import Order, Return, ReturnStatus


class ReturnService:
    def __init__(self, session: AsyncSession, events: EventPublisher) -> None:
        self.session = session
        self.events = events
        self.window = timedelta(days=get_settings().return_window_days)

    async def request_return(self, order_id: UUID, customer_id: UUID, item_id: UUID, reason: str) -> Return:
        order = await self.session.get(Order, order_id)
        if order is None or order.customer_id != customer_id:
            raise OrderNotFoundError(f"there is no order {order_id}")
        if order.delivered_at is None or datetime.now(UTC) - order.delivered_at > self.window:
            raise ReturnWindowExpiredError("the time for returns is over")
        made = Return(
            id=uuid4(),
            order_id=order.id,
            item_id=item_id,
            reason=reason,
            status=ReturnStatus.REQUESTED.value,
            requested_at=datetime.now(UTC),
        )
        self.session.add(made)
        await self.session.commit()
        await self.events.publish(RETURN_REQUESTED, {"return_id": made.id, "order_id": order.id})
        return made

    async def get_return(self, return_id: UUID, customer_id: UUID) -> Return:
        found = await self._load(return_id)
        order = await self.session.get(Order, found.order_id)
        if order is None or order.customer_id != customer_id:
            raise ReturnNotFoundError(f"there is no return {return_id}")
        return found

    async def decide_return(self, return_id: UUID, approved: bool) -> Return:
        found = await self._load(return_id)
        found.status = (ReturnStatus.APPROVED if approved else ReturnStatus.REJECTED).value
        found.closed_at = datetime.now(UTC)
        await self.session.commit()
        return found

    async def _load(self, return_id: UUID) -> Return:
        found = await self.session.get(Return, return_id)
        if found is None:
            raise ReturnNotFoundError(f"there is no return {return_id}")
        return found
