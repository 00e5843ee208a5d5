from uuid import UUID

from fastapi import APIRouter, Depends, Query, status

from app.api.deps import get_order_service
from app.core.audit import write_audit_log
from app.core.config import get_settings
from app.core.security import Caller, require_admin
from app.models import OrderStatus
from app.schemas import OrderPage, Refund, RefundCreate, SalesDay
from app.services.orders import OrderService

settings = get_settings()
router = APIRouter(prefix="/admin", tags=["admin"])


@router.get("/orders", response_model=OrderPage)
async def search_orders(
    status_is: OrderStatus | None = Query(None, alias="status"),
    page: int = Query(1, ge=1),
    page_size: int = Query(settings.default_page_size, ge=1, le=settings.max_page_size),
    admin: Caller = Depends(require_admin),
    orders: OrderService = Depends(get_order_service),
):
    write_audit_log(admin, "order.search", status_is)
    return await orders.search_orders(status_is, page, page_size)


@router.post("/orders/{order_id}/refunds", response_model=Refund, status_code=status.HTTP_202_ACCEPTED)
async def refund_order(
    order_id: UUID,
    body: RefundCreate,
    actor: Caller = Depends(require_admin),
    orders: OrderService = Depends(get_order_service),
):
    refund = await orders.refund_order(order_id, body.amount)
    write_audit_log(actor, "order.refund", order_id)
    return refund


@router.get("/reports/sales", response_model=list[SalesDay])
async def sales_report(
    viewer: Caller = Depends(require_admin),
    orders: OrderService = Depends(get_order_service),
):
    write_audit_log(viewer, "report.sales", "all")
    return await orders.sales_by_day()
