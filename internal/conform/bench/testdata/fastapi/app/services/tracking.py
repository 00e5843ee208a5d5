from uuid import UUID

from app.clients.carrier import CarrierClient
from app.core import cache
from app.schemas import TrackingInfo
from app.services.orders import OrderService


class TrackingService:
    def __init__(self, orders: OrderService, carrier: CarrierClient) -> None:
        self.orders = orders
        self.carrier = carrier

    async def track(self, order_id: UUID, customer_id: UUID) -> TrackingInfo:
        order = await self.orders.get_order(order_id, customer_id)
        if kept := await cache.get_json(f"tracking:{order_id}"):
            return TrackingInfo(**kept)
        info = TrackingInfo(**await self.carrier.locate(order.number))
        await cache.put_tracking(order_id, info.model_dump())
        return info
