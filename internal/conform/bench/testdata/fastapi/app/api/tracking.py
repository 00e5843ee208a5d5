from uuid import UUID

from fastapi import APIRouter, Depends

from app.api.deps import get_tracking_service
from app.core.security import Caller, get_current_user
from app.schemas import TrackingInfo
from app.services.tracking import TrackingService

router = APIRouter(prefix="/orders/{order_id}", tags=["tracking"])


@router.get("/tracking", response_model=TrackingInfo)
async def track_order(
    order_id: UUID,
    caller: Caller = Depends(get_current_user),
    tracking: TrackingService = Depends(get_tracking_service),
):
    return await tracking.track(order_id, caller.id)
