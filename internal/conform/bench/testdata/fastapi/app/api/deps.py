from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession

from app.clients.carrier import CarrierClient
from app.clients.events import EventPublisher
from app.clients.payment import PaymentGateway
from app.core.database import get_session
from app.services.orders import OrderService
from app.services.returns import ReturnService
from app.services.tracking import TrackingService


def get_order_service(session: AsyncSession = Depends(get_session)) -> OrderService:
    return OrderService(session, PaymentGateway(), EventPublisher())


def get_return_service(session: AsyncSession = Depends(get_session)) -> ReturnService:
    return ReturnService(session, EventPublisher())


def get_tracking_service(orders: OrderService = Depends(get_order_service)) -> TrackingService:
    return TrackingService(orders, CarrierClient())
