from fastapi import Request
from slowapi import Limiter
from slowapi.util import get_remote_address

from app.core.config import get_settings


def user_key(request: Request) -> str:
    """Counts by token, and by address only for those who have none."""
    return request.headers.get("authorization") or get_remote_address(request)


limiter = Limiter(key_func=user_key, default_limits=[get_settings().rate_limit])
