from uuid import UUID

from fastapi import APIRouter, Depends, Query, status

from app.api.deps import get_order_service
from app.core import cache
from app.core.audit import write_audit_log
from app.core.config import get_settings
from app.core.security import Caller, get_current_user, require_admin
from app.schemas import OrderCreate, OrderOut, OrderPage, OrderUpdate
from app.services.orders import OrderService

settings = get_settings()
router = APIRouter(prefix="/orders", tags=["orders"], dependencies=[Depends(get_current_user)])


@router.post("", response_model=OrderOut, status_code=status.HTTP_201_CREATED)
async def place_order(
    body: OrderCreate,
    caller: Caller = Depends(get_current_user),
    orders: OrderService = Depends(get_order_service),
):
    return await orders.create_order(caller.id, body.lines, body.ship_to)


@router.get("", response_model=OrderPage)
async def list_my_orders(
    page: int = Query(1, ge=1),
    page_size: int = Query(settings.default_page_size, ge=1, le=settings.max_page_size),
    caller: Caller = Depends(get_current_user),
    orders: OrderService = Depends(get_order_service),
):
    if kept := await cache.get_json(f"orders:{caller.id}:{page}"):
        return kept
    found = await orders.list_orders(caller.id, page, page_size)
    await cache.put_order_list(caller.id, page, found.model_dump())
    return found


@router.get("/{order_id}", response_model=OrderOut)
async def read_order(
    order_id: UUID,
    caller: Caller = Depends(get_current_user),
    orders: OrderService = Depends(get_order_service),
):
    if kept := await cache.get_json(f"order:{order_id}:{caller.id}"):
        return kept
    order = OrderOut.model_validate(await orders.get_order(order_id, caller.id))
    await cache.put_order(caller.id, order_id, order.model_dump())
    return order


@router.patch("/{order_id}", response_model=OrderOut)
async def update_order(
    order_id: UUID,
    body: OrderUpdate,
    admin: Caller = Depends(require_admin),
    orders: OrderService = Depends(get_order_service),
):
    order = await orders.change_status(order_id, body.status)
    write_audit_log(admin, "order.update", order_id)
    return order


@router.delete("/{order_id}", status_code=status.HTTP_204_NO_CONTENT)
async def cancel_order(
    order_id: UUID,
    caller: Caller = Depends(get_current_user),
    orders: OrderService = Depends(get_order_service),
) -> None:
    await orders.cancel_order(order_id, caller.id)
