from uuid import UUID

from fastapi import APIRouter, Depends, status

from app.api.deps import get_return_service
from app.core.audit import write_audit_log
from app.core.security import Caller, get_current_user, require_admin
from app.schemas import ReturnCreate, ReturnDecision, ReturnOut
from app.services.returns import ReturnService

router = APIRouter(tags=["returns"], dependencies=[Depends(get_current_user)])


@router.post("/orders/{order_id}/returns", response_model=ReturnOut, status_code=status.HTTP_201_CREATED)
async def request_return(
    order_id: UUID,
    body: ReturnCreate,
    caller: Caller = Depends(get_current_user),
    returns: ReturnService = Depends(get_return_service),
):
    return await returns.request_return(order_id, caller.id, body.item_id, body.reason)


@router.get("/returns/{return_id}", response_model=ReturnOut)
async def read_return(
    return_id: UUID,
    caller: Caller = Depends(get_current_user),
    returns: ReturnService = Depends(get_return_service),
):
    return await returns.get_return(return_id, caller.id)


@router.patch("/returns/{return_id}", response_model=ReturnOut)
async def decide_return(
    return_id: UUID,
    body: ReturnDecision,
    admin: Caller = Depends(require_admin),
    returns: ReturnService = Depends(get_return_service),
):
    decided = await returns.decide_return(return_id, body.approved)
    write_audit_log(admin, "return.decide", return_id)
    return decided
