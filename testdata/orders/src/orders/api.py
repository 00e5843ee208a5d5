"""The HTTP face of the order desk."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Depends, FastAPI, HTTPException

from .errors import OrderNotFound
from .models import Order
from .services import OrderService

router = APIRouter(prefix="/api/v1")


def order_service() -> OrderService:
    raise NotImplementedError("wired in main")


@router.get("/orders/{id}")
async def read_order(id: UUID, service: OrderService = Depends(order_service)) -> Order:
    try:
        return await service.get_order(id)
    except OrderNotFound as error:
        raise HTTPException(status_code=404, detail=str(error)) from error


def build() -> FastAPI:
    app = FastAPI(title="Order Desk")
    app.include_router(router)

    @app.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    return app
