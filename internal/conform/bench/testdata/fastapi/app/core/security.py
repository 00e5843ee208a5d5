from dataclasses import dataclass
from uuid import UUID

import jwt
from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.core.config import get_settings
from app.core.errors import ForbiddenError, UnauthenticatedError

bearer = HTTPBearer(auto_error=False)


@dataclass(frozen=True)
class Caller:
    id: UUID
    role: str


async def get_current_user(
    credentials: HTTPAuthorizationCredentials | None = Depends(bearer),
) -> Caller:
    if credentials is None:
        raise UnauthenticatedError("a bearer token is needed")
    settings = get_settings()
    try:
        claims = jwt.decode(credentials.credentials, settings.jwt_secret, algorithms=[settings.jwt_algorithm])
    except jwt.PyJWTError as exc:
        raise UnauthenticatedError("the token is not valid") from exc
    return Caller(id=UUID(claims["sub"]), role=claims.get("role", "customer"))


async def require_admin(caller: Caller = Depends(get_current_user)) -> Caller:
    if caller.role != "admin":
        raise ForbiddenError("this is for admins")
    return caller
